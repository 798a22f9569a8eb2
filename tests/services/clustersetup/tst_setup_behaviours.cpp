// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "setup_desk.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::clustersetup;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;

/// What a setup does with a world that is not as it was thought to be.
class SetupBehavioursTest : public QObject
{
    Q_OBJECT

    static Result<SetupOutcome> done(std::optional<Result<SetupOutcome>> outcome)
    {
        if (!outcome)
            qFatal("the program died");
        return std::move(*outcome);
    }
    static domain::Cvm &registryOf(SetupDesk &desk, domain::RunState state = domain::RunState::Running)
    {
        return desk.world->add(u"crunch-tee-registry"_s, QString(40, u'9'), state);
    }

private slots:
    void aRegistryThatStartsIsAskedAboutAndNeverDoubled()
    {
        SetupDesk desk;
        registryOf(desk, domain::RunState::Starting);
        const auto refused = done(desk.setUp(desk.program()));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Refused);
        QVERIFY2(refused.error().what.contains(u"is there already"_s), qPrintable(refused.error().what));
        QCOMPARE(desk.world->provisioned + desk.world->created, 0);
    }

    void aRegistryThatStartsIsWaitedForOnceItIsAdopted()
    {
        SetupDesk desk;
        registryOf(desk, domain::RunState::Starting);
        desk.world->unhealthy = 3;
        int looks = 0;
        desk.world->onLook = [&] {
            if (++looks == 3)
                desk.world->cvms.front().state = domain::RunState::Running;
        };
        desk.extraAnswers = "existing-registry: adopt\n";
        const auto outcome = done(desk.setUp(desk.program()));
        QVERIFY2(outcome && outcome->isGood, outcome ? "a check failed" : qPrintable(outcome.error().what));
        QVERIFY(looks >= 3);
        QCOMPARE(desk.world->provisioned + desk.world->created, 0);
    }

    void aStoppedRegistryIsNeverPassedOver()
    {
        SetupDesk desk;
        registryOf(desk, domain::RunState::Stopped);
        desk.extraAnswers = "existing-registry: adopt\n";
        const auto refused = done(desk.setUp(desk.program()));
        QVERIFY(!refused);
        QVERIFY2(refused.error().what.contains(u"never made"_s), qPrintable(refused.error().what));
        QCOMPARE(desk.world->provisioned + desk.world->created, 0);
    }

    void anAdoptedRegistryIsReachedOnItsOwnNodeAndTheDifferenceIsShown()
    {
        SetupDesk desk;
        desk.world->domain = u"dstack-pha-prod5.phala.network"_s;
        registryOf(desk).node = u"prod5"_s;
        desk.extraAnswers = "existing-registry: adopt\n";
        auto answers = desk.answers();
        answers.node = u"prod7"_s;
        const auto run = std::make_shared<SetupRun>(desk.parts(), answers);
        const auto outcome = done(desk.setUp(run));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what));
        QVERIFY2(outcome->registryUrl.contains(u"dstack-pha-prod5."_s), qPrintable(outcome->registryUrl));
        const Finding *const differs = findCode(run->survey().pages.at(SetupPage::Existing), u"registry-elsewhere"_s);
        QVERIFY(differs != nullptr);
        QVERIFY(differs->text.contains(u"prod5"_s) && differs->text.contains(u"prod7"_s));
    }

    void aRegistryWhereItWasAnsweredIsNoDifference()
    {
        SetupDesk desk;
        registryOf(desk).node = u"prod7"_s;
        auto answers = desk.answers();
        answers.existing = ExistingRegistry::Adopt;
        answers.node = u"prod7"_s;
        const auto run = std::make_shared<SetupRun>(desk.parts(), answers);
        QVERIFY(await(run->look()));
        QVERIFY(findCode(run->survey().pages.at(SetupPage::Existing), u"registry-elsewhere"_s) == nullptr);
    }

    void undoAfterAFailureWhileWritingTakesBackThisRunAlone()
    {
        SetupDesk desk;
        desk.world->add(u"crunch-tee-runner-01234567"_s, QString(40, u'2'));
        desk.world->add(u"other-registry"_s, QString(40, u'3'));
        const auto run = desk.program();
        QVERIFY(await(run->look()));
        desk.write("o/.env", "somebody=else\n"); // the YAML is written before it, and then this one is not
        const auto failed = done(desk.awaitOrDeath(run->carryOut(CancelToken()), std::chrono::seconds(1)));
        QVERIFY(!failed);
        QCOMPARE(desk.world->created, 1);
        QVERIFY(desk.read("o/config.yml") != SetupDesk::kYaml);

        desk.bury();
        const auto undone = desk.undo(desk.program());
        QVERIFY2(undone && *undone, undone && !*undone ? qPrintable(undone->error().what) : "");
        QCOMPARE(desk.read("o/config.yml"), SetupDesk::kYaml);
        QCOMPARE(desk.read("o/.env"), QByteArray("somebody=else\n"));
        QCOMPARE(desk.world->removed, 1);
        QStringList left;
        for (const domain::Cvm &cvm : desk.world->cvms)
            left << cvm.name;
        QCOMPARE(left, (QStringList{u"crunch-tee-runner-01234567"_s, u"other-registry"_s}));
    }

    void theClockOfTheRegistryIsTold_data()
    {
        QTest::addColumn<int>("skew");
        QTest::addColumn<int>("severity");
        QTest::addColumn<QString>("said");
        QTest::newRow("none") << 0 << int(Severity::Passed) << u"agree"_s;
        QTest::newRow("a second of rounding") << -1 << int(Severity::Passed) << u"1 s behind"_s;
        QTest::newRow("ahead, and time is left") << 9 << int(Severity::Passed) << u"9 s ahead"_s;
        QTest::newRow("ahead, and little is left") << 25 << int(Severity::Warning) << u"25 s ahead"_s;
        QTest::newRow("behind, and little is left") << -4 << int(Severity::Warning) << u"4 s behind"_s;
        QTest::newRow("ahead of what signatures live") << 40 << int(Severity::Failed) << u"40 s ahead"_s;
        QTest::newRow("behind what signatures may be ahead") << -6 << int(Severity::Failed) << u"6 s behind"_s;
    }
    void theClockOfTheRegistryIsTold()
    {
        QFETCH(int, skew);
        QFETCH(int, severity);
        QFETCH(QString, said);
        SetupDesk desk;
        desk.world->skew = std::chrono::seconds(skew);
        const auto outcome = done(desk.setUp(desk.program()));
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what));
        const Finding *const clock = findCode(outcome->checks, u"clock"_s);
        QVERIFY(clock != nullptr);
        QCOMPARE(int(clock->severity), severity);
        QVERIFY2(clock->text.contains(said), qPrintable(clock->text));
        QCOMPARE(outcome->isGood, severity != int(Severity::Failed));
    }

    void aClockThatNobodyToldIsNotGoodAndHoldsNothingUp()
    {
        SetupDesk desk;
        desk.world->skew.reset();
        const auto outcome = done(desk.setUp(desk.program()));
        QVERIFY(outcome && outcome->isGood);
        QCOMPARE(findCode(outcome->checks, u"clock"_s)->severity, Severity::Unknown);
    }
};

QTEST_GUILESS_MAIN(SetupBehavioursTest)
#include "tst_setup_behaviours.moc"
