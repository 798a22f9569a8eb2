// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/quote.h"
#include "services/attestation/reasons.h"
#include "services/attestation/tcb_info.h"
#include "services/attestation/verify.h"

#include <variant>

namespace pilothouse::attestation {

/// The statuses of one quote under the strict profile: the worst of platform, TDX module and quoting enclave.
struct TcbEvaluation
{
    QString status;
    QStringList advisoryIds;
    QString platformStatus;
    QString qeStatus;
    QString tdxModuleStatus; ///< empty when the module is judged by the platform level (SGX, module version 0)
    QString tcbDate;         ///< of the platform level
};

/// Level of the quoting enclave; nothing when it is older than all. (`qe` keeps the words alive.)
const SvnLevel *qeLevel(const QeIdentity &qe, const EnclaveReport &report);

/// Every level must list 16 components (and 16 more for TDX), and compare them one by one (tcbType 0).
std::optional<Failure> checkSchema(const TcbInfo &info, Tee tee);

/// Strict profile. `qe`: the level that the quoting enclave reached.
std::variant<TcbEvaluation, Failure> evaluateStrictly(const TcbInfo &info, const SvnLevel &qe, const PckInfo &pck, const Quote &quote);

/// The status that Intel's own library gives for the same input, error words of that library included. Shown, never decides.
QString evaluateLikeIntel(const TcbInfo &info, const SvnLevel &qe, const PckInfo &pck, const Quote &quote);

} // namespace pilothouse::attestation
