// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agent_detail.h"
#include "models/agent_table_model.h"
#include "models/cell_role.h"
#include "tests/support/fake_clock.h"
#include "tests/support/scripted_orchestrator.h"

#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using domain::DeploymentState;
using test::deploymentOf;
using Column = AgentTableModel::Column;

class AgentModelsTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<test::FakeClock> m_clock = std::make_shared<test::FakeClock>();

    static domain::DeploymentList listOf(std::vector<domain::Deployment> rows)
    {
        domain::DeploymentList list;
        list.items = std::move(rows);
        list.index();
        return list;
    }
    static StateText stateAt(const AgentTableModel &model, const QString &token)
    {
        return model.indexOf(u"id-"_s + token, int(Column::State)).data(CellRole::State).value<StateText>();
    }

private slots:
    void anUnknownStateIsShownVerbatimAndNeverGreen()
    {
        AgentTableModel model(m_clock);
        model.setListNow(
            listOf({deploymentOf(u"1"_s, u"Paused_By_Host"_s), deploymentOf(u"2"_s, QString()), deploymentOf(u"3"_s, u"<b>running</b>"_s)}));
        QCOMPARE(stateAt(model, u"1"_s).word, u"“Paused_By_Host”"_s);
        for (const QString &token : {u"1"_s, u"2"_s, u"3"_s}) {
            QCOMPARE(stateAt(model, token).mark, Mark::Unknown);
            QVERIFY(stateAt(model, token).tone != Tone::Ok);
        }
        QCOMPARE(model.inState(domain::RunState::Unknown), 3);
        QCOMPARE(model.summary().unknownStates, 3);
    }

    void filtersByFieldAndItsNegation()
    {
        AgentTableModel model(m_clock);
        auto rows = std::vector{deploymentOf(u"1"_s, u"running"_s), deploymentOf(u"2"_s, u"deploying"_s), deploymentOf(u"3"_s, u"running"_s)};
        rows[2].provider = u"akash"_s;
        model.setListNow(listOf(rows));
        const auto left = [&model](const QString &filter) {
            model.setFilterText(filter);
            return model.rowCount();
        };
        QCOMPARE(left(u"state:running"_s), 2);
        QCOMPARE(left(u"state:running -provider:akash"_s), 1);
        QCOMPARE(left(u"state:starting"_s), 1);  // as the chip asks
        QCOMPARE(left(u"state:deploying"_s), 1); // as the orchestrator says
        QCOMPARE(left(u"nft:=3"_s), 1);
        QCOMPARE(left(u"owner:secret1*"_s), 3);
    }

    void liveRowsChangeInPlaceTogetherAndAreMarked()
    {
        AgentTableModel model(m_clock);
        model.setListNow(listOf({deploymentOf(u"1"_s, u"running"_s), deploymentOf(u"2"_s, u"running"_s)}));
        QSignalSpy applied(&model, &RowTableModel::rowsApplied);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.update({deploymentOf(u"1"_s, u"unhealthy"_s), deploymentOf(u"2"_s, u"stopping"_s), deploymentOf(u"9"_s, u"running"_s)});
        QCOMPARE(applied.size(), 1);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model.totalCount(), 2); // what is not in the list does not come by a message
        QCOMPARE(stateAt(model, u"1"_s).mark, Mark::Warn);
        QVERIFY(model.indexOf(u"id-1"_s, int(Column::State)).data(CellRole::Changed).toBool());
        m_clock->advance(5s);
        QVERIFY(!model.indexOf(u"id-1"_s, int(Column::State)).data(CellRole::Changed).toBool());
    }

    void movingStatesCarryPercentOrClockAndStuckIsTold()
    {
        auto row = deploymentOf(u"1"_s, u"deploying"_s);
        row.updatedAt = m_clock->utcNow().addSecs(-130);
        QCOMPARE(agentStateText(row, m_clock->utcNow()).word, u"Deploying 2 min 10 s"_s);
        row.progress = 54;
        QCOMPARE(agentStateText(row, m_clock->utcNow()).word, u"Deploying 54 %"_s);
        row.updatedAt = m_clock->utcNow().addSecs(-301);
        QCOMPARE(agentStateText(row, m_clock->utcNow()).mark, Mark::Warn);
        QVERIFY(isStuck(row, m_clock->utcNow()));
        row.status = u"running"_s;
        row.state = DeploymentState::Running;
        QVERIFY(!isStuck(row, m_clock->utcNow()));
    }

    void nothingIsCalledAttestedThatNobodyChecked()
    {
        auto row = deploymentOf(u"1"_s, u"running"_s);
        QCOMPARE(agentAttestation(row).mark, Mark::Unverified);
        QCOMPARE(agentAttestation(row).tone, Tone::Neutral);
        row.provider = u"akash"_s;
        QCOMPARE(agentAttestation(row).tone, Tone::Warn);
        row.provider.clear();
        QCOMPARE(agentAttestation(row).mark, Mark::Unknown);
    }

    void theMachineLightsTheCurrentStateAndKeepsTheTimes()
    {
        auto row = deploymentOf(u"1"_s, u"running"_s);
        row.updatedAt = m_clock->utcNow().addSecs(-126);
        agents::ObservedHistory history;
        history.stays = {{DeploymentState::Deploying, row.createdAt, 192s, false},
                         {DeploymentState::Starting, row.createdAt, 48s, false},
                         {DeploymentState::Running, row.updatedAt, std::nullopt, false}};
        const AgentMachine machine = agentMachine(row, history, m_clock->utcNow());
        const auto node = [&machine](DeploymentState state) { return machine.nodes[size_t(state)]; };
        QCOMPARE(node(DeploymentState::Deploying).time, u"3 min 12 s"_s);
        QVERIFY(node(DeploymentState::Starting).visited && !node(DeploymentState::Starting).current);
        QVERIFY(node(DeploymentState::Running).current);
        QCOMPARE(node(DeploymentState::Running).time, u"now 2 min 06 s"_s);
        QVERIFY(!node(DeploymentState::Failed).visited);
        QVERIFY(machine.outside.isEmpty());
        QVERIFY(machine.spoken().contains(u"Running"_s));
    }

    void aStateOutsideTheMachineLightsNothingAndIsSaid()
    {
        const AgentMachine machine = agentMachine(deploymentOf(u"1"_s, u"paused"_s), {}, m_clock->utcNow());
        for (const AgentMachine::Node &node : machine.nodes)
            QVERIFY(!node.current);
        QVERIFY(machine.outside.contains(u"“paused”"_s));
    }

    void whatNeedsAPersonStandsFirst()
    {
        auto failed = deploymentOf(u"1"_s, u"failed"_s);
        failed.error = u"image pull failed"_s;
        const AgentDetail detail = agentDetail(failed, {}, m_clock->utcNow(), true);
        QVERIFY(detail.problem && detail.problem->state.word.contains(u"Image pull failed"_s));
        QCOMPARE(detail.checks.front().mark, Mark::Stale);
        QVERIFY(!agentDetail(deploymentOf(u"1"_s, u"running"_s), {}, m_clock->utcNow(), false).problem);
    }

    void eventsOfBothSourcesAreOneList()
    {
        agents::ObservedHistory seen;
        seen.events = {{m_clock->utcNow(), u"status_changed"_s, u"from running to unhealthy"_s, true}};
        agents::RemoteHistory remote;
        remote.events = std::vector<domain::DeploymentEvent>{{m_clock->utcNow().addSecs(30), u"health_bad"_s, u"timeout\u202e"_s, false},
                                                             {m_clock->utcNow().addSecs(-30), u"health_ok"_s, u"fine"_s, false}};
        const auto rows = agentEvents(seen, &remote, m_clock->utcNow());
        QCOMPARE(rows.size(), size_t(3));
        QVERIFY(rows[0].cells[1].text.startsWith(u"health_bad · timeout"_s));
        QVERIFY(rows[0].cells[1].text.contains(u"U+202E"_s));
        QVERIFY(rows[1].cells[1].text.contains(u"seen from here"_s));
    }

    void commandsHoldANameWhereASecretWouldStand()
    {
        test::ScriptedOrchestrator port;
        const QString commands = agentCurl(port, {u"0088"_s, u"it's"_s});
        QCOMPARE(commands.count(u'\n'), 1);
        QVERIFY(commands.contains(u"$ORCHESTRATOR_TOKEN"_s));
        QVERIFY(commands.contains(u"http://orchestrator.test/deployments/0088"_s));
        QVERIFY(commands.endsWith(u"it'\\''s'"_s)); // no token leaves its word
    }

    void theEstimateIsExactAndSaysWhatItIsFrom()
    {
        const auto cost = [](const QString &price) { return deployFindings({}, {}, price).back(); };
        QVERIFY2(cost(u"0.232"_s).word.contains(u"0.232 USD/h"_s), qPrintable(cost(u"0.232"_s).word));
        QCOMPARE(cost(QString()).mark, Mark::Unknown);
        QCOMPARE(cost(u"cheap"_s).mark, Mark::Fail);
    }
};

QTEST_GUILESS_MAIN(AgentModelsTest)
#include "tst_agent_models.moc"
