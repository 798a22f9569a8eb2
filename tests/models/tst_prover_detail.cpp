// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cloud_alarm_text.h"
#include "models/overview_provers.h"
#include "models/prover_detail.h"
#include "models/revision_text.h"
#include "models/scale_preview.h"
#include "tests/services/provers/prover_samples.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using domain::ProverFleet;
using domain::ProverService;
using test::hostGroup;
using test::placeTasks;
using test::proverService;

class ProverDetailTest : public QObject
{
    Q_OBJECT

    QDateTime m_now = QDateTime::fromString(QStringLiteral("2026-11-20T14:00:00Z"), Qt::ISODate);

    static ProverFleet fleet()
    {
        ProverFleet made;
        made.account = QStringLiteral("123456789012");
        made.principal = QStringLiteral("arn:aws:iam::123456789012:user/demo-operator");
        made.services = {proverService(QStringLiteral("s-gpu"), 8)};
        made.groups = {hostGroup(QStringLiteral("s-gpu-asg"), 8)};
        made.services[0].group = domain::GroupLink{QStringLiteral("s-gpu-asg"), domain::LinkProof::Hosts, QStringLiteral("by tag"), QString(), false};
        made.services[0].mostTasksPerHost = 1;
        placeTasks(&made, made.services[0], made.groups[0], 8);
        return made;
    }
    ProverDetail detail(const ProverFleet &made) const { return proverDetail(made, made.services[0], m_now, false); }
    static QString words(const std::vector<StateText> &list)
    {
        QStringList all;
        for (const StateText &each : list)
            all << each.word;
        return all.join(u'\n');
    }

private slots:
    void saysWhatTheNumbersMean()
    {
        const ProverDetail shown = detail(fleet());
        QCOMPARE(shown.state.mark, Mark::Pass);
        QVERIFY(shown.subtitle.contains(QLatin1String("8 of 8 tasks run")));
        QVERIFY(words(shown.checks).contains(QLatin1String("8 wanted on 8")));
        QVERIFY(!shown.problem);
        QCOMPARE(shown.tasks.size(), size_t(8));
        QCOMPARE(identityText(fleet()), QStringLiteral("account 123456789012 · user/demo-operator"));
    }

    void whatWasGoodIsNotGoodWhenItIsOld()
    {
        const ProverFleet made = fleet();
        const ProverDetail shown = proverDetail(made, made.services[0], m_now, true);
        QCOMPARE(shown.state.mark, Mark::Stale);
        QCOMPARE(shown.checks[0].word, QStringLiteral("Older than its limit: may have changed since"));
        for (const StateText &check : shown.checks)
            QVERIFY2(check.mark != Mark::Pass, qPrintable(check.word));
        QCOMPARE(shown.tasks[0].cells[0].state->mark, Mark::Stale);
    }

    void namesTasksWithoutAPlace()
    {
        ProverFleet made = fleet();
        made.services[0].desired = 12;
        made.services[0].events.insert(
            made.services[0].events.begin(),
            {QStringLiteral("e"), m_now,
             QStringLiteral("(service s-gpu) was unable to place a task because no container instance met all of its requirements.")});
        made.services[0].state = domain::runStateOf(made.services[0]);
        const ProverDetail shown = detail(made);
        QVERIFY(shown.problem && shown.problem->state.word == QLatin1String("Tasks find no place"));
        QVERIFY(words(shown.checks).contains(QLatin1String("12 tasks are wanted, 8 hosts have room for 8")));
        QVERIFY(shown.events[0].cells[1].state->word.startsWith(QLatin1String("Was unable to place a task"))); // without the name it stands under
    }

    void aGuessedGroupIsCalledAGuess()
    {
        ProverFleet made = fleet();
        made.services[0].group->proof = domain::LinkProof::Name;
        made.services[0].group->how = QStringLiteral("by name alone");
        QVERIFY(words(detail(made).checks).contains(QLatin1String("guess: by name alone")));
        made.services[0].group.reset();
        made.services[0].groupUnknown = QStringLiteral("two fit");
        QVERIFY(words(detail(made).checks).contains(QLatin1String("two fit")));
    }

