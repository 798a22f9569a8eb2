// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QCoroTask>

#include <QUrl>

#include <chrono>

namespace pilothouse::cluster {

/// How far a gateway is from this desk.
class RoundTripPort
{
public:
    virtual ~RoundTripPort() = default;

    /// One round trip to the gateway at this address ("https://dstack-pha-prod7.phala.network"; nothing but scheme, host and port). Below a
    /// millisecond is zero, and was measured. Errors: those of the connection; Timeout after `limit`; InvalidInput.
    virtual QCoro::Task<Result<std::chrono::milliseconds>> measure(QUrl address, std::chrono::milliseconds limit) = 0;
};

} // namespace pilothouse::cluster
