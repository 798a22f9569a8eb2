// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/hash_approval.h"
#include "tests/services/cluster/cluster_data.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;

namespace {

const QString kHash(64, u'a');
const QString kOther(64, u'b');

Result<ApprovalReceipt> receiptFor(const QStringList &hashes)
{
    return ApprovalReceipt{int(hashes.size()), hashes};
}

} // namespace

class HashApprovalTest : public QObject
{
    Q_OBJECT

private slots:
    void sendsEachHashOnce()
    {
        const HashApproval approval;
        QCOMPARE(approval.plan({{u"runner-1"_s, kHash}, {u"runner-2"_s, kHash.toUpper()}}).hashes, QStringList{kHash});
    }
    void sendsNothingWithoutRunners() { QVERIFY(HashApproval().plan({}).hashes.isEmpty()); }
    void namesARunnerWhoseHashIsNotKnown()
    {
        const ApprovalPlan plan = HashApproval().plan({{u"runner-1"_s, {}}, {u"runner-2"_s, u"not-a-hash"_s}, {u"runner-3"_s, kHash}});
        QCOMPARE(plan.hashes, QStringList{kHash});
        QCOMPARE(plan.missing.size(), 2);
        QVERIFY(plan.missing[0].startsWith(u"runner-1"_s));
    }
    void believesOnlyWhatTheRegistryRepeats()
    {
        HashApproval approval;
        approval.settle({kHash, kOther}, receiptFor({kHash}));
        QCOMPARE(approval.lastEnd(), std::optional(ApprovalEnd::NotConfirmed));
        QCOMPARE(approval.stateOf(kHash), HashState::Approved);
        QCOMPARE(approval.stateOf(kOther), HashState::Unknown);
        approval.settle({kOther}, receiptFor({kOther.toUpper()}));
        QCOMPARE(approval.lastEnd(), std::optional(ApprovalEnd::Approved));
        QCOMPARE(approval.approved(), (QStringList{kHash, kOther}));
        QVERIFY(approval.plan({{u"runner-1"_s, kHash}}).hashes.isEmpty());
    }
    void aRefusedHashIsRefusedUntilItIsApproved()
    {
        HashApproval approval;
        approval.settle({kHash}, errorOfKind(ErrorKind::Remote, u"invalid hash"_s, 422));
        QCOMPARE(approval.lastEnd(), std::optional(ApprovalEnd::Refused));
        QCOMPARE(approval.stateOf(kHash), HashState::Refused);
        approval.settle({kHash}, receiptFor({kHash}));
        QCOMPARE(approval.stateOf(kHash), HashState::Approved);
    }
    void aCallThatIsNotThereMeansAnOldImage()
    {
        const Result<ApprovalReceipt> answer = errorOfKind(ErrorKind::NotFound, u"Not Found"_s, 404);
        const ApprovalEnd end = judgeApproval({kHash}, answer);
        QCOMPARE(end, ApprovalEnd::OldImage);
        QVERIFY(approvalText(end, answer).contains(u"older"_s));
        QVERIFY(approvalNextStep(end).contains(u"APPROVED_COMPOSE_HASH"_s) && approvalNextStep(end).contains(u"restarts the registry"_s));
    }
    void noAnswerIsNoRefusal()
    {
        QCOMPARE(judgeApproval({kHash}, errorOfKind(ErrorKind::Timeout, u"no answer"_s)), ApprovalEnd::Failed);
        QCOMPARE(judgeApproval({kHash}, errorOfKind(ErrorKind::Remote, u"broke"_s, 500)), ApprovalEnd::Failed);
        QCOMPARE(judgeApproval({kHash}, errorOfKind(ErrorKind::Unauthorised, u"refused"_s, 401)), ApprovalEnd::Failed);
        HashApproval approval;
        approval.settle({kHash}, errorOfKind(ErrorKind::Timeout, u"no answer"_s));
        QCOMPARE(approval.stateOf(kHash), HashState::Unknown);
    }
    void sendsAgainWhatARestartForgotAndNothingElse()
    {
        HashApproval approval;
        const std::vector<RunnerHash> runners{{u"runner-1"_s, kHash}, {u"runner-2"_s, kOther}};
        QVERIFY2(approval.resend(runners).isEmpty(), "the first time is a person's decision");
        approval.settle({kHash}, receiptFor({kHash}));
        approval.registryRestarted();
        QCOMPARE(approval.stateOf(kHash), HashState::Unknown);
        QCOMPARE(approval.resend(runners), QStringList{kHash});
        approval.settle({kHash}, errorOfKind(ErrorKind::Timeout, u"no answer"_s));
        QCOMPARE(approval.resend(runners), QStringList{kHash});
        approval.settle({kHash}, receiptFor({kHash}));
        QVERIFY(approval.resend(runners).isEmpty());
    }
    void doesNotAskAgainForWhatIsRefused()
    {
        HashApproval approval;
        approval.settle({kHash}, receiptFor({kHash}));
        approval.registryRestarted();
        approval.settle({kHash}, errorOfKind(ErrorKind::Remote, u"invalid hash"_s, 422));
        QVERIFY(approval.resend({{u"runner-1"_s, kHash}}).isEmpty());
    }
    void anotherRegistryKnowsNothing()
    {
        HashApproval approval;
        approval.settle({kHash}, receiptFor({kHash}));
        approval.forget();
        QVERIFY(approval.approved().isEmpty() && approval.resend({{u"runner-1"_s, kHash}}).isEmpty());
    }

