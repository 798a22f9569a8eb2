// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/cluster_name.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::clustersetup;

class ClusterNameTest : public QObject
{
    Q_OBJECT

private slots:
    void takesNamesThatLeaveRoomForTheMachines_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("one letter") << QStringLiteral("c");
        QTest::newRow("usual") << QStringLiteral("crunch-tee");
        QTest::newRow("capitals and digits") << QStringLiteral("Crunch7");
        QTest::newRow("47 characters") << QString(47, u'a');
    }
    void takesNamesThatLeaveRoomForTheMachines()
    {
        QFETCH(QString, name);
        QVERIFY(!problemOfClusterName(name));
        const qsizetype registry = registryNameOf(name).size();
        const qsizetype runner = (runnerPrefixOf(name) + QStringLiteral("01234567")).size();
        QVERIFY(registry >= 5 && registry <= 63);
        QVERIFY(runner >= 5 && runner <= 63);
    }

    void refusesEveryOtherNameWithItsRule_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("rule");
        QTest::newRow("empty") << QString() << QStringLiteral("needs a name");
        QTest::newRow("48 characters") << QString(48, u'a') << QStringLiteral("at most 47");
        QTest::newRow("leading digit") << QStringLiteral("7up") << QStringLiteral("begin with a letter");
        QTest::newRow("leading hyphen") << QStringLiteral("-a") << QStringLiteral("begin with a letter");
        QTest::newRow("underscore") << QStringLiteral("crunch_tee") << QStringLiteral("\"_\"");
        QTest::newRow("a letter of another script") << QStringLiteral("cr\u0443nch") << QStringLiteral("letters, digits and hyphens");
    }
    void refusesEveryOtherNameWithItsRule()
    {
        QFETCH(QString, name);
        QFETCH(QString, rule);
        const auto problem = problemOfClusterName(name);
        QVERIFY(problem);
        QVERIFY2(problem->contains(rule), qPrintable(*problem));
    }

    void tellsTheMachinesOfAClusterFromThoseOfItsNeighbours()
    {
        const QString cluster = QStringLiteral("crunch");
        QCOMPARE(partInCluster(cluster, QStringLiteral("crunch-registry")), CvmPart::Registry);
        QCOMPARE(partInCluster(cluster, QStringLiteral("crunch-runner-4f1c92ab")), CvmPart::Runner);
        QCOMPARE(partInCluster(cluster, QStringLiteral("crunch-vpc-server")), CvmPart::VpcServer);
        QCOMPARE(partInCluster(cluster, QStringLiteral("crunch-temp-runner")), CvmPart::LeftOver);
        QCOMPARE(partInCluster(cluster, QStringLiteral("crunch-tee-registry")), CvmPart::Foreign);
        QCOMPARE(partInCluster(cluster, QStringLiteral("other")), CvmPart::Foreign);
    }

    void findsAClashInEitherDirection()
    {
        const QStringList machines{QStringLiteral("crunch-tee-registry"), QStringLiteral("crunch-tee-runner-4f1c92ab"), QStringLiteral("web")};
        const Findings shorter = nameClashes(QStringLiteral("crunch"), machines);
        QVERIFY(!mayGoOn(shorter));
        QVERIFY(findCode(shorter, QStringLiteral("name-takes-others")));

        const Findings longer = nameClashes(QStringLiteral("crunch-tee-two"), machines);
        QVERIFY(!mayGoOn(longer));
        QVERIFY(findCode(longer, QStringLiteral("name-taken-by-others")));

        const Findings own = nameClashes(QStringLiteral("crunch-tee"), machines);
        QVERIFY(mayGoOn(own));
        QCOMPARE(own.front().severity, Severity::Passed);
    }

    void namesARunnerThatAnEarlierSetupLeftBehind()
    {
        const Findings findings = nameClashes(QStringLiteral("crunch"), {QStringLiteral("crunch-temp-runner")});
        const Finding *const found = findCode(findings, QStringLiteral("left-over-runner"));
        QVERIFY(found);
        QCOMPARE(found->severity, Severity::Warning);
    }

    void whatCouldNotBeLookedAtHoldsASetupUp()
    {
        QVERIFY(mayGoOn({}));
        QCOMPARE(toPlanCheck({Severity::Note, QStringLiteral("a"), QStringLiteral("b is not known")}).state, domain::CheckState::Note);
        QVERIFY(mayGoOn({{Severity::Warning, QStringLiteral("a"), QStringLiteral("b")}, {Severity::Note, QStringLiteral("a"), QStringLiteral("b")}}));
        QVERIFY(
            !mayGoOn({{Severity::Passed, QStringLiteral("a"), QStringLiteral("b")}, {Severity::Unknown, QStringLiteral("a"), QStringLiteral("b")}}));
        QVERIFY(!mayGoOn({{Severity::Failed, QStringLiteral("a"), QStringLiteral("b")}}));
        const Finding unknown{Severity::Unknown,      QStringLiteral("a"), QStringLiteral("not readable"), QStringLiteral("x.yml"), 3,
                              QStringLiteral("Look.")};
        QCOMPARE(toPlanCheck(unknown).state, domain::CheckState::Unknown);
        QCOMPARE(toPlanCheck(unknown).text, QStringLiteral("x.yml:3: not readable. Look."));
    }
};

QTEST_APPLESS_MAIN(ClusterNameTest)
#include "tst_cluster_name.moc"
