// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// What a cluster costs an hour. Machines that are stopped count in full: they can be started at any time.
struct HourlyCost
{
    std::optional<Money> known; ///< the sum of what is known, USD; nothing: prices in two currencies, or a sum that does not fit
    int machines = 0;
    QStringList unpriced; ///< names of machines whose price nobody told
};
/// `types`: for the price of machines whose own record tells none; may be empty.
HourlyCost hourlyCostOf(const std::vector<domain::Cvm> &machines, const std::vector<InstanceType> &types);

/// Whether one more machine fits into what may be spent an hour.
struct BudgetCheck
{
    enum class State {
        Within,
        Over,
        Unknown, ///< a price is not known; never good enough to spend by itself
        NotSet,  ///< the profile names no budget
    };
    State state = State::Unknown;
    QString text; ///< one sentence part with all the amounts that are known
    std::optional<Money> now;
    std::optional<Money> next;
    std::optional<Money> limit;

    friend bool operator==(const BudgetCheck &, const BudgetCheck &) = default;
};
BudgetCheck checkBudget(const HourlyCost &now, const std::optional<Money> &next, const std::optional<Money> &limit);

/// "within", "over", "unknown", "not-set"
QString budgetWord(BudgetCheck::State state);

} // namespace pilothouse::cluster
