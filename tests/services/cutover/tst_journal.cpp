// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/journal.h"
#include "tests/services/cutover/cutover_bench.h"

#include <QJsonArray>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cutover;
using namespace pilothouse::test;

class JournalTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<FakeAudit> m_audit;
    std::shared_ptr<Journal> m_journal;

    static audit::Record record(const char *action, const QString &reason = QString())
    {
        audit::Record made;
        made.action = QString::fromLatin1(action);
        made.reason = reason;
        return made;
    }
    QStringList actions() const
    {
        QStringList result;
        for (const audit::Entry &entry : m_audit->list)
            result << entry.record.action;
        return result;
    }

private slots:
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_audit = std::make_shared<FakeAudit>();
        m_journal = std::make_shared<Journal>(m_audit, m_clock);
    }

    void entersInTheOrderOfHandingIn()
    {
        m_audit->hang = std::make_shared<QPromise<void>>();
        m_audit->hang->start();
        auto first = m_journal->enterOrKeep(record("a"));
        auto second = m_journal->enter(record("b"));
        auto third = m_journal->enterOrKeep(record("c"));
        std::exchange(m_audit->hang, nullptr)->finish();
        QCOMPARE(await(first), std::optional(true));
        const auto entered = await(std::move(second));
        QVERIFY(entered && entered->has_value());
        QCOMPARE(await(third), std::optional(true));
        QCOMPARE(actions(), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
    }

    void refusesWhatMustBeThereAndKeepsTheRest()
    {
        m_audit->broken = true;
        const auto needed = await(m_journal->enter(record("needed")));
        QVERIFY(needed && !needed->has_value());
        QVERIFY(!m_journal->hasBacklog());
        QCOMPARE(await(m_journal->enterOrKeep(record("kept 1"))), std::optional(false));
        m_clock->advance(10s);
        QCOMPARE(await(m_journal->enterOrKeep(record("kept 2"))), std::optional(false));
        QVERIFY(m_journal->hasBacklog());
        QCOMPARE(m_journal->lastError()->what, QStringLiteral("disk full"));

        m_audit->broken = false;
        m_clock->advance(1min);
        m_journal->retry();
        QTRY_VERIFY(!m_journal->hasBacklog());
        QCOMPARE(actions(), (QStringList{QStringLiteral("kept 1"), QStringLiteral("kept 2")}));
        QCOMPARE(m_audit->list[0].record.evidence[QStringLiteral("occurredAt")].toString(), QStringLiteral("2026-01-15T12:00:00.000Z"));
        QCOMPARE(m_audit->list[1].record.evidence[QStringLiteral("occurredAt")].toString(), QStringLiteral("2026-01-15T12:00:10.000Z"));
    }

    void nothingOvertakesWhatIsKept()
    {
        m_audit->broken = true;
        QCOMPARE(await(m_journal->enterOrKeep(record("kept"))), std::optional(false));
        const auto behind = await(m_journal->enter(record("behind")));
        QVERIFY(behind && !behind->has_value());
        m_audit->broken = false;
        const auto after = await(m_journal->enter(record("after")));
        QVERIFY(after && after->has_value());
        QCOMPARE(actions(), (QStringList{QStringLiteral("kept"), QStringLiteral("after")}));
        QVERIFY(!m_journal->hasBacklog());
    }

    void aReasonThatLooksLikeASecretStopsNoRollbackEntry()
    {
        m_audit->refuseText = QStringLiteral("phak_secret");
        QCOMPARE(await(m_journal->enterOrKeep(record("rollback.attempt", QStringLiteral("phak_secret")))), std::optional(true));
        QVERIFY(m_audit->list[0].record.reason.startsWith(QLatin1String("(withheld")));
        const auto needed = await(m_journal->enter(record("shift.begin", QStringLiteral("phak_secret"))));
        QVERIFY(needed && !needed->has_value());
        QVERIFY(!m_journal->hasBacklog());
    }

    void aRemotesWordsThatLookLikeASecretBlockNothing_data()
    {
        QTest::addColumn<QString>("member");
        for (const char *member : {"evidence", "what", "target", "key"})
            QTest::newRow(member) << QString::fromLatin1(member);
    }
    void aRemotesWordsThatLookLikeASecretBlockNothing()
    {
        QFETCH(QString, member);
        const QString hostile = QStringLiteral("phak_secret");
        m_audit->refuseText = hostile;
        audit::Record attempt = record("rollback.attempt", QStringLiteral("errors on checkout"));
        attempt.what = member == QLatin1String("what") ? hostile : QStringLiteral("tried");
        attempt.target = member == QLatin1String("target") ? hostile : QStringLiteral("HAProxy");
        if (member == QLatin1String("key"))
            attempt.evidence.insert(hostile, true);
        else if (member == QLatin1String("evidence"))
            attempt.evidence.insert(QStringLiteral("answer"), QJsonArray{hostile});
        attempt.evidence.insert(QStringLiteral("tries"), 3);
        QCOMPARE(await(m_journal->enterOrKeep(attempt)), std::optional(true));
        const auto behind = await(m_journal->enter(record("shift.begin")));
        QVERIFY(behind && behind->has_value());
        QCOMPARE(actions(), (QStringList{QStringLiteral("rollback.attempt"), QStringLiteral("shift.begin")}));
        QVERIFY(!FakeAudit::textsOf(m_audit->list[0].record).contains(hostile));
        if (member == QLatin1String("evidence") || member == QLatin1String("what")) {
            QCOMPARE(m_audit->list[0].record.target, QStringLiteral("HAProxy"));
            QCOMPARE(m_audit->list[0].record.evidence[QStringLiteral("tries")].toInt(), 3);
        }
        QVERIFY(!m_journal->hasBacklog());
    }

    void marksEntriesAfterTheClockWasSet()
    {
        m_journal->noteClockJump(3600s);
        QCOMPARE(await(m_journal->enterOrKeep(record("a"))), std::optional(true));
        QCOMPARE(m_audit->list[0].record.evidence[QStringLiteral("wallClockSetBySeconds")].toInteger(), 3600);
    }

    void withoutARecordNothingThatNeedsOneStarts()
    {
        const auto journal = std::make_shared<Journal>(nullptr, m_clock);
        const auto needed = await(journal->enter(record("a")));
        QVERIFY(needed && !needed->has_value());
        QCOMPARE(needed->error().kind, ErrorKind::Storage);
    }
};

QTEST_GUILESS_MAIN(JournalTest)
#include "tst_journal.moc"