    void stoppedTasksComeLastAndSayWhy()
    {
        ProverFleet made = fleet();
        made.tasks[2].lastStatus = QStringLiteral("STOPPED");
        made.tasks[2].stopCode = QStringLiteral("EssentialContainerExited");
        made.tasks[2].stoppedReason = QStringLiteral("CannotPullContainerError: <b>denied</b>");
        made.tasks[2].stoppedAt = m_now;
        const ProverDetail shown = detail(made);
        QCOMPARE(shown.tasks.back().key, made.tasks[2].arn);
        QCOMPARE(shown.tasks.back().cells[0].state->mark, Mark::Fail);
        QVERIFY(shown.tasks.back().detail.contains(QLatin1String("CannotPullContainerError: <b>denied</b>"))); // as text
        made.tasks[2].stopCode = QStringLiteral("UserInitiated");
        QCOMPARE(detail(made).tasks.back().cells[0].state->mark, Mark::Stopped); // asked for: no failure
    }

    void tasksThatStoppedForOneReasonAreToldTogether()
    {
        ProverFleet made = fleet();
        const auto stop = [&](size_t index, const char *code, const QString &reason, const QString &container, int secondsAgo) {
            domain::ProverTask &task = made.tasks[index];
            task.lastStatus = QStringLiteral("STOPPED");
            task.stopCode = QString::fromLatin1(code);
            task.stoppedReason = reason;
            task.containers = {container};
            task.stoppedAt = m_now.addSecs(-secondsAgo);
        };
        const QString essential = QStringLiteral("Essential container in task exited");
        const QString memory = QStringLiteral("gpu-prover: exit 137, OutOfMemoryError");
        stop(0, "EssentialContainerExited", essential, memory, 600);
        stop(1, "EssentialContainerExited", essential, memory, 240);
        stop(2, "EssentialContainerExited", essential, QStringLiteral("gpu-prover: exit 1"), 30);
        stop(3, "UserInitiated", QStringLiteral("stopped by hand"), QStringLiteral("gpu-prover: exit 143"), 10);
        const QString told = words(detail(made).checks);
        const QString together = QStringLiteral("2 tasks stopped, the last 4 min ago: Essential container in task exited · ") + memory;
        QVERIFY2(told.contains(together), qPrintable(told));
        QVERIFY2(told.contains(QLatin1String("1 task stopped, the last 30 s ago")), qPrintable(told));
        QVERIFY2(told.indexOf(together) < told.indexOf(QLatin1String("1 task stopped")), qPrintable(told));
        QVERIFY2(!told.contains(QLatin1String("by hand")), qPrintable(told)); // it was wanted
        for (size_t i = 0; i < 8; ++i) {
            const QString id = QStringLiteral("%1").arg(i, 32, 16, QLatin1Char('0'));
            stop(i, "TaskFailedToStart", QStringLiteral("task %1 found no image %2").arg(id).arg(i % 6), QString(), int(i));
        }
        const std::vector<StateText> many = detail(made).checks;
        QVERIFY2(words(many).contains(QStringLiteral("2 tasks stopped, the last 0 s ago: task … found no image 0")), qPrintable(words(many)));
        QCOMPARE(many.back().word, QStringLiteral("2 more stopped for other reasons"));
    }

    void theBrokersMachineIsToldAndItsUnitIsNotClaimed()
    {
        ProverFleet made = fleet();
        domain::HostGroup group = hostGroup(QStringLiteral("s-broker-asg"), 1, QStringLiteral("t3.xlarge"));
        ProverService broker;
        broker.id = domain::ProverServiceId(QStringLiteral("arn:broker"));
        broker.name = QStringLiteral("s-broker");
        broker.desired = broker.running = 1;
        broker.status = QStringLiteral("running");
        broker.broker = domain::BrokerHost{group.hosts[0].instanceId,
                                           QStringLiteral("t3.xlarge"),
                                           QStringLiteral("us-west-2a"),
                                           QStringLiteral("InService"),
                                           QStringLiteral("running"),
                                           QStringLiteral("ok"),
                                           {}};
        broker.group = domain::GroupLink{group.name, domain::LinkProof::Hosts, QStringLiteral("by tag Role=broker of the group"), QString(), false};
        broker.state = domain::runStateOf(broker);
        made.groups.push_back(group);
        made.services.push_back(broker);
        ProverDetail shown = proverDetail(made, broker, m_now, false);
        QCOMPARE(shown.state.mark, Mark::Unknown); // a machine that is up is no broker that works
        QVERIFY(words(shown.checks).contains(QLatin1String("EC2's checks of the machine pass")));
        QVERIFY2(words(shown.checks).contains(QLatin1String("boundless-broker runs is not known")), qPrintable(words(shown.checks)));
        QVERIFY(!shown.problem && shown.tasks.empty());
        broker.broker = domain::BrokerHost();
        broker.running = 0;
        broker.state = domain::runStateOf(broker);
        shown = proverDetail(made, broker, m_now, false);
        QVERIFY(shown.problem && shown.problem->state.mark == Mark::Fail);
    }

