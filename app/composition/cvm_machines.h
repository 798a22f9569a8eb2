// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cvm_port.h"
#include "services/fleetwatch/machine_port.h"

#include <memory>

namespace pilothouse::composition {

/// How a CVM is asked for evidence: at its instance's own address, and for what is missing through the cloud.
attestation::Machine machineOf(const domain::Cvm &cvm);

/// "3d2h12m5s" as the cloud words an uptime, or plain seconds; nothing when it is neither.
std::optional<std::chrono::seconds> uptimeOf(const QString &words);

/// The machines of a watch out of the cloud's list of CVMs.
class CvmMachines final : public fleetwatch::MachinePort, public std::enable_shared_from_this<CvmMachines>
{
public:
    explicit CvmMachines(std::shared_ptr<cluster::CvmPort> cvms) : m_cvms(std::move(cvms)) { }

    QCoro::Task<Result<std::vector<fleetwatch::WatchedMachine>>> machines(CancelToken cancel) override;
    QString source() const override { return m_cvms->endpoint(); }

private:
    std::shared_ptr<cluster::CvmPort> m_cvms;
};

} // namespace pilothouse::composition
