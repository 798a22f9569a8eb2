// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/provision_budget.h"

#include "services/core/plain_text.h"

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

QString amount(const Money &money)
{
    return u"$%1"_s.arg(money.toDecimal());
}

std::optional<Money> priceOf(const domain::Cvm &cvm, const std::vector<InstanceType> &types)
{
    if (cvm.hourlyRate)
        return cvm.hourlyRate;
    const auto type = std::ranges::find(types, cvm.instanceType, &InstanceType::id);
    return type == types.end() ? std::nullopt : type->hourlyRate;
}

} // namespace

HourlyCost hourlyCostOf(const std::vector<domain::Cvm> &machines, const std::vector<InstanceType> &types)
{
    HourlyCost cost;
    cost.known = Money(0, u"USD"_s);
    for (const domain::Cvm &cvm : machines) {
        ++cost.machines;
        const auto price = priceOf(cvm, types);
        if (!price)
            cost.unpriced << cvm.name;
        else if (cost.known)
            cost.known = cost.known->plus(*price);
    }
    return cost;
}

BudgetCheck checkBudget(const HourlyCost &now, const std::optional<Money> &next, const std::optional<Money> &limit)
{
    BudgetCheck check;
    check.now = now.known;
    check.next = next;
    check.limit = limit;
    const QString budget = limit ? u"the budget of %1 an hour"_s.arg(amount(*limit)) : QString();
    const auto total = now.known && next ? now.known->plus(*next) : std::nullopt;
    if (!next) {
        check.text = limit ? u"the new machine's price is not known, so it cannot be held against %1"_s.arg(budget)
                           : u"the new machine's price is not known"_s;
    } else if (!total) {
        check.text = u"the prices of the cluster's machines cannot be added up"_s;
    } else if (limit && total->currency() == limit->currency() && total->micros() > limit->micros()) {
        // Also when some are unknown: they only add to it.
        check.state = BudgetCheck::State::Over;
        check.text = u"%1 machines cost %2 an hour; with %3 more %4 is exceeded"_s.arg(now.machines).arg(amount(*now.known), amount(*next), budget);
    } else if (!now.unpriced.isEmpty()) {
        check.text = u"the price of %1 is not known, so the cluster's cost cannot be told"_s.arg(visibleText(now.unpriced.join(u", "_s), 200));
    } else if (!limit) {
        check.state = BudgetCheck::State::NotSet;
        check.text = u"%1 machines cost %2 an hour, with this one %3; the profile sets no budget"_s.arg(now.machines)
                         .arg(amount(*now.known), amount(*total));
    } else if (total->currency() != limit->currency()) {
        check.text = u"the prices are not in the budget's currency"_s;
    } else {
        check.state = BudgetCheck::State::Within;
        check.text = u"%1 machines cost %2 an hour, with this one %3, within %4"_s.arg(now.machines).arg(amount(*now.known), amount(*total), budget);
    }
    return check;
}

QString budgetWord(BudgetCheck::State state)
{
    switch (state) {
    case BudgetCheck::State::Within: return u"within"_s;
    case BudgetCheck::State::Over: return u"over"_s;
    case BudgetCheck::State::Unknown: return u"unknown"_s;
    case BudgetCheck::State::NotSet: return u"not-set"_s;
    }
    return {};
}

} // namespace pilothouse::cluster
