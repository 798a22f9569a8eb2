// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/setup_checks.h"

namespace pilothouse::clustersetup {

/// How far the gateway of a node is from this desk.
struct NodeDistance
{
    std::optional<std::chrono::milliseconds> roundTrip; ///< nothing: not measured
    QString notMeasured;                                ///< why; empty where it was

    friend bool operator==(const NodeDistance &, const NodeDistance &) = default;
};
using NodeDistances = std::map<QString, NodeDistance>; ///< by the node's name

/// One round trip to each, all at once: the slowest decides, within `limit`. `existing` knows the gateways that machines tell. A demo's nodes
/// are measured there alone: by its name a node of a demo would be one of the vendor's.
QCoro::Task<NodeDistances> measureNodes(std::shared_ptr<const SetupParts> parts, std::vector<cluster::CloudNode> nodes, ExistingCheck existing,
                                        std::chrono::milliseconds limit);

/// The nearest of the nodes that have room for a registry and one runner. Nothing: none of them was measured.
std::optional<cluster::CloudNode> nearestWithRoom(const PlaceCheck &place, const NodeDistances &distances);

} // namespace pilothouse::clustersetup
