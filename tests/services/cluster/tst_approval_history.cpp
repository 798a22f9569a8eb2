// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/approval_history.h"
#include "services/cluster/hash_approval.h"
#include "tests/support/await.h"
#include "tests/support/memory_audit_log.h"

#include <QJsonArray>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace Qt::StringLiterals;

class ApprovalHistoryTest : public QObject
{
    Q_OBJECT

    static audit::Record approval(const QString &hash, audit::Outcome outcome)
    {
        audit::Record record;
        record.action = u"cluster.approve-hash"_s;
        record.target = u"a-registry"_s;
        record.actor = u"ops"_s;
        record.outcome = outcome;
        record.after[u"hashes"_s] = QJsonArray{hash};
        return record;
    }

private slots:
    void knowsWhatAnEarlierRunHadApproved()
    {
        const auto log = std::make_shared<test::MemoryAuditLog>();
        const QString hash(64, u'a');
        QVERIFY(test::await(log->append(approval(hash, audit::Outcome::Done))));
        const auto history = std::make_shared<ApprovalHistory>(log);
        QVERIFY(!history->find(hash));
        QVERIFY(test::await(history->load()));
        const auto past = history->find(hash.toUpper());
        QVERIFY(past);
        QCOMPARE(past->by, u"ops"_s);
        QCOMPARE(history->hashesOf(u"a-registry"_s), QStringList{hash});
        QVERIFY(history->hashesOf(u"another"_s).isEmpty());
    }
    void anApprovalThatFailedIsNone()
    {
        const auto log = std::make_shared<test::MemoryAuditLog>();
        const auto history = std::make_shared<ApprovalHistory>(log);
        for (const audit::Outcome outcome : {audit::Outcome::Intended, audit::Outcome::Failed, audit::Outcome::Unknown})
            QVERIFY(test::await(log->append(approval(QString(64, u'a'), outcome))));
        QVERIFY(!history->find(QString(64, u'a')));
        QVERIFY(test::await(log->append(approval(QString(64, u'a'), audit::Outcome::Done))));
        QVERIFY(history->find(QString(64, u'a')));
    }
    void whatWasApprovedEarlierIsUnknownButSentAgainAfterARestart()
    {
        const QString hash(64, u'a');
        HashApproval approval;
        approval.recall({hash});
        QCOMPARE(approval.stateOf(hash), HashState::Unknown);
        const std::vector<RunnerHash> runners{{u"runner-1"_s, hash}, {u"runner-2"_s, QString(64, u'b')}};
        QVERIFY(approval.resend(runners).isEmpty());
        approval.registryRestarted();
        QCOMPARE(approval.resend(runners), QStringList{hash}); // never what nobody had approved
    }
};

QTEST_GUILESS_MAIN(ApprovalHistoryTest)
#include "tst_approval_history.moc"
