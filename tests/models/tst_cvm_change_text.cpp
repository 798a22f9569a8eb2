// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_change_text.h"

#include <QLocale>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::models;
using namespace Qt::StringLiterals;

class CvmChangeTextTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aCostIsToldBeforeAndAfterAndWhatIsNotKnownIsNotMadeUp()
    {
        const Money small(58'000, u"USD"_s);
        const Money medium(116'000, u"USD"_s);
        QCOMPARE(costChangeText(small, medium), u"0.058 USD/h → 0.116 USD/h · 42 USD/month → 85 USD/month"_s);
        QCOMPARE(costChangeText(small, std::nullopt), u"0.058 USD/h → not said · 42 USD/month → not said"_s);
        QCOMPARE(costChangeText(std::nullopt, std::nullopt), u"price not known"_s);
    }

    void whatWouldBeLostStandsFirst()
    {
        cluster::VariableChange change;
        change.dropped = {u"OLD"_s, u"OLDER"_s};
        change.kept = {u"KEPT"_s};
        change.added = {u"NEW"_s};
        const auto findings = variableFindings(change);
        QCOMPARE(findings.size(), size_t(3));
        QCOMPARE(findings[0].word, u"Would be lost: OLD, OLDER"_s);
        QCOMPARE(findings[0].mark, Mark::Warn);
        QCOMPARE(variableFindings({}).size(), size_t(1));
    }

    void whatNobodyCanNameStandsBehindWhatIsNamed()
    {
        cluster::SealedNames sealed;
        sealed.items = {{u"A"_s, true, true}, {u"B"_s, true, false}, {u"C"_s, false, true}};
        QCOMPARE(sealedOriginText(sealed),
                 u"Let in by the manifest and used by the compose file: A. Let in by the manifest: B. Used by the compose file: C."_s);
        sealed.whyMore = u"the manifest has no list of the variables that it lets in"_s;
        QVERIFY(sealedOriginText(sealed).endsWith(u"nobody can name: the manifest has no list of the variables that it lets in."_s));
        cluster::VariableChange change;
        change.kept = {u"A"_s, u"B"_s, u"C"_s};
        const auto findings = variableFindings(change, sealed);
        QCOMPARE(findings.size(), size_t(2));
        QCOMPARE(findings[0].mark, Mark::Unknown);
        QCOMPARE(sealedOriginText({}), QString());
    }

    void whatANodeHasFreeIsToldAndWhatItDoesNotTellIsSaid()
    {
        cluster::NodeRoom room{u"prod7"_s, 96, 262'144, 4096, {}};
        QCOMPARE(nodeRoomText(room), u"96 vCPU · 262,144 MB · 4,096 GB disk"_s);
        room.diskGb.reset();
        QCOMPARE(nodeRoomText(room), u"96 vCPU · 262,144 MB · disk: not known"_s);
        room.notKnown = u"the cloud names this node twice"_s;
        QCOMPARE(nodeRoomText(room), u"What is free is not known: the cloud names this node twice."_s);
    }

    void commandsSayTheSameChangeAndQuoteWhatIsForeign()
    {
        cluster::Resources resources;
        resources.vcpu = 2;
        resources.memoryMb = 4096;
        resources.diskGb = 60;
        QCOMPARE(resizeCommand(u"u1"_s, resources, u"prod us"_s),
                 u"pilothousectl phala cvms resize --profile 'prod us' --vcpu 2 --memory 4096 --disk 60 -- u1"_s);
        resources = {};
        resources.instanceType = u"$(x)"_s;
        resources.allowRestart = false;
        QCOMPARE(resizeCommand(u"u1"_s, resources, u"p"_s), u"pilothousectl phala cvms resize --profile p --type '$(x)' --no-restart -- u1"_s);
        QCOMPARE(updateCommand(u"-u"_s, {false, true, true}, u"p"_s),
                 u"pilothousectl phala cvms envs --profile p --env-file .env --drop-others -- -u"_s);
        QCOMPARE(updateCommand(u"u1"_s, {true, false, false}, u"p"_s),
                 u"pilothousectl phala cvms compose --profile p --compose docker-compose.yml -- u1"_s);
        QCOMPARE(updateCommand(u"u1"_s, {false, false, false, UpdateParts::Script::Given}, u"p"_s),
                 u"pilothousectl phala cvms compose --profile p --pre-launch pre-launch.sh -- u1"_s);
        QCOMPARE(updateCommand(u"u1"_s, {true, true, false, UpdateParts::Script::Removed}, u"p"_s),
                 u"pilothousectl phala cvms compose --profile p --compose docker-compose.yml --no-pre-launch --env-file .env -- u1"_s);
    }
};

QTEST_GUILESS_MAIN(CvmChangeTextTest)
#include "tst_cvm_change_text.moc"
