// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_runtime.h"

#include <QFuture>
#include <QJsonObject>

#include <memory>
#include <optional>

namespace pilothouse::cluster {

/// The cluster as it was read last, for a start while nobody answers: what the cloud listed, and what the members said of themselves.
struct KeptCluster
{
    QString endpoint;                            ///< of the cloud that gave the list; what another one gave is not shown
    QDateTime readAt;                            ///< UTC, of the list
    std::shared_ptr<const domain::CvmList> list; ///< never null
    std::shared_ptr<const ClusterView> view;     ///< null: no cluster is set up, or it was not read
};

/// Left out is what a machine writes in words of its own (boot progress and boot errors may quote anything, a secret too), what is
/// under way, and alarms: they tell of now.
QJsonObject toJson(const KeptCluster &kept);

/// Routes are as last known, and so stale. Errors: Storage, naming what cannot be read; a part of it is never shown as the whole.
Result<KeptCluster> keptClusterFrom(const QJsonObject &json);

/// Where it is kept. Both work on threads of their own from beginning to end, so that a list of any length costs a window nothing.
class KeptClusterPort
{
public:
    virtual ~KeptClusterPort() = default;
    virtual QFuture<Status> save(std::shared_ptr<const KeptCluster> kept) = 0;
    /// Nothing when nothing was ever kept.
    virtual QFuture<Result<std::optional<KeptCluster>>> load() = 0;
};

} // namespace pilothouse::cluster
