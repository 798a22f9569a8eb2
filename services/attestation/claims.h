// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"

#include <QMap>

namespace pilothouse::attestation {

/// What a machine says about itself and nothing proves, held against what was measured.
struct ClaimCheck
{
    QStringList contradictions; ///< claimed and measured differ: the machine is not proven
    QStringList notes;          ///< worth seeing, fails nothing
};

/// Compares the served app info and vm_config with the quote and the boot section of the log.
ClaimCheck checkClaims(const Evidence &evidence, const TdReport &td, const BootIdentity &identity);

/// The members of vm_config that change RTMR0 (virtual hardware), as text. Nothing when there is no readable vm_config.
using MachineShape = QMap<QString, QString>;
std::optional<MachineShape> machineShape(const QByteArray &vmConfig);
/// "4 → 8 vCPU, 8 GiB → 16 GiB memory"; empty when they are equal.
QString shapeDifference(const MachineShape &from, const MachineShape &to);

/// os_image_hash as vm_config claims it, in lower-case hex; empty when absent.
QString claimedOsImage(const QByteArray &vmConfig);

/// Image references of the docker-compose text inside app-compose, in order. A note for each that no digest pins.
struct ContainerImages
{
    QStringList references;
    QStringList unpinned;
};
ContainerImages containerImages(const QByteArray &appCompose);

} // namespace pilothouse::attestation
