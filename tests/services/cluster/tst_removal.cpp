// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/removal.h"
#include "tests/services/cluster/scripted_cloud.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QSet>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class RemovalTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<ScriptedCloud> m_cloud;
    std::shared_ptr<MemoryAuditLog> m_audit;
    std::shared_ptr<domain::WriteAccess> m_access;
    std::shared_ptr<Removal> m_removal;

    void begin(const QStringList &names, domain::EnvironmentKind kind = domain::EnvironmentKind::Staging)
    {
        m_clock = std::make_shared<FakeClock>();
        m_cloud = std::make_shared<ScriptedCloud>(names);
        m_audit = std::make_shared<MemoryAuditLog>();
        m_access = std::make_shared<domain::WriteAccess>(kind, m_clock);
        CvmChanges::Parts parts;
        parts.environment = {domain::EnvironmentId(u"env"_s), kind};
        parts.port = m_cloud;
        parts.cvms = m_cloud;
        parts.audit = m_audit;
        parts.access = m_access;
        parts.operations = std::make_shared<OperationList>(m_clock);
        parts.clock = m_clock;
        parts.settlePoll = 1ms;
        m_removal = std::make_shared<Removal>(std::make_shared<CvmChanges>(parts));
    }
    static std::vector<domain::CvmId> idsOf(const QStringList &names)
    {
        std::vector<domain::CvmId> ids;
        for (const QString &name : names)
            ids.push_back(runningCvm(name).id);
        return ids;
    }
    Result<Removal::Offered> prepare(const QStringList &names)
    {
        const auto offer = await(m_removal->prepare(idsOf(names)));
        return offer ? *offer : Result<Removal::Offered>(errorOfKind(ErrorKind::Internal, u"it never ended"_s));
    }
    Result<std::vector<PowerResult>> run(const Removal::Offered &offer, const QString &phrase)
    {
        const auto results = await(m_removal->run(offer, phrase));
        return results ? *results : Result<std::vector<PowerResult>>(errorOfKind(ErrorKind::Internal, u"it never ended"_s));
    }
    QStringList outcomesOf(const QString &name) const
    {
        QStringList words;
        for (const audit::Record &record : m_audit->recordsOf(u"cvm.delete"_s))
            if (record.target == name)
                words << audit::outcomeWord(record.outcome);
        return words;
    }

