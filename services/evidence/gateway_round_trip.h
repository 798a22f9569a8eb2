// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/round_trip_port.h"

namespace pilothouse::evidence {

/// Opens a connection to the gateway and hangs up: the time of connecting is one round trip, with TLS counted only when the other end also
/// answers the handshake. Whose certificate it shows does not matter, nothing is sent. Directly, past any proxy.
class GatewayRoundTrip final : public cluster::RoundTripPort
{
public:
    QCoro::Task<Result<std::chrono::milliseconds>> measure(QUrl address, std::chrono::milliseconds limit) override;
};

} // namespace pilothouse::evidence
