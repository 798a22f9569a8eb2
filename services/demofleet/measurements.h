// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/fleet.h"

#include <QJsonArray>

#include <array>

namespace pilothouse::demofleet {

/// What the boot of a machine measured: the registers and the log they come from.
struct Measurements
{
    QByteArray mrTd;
    QByteArray mrConfigId;
    std::array<QByteArray, 4> rtmr;
    QJsonArray eventLog;
    QString keyProvider;   ///< the JSON text of the key-provider event
    QByteArray vmConfig;   ///< JSON text; a claim of the host, which 0.3 guests do not have
    QByteArray rootfsHash; ///< of 0.3 guests only

    QByteArray mrAggregated() const; ///< 32 bytes
};

/// Boots the machine on paper: every register is the replay of the log, nothing is set by hand.
/// `kmsId` is the root key of the key service, DER.
Measurements measure(const Fleet &fleet, const Machine &machine, const QByteArray &kmsId);

} // namespace pilothouse::demofleet