private slots:
    void oneMachineHasItsOwnPlanAndPhrase()
    {
        begin({u"web-a"_s, u"web-b"_s});
        const auto offer = prepare({u"web-a"_s});
        QVERIFY(offer);
        const domain::Plan plan = m_removal->planOf(*offer);
        QCOMPARE(plan.title, u"Delete web-a"_s);
        QCOMPARE(plan.phrase, std::optional(u"env/web-a"_s));
        const auto results = run(*offer, u"env/web-a"_s);
        QVERIFY2(results && results->size() == 1 && results->front().ok, qPrintable(results ? results->front().text : results.error().what));
        QCOMPARE(m_cloud->names(), QStringList{u"web-b"_s});
    }

    void severalAreOnePlanOfAllTheirStepsAndOnePhrase()
    {
        begin({u"web-a"_s, u"web-b"_s, u"web-c"_s});
        const auto offer = prepare({u"web-a"_s, u"web-c"_s});
        QVERIFY(offer);
        const domain::Plan plan = m_removal->planOf(*offer);
        QCOMPARE(plan.title, u"Delete 2 CVMs"_s);
        QCOMPARE(plan.steps.size(), size_t(2));
        QVERIFY(plan.toText().contains(u"web-a"_s) && plan.toText().contains(u"web-c"_s));
        QCOMPARE(plan.phrase, std::optional(u"env/delete 2 CVMs"_s));
        const auto results = run(*offer, *plan.phrase);
        QVERIFY(results);
        QCOMPARE(results->size(), size_t(2));
        for (const PowerResult &result : *results)
            QVERIFY2(result.ok, qPrintable(result.text));
        QCOMPARE(m_cloud->names(), QStringList{u"web-b"_s});
        for (const QString &name : {u"web-a"_s, u"web-c"_s})
            QCOMPARE(outcomesOf(name), (QStringList{u"intended"_s, u"done"_s}));
    }

    void anotherPhraseDestroysNothing()
    {
        begin({u"web-a"_s, u"web-b"_s});
        const auto offer = prepare({u"web-a"_s, u"web-b"_s});
        QVERIFY(offer);
        for (const QString &typed : {QString(), u"env/web-a"_s, u"env/delete 3 CVMs"_s, u"ENV/DELETE 2 CVMS"_s}) {
            const auto refused = run(*offer, typed);
            QVERIFY2(!refused && refused.error().kind == ErrorKind::Refused, qPrintable(typed));
        }
        QCOMPARE(m_cloud->names().size(), 2);
        QVERIFY(m_audit->records().empty());
    }

    void whoCannotBeReadIsLeftOutByNameAndTheOthersGo()
    {
        begin({u"web-a"_s, u"web-b"_s});
        m_cloud->unreadable = {u"web-b"_s};
        const auto offer = prepare({u"web-a"_s, u"web-b"_s});
        QVERIFY(offer);
        QCOMPARE((*offer)->targets.size(), size_t(1));
        const domain::Plan plan = m_removal->planOf(*offer);
        QCOMPARE(plan.skipped.size(), 1);
        QVERIFY2(plan.skipped.front().contains(u"web-b"_s), qPrintable(plan.skipped.front()));
        QVERIFY(run(*offer, *plan.phrase));
        QCOMPARE(m_cloud->names(), QStringList{u"web-b"_s});
    }

    void whereNobodyCanBeReadTheReasonIsTheAnswer()
    {
        begin({u"web-a"_s, u"web-b"_s});
        m_cloud->unreadable = {u"web-a"_s, u"web-b"_s};
        const auto offer = prepare({u"web-a"_s, u"web-b"_s});
        QVERIFY(!offer);
        QCOMPARE(offer.error().kind, ErrorKind::Timeout);
    }

    void nobodyChosenIsRefused()
    {
        begin({u"web-a"_s});
        const auto offer = prepare({});
        QVERIFY(offer);
        QVERIFY(!m_removal->planOf(*offer).isAllowed());
        QVERIFY(!run(*offer, u"env/delete 0 CVMs"_s));
    }

    void oneThatIsNamedTwiceIsDestroyedOnce()
    {
        begin({u"web-a"_s, u"web-b"_s});
        const auto offer = prepare({u"web-a"_s, u"web-a"_s});
        QVERIFY(offer);
        QVERIFY(run(*offer, u"env/web-a"_s));
        QCOMPARE(m_cloud->removals, QStringList{u"web-a"_s});
    }

    void oneThatFailsHoldsUpNoOtherAndSaysWhy()
    {
        begin({u"web-a"_s, u"web-b"_s, u"web-c"_s});
        m_cloud->unremovable = {u"web-b"_s};
        const auto offer = prepare({u"web-a"_s, u"web-b"_s, u"web-c"_s});
        QVERIFY(offer);
        const auto results = run(*offer, u"env/delete 3 CVMs"_s);
        QVERIFY(results);
        QStringList names;
        for (const PowerResult &result : *results)
            names << result.name + (result.ok ? u" gone"_s : u" stays"_s);
        QCOMPARE(names, (QStringList{u"web-a gone"_s, u"web-b stays"_s, u"web-c gone"_s}));
        QVERIFY2((*results)[1].text.contains(u"the node is busy"_s), qPrintable((*results)[1].text));
        QCOMPARE(outcomesOf(u"web-b"_s), (QStringList{u"intended"_s, u"failed"_s}));
    }

    void oneWhoseIntentCannotBeRecordedStays()
    {
        begin({u"web-a"_s, u"web-b"_s});
        const auto offer = prepare({u"web-a"_s, u"web-b"_s});
        QVERIFY(offer);
        m_audit->failFromNowOn();
        const auto results = run(*offer, u"env/delete 2 CVMs"_s);
        QVERIFY(results);
        for (const PowerResult &result : *results)
            QVERIFY(!result.ok && !result.text.isEmpty());
        QCOMPARE(m_cloud->names().size(), 2);
        QVERIFY(m_cloud->removals.isEmpty());
    }

    void manyAreDestroyedAFewAtATime()
    {
        QStringList names;
        for (int i = 0; i < 40; ++i)
            names << u"web-%1"_s.arg(i, 2, 10, QLatin1Char('0'));
        begin(names);
        const auto offer = prepare(names);
        QVERIFY(offer);
        QVERIFY2(m_cloud->mostAtOnce > 1 && m_cloud->mostAtOnce <= 8, qPrintable(QString::number(m_cloud->mostAtOnce)));
        const auto results = run(*offer, u"env/delete 40 CVMs"_s);
        QVERIFY(results);
        QCOMPARE(results->size(), size_t(40));
        QVERIFY2(m_cloud->mostAtOnce <= 8, qPrintable(QString::number(m_cloud->mostAtOnce)));
        QVERIFY(m_cloud->names().isEmpty());
        QCOMPARE(QSet<QString>(m_cloud->removals.begin(), m_cloud->removals.end()).size(), 40);
    }

    void whereWritingIsLockedThePlanSaysSoAndNothingGoes()
    {
        begin({u"web-a"_s, u"web-b"_s}, domain::EnvironmentKind::Production);
        m_access->unlock();
        const auto offer = prepare({u"web-a"_s, u"web-b"_s});
        QVERIFY(offer && m_removal->planOf(*offer).isAllowed());
        m_access->lock();
        QVERIFY(m_removal->planOf(*offer).refusal.contains(u"read-only"_s));
        QVERIFY(!run(*offer, u"env/delete 2 CVMs"_s));
        QVERIFY(m_cloud->removals.isEmpty());
    }

    void aPlanThatIsTooOldDestroysNothing()
    {
        begin({u"web-a"_s, u"web-b"_s});
        const auto offer = prepare({u"web-a"_s, u"web-b"_s});
        QVERIFY(offer);
        m_clock->advance(CvmChanges::kOfferKept + 1s);
        QVERIFY(!run(*offer, u"env/delete 2 CVMs"_s));
        QVERIFY(m_cloud->removals.isEmpty());
    }
};

QTEST_GUILESS_MAIN(RemovalTest)
#include "tst_removal.moc"
