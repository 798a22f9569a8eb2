// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/prover_ports.h"

#include <chrono>
#include <memory>

namespace pilothouse::provers {

/// The remotes of a prover cluster.
struct ProverPorts
{
    std::shared_ptr<ContainerPort> containers;
    std::shared_ptr<GroupPort> groups;
    std::shared_ptr<HostPort> machines;
    std::shared_ptr<LogPort> logs;
    std::shared_ptr<IdentityPort> identity;
    std::shared_ptr<QuotaPort> quotas = nullptr; ///< null: no limit is known
    std::shared_ptr<AlarmPort> alarms = nullptr; ///< null: no alarm is known
};

/// Reads the whole prover cluster: clusters and services are needed, everything else makes it richer. What a key may not read
/// is told as denied, what fails otherwise as a note; neither spoils the rest.
class FleetReader final : public std::enable_shared_from_this<FleetReader>
{
public:
    FleetReader(ProverPorts ports, QString stack, QStringList standingNotes);

    /// Errors: those of listing clusters and services; NotFound when no cluster belongs to the stack.
    QCoro::Task<Result<domain::ProverFleet>> read(CancelToken cancel);

private:
    QCoro::Task<Done> readCluster(std::shared_ptr<domain::ProverFleet> fleet, domain::ProverCluster cluster, CancelToken cancel);
    QCoro::Task<Done> readHosts(std::shared_ptr<domain::ProverFleet> fleet, CancelToken cancel);
    QCoro::Task<Done> readIdentity(std::shared_ptr<domain::ProverFleet> fleet, CancelToken cancel);
    QCoro::Task<Done> readAlarms(std::shared_ptr<domain::ProverFleet> fleet, CancelToken cancel);
    QCoro::Task<Done> readBrokers(std::shared_ptr<domain::ProverFleet> fleet, CancelToken cancel);
    QCoro::Task<Done> readLimits(std::shared_ptr<domain::ProverFleet> fleet, CancelToken cancel);
    QCoro::Task<Done> readQuota(std::shared_ptr<domain::ProverFleet> fleet, QString code, CancelToken cancel);

    ProverPorts m_ports;
    QString m_stack;
    QStringList m_standingNotes;
    Identity m_identity;         ///< asked once: it does not change with the same key
    QHash<QString, int> m_vcpus; ///< by type: asked once, they do not change
    struct Limit
    {
        double vcpus = 0;
        std::chrono::steady_clock::time_point readAt;
    };
    QHash<QString, Limit> m_limits; ///< by quota code: asked anew now and then
};

} // namespace pilothouse::provers
