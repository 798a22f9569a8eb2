// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/provision_budget.h"
#include "tests/services/cluster/cluster_data.h"

#include <QTest>

#include <limits>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;
using State = BudgetCheck::State;

namespace {

Money usd(const QString &amount)
{
    return *Money::fromDecimal(amount, u"USD"_s);
}

domain::Cvm costing(const QString &name, std::optional<Money> rate)
{
    domain::Cvm cvm = runningCvm(name);
    cvm.instanceType = u"tdx.medium"_s;
    cvm.hourlyRate = std::move(rate);
    return cvm;
}

InstanceType offered(const QString &id, std::optional<Money> rate)
{
    InstanceType type;
    type.id = id;
    type.hourlyRate = std::move(rate);
    return type;
}

HourlyCost threeAt(const QString &each)
{
    return hourlyCostOf({costing(u"a"_s, usd(each)), costing(u"b"_s, usd(each)), costing(u"c"_s, usd(each))}, {});
}

} // namespace

/// What a cluster costs an hour, and whether one more machine fits.
class ProvisionBudgetTest : public QObject
{
    Q_OBJECT

private slots:
    void addsUpWhatEveryMachineCosts()
    {
        const HourlyCost cost = threeAt(u"0.058"_s);
        QCOMPARE(cost.machines, 3);
        QCOMPARE(cost.known, std::optional(usd(u"0.174"_s)));
        QVERIFY(cost.unpriced.isEmpty());
    }
    void takesThePriceOfTheTypeWhereTheMachineTellsNone()
    {
        const HourlyCost cost = hourlyCostOf({costing(u"a"_s, {}), costing(u"b"_s, usd(u"1"_s))}, {offered(u"tdx.medium"_s, usd(u"0.5"_s))});
        QCOMPARE(cost.known, std::optional(usd(u"1.5"_s)));
        QVERIFY(cost.unpriced.isEmpty());
    }
    void namesAMachineWhosePriceNobodyTells()
    {
        const HourlyCost cost = hourlyCostOf({costing(u"a"_s, {}), costing(u"b"_s, usd(u"1"_s))}, {offered(u"tdx.large"_s, usd(u"9"_s))});
        QCOMPARE(cost.unpriced, QStringList{u"a"_s});
        QCOMPARE(cost.machines, 2);
        const BudgetCheck check = checkBudget(cost, usd(u"0.1"_s), usd(u"100"_s));
        QCOMPARE(check.state, State::Unknown);
        QVERIFY2(check.text.contains(u"the price of a is not known"_s), qPrintable(check.text));
    }
    void countsAStoppedMachineInFullSinceItCanBeStartedAtAnyTime()
    {
        domain::Cvm stopped = costing(u"a"_s, usd(u"2"_s));
        stopped.state = domain::RunState::Stopped;
        QCOMPARE(hourlyCostOf({stopped}, {}).known, std::optional(usd(u"2"_s)));
    }
    void addsNoDollarsToEuros()
    {
        const HourlyCost cost = hourlyCostOf({costing(u"a"_s, usd(u"1"_s)), costing(u"b"_s, Money(1'000'000, u"EUR"_s))}, {});
        QVERIFY(!cost.known.has_value());
        QCOMPARE(checkBudget(cost, usd(u"1"_s), usd(u"100"_s)).state, State::Unknown);
    }
    void aSumThatDoesNotFitIsUnknownAndNotSmall()
    {
        const Money much(std::numeric_limits<int64_t>::max() - 1, u"USD"_s);
        QCOMPARE(checkBudget(hourlyCostOf({costing(u"a"_s, much)}, {}), usd(u"1"_s), usd(u"100"_s)).state, State::Unknown);
    }

    void isWithinUpToTheLastCentAndOverFromTheNextOn()
    {
        const BudgetCheck within = checkBudget(threeAt(u"1"_s), usd(u"1"_s), usd(u"4"_s));
        QCOMPARE(within.state, State::Within);
        QCOMPARE(within.text, u"3 machines cost $3.00 an hour, with this one $4.00, within the budget of $4.00 an hour"_s);
        const BudgetCheck over = checkBudget(threeAt(u"1"_s), usd(u"1.000001"_s), usd(u"4"_s));
        QCOMPARE(over.state, State::Over);
        QCOMPARE(over.text, u"3 machines cost $3.00 an hour; with $1.000001 more the budget of $4.00 an hour is exceeded"_s);
    }
    void isOverAlsoWhenSomePricesAreUnknownSinceTheyOnlyAddToIt()
    {
        const HourlyCost cost = hourlyCostOf({costing(u"a"_s, {}), costing(u"b"_s, usd(u"9"_s))}, {});
        QCOMPARE(checkBudget(cost, usd(u"2"_s), usd(u"10"_s)).state, State::Over);
    }
    void withoutAPriceOfTheNextOneNothingIsSaidToFit()
    {
        const BudgetCheck check = checkBudget(threeAt(u"1"_s), std::nullopt, usd(u"1000"_s));
        QCOMPARE(check.state, State::Unknown);
        QVERIFY2(check.text.contains(u"the new machine's price is not known"_s), qPrintable(check.text));
        QCOMPARE(checkBudget(threeAt(u"1"_s), std::nullopt, std::nullopt).state, State::Unknown);
    }
    void withoutABudgetItSaysWhatItWouldCost()
    {
        const BudgetCheck check = checkBudget(threeAt(u"1"_s), usd(u"0.5"_s), std::nullopt);
        QCOMPARE(check.state, State::NotSet);
        QCOMPARE(check.text, u"3 machines cost $3.00 an hour, with this one $3.50; the profile sets no budget"_s);
    }
    void aBudgetInAnotherCurrencyDecidesNothing() { QCOMPARE(checkBudget(threeAt(u"1"_s), usd(u"1"_s), Money(1, u"EUR"_s)).state, State::Unknown); }
    void everyStateHasAWordForScripts()
    {
        QCOMPARE(budgetWord(State::Within), u"within"_s);
        QCOMPARE(budgetWord(State::Over), u"over"_s);
        QCOMPARE(budgetWord(State::Unknown), u"unknown"_s);
        QCOMPARE(budgetWord(State::NotSet), u"not-set"_s);
    }
};

QTEST_GUILESS_MAIN(ProvisionBudgetTest)
#include "tst_provision_budget.moc"