    void noticesARestartByItsUptime()
    {
        RestartWatch watch;
        domain::Cvm cvm = runningCvm(u"a-registry"_s);
        cvm.uptime = u"3h12m"_s;
        QVERIFY2(!watch.look(cvm, {}), "the first look has nothing to compare with");
        cvm.uptime = u"3h13m"_s;
        QVERIFY(!watch.look(cvm, {}));
        cvm.uptime = u"1m"_s;
        QVERIFY(watch.look(cvm, {}));
        QVERIFY(!watch.look(cvm, {}));
    }
    void noticesOneThatWasDownBetweenTwoLooks()
    {
        RestartWatch watch;
        domain::Cvm cvm = runningCvm(u"a-registry"_s);
        QVERIFY(!watch.look(cvm, {}));
        cvm.state = domain::RunState::Starting;
        QVERIFY(!watch.look(cvm, {}));
        cvm.state = domain::RunState::Running;
        QVERIFY(watch.look(cvm, {}));
    }
    void noticesThatAllModelsFailedAtOnce()
    {
        RestartWatch watch;
        const domain::Cvm cvm = runningCvm(u"a-registry"_s);
        const std::vector<SpawnteeTask> up{{u"a"_s, u"completed"_s, {}, u"start_model"_s}, {u"b"_s, u"completed"_s, {}, u"start_model"_s}};
        const std::vector<SpawnteeTask> down{{u"a"_s, u"failed"_s, {}, u"start_model"_s}, {u"b"_s, u"failed"_s, {}, u"start_model"_s}};
        QVERIFY(!watch.look(cvm, probeOf(u"registry+runner"_s, true, up, {u"a"_s, u"b"_s})));
        QVERIFY(watch.look(cvm, probeOf(u"registry+runner"_s, true, down)));
        RestartWatch stopped;
        QVERIFY(!stopped.look(cvm, probeOf(u"registry+runner"_s, true, up, {u"a"_s, u"b"_s})));
        QVERIFY2(!stopped.look(cvm, probeOf(u"registry+runner"_s, true, up)), "models that were stopped are no restart");
    }
    void readsUptimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("seconds");
        QTest::newRow("short") << u"3h12m"_s << 11'520;
        QTest::newRow("spaced") << u"2h 3m 5s"_s << 7'385;
        QTest::newRow("days") << u"4d 1h"_s << 349'200;
        QTest::newRow("clock") << u"4 days, 02:10:00"_s << 353'400;
        QTest::newRow("seconds") << u"45.3s"_s << 45;
        QTest::newRow("words") << u"a while"_s << -1;
        QTest::newRow("nothing") << QString() << -1;
    }
    void readsUptimes()
    {
        QFETCH(QString, text);
        QFETCH(int, seconds);
        QCOMPARE(int(uptimeSeconds(text).value_or(-1)), seconds);
    }
};

QTEST_APPLESS_MAIN(HashApprovalTest)
#include "tst_hash_approval.moc"
