// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/traffic_split.h"

#include <QCoroTask>

#include <QString>
#include <QStringList>

#include <array>
#include <optional>

namespace pilothouse::cutover {

/// What was just read from the router.
struct RouterState
{
    domain::TrafficSplit split;
    qint64 epoch = 0; ///< our own entry in the map; 0 = none yet
    QString raw;      ///< as received, for evidence
    QString process;  ///< identifies the router process ("pid 4711"); another one means a reload
    std::optional<qint64> uptimeSeconds;
    QStringList findings; ///< odd but harmless: "pay is not in the map: it counts as 0"
};

/// Requests of one intent as the router counted them.
struct IntentCount
{
    qint64 oldPlane = 0;
    qint64 newPlane = 0;

    qint64 total() const { return oldPlane + newPlane; }
    friend bool operator==(const IntentCount &, const IntentCount &) = default;
};
using IntentCounts = std::array<IntentCount, domain::kIntents.size()>;

/// How requests were counted at the router, per plane, since the router started.
struct RouterTraffic
{
    qint64 oldPlaneRequests = 0;
    qint64 newPlaneRequests = 0;
    std::optional<qint64> oldPlaneErrors; ///< of them, answered 5xx; nothing when the router does not count that
    std::optional<qint64> newPlaneErrors;
    std::optional<bool> newPlaneUp; ///< the router's own health state for the new plane: the second vantage of R1
    std::optional<bool> oldPlaneUp;
    std::optional<IntentCounts> intents; ///< by domain::Intent; nothing when the router keeps no count of intents
};

/// What the cutover needs of a router. A command's success is never proof; only a later read() is.
class RouterPort
{
public:
    virtual ~RouterPort() = default;

    virtual QCoro::Task<Result<RouterState>> read() = 0;
    /// Puts the whole vector in force in one transaction and reads it back.
    /// `expectedEpoch`: refuse (Conflict) when the router's epoch is another; nothing = whatever is there (rollback).
    /// Errors: Network (nothing sent), OutcomeUnknown (sent, answer lost), Conflict, Protocol (read-back differs).
    virtual QCoro::Task<Result<RouterState>> apply(domain::TrafficSplit split, std::optional<qint64> expectedEpoch) = 0;
    virtual QCoro::Task<Result<RouterTraffic>> traffic() = 0;

    virtual QString kind() const = 0;     ///< "haproxy-map"
    virtual QString endpoint() const = 0; ///< "127.0.0.1:19999"
    /// The exact shell command an operator can paste on the router's host to reach this split and see it.
    virtual QString manualCommand(const domain::TrafficSplit &split) const = 0;
};

} // namespace pilothouse::cutover
