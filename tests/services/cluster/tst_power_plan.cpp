// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/power_plan.h"

#include <QProcess>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using domain::PowerAction;
using domain::RunState;

class PowerPlanTest : public QObject
{
    Q_OBJECT

    static domain::Cvm cvm(const QString &name, RunState state = RunState::Running)
    {
        domain::Cvm cvm;
        cvm.id = domain::CvmId(QStringLiteral("uuid-") + name);
        cvm.vmUuid = cvm.id.text();
        cvm.name = name;
        cvm.state = state;
        cvm.status = domain::runStateWord(state);
        return cvm;
    }

    static domain::Environment environment(domain::EnvironmentKind kind)
    {
        return {domain::EnvironmentId(QStringLiteral("prod")), kind};
    }

private slots:
    void onlyWhatMakesSenseIsOffered_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("allowed");
        const auto add = [](const char *name, PowerAction action, RunState state, bool allowed) { QTest::newRow(name) << int(action) << int(state) << allowed; };
        add("start stopped", PowerAction::Start, RunState::Stopped, true);
        add("start running", PowerAction::Start, RunState::Running, false);
        add("stop running", PowerAction::Stop, RunState::Running, true);
        add("stop stopped", PowerAction::Stop, RunState::Stopped, false);
        add("restart running", PowerAction::Restart, RunState::Running, true);
        add("restart failed", PowerAction::Restart, RunState::Failed, true);
        add("restart stopped", PowerAction::Restart, RunState::Stopped, false);
        add("shut down unhealthy", PowerAction::Shutdown, RunState::Unhealthy, true);
        add("start starting", PowerAction::Start, RunState::Starting, false);
        add("start in a state we do not know", PowerAction::Start, RunState::Unknown, false);
        add("stop in a state we do not know", PowerAction::Stop, RunState::Unknown, false);
    }
    void onlyWhatMakesSenseIsOffered()
    {
        QFETCH(int, action);
        QFETCH(int, state);
        QFETCH(bool, allowed);
        const domain::ActionState result = canTake(PowerAction(action), cvm(QStringLiteral("a"), RunState(state)));
        QCOMPARE(result.allowed, allowed);
        QCOMPARE(result.reason.isEmpty(), allowed);
    }

    void namesWhoIsLeftOutAndWhy()
    {
        domain::CvmList list;
        list.items = {cvm(QStringLiteral("a")), cvm(QStringLiteral("b"), RunState::Stopped), cvm(QStringLiteral("c"))};
        list.items[2].duplicateId = true;
        const auto chosen = chooseTargets(PowerAction::Stop, list,
                                          {list.items[0].id, list.items[0].id, list.items[1].id, list.items[2].id, domain::CvmId(QStringLiteral("gone"))});
        QCOMPARE(chosen.targets.size(), size_t(1));
        QCOMPARE(chosen.skipped.size(), 3);
        QVERIFY(chosen.skipped[0].contains(QStringLiteral("already stopped")));
        QVERIFY(chosen.skipped[1].contains(QStringLiteral("twice")));
        QVERIFY(chosen.skipped[2].contains(QStringLiteral("not in the list")));
    }

    void onlyStoppingInProductionAsksForAPhrase()
    {
        const PowerTargets one {{cvm(QStringLiteral("cvm-1"))}, {}};
        const PowerTargets three {{cvm(QStringLiteral("a")), cvm(QStringLiteral("b")), cvm(QStringLiteral("c"))}, {}};
        const auto production = environment(domain::EnvironmentKind::Production);
        QCOMPARE(powerPlan(PowerAction::Stop, production, one, {}).phrase, QStringLiteral("prod/cvm-1"));
        QCOMPARE(powerPlan(PowerAction::Stop, production, three, {}).phrase, QStringLiteral("prod/stop 3 CVMs"));
        QVERIFY(!powerPlan(PowerAction::Restart, production, one, {}).phrase);
        QVERIFY(!powerPlan(PowerAction::Stop, environment(domain::EnvironmentKind::Staging), one, {}).phrase);
    }

    void commandsSurviveAShell_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << QStringLiteral("runner-1");
        QTest::newRow("quote and command") << QStringLiteral("'; rm -rf ~ #");
        QTest::newRow("substitution") << QStringLiteral("$(id) `id` $HOME");
        QTest::newRow("line break") << QStringLiteral("a\nb");
        QTest::newRow("leading dash") << QStringLiteral("-rf");
        QTest::newRow("empty") << QString();
        QTest::newRow("not ASCII") << QStringLiteral("grün \u202e x");
    }
    void commandsSurviveAShell()
    {
        QFETCH(QString, text);
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("printf %s ") + shellQuoted(text)});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), text);
    }

    void commandsHoldNoKey()
    {
        const auto plan = powerPlan(PowerAction::Restart, environment(domain::EnvironmentKind::Staging), {{cvm(QStringLiteral("a"))}, {}}, QStringLiteral("http://x/api/v1"));
        QVERIFY(plan.steps.front().command.contains(QStringLiteral("$PHALA_API_KEY")));
        QVERIFY(plan.steps.front().command.contains(QStringLiteral("/cvms/uuid-a/restart")));
    }
};

QTEST_GUILESS_MAIN(PowerPlanTest)
#include "tst_power_plan.moc"
