// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/money.h"
#include "services/core/result.h"

#include <QCoroTask>

#include <QString>

#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// What the cloud charged for an app in the last seven days, by its own books.
struct AppUsage
{
    static constexpr int kDays = 7; ///< the time that the cloud answers for unless it is told another

    struct Instance
    {
        QString instanceId; ///< 40 hex
        Money cost;         ///< sum of its entries
        qint64 minutes = 0; ///< charged
    };
    std::optional<Money> total;      ///< as the cloud sums it; nothing: it does not say
    std::vector<Instance> instances; ///< in the order of their first entry
    qint64 entries = 0;              ///< that were read …
    qint64 entriesInAll = 0;         ///< … of so many; fewer: the sums of the instances are not whole
    int unreadable = 0;              ///< entries without an instance or a cost

    bool isWhole() const { return entries >= entriesInAll && unreadable == 0; }
};

class UsagePort
{
public:
    virtual ~UsagePort() = default;
    /// `appId`: 40 hex. Errors: NotFound; Protocol.
    virtual QCoro::Task<Result<AppUsage>> usage(QString appId) = 0;
};

} // namespace pilothouse::cluster
