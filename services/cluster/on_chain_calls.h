// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"

#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// A call that the owner's wallet has to make on the app's contract before a change can be committed.
struct OwnerCall
{
    QString name;    ///< "addComposeHash(bytes32)"
    QString data;    ///< calldata, 0x and hex; empty: what it needs was not said, or is no 32 bytes
    QString to = {}; ///< the contract, 0x and hex; empty: not said
};

/// In the order they are to be made; empty when the contract allows everything already.
std::vector<OwnerCall> ownerCalls(const OnChainStep &step);

/// What makes an app's contract, to be called on the KMS's: no upgrade is ruled out, and no other device is let in. `deployer`: the wallet that
/// calls, 0x and 40 hex; without it there is no calldata yet.
OwnerCall deployAppCall(const Provision &provision, const QString &deployer);

QString chainAnswerWord(ChainAnswer answer); ///< "register-first", "superseded", "transaction-not-seen", "hash-not-allowed"
std::optional<ChainAnswer> chainAnswerFromWord(const QString &word);

/// Why nothing is changed yet, in one sentence part.
QString whyNotYet(const OnChainStep &step);

/// Whether this can be the hash of a transaction: 0x and 64 hex digits.
bool isTransactionHash(const QString &text);

} // namespace pilothouse::cluster
