// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/deployment.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::domain;
using S = DeploymentState;

class DeploymentStatesTest : public QObject
{
    Q_OBJECT

private slots:
    void wordsAreReadInAnyCase()
    {
        QCOMPARE(deploymentStateOf(u"RUNNING"), S::Running);
        QCOMPARE(deploymentStateOf(u"Stopping"), S::Stopping);
    }

    void aWordThatIsNotInTheListIsUnknownAndNeverRunning()
    {
        for (const QString &word :
             {QStringLiteral("paused_by_host"), QStringLiteral("run"), QStringLiteral("running "), QString(), QStringLiteral("ok")}) {
            QCOMPARE(deploymentStateOf(word), S::Unknown);
            QCOMPARE(runStateOf(deploymentStateOf(word)), RunState::Unknown);
        }
    }

    void documentedStepsAreLegal()
    {
        const std::pair<S, S> steps[]
            = {{S::Pending, S::Deploying}, {S::Deploying, S::Starting}, {S::Starting, S::Running}, {S::Running, S::Unhealthy},
               {S::Unhealthy, S::Running}, {S::Running, S::Stopping},   {S::Stopping, S::Stopped}, {S::Running, S::Failed}};
        for (const auto &[from, to] : steps)
            QCOMPARE(transition(from, to), Transition::Legal);
    }

    void whatTheDocumentForgotIsLegalToo()
    {
        QCOMPARE(transition(S::Deploying, S::Stopping), Transition::Legal); // cancel
        QCOMPARE(transition(S::Deploying, S::Running), Transition::Legal);  // a poll that missed "starting"
        QCOMPARE(transition(S::Unhealthy, S::Stopping), Transition::Legal);
        QCOMPARE(transition(S::Failed, S::Deploying), Transition::Legal); // retry
        QCOMPARE(transition(S::Stopped, S::Deploying), Transition::Legal);
    }

    void impossibleStepsAreFindings()
    {
        QCOMPARE(transition(S::Running, S::Deploying), Transition::Illegal);
        QCOMPARE(transition(S::Pending, S::Running), Transition::Illegal);
        QCOMPARE(transition(S::Failed, S::Running), Transition::Illegal);
        QCOMPARE(transition(S::Stopped, S::Failed), Transition::Illegal);
        QCOMPARE(transition(S::Stopped, S::Running), Transition::Illegal);
    }

    void fromAndToUnknownNothingIsClaimed()
    {
        QCOMPARE(transition(S::Running, S::Unknown), Transition::Unknown);
        QCOMPARE(transition(S::Unknown, S::Running), Transition::Unknown);
    }

    void aTokenThatComesTwiceIsMarkedInBothRows()
    {
        DeploymentList list;
        for (const char *id : {"a", "b", "c"}) {
            Deployment row;
            row.id = DeploymentId(QString::fromLatin1(id));
            row.token = QString::fromLatin1(*id == 'c' ? "2" : "1");
            list.items.push_back(row);
        }
        list.index();
        QVERIFY(list.items[0].duplicateToken && list.items[1].duplicateToken && !list.items[2].duplicateToken);
        QCOMPARE(list.find(DeploymentId(QStringLiteral("b"))), &list.items[1]);
        QCOMPARE(list.findToken(QStringLiteral("2")), &list.items[2]);
    }
};

QTEST_APPLESS_MAIN(DeploymentStatesTest)
#include "tst_deployment_states.moc"
