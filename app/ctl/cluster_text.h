// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/machine_history.h"
#include "services/core/snapshot.h"

#include <QJsonObject>
#include <QString>

namespace pilothouse::ctl {

/// The document of `cluster status`. What was not read is null, and why stands in the member's "problem". The snapshot has a value.
/// `history`: what a window of this desk has kept of earlier looks; "looks" is null for members without any.
QJsonObject clusterToJson(const Snapshot<cluster::ClusterView> &snapshot, const cluster::MachineHistory &history);
/// The part of it about registries: "registry" (in charge), "chosenRegistry" (by the operator, among several), "registries" (all that answer as one).
QJsonObject registriesToJson(const cluster::ClusterView &view);
QString registriesToText(const cluster::ClusterView &view);
/// The members as a table, alarms below it. Foreign text is made visible.
QString clusterToText(const cluster::ClusterView &view);

} // namespace pilothouse::ctl
