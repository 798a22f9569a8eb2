// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/node_distance.h"

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

QCoro::Task<NodeDistances> measureNodes(std::shared_ptr<const SetupParts> parts, std::vector<cluster::CloudNode> nodes, ExistingCheck existing,
                                        std::chrono::milliseconds limit)
{
    NodeDistances distances;
    const bool isDemo = parts->environment.kind == domain::EnvironmentKind::Demo;
    std::vector<std::pair<QString, QCoro::Task<Result<std::chrono::milliseconds>>>> tasks;
    for (const cluster::CloudNode &node : nodes) {
        NodeDistance &distance = distances[node.name];
        const auto told = existing.gateways.find(node.name);
        const bool isTold = told != existing.gateways.end() && !told->second.isEmpty();
        if (parts->roundTrips == nullptr)
            distance.notMeasured = u"this desk measures none"_s;
        else if (isDemo && !isTold)
            distance.notMeasured = u"no machine there names its gateway"_s;
        else if (const QString gateway = gatewayDomainOf(node.name, existing); gateway.isEmpty())
            distance.notMeasured = u"the node has no name"_s;
        else
            tasks.emplace_back(node.name,
                               parts->roundTrips->measure(isTold ? existing.gatewayAddresses.at(node.name) : QUrl(u"https://"_s + gateway), limit));
    }
    for (auto &[name, task] : tasks) {
        const auto measured = co_await task;
        if (measured)
            distances[name].roundTrip = *measured;
        else
            distances[name].notMeasured = measured.error().what;
    }
    co_return distances;
}

std::optional<cluster::CloudNode> nearestWithRoom(const PlaceCheck &place, const NodeDistances &distances)
{
    std::optional<cluster::CloudNode> nearest;
    std::chrono::milliseconds least{0};
    for (const cluster::CloudNode &node : place.nodes) {
        const auto found = distances.find(node.name);
        if (found == distances.end() || !found->second.roundTrip || roomOf(node, place.type) != NodeRoom::Enough)
            continue;
        const auto roundTrip = *found->second.roundTrip;
        const bool hasMoreRoom = nearest && roundTrip == least && node.remainingMemoryMb > nearest->remainingMemoryMb;
        if (!nearest || roundTrip < least || hasMoreRoom) {
            nearest = node;
            least = roundTrip;
        }
    }
    return nearest;
}

} // namespace pilothouse::clustersetup
