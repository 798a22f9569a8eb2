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
    }
};

QTEST_GUILESS_MAIN(CvmChangeTextTest)
#include "tst_cvm_change_text.moc"
