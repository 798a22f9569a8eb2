// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_runtime.h"

#include <memory>
#include <optional>

namespace pilothouse::cluster {

/// Where the choice among several registries is kept.
class ChoiceMemory
{
public:
    virtual ~ChoiceMemory() = default;

    /// Nothing when none was made.
    virtual QCoro::Task<Result<std::optional<domain::CvmId>>> load() = 0;
    /// On disk when it completes; nothing takes the choice back.
    virtual QCoro::Task<Status> save(std::optional<domain::CvmId> registry) = 0;
};

/// The operator's choice of the registry in charge where a cluster has several: kept, recorded, and told to the runtime. It changes no machine, so it
/// needs no unlocking. Main thread; held by shared_ptr.
class RegistryChoice final : public std::enable_shared_from_this<RegistryChoice>
{
public:
    struct Parts
    {
        std::shared_ptr<ClusterRuntime> runtime;
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<ChoiceMemory> memory = {}; ///< null: it lasts as long as the program
    };
    explicit RegistryChoice(Parts parts) : m_parts(std::move(parts)) { }

    /// Tells the runtime what was chosen earlier. Errors: Storage.
    QCoro::Task<Status> load();
    /// By name; an empty one takes the choice back. Errors: NotFound (no registry of the cluster has this name), Refused (the cluster was never
    /// read), Storage. The choice is as it was then.
    QCoro::Task<Status> choose(QString name);

private:
    Parts m_parts;
};

} // namespace pilothouse::cluster
