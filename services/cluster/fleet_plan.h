// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/change_plan.h"
#include "services/cluster/deploy_port.h"
#include "services/core/money.h"
#include "services/domain/plan.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// One node that an app is to run on: what is known of it, and what was promised there.
struct FleetTarget
{
    CloudNode node;
    QString name;                                       ///< of the machine to be made
    QString gateway;                                    ///< domain of the node's gateway; empty: no machine is known there that names it
    QUrl gatewayAddress;                                ///< where it answers; invalid where the domain is empty
    std::optional<std::chrono::milliseconds> roundTrip; ///< nothing: not measured
    QString notMeasured;                                ///< why there is no round trip
    std::optional<Provision> provision;
    QString skipped; ///< why nothing is made here; empty: it is

    bool isTaken() const { return skipped.isEmpty(); }
};

/// Machines whose promised compose hash is the same.
struct HashGroup
{
    QString composeHash;
    QStringList nodes;

    friend bool operator==(const HashGroup &, const HashGroup &) = default;
};

/// In the order of the targets; skipped ones promise nothing. More than one group: the machines would not run the same.
std::vector<HashGroup> hashGroups(const std::vector<FleetTarget> &targets);

/// "round trip 31 ms", "round trip below 1 ms", "round trip not measured (host name not found)".
QString roundTripText(const FleetTarget &target);
/// "free: 96 vCPU · 256 GB · 40 slots"; what the cloud did not say is left out, and said to be unknown when it is all of it.
QString roomText(const CloudNode &node);
/// Why the node cannot take a machine of this type and these wishes; empty when it can as far as is known.
QString noRoom(const CloudNode &node, const InstanceType *type, const CvmSpec &spec);

/// What several machines are good for and what not, a sentence each. Short: it stands beside a choice.
QString severalHelpWith();
QString severalDoNotHelp();

/// The one plan of all targets. `type`: as in deployPlan().
domain::Plan fleetPlan(const QString &app, const CvmSpec &spec, const std::vector<FleetTarget> &targets, const InstanceType *type,
                       const ChangeScene &scene);

/// The price of `machines` of them for `hours`; nothing when it does not fit.
std::optional<Money> costOf(const Money &hourly, int machines, int hours = 1);
inline constexpr int kHoursOfMonth = 730;

} // namespace pilothouse::cluster
