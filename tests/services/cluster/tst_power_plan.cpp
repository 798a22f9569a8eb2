// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/power_plan.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

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

    static domain::Environment environment(domain::EnvironmentKind kind) { return {domain::EnvironmentId(QStringLiteral("prod")), kind}; }

private slots:
    void onlyWhatMakesSenseIsOffered_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("allowed");
        const auto add
            = [](const char *name, PowerAction action, RunState state, bool allowed) { QTest::newRow(name) << int(action) << int(state) << allowed; };
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
        const auto chosen = chooseTargets(
            PowerAction::Stop, list, {list.items[0].id, list.items[0].id, list.items[1].id, list.items[2].id, domain::CvmId(QStringLiteral("gone"))});
        QCOMPARE(chosen.targets.size(), size_t(1));
        QCOMPARE(chosen.skipped.size(), 3);
        QVERIFY(chosen.skipped[0].contains(QStringLiteral("already stopped")));
        QVERIFY(chosen.skipped[1].contains(QStringLiteral("twice")));
        QVERIFY(chosen.skipped[2].contains(QStringLiteral("not in the list")));
    }

    void onlyStoppingInProductionAsksForAPhrase()
    {
        const PowerTargets one{{cvm(QStringLiteral("cvm-1"))}, {}};
        const PowerTargets three{{cvm(QStringLiteral("a")), cvm(QStringLiteral("b")), cvm(QStringLiteral("c"))}, {}};
        const auto production = environment(domain::EnvironmentKind::Production);
        QCOMPARE(powerPlan(PowerAction::Stop, production, one, {}).phrase, QStringLiteral("prod/cvm-1"));
        QCOMPARE(powerPlan(PowerAction::Stop, production, three, {}).phrase, QStringLiteral("prod/stop 3 CVMs"));
        QVERIFY(!powerPlan(PowerAction::Restart, production, one, {}).phrase);
        QVERIFY(!powerPlan(PowerAction::Stop, environment(domain::EnvironmentKind::Staging), one, {}).phrase);
    }

    // F27: the whole step goes through a real sh, with stand-ins for the two programs that write down what they were given.
    void commandsSurviveAShell_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("plain") << QStringLiteral("7b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8");
        QTest::newRow("quote and command") << QStringLiteral("'; rm -rf ~ #");
        QTest::newRow("substitution") << QStringLiteral("$(id) `id` $HOME");
        QTest::newRow("line break") << QStringLiteral("a\nid");
        QTest::newRow("leading dash") << QStringLiteral("-rf");
        QTest::newRow("not ASCII") << QStringLiteral("gr\u00fcn \u202e x");
        QTest::newRow("percent") << QStringLiteral("%1 %2 %s");
        QTest::newRow("backslash") << QStringLiteral("\\'\\");
    }
    void commandsSurviveAShell()
    {
        QFETCH(QString, id);
        QTemporaryDir folder;
        const QString witness = folder.filePath(QStringLiteral("witness"));
        for (const char *program : {"curl", "phala"}) {
            QFile script(folder.filePath(QString::fromLatin1(program)));
            QVERIFY(script.open(QIODevice::WriteOnly));
            script.write("#!/bin/sh\nprintf '%s\\0' \"${0##*/}\" \"$@\" >> \"$WITNESS\"\n");
            script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        domain::Cvm hostile = cvm(QStringLiteral("a"));
        hostile.id = domain::CvmId(id);
        const auto plan = powerPlan(PowerAction::Restart, environment(domain::EnvironmentKind::Staging), {{hostile}, {}},
                                    QStringLiteral("http://cloud.example/api/v1"));
        const QStringList lines = plan.steps.front().command.split(QStringLiteral("\n# or: "));
        QCOMPARE(lines.size(), 2);
        QProcess shell;
        QProcessEnvironment environment;
        environment.insert(QStringLiteral("PATH"), folder.path() + QStringLiteral(":/usr/bin:/bin"));
        environment.insert(QStringLiteral("WITNESS"), witness);
        environment.insert(QStringLiteral("PHALA_API_KEY"), QStringLiteral("key with 'quotes' and $dollars"));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        shell.setProcessEnvironment(environment);
        shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), lines.join(u'\n')});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(shell.exitCode(), 0);
        QFile file(witness);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QStringList given;
        for (const QByteArray &word : file.readAll().chopped(1).split('\0'))
            given << QString::fromUtf8(word);
        const QString url = QStringLiteral("http://cloud.example/api/v1/cvms/%1/restart").arg(QString::fromLatin1(QUrl::toPercentEncoding(id)));
        QCOMPARE(given,
                 QStringList({QStringLiteral("curl"), QStringLiteral("--fail-with-body"), QStringLiteral("-X"), QStringLiteral("POST"),
                              QStringLiteral("-H"), QStringLiteral("X-API-Key: key with 'quotes' and $dollars"), QStringLiteral("-H"),
                              QStringLiteral("X-Phala-Version: 2026-01-21"), QStringLiteral("-H"), QStringLiteral("Content-Type: application/json"),
                              QStringLiteral("-d"), QStringLiteral("{\"force\":false}"), QStringLiteral("--"), url, QStringLiteral("phala"),
                              QStringLiteral("cvms"), QStringLiteral("restart"), QStringLiteral("--"), id}));
    }

    void aNameThatCannotBeTypedIsReplacedByTheId()
    {
        domain::Cvm odd = cvm(QStringLiteral("a"));
        for (const QString &name : {QString(), QStringLiteral("a\u202eb"), QStringLiteral(" a"), QStringLiteral("a\nb")}) {
            odd.name = name;
            const auto plan = powerPlan(PowerAction::Stop, environment(domain::EnvironmentKind::Production), {{odd}, {}}, {});
            QCOMPARE(plan.phrase, QStringLiteral("prod/uuid-a"));
        }
    }

    // F24
    void namesThatLookLikeOthersAreFlagged()
    {
        const PowerTargets target{{cvm(QStringLiteral("\u0440rod"))}, {}};
        const auto plan = powerPlan(PowerAction::Stop, environment(domain::EnvironmentKind::Production), target, {});
        QCOMPARE(plan.checks.size(), size_t(1));
        QVERIFY(!plan.isConfirmedBy(QStringLiteral("prod/prod")));
        QVERIFY(plan.isConfirmedBy(QStringLiteral("prod/\u0440rod")));
    }

    void aThousandOfAHundredThousandAreChosenQuickly()
    {
        domain::CvmList list;
        std::vector<domain::CvmId> ids;
        for (int i = 0; i < 100'000; ++i) {
            list.items.push_back(cvm(QString::number(i)));
            if (i % 100 == 0)
                ids.push_back(list.items.back().id);
        }
        QElapsedTimer timer;
        timer.start();
        QVERIFY(canTakeAny(PowerAction::Stop, list, ids).allowed);
        QCOMPARE(chooseTargets(PowerAction::Stop, list, ids).targets.size(), size_t(1000));
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
    }

    void commandsHoldNoKey()
    {
        const auto plan = powerPlan(PowerAction::Restart, environment(domain::EnvironmentKind::Staging), {{cvm(QStringLiteral("a"))}, {}},
                                    QStringLiteral("http://x/api/v1"));
        QVERIFY(plan.steps.front().command.contains(QStringLiteral("$PHALA_API_KEY")));
        QVERIFY(plan.steps.front().command.contains(QStringLiteral("/cvms/uuid-a/restart")));
    }
};

QTEST_GUILESS_MAIN(PowerPlanTest)
#include "tst_power_plan.moc"
