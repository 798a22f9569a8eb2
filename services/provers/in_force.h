// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/fleet_reader.h"

#include <optional>

namespace pilothouse::provers {

/// The numbers of a service and of the group under it, read now.
struct InForce
{
    std::optional<domain::ProverService> service;
    std::optional<domain::HostGroup> group;
    QString text; ///< "service gpu-provers: desired 4, running 4; group gpu-asg: could not be read (…)"
};

/// `service`: as far as it is needed to ask for it. `group`: empty when there is none to read.
QCoro::Task<InForce> readInForce(ProverPorts ports, domain::ProverService service, QString group);

} // namespace pilothouse::provers
