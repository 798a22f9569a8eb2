// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QCoroTask>

#include <QString>

#include <chrono>

namespace pilothouse::cluster {

/// How far a gateway is from this desk.
class RoundTripPort
{
public:
    virtual ~RoundTripPort() = default;

    /// One round trip to the gateway of this domain ("dstack-pha-prod7.phala.network"). Below a millisecond is zero, and was measured.
    /// Errors: those of the connection; Timeout after `limit`.
    virtual QCoro::Task<Result<std::chrono::milliseconds>> measure(QString domain, std::chrono::milliseconds limit) = 0;
};

} // namespace pilothouse::cluster
