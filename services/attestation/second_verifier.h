// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/second_opinion.h"
#include "services/core/cancel_token.h"

#include <QCoroTask>

#include <QByteArray>

namespace pilothouse::attestation {

/// A verifier of somebody else's. Asking it sends the quote away from this desk, so it is only asked when the operator says so.
class SecondVerifierPort
{
public:
    virtual ~SecondVerifierPort() = default;

    /// For people: "Phala Cloud".
    virtual QString verifierName() const = 0;
    /// Errors: of the remote; Protocol where it answers about another quote than the one that was sent. An error is no opinion.
    virtual QCoro::Task<Result<SecondOpinion>> judge(QByteArray quote, CancelToken cancel) = 0;
};

} // namespace pilothouse::attestation
