// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/prover_ports.h"

namespace pilothouse::provers {

/// The clusters that belong to a stack: by the tag Project, else by a name that is the stack's or begins with it. Without a
/// stack, all of them. `how` says which rule found them, and names what was passed over.
struct ChosenClusters
{
    std::vector<domain::ProverCluster> clusters;
    QString how;
};
ChosenClusters chooseClusters(const std::vector<domain::ProverCluster> &all, const QString &stack);

/// What links are drawn from, besides the fleet itself.
struct LinkSources
{
    std::vector<CapacityProvider> providers;
    QString stack;
};

/// Finds the group of hosts under each service, in this order: its capacity provider; the machines its tasks run on, by their
/// tag; the machine type that its placement constraint asks for; the name. Nothing is assumed: where no rule gives exactly one
/// group, `groupUnknown` says why. Counts tasks per host on the way. Pure.
void linkGroups(domain::ProverFleet *fleet, const LinkSources &sources);

} // namespace pilothouse::provers
