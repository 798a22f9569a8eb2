// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/change_plan.h"
#include "services/cluster/change_watch.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using domain::CheckState;
using domain::RunState;

namespace {

CvmSpec webTier()
{
    CvmSpec spec;
    spec.name = u"web-tier"_s;
    spec.composeText = "services:\n  web:\n    image: nginx@sha256:" + QByteArray(64, 'a') + "\n";
    spec.instanceType = u"tdx.small"_s;
    return spec;
}

domain::Cvm running(const QString &hash = u"aa"_s)
{
    domain::Cvm cvm;
    cvm.id = domain::CvmId(u"uuid-1"_s);
    cvm.name = u"web-tier"_s;
    cvm.status = u"running"_s;
    cvm.state = RunState::Running;
    cvm.composeHash = hash;
    cvm.vcpu = 1;
    cvm.memoryGib = 2;
    cvm.diskGib = 40;
    cvm.osImage = u"dstack-0.5.5"_s;
    return cvm;
}

domain::Cvm moving(const QString &hash = u"aa"_s)
{
    domain::Cvm cvm = running(hash);
    cvm.status = u"updating"_s;
    cvm.state = domain::runStateOfCvm(cvm.status);
    cvm.inProgress = true;
    return cvm;
}

std::vector<SealedVariable> variables(const QStringList &names)
{
    std::vector<SealedVariable> set;
    for (const QString &name : names)
        set.push_back({name, Secret::copyOf("s3cr3t-canary")});
    return set;
}

ChangeScene sceneOf(domain::EnvironmentKind kind)
{
    return {{domain::EnvironmentId(u"env"_s), kind}, u"http://cloud/api/v1"_s, QDateTime()};
}

bool hasCheck(const domain::Plan &plan, CheckState state, const QString &words)
{
    return std::any_of(plan.checks.begin(), plan.checks.end(), [&](const auto &check) { return check.state == state && check.text.contains(words); });
}

const NodeRoom kRoom{u"prod7"_s, 96, 262'144, 4096, {}};
const auto kStaging = domain::EnvironmentKind::Staging;
const auto kProduction = domain::EnvironmentKind::Production;

} // namespace

class ChangePlanTest : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatOfASpecificationCannotBeSent_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("compose");
        QTest::addColumn<bool>("good");
        const QByteArray text = "services: {}\n";
        QTest::newRow("good") << u"web-tier-2"_s << text << true;
        QTest::newRow("short name") << u"web1"_s << text << false;
        QTest::newRow("long name") << QString(64, u'a') << text << false;
        QTest::newRow("digit first") << u"1web-tier"_s << text << false;
        QTest::newRow("two hyphens") << u"web--tier"_s << text << false;
        QTest::newRow("hyphen last") << u"web-tier-"_s << text << false;
        QTest::newRow("path") << u"web/../tier"_s << text << false;
        QTest::newRow("no text") << u"web-tier"_s << QByteArray(" \n") << false;
        QTest::newRow("too long") << u"web-tier"_s << QByteArray(200 * 1024 + 1, 'a') << false;
        QTest::newRow("longest") << u"web-tier"_s << QByteArray(200 * 1024, 'a') << true;
        QTest::newRow("no UTF-8") << u"web-tier"_s << QByteArray("a: \xff") << false;
    }
    void saysWhatOfASpecificationCannotBeSent()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, compose);
        QFETCH(bool, good);
        CvmSpec spec = webTier();
        spec.name = name;
        spec.composeText = compose;
        QCOMPARE(problemsOf(spec).isEmpty(), good);
        QCOMPARE(deployPlan(spec, {}, nullptr, sceneOf(kStaging)).isAllowed(), good);
    }

    void aDeploymentNamesHashPriceAndWhatIsNotPinned()
    {
        CvmSpec spec = webTier();
        Provision provision;
        provision.appId = QString(40, u'b');
        provision.composeHash = QString(64, u'c');
        InstanceType type;
        type.hourlyRate = Money::fromDecimal(u"0.058", u"USD"_s);
        domain::Plan plan = deployPlan(spec, provision, &type, sceneOf(kStaging));
        QVERIFY(plan.steps.back().what.contains(provision.composeHash));
        QVERIFY(hasCheck(plan, CheckState::Pass, u"0.058 USD"_s));
        QVERIFY(hasCheck(plan, CheckState::Pass, u"by its digest"_s));
        QVERIFY(!plan.phrase);
        spec.composeText = "services:\n  a:\n    image: nginx:latest\n";
        spec.devImage = spec.publicLogs = true;
        plan = deployPlan(spec, provision, nullptr, sceneOf(kStaging));
        QVERIFY(hasCheck(plan, CheckState::Warning, u"not named by its digest"_s));
        QVERIFY(hasCheck(plan, CheckState::Warning, u"development image"_s));
        QVERIFY(hasCheck(plan, CheckState::Warning, u"read by everybody"_s));
        QVERIFY(hasCheck(plan, CheckState::Unknown, u"price"_s));
        provision.chainId = 8453;
        QVERIFY(!deployPlan(spec, provision, nullptr, sceneOf(kStaging)).isAllowed());
    }

    void deletingAlwaysAsksForTheNameAndQuotesNoKey()
    {
        for (const auto kind : {kStaging, kProduction}) {
            const domain::Plan plan = removePlan(running(), sceneOf(kind));
            QCOMPARE(plan.phrase, std::optional(u"env/web-tier"_s));
            QCOMPARE(plan.toUndo, u"cannot be undone"_s);
            QVERIFY(plan.steps.front().command.contains(u"-X DELETE"_s));
            QVERIFY(plan.steps.front().command.contains(u"$PHALA_API_KEY"_s));
        }
        QVERIFY2(removePlan(moving(), sceneOf(kStaging)).isAllowed(), "a machine that hangs in an operation can be deleted");
    }

    void aDiskOnlyGrows()
    {
        Resources resources;
        resources.diskGb = 30;
        QVERIFY(!resizePlan(running(), resources, nullptr, kRoom, sceneOf(kStaging)).isAllowed());
        resources.diskGb = 60;
        const domain::Plan plan = resizePlan(running(), resources, nullptr, kRoom, sceneOf(kStaging));
        QVERIFY(plan.isAllowed());
        QCOMPARE(plan.title, u"Resize web-tier: 40 → 60 GB of disk"_s);
        QVERIFY(!plan.phrase);
        QVERIFY(resizePlan(running(), resources, nullptr, kRoom, sceneOf(kProduction)).phrase.has_value());
        QVERIFY(!resizePlan(moving(), resources, nullptr, kRoom, sceneOf(kStaging)).isAllowed());
        QVERIFY(!resizePlan(running(), {}, nullptr, kRoom, sceneOf(kStaging)).isAllowed());
    }

    void replacingVariablesNamesTheOnesThatWillBeLost()
    {
        ComposeFile now;
        now.allowedEnvs = {u"API_KEY"_s, u"DB_URL"_s};
        now.listsEnvs = true;
        CvmUpdate change;
        change.variables = variables({u"API_KEY"_s, u"NEW"_s});
        const VariableChange names = variableChange(now.allowedEnvs, *change.variables);
        QCOMPARE(names.dropped, QStringList{u"DB_URL"_s});
        QCOMPARE(names.kept, QStringList{u"API_KEY"_s});
        QCOMPARE(names.added, QStringList{u"NEW"_s});
        domain::Plan plan = updatePlan(running(), change, now, sceneOf(kStaging));
        QVERIFY(hasCheck(plan, CheckState::Warning, u"DB_URL will be lost"_s));
        QCOMPARE(plan.phraseReason, u"variables will be lost"_s);
        QVERIFY2(!plan.toText().contains(u"s3cr3t-canary"_s), "a plan never tells a value");
        change.variables = variables({u"API_KEY"_s, u"DB_URL"_s});
        plan = updatePlan(running(), change, now, sceneOf(kStaging));
        QVERIFY(!plan.phrase);
        QVERIFY(updatePlan(running(), change, now, sceneOf(kProduction)).phrase.has_value());
        QVERIFY(!updatePlan(running(), CvmUpdate(), now, sceneOf(kStaging)).isAllowed());
    }

    void aMachineIsDoneWhenItHasMovedAndSaysWhatWasPromised()
    {
        ExpectedCvm expected;
        expected.composeHash = u"bb"_s;
        ChangeWatch watch(expected, ChangeWatch::Sent::Accepted);
        QVERIFY(!watch.look(running(), 0s)); // the old one, not touched yet
        QVERIFY(!watch.look(moving(), 2s));
        const auto end = watch.look(running(u"bb"_s), 42s);
        QVERIFY(end && end->has_value());
        QCOMPARE(**end, u"running after 42 s"_s);
    }

    void aMachineThatRunsSomethingElseHasFailed()
    {
        ExpectedCvm expected;
        expected.composeHash = u"bb"_s;
        ChangeWatch watch(expected, ChangeWatch::Sent::Accepted);
        QVERIFY(!watch.look(moving(), 2s));
        const auto end = watch.look(running(u"cc"_s), 42s);
        QVERIFY(end && !end->has_value());
        QCOMPARE(end->error().kind, ErrorKind::Remote);
        QVERIFY(end->error().what.contains(u"compose hash cc, not bb"_s));
    }

    void aBootThatFailsIsToldInTheGuestsWords()
    {
        ChangeWatch watch({}, ChangeWatch::Sent::Accepted);
        QVERIFY(!watch.look(moving(), 2s));
        domain::Cvm failed = running();
        failed.status = u"error"_s;
        failed.state = RunState::Failed;
        failed.bootError = u"failed to decrypt"_s;
        const auto end = watch.look(failed, 9s);
        QVERIFY(end && !end->has_value());
        QVERIFY(end->error().what.contains(u"failed to decrypt"_s));
    }

    void aLostAnswerIsNeverCalledDoneByAMachineThatDidNotMove()
    {
        ChangeWatch watch({}, ChangeWatch::Sent::AnswerLost);
        QVERIFY(!watch.look(running(), 0s));
        const auto end = watch.look(running(), 61s);
        QVERIFY(end && !end->has_value());
        QCOMPARE(end->error().kind, ErrorKind::OutcomeUnknown);
        ExpectedCvm expected;
        expected.vcpu = 2;
        ChangeWatch resized(expected, ChangeWatch::Sent::AnswerLost);
        domain::Cvm larger = running();
        larger.vcpu = 2;
        const auto proven = resized.look(larger, 61s);
        QVERIFY(proven && proven->has_value());
        QVERIFY((*proven)->contains(u"read back"_s));
    }

    void aDeletionIsDoneWhenTheRemoteKnowsItNoMore()
    {
        ExpectedCvm gone;
        gone.gone = true;
        const Error missing{.kind = ErrorKind::NotFound, .what = u"404"_s};
        const Error silence{.kind = ErrorKind::Timeout, .what = u"no answer"_s};
        ChangeWatch watch(gone, ChangeWatch::Sent::AnswerLost);
        QVERIFY(!watch.look(running(), 0s));
        QVERIFY(!watch.miss(silence, 2s));
        const auto end = watch.miss(missing, 4s);
        QVERIFY(end && end->has_value());
        ChangeWatch still(gone, ChangeWatch::Sent::Accepted);
        QVERIFY(!still.look(running(), 59s));
        QCOMPARE(still.look(running(), 61s)->error().kind, ErrorKind::Remote);
        ChangeWatch lost(gone, ChangeWatch::Sent::AnswerLost);
        QCOMPARE(lost.look(running(), 61s)->error().kind, ErrorKind::OutcomeUnknown);
        ChangeWatch dark(gone, ChangeWatch::Sent::Accepted);
        QCOMPARE(dark.miss(silence, 10min)->error().kind, ErrorKind::Timeout);
    }

    void aNewMachineMayTakeAMomentToBeListed()
    {
        const Error missing{.kind = ErrorKind::NotFound, .what = u"404"_s};
        ChangeWatch watch({}, ChangeWatch::Sent::AnswerLost);
        QVERIFY(!watch.miss(missing, 10s));
        QCOMPARE(watch.miss(missing, 61s)->error().kind, ErrorKind::OutcomeUnknown);
        ChangeWatch seen({}, ChangeWatch::Sent::Accepted);
        QVERIFY(!seen.look(moving(), 1s));
        QCOMPARE(seen.miss(missing, 3s)->error().kind, ErrorKind::NotFound);
        ChangeWatch slow({}, ChangeWatch::Sent::Accepted);
        QCOMPARE(slow.look(moving(), 10min)->error().kind, ErrorKind::Timeout);
    }
};

QTEST_APPLESS_MAIN(ChangePlanTest)
#include "tst_change_plan.moc"