    void alarmsStandWorstFirstAndABlindOneIsNotGood()
    {
        ProverFleet made = fleet();
        QCOMPARE(cloudAlarmSummary(made).mark, Mark::Unknown); // not read is not none
        const auto alarm = [](const char *name, const char *state) {
            domain::CloudAlarm one;
            one.name = QString::fromLatin1(name);
            one.state = QString::fromLatin1(state);
            one.arn = QStringLiteral("arn:aws:cloudwatch:us-west-2:1:alarm:") + one.name;
            return one;
        };
        made.alarms = std::vector{alarm("s-a", "OK"), alarm("s-b", "INSUFFICIENT_DATA"), alarm("s-c", "NEW_WORD"), alarm("s-d", "ALARM")};
        made.alarms->back().dimensions.insert(QStringLiteral("AutoScalingGroupName"), QStringLiteral("s-gpu-asg"));
        made.alarms->back().reason = QStringLiteral("<b>below</b>");
        const auto rows = cloudAlarmRows(made, m_now);
        QCOMPARE(rows[0].key, QStringLiteral("s-d"));
        QCOMPARE(rows[0].detail, made.services[0].id.text()); // by the group under it
        QCOMPARE(rows[0].cells[4].text, QStringLiteral("<b>below</b>"));
        QCOMPARE(rows[1].key, QStringLiteral("s-b"));
        QCOMPARE(rows[1].cells[0].state->mark, Mark::Blind);
        QCOMPARE(rows[2].cells[0].state->word, QStringLiteral("“NEW_WORD”"));
        QCOMPARE(rows[3].cells[0].state->mark, Mark::Pass);
        QCOMPARE(cloudAlarmSummary(made).mark, Mark::Tripped);
        QCOMPARE(cloudAlarmSummary(made).word, QStringLiteral("1 in alarm · 1 blind · 1 unknown · 1 good"));
        made.alarms->pop_back();
        QCOMPARE(cloudAlarmSummary(made).mark, Mark::Blind);
        QCOMPARE(cloudAlarmLink(alarm("s a", "OK"), QStringLiteral("us-west-2")),
                 QStringLiteral("https://console.aws.amazon.com/cloudwatch/home?region=us-west-2#alarmsV2:alarm/s%20a"));
    }

    void anAlarmThatWentOffAsksForAttentionAndTheBrokerIsNoTask()
    {
        ProverFleet made = fleet();
        domain::CloudAlarm off;
        off.name = QStringLiteral("s-gpu-hosts-low");
        off.state = QStringLiteral("ALARM");
        off.reason = QStringLiteral("6 < 8");
        domain::CloudAlarm blind = off;
        blind.state = QStringLiteral("INSUFFICIENT_DATA");
        made.alarms = std::vector{off, blind};
        ProverService broker;
        broker.name = QStringLiteral("s-broker");
        broker.desired = 1;
        broker.broker = domain::BrokerHost();
        broker.state = domain::runStateOf(broker);
        made.services.push_back(broker);
        Snapshot<ProverFleet> snapshot;
        snapshot.succeed(std::move(made), QStringLiteral("AWS"), SystemClock());
        const auto items = proversAttention(snapshot, SystemClock().monotonicNow());
        QCOMPARE(items.size(), size_t(2)); // no host under the broker, and the one alarm
        QCOMPARE(items[0].second.text, QStringLiteral("s-broker: No host"));
        QCOMPARE(items[1].second.text, QStringLiteral("s-gpu-hosts-low is in alarm: 6 < 8"));
        const OverviewTile tile = proversTile(snapshot, SystemClock().monotonicNow());
        QCOMPARE(tile.figure, QStringLiteral("8"));
        QVERIFY2(tile.foot.contains(QLatin1String("1 service")), qPrintable(tile.foot));
        QVERIFY(tile.state.mark != Mark::Pass);
    }

