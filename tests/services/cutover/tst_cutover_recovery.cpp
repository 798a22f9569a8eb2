// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/documents.h"
#include "services/store/lease.h"
#include "services/store/store.h"
#include "tests/services/cutover/cutover_bench.h"

#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cutover;
using namespace pilothouse::test;
using domain::ConditionId;
using domain::ConditionState;
using domain::Intent;
using domain::TrafficSplit;

/// What one program leaves behind and another finds: crashes, two desks, a state that cannot be read. On a real store.
class CutoverRecoveryTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<store::Store> m_store;

    /// A second program on the same router, planes and record, and with its own view of the same file.
    std::unique_ptr<CutoverBench> bench(const CutoverBench *like = nullptr) const
    {
        auto made = std::make_unique<CutoverBench>();
        made->store = m_store;
        if (like) {
            made->clock = like->clock;
            made->router = like->router;
            made->planes = like->planes;
            made->attestation = like->attestation;
            made->audit = like->audit;
        }
        return made;
    }

    QJsonObject document() const
    {
        const auto loaded = await(store::loadDocument(*m_store, QStringLiteral("cutover.state")));
        return loaded && *loaded && **loaded ? ***loaded : QJsonObject();
    }
    void keep(const QJsonObject &object, const std::shared_ptr<const Clock> &clock) const
    {
        const auto saved = await(store::saveDocument(*m_store, QStringLiteral("cutover.state"), object, clock));
        QVERIFY(saved && saved->has_value());
    }
    static bool inCanary(CutoverBench &bench)
    {
        if (!bench.startWithGates())
            return false;
        const auto applied = bench.apply(analyze(10));
        return applied && applied->has_value();
    }
    /// The kept state as it was the moment before the router was told of `to`.
    QJsonObject beforeTheCommand(const TrafficSplit &from, const TrafficSplit &to, qint64 epoch) const
    {
        const auto json = [](const TrafficSplit &split) {
            QJsonObject object;
            for (const Intent intent : domain::kIntents)
                object.insert(domain::intentWord(intent), split[intent].whole());
            return object;
        };
        const QString at = QStringLiteral("2026-01-15T11:59:00.000Z");
        return QJsonObject{{QStringLiteral("format"), 1},
                           {QStringLiteral("revision"), 9},
                           {QStringLiteral("run"), QStringLiteral("7c2e")},
                           {QStringLiteral("rolledBack"), false},
                           {QStringLiteral("confirmed"), QJsonObject{{QStringLiteral("split"), json(from)},
                                                                     {QStringLiteral("epoch"), epoch},
                                                                     {QStringLiteral("process"), QStringLiteral("pid 100")},
                                                                     {QStringLiteral("at"), at}}},
                           {QStringLiteral("shift"), QJsonObject{{QStringLiteral("from"), json(from)},
                                                                 {QStringLiteral("to"), json(to)},
                                                                 {QStringLiteral("expectedEpoch"), epoch},
                                                                 {QStringLiteral("reason"), QStringLiteral("go")},
                                                                 {QStringLiteral("opensRun"), from.isAllOld()},
                                                                 {QStringLiteral("at"), at}}}};
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const auto opened = store::Store::open(m_folder->filePath(QStringLiteral("staging.sqlite")));
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().what));
        m_store = *opened;
    }
    void cleanup()
    {
        m_store.reset();
        m_folder.reset();
    }

    void aRunGoesOnInTheNextProgram()
    {
        auto first = bench();
        QVERIFY(inCanary(*first));
        const QString run = first->status().run;
        auto second = bench(first.get());
        first->crash();
        second->start();
        QTRY_COMPARE(second->status().run, run);
        QCOMPARE(second->status().stage, Stage::Canary);
        QVERIFY(!second->status().drift);
    }

    void isWrittenDownBeforeTheRouterHearsOfIt()
    {
        auto one = bench();
        QVERIFY(one->startWithGates());
        one->router->hold = std::make_shared<QPromise<void>>();
        one->router->hold->start();
        const auto hold = one->router->hold;
        auto moving = one->workflow->apply(analyze(10), QStringLiteral("test"), QString());
        QTRY_COMPARE(one->router->applies.size(), size_t(1));
        const QJsonObject kept = document();
        QCOMPARE(kept[QStringLiteral("shift")][QStringLiteral("to")][QStringLiteral("analyze")].toInt(), 10);
        hold->finish();
        QVERIFY(await(std::move(moving)));
        QVERIFY(!document().contains(QStringLiteral("shift")));
    }

    void concludesThatACrashBeforeTheCommandAppliedNothing()
    {
        auto one = bench();
        keep(beforeTheCommand(TrafficSplit(), analyze(10), 0), one->clock);
        one->start();
        QTRY_VERIFY(one->audit->count(QStringLiteral("shift.readback")) == 1);
        QCOMPARE(one->audit->actions(), QStringList{QStringLiteral("shift.readback failed")});
        QCOMPARE(one->status().stage, Stage::None);
        QCOMPARE(one->status().run, QString());
        QVERIFY2(one->status().alarms.join(u'\n').contains(QLatin1String("was not applied; it is not sent again by itself")),
                 qPrintable(one->status().alarms.join(u'\n')));
        one->pass(20s);
        QCOMPARE(one->router->applies.size(), size_t(0));
        QVERIFY(!document().contains(QStringLiteral("shift")));
    }

    void concludesThatACrashAfterTheCommandAppliedIt()
    {
        auto one = bench();
        keep(beforeTheCommand(TrafficSplit(), analyze(10), 0), one->clock);
        one->router->state.split = analyze(10);
        one->router->state.epoch = 1;
        one->start();
        QTRY_COMPARE(one->status().stage, Stage::Canary);
        QCOMPARE(one->status().run, QStringLiteral("7c2e"));
        QCOMPARE(one->audit->actions(), (QStringList{QStringLiteral("shift.readback done"), QStringLiteral("shift.confirmed done")}));
        QVERIFY(!one->status().drift);
        QCOMPARE(one->router->applies.size(), size_t(0));
    }

    void staysShiftingUntilTheRouterCanBeRead()
    {
        auto one = bench();
        keep(beforeTheCommand(analyze(10), analyze(20), 4), one->clock);
        one->router->state.split = analyze(20);
        one->router->state.epoch = 5;
        one->router->down = makeError(ErrorKind::Network, "connection refused");
        one->start();
        QTRY_COMPARE(one->status().stage, Stage::Shifting);
        QVERIFY(!one->status().split[0].inForce);
        QVERIFY(!one->workflow->canApply(analyze(30)).allowed);
        one->router->down.reset();
        one->pass(6s);
        QTRY_COMPARE(one->status().stage, Stage::Canary);
        QCOMPARE(one->status().split[0].inForce, Percent::fromWhole(20));
    }

    void aRollbackLeftUnconfirmedGoesOnInTheNextProgram()
    {
        auto first = bench();
        QVERIFY(inCanary(*first));
        first->router->down = makeError(ErrorKind::Network, "connection refused");
        first->workflow->rollback(QStringLiteral("first press"), std::nullopt);
        first->pass(3s);
        QTRY_VERIFY(document().contains(QStringLiteral("rollback")));
        auto second = bench(first.get());
        first->crash();
        second->make();
        QVERIFY(await(second->workflow->sample(CutoverWorkflow::Canary::Skip)));
        QCOMPARE(second->status().stage, Stage::RollbackUnconfirmed);
        const size_t before = second->router->applies.size();
        second->pass(20s);
        QCOMPARE(second->router->applies.size(), before); // only looking
        second->start();
        QTRY_VERIFY(second->router->applies.size() > before);
        QCOMPARE(second->status().rollback->reason, QStringLiteral("first press"));
        second->router->down.reset();
        second->pass(15s);
        QTRY_COMPARE(second->status().stage, Stage::RolledBack);
        QVERIFY(second->router->state.split.isAllOld());
        QVERIFY(*second->status().rollback->tookToConfirm >= 3s);
    }

    void aRollbackBeforeTheStateIsReadIsNotForgotten()
    {
        auto first = bench();
        QVERIFY(inCanary(*first));
        auto second = bench(first.get());
        first->crash();
        second->make();
        const auto back = second->rollback(); // nothing was loaded or read before this
        QVERIFY2(back && back->has_value(), describe(back));
        QTRY_VERIFY(document()[QStringLiteral("rolledBack")].toBool());
        auto third = bench(second.get());
        second->crash();
        third->start();
        QTRY_COMPARE(third->status().stage, Stage::RolledBack);
        QCOMPARE(third->status().run, QString());
        QVERIFY(!third->status().drift);
    }

    void twoDesksNeverSteerAtOnce()
    {
        auto first = bench();
        QVERIFY(inCanary(*first));
        auto second = bench(first.get());
        QVERIFY(second->startWithGates());
        QTRY_VERIFY(second->status().steeredElsewhere);
        QCOMPARE(second->status().stage, Stage::Canary);
        const auto refused = second->apply(analyze(20));
        QVERIFY(refused && !refused->has_value());
        QCOMPARE(refused->error().kind, ErrorKind::Refused);
        QVERIFY2(refused->error().what.contains(QLatin1String("steers this cutover")), qPrintable(refused->error().what));
        const auto set = await(second->workflow->setOutsidePlan(Intent::Analyze, percent(20), QStringLiteral("x")));
        QVERIFY(set && !set->has_value());
        QCOMPARE(set->error().kind, ErrorKind::Refused);
        QCOMPARE(first->router->state.split, analyze(10));

        // The one that only looks leaves the canary and the automatic rollback to the other.
        const int runs = first->planes->canaryRuns;
        first->planes->newPlane.services = R"({"farcaster":"disabled","teeWallet":"mock"})";
        second->pass(25s);
        QCOMPARE(second->condition(ConditionId::R4Attestation).state, ConditionState::Tripped);
        QCOMPARE(first->planes->canaryRuns, runs);
        QTRY_VERIFY(first->router->state.split.isAllOld());
        QCOMPARE(first->audit->count(QStringLiteral("rollback.trigger")), 1);
        QTRY_COMPARE(second->status().stage, Stage::RolledBack);
    }

    void aRollbackAsksForNoLease()
    {
        auto first = bench();
        QVERIFY(inCanary(*first));
        auto second = bench(first.get());
        second->start();
        QTRY_VERIFY(second->status().steeredElsewhere);
        const auto back = second->rollback();
        QVERIFY2(back && back->has_value(), describe(back));
        QVERIFY(first->router->state.split.isAllOld());
        first->pass(6s);
        QTRY_COMPARE(first->status().stage, Stage::RolledBack);
        QVERIFY(!first->status().drift);
        QCOMPARE(first->audit->count(QStringLiteral("drift.detected")), 0);
    }

    void theLeaseIsFreeAgainWhenItsHolderStops()
    {
        auto first = bench();
        QVERIFY(inCanary(*first));
        auto second = bench(first.get());
        QVERIFY(second->startWithGates());
        QTRY_VERIFY(second->status().steeredElsewhere);
        first->crash();
        second->pass(11s);
        QTRY_VERIFY(!second->status().steeredElsewhere);
        const auto applied = second->apply(analyze(20));
        QVERIFY2(applied && applied->has_value(), describe(applied));
    }

    void aCommandThatSetsOneRowLeavesNoLeaseBehind()
    {
        auto one = bench();
        one->make();
        const auto set = await(one->workflow->setOutsidePlan(Intent::Analyze, percent(10), QStringLiteral("x")));
        QVERIFY2(set && set->has_value(), describe(set));
        const auto lease = await(store::currentLease(*m_store, QStringLiteral("cutover"), one->clock));
        QVERIFY(lease && lease->has_value());
        QVERIFY(!(*lease)->has_value());
    }

    void aMoveByAnotherProgramOfThisProfileIsNoDrift()
    {
        auto watching = bench();
        watching->start();
        watching->pass(2s);
        auto acting = bench(watching.get());
        acting->make();
        const auto set = await(acting->workflow->setOutsidePlan(Intent::Analyze, percent(10), QStringLiteral("x")));
        QVERIFY2(set && set->has_value(), describe(set));
        watching->pass(6s);
        QTRY_COMPARE(watching->status().stage, Stage::Canary);
        QVERIFY(!watching->status().drift);
        QCOMPARE(watching->audit->count(QStringLiteral("drift.detected")), 0);
    }

    void aMoveByAnotherProgramBetweenTwoLooksIsNoDrift()
    {
        auto watching = bench();
        watching->start();
        watching->pass(2s);
        QTRY_VERIFY(watching->status().router.readAt);
        // Right after the kept state was looked at, and right before the router is.
        watching->router->onRead = [&] {
            watching->router->onRead = nullptr;
            QJsonObject moved = beforeTheCommand(TrafficSplit(), analyze(10), 0);
            moved.remove(QStringLiteral("shift"));
            QJsonObject confirmed = moved[QStringLiteral("confirmed")].toObject();
            confirmed[QStringLiteral("epoch")] = 1;
            confirmed[QStringLiteral("split")] = QJsonObject{
                {QStringLiteral("analyze"), 10}, {QStringLiteral("create"), 0}, {QStringLiteral("pay"), 0}, {QStringLiteral("other"), 0}};
            moved[QStringLiteral("confirmed")] = confirmed;
            store::saveDocument(*m_store, QStringLiteral("cutover.state"), moved, watching->clock);
            watching->router->state.split = analyze(10);
            watching->router->state.epoch = 1;
        };
        watching->pass(6s);
        QTRY_COMPARE(watching->status().stage, Stage::Canary);
        QVERIFY(!watching->status().drift);
        QCOMPARE(watching->audit->count(QStringLiteral("drift.detected")), 0);
    }

    void aStateThatCannotBeReadIsSaidAndStopsNoRollback()
    {
        auto one = bench();
        keep(QJsonObject{{QStringLiteral("format"), 99}}, one->clock);
        one->router->state.split = analyze(10);
        one->start();
        QTRY_VERIFY2(one->status().alarms.join(u'\n').contains(QLatin1String("The kept state cannot be used")),
                     qPrintable(one->status().alarms.join(u'\n')));
        QTRY_COMPARE(one->status().stage, Stage::Canary);
        const auto set = await(one->workflow->setOutsidePlan(Intent::Analyze, percent(20), QStringLiteral("x")));
        QVERIFY(set && !set->has_value());
        QCOMPARE(document()[QStringLiteral("format")].toInt(), 99);
        QCOMPARE(one->router->applies.size(), size_t(0));
        const auto back = one->rollback();
        QVERIFY2(back && back->has_value(), describe(back));
        QVERIFY(one->router->state.split.isAllOld());
        QTRY_COMPARE(document()[QStringLiteral("format")].toInt(), 1);
        one->pass(6s);
        QTRY_VERIFY(!one->status().alarms.join(u'\n').contains(QLatin1String("The kept state")));
    }
};

QTEST_GUILESS_MAIN(CutoverRecoveryTest)
#include "tst_cutover_recovery.moc"