    void revisionsSayWhichIsWantedAndWhatDiffers()
    {
        provers::RevisionHistory history;
        history.revisions
            = {test::taskDefinition(41, QStringLiteral("bento:2.3.0"), "new"), test::taskDefinition(40, QStringLiteral("bento:2.2.0"), "old")};
        history.current = history.revisions[0].arn;
        const auto rows = revisionRows(history, m_now);
        QCOMPARE(rows[0].cells[0].state->mark, Mark::Pass);
        QCOMPARE(rows[1].cells[1].text, QStringLiteral("r40"));
        const QString told = words(revisionChanges(history, history.revisions[1]));
        QVERIFY2(told.contains(QStringLiteral("gpu-prover · image: bento:2.3.0 → bento:2.2.0")), qPrintable(told));
        QVERIFY2(told.contains(QStringLiteral("environment.DATABASE_URL: another value (hidden)")), qPrintable(told));
        QCOMPARE(revisionChanges(history, history.revisions[1], 1).size(), size_t(2)); // the rest is counted
        history.current = QStringLiteral("arn:gone");
        QCOMPARE(revisionChanges(history, history.revisions[1])[0].mark, Mark::Unknown);
    }

    void eventsOfAllServicesAreOneStoryNewestFirst()
    {
        ProverFleet made = fleet();
        made.services.push_back(proverService(QStringLiteral("s-exec"), 1));
        for (int i = 0; i < 5; ++i)
            for (size_t s = 0; s < 2; ++s)
                made.services[s].events.push_back(
                    {QStringLiteral("%1-%2").arg(s).arg(i), m_now.addSecs(-60 * (2 * i + int(s))), QStringLiteral("x")});
        const std::vector<ListRow> rows = fleetEvents(made, m_now, 7);
        QCOMPARE(rows.size(), size_t(7));
        for (size_t i = 1; i < rows.size(); ++i)
            QVERIFY(rows[i - 1].cells[0].full >= rows[i].cells[0].full);
        QCOMPARE(rows[0].detail, made.services[0].id.text());
        QCOMPARE(rows[1].detail, made.services[1].id.text());
    }

    void aPreviewTellsTheOrderAndTheCost()
    {
        const ProverFleet made = fleet();
        const auto up = scalePreview(provers::decideScale(made, made.services[0], 12));
        QVERIFY(up[0].word.startsWith(QLatin1String("Hosts")) && up[1].word.startsWith(QStringLiteral("Tasks: 8 → 12")));
        QVERIFY2(up[2].word.contains(QLatin1String("+7.444 USD/h")), qPrintable(up[2].word));
        const auto down = scalePreview(provers::decideScale(made, made.services[0], 4));
        QVERIFY(down[0].word.startsWith(QLatin1String("Tasks")) && down[1].word.startsWith(QLatin1String("Hosts")));
        const auto none = scalePreview(provers::decideScale(made, made.services[0], 8));
        QCOMPARE(none.size(), size_t(1)); // it is so already
    }

    void commandsSurviveHostileNames()
    {
        ProverService service = proverService(QStringLiteral("x'; rm -rf ~; '"), 1);
        const QString commands = proverReadCommands(service, {QStringLiteral("--region us-west-2")}, QStringLiteral("prod"));
        QVERIFY(commands.contains(QLatin1String("aws ecs describe-services")) && commands.contains(QLatin1String("--region us-west-2")));
        QVERIFY(commands.contains(QLatin1String("pilothousectl provers logs --profile")));
        QVERIFY2(commands.contains(QLatin1String("'x'\\''; rm -rf ~; '\\'''")), qPrintable(commands));
    }
};

QTEST_GUILESS_MAIN(ProverDetailTest)
#include "tst_prover_detail.moc"
