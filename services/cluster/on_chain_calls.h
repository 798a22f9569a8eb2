// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"

#include <vector>

namespace pilothouse::cluster {

/// A call that the owner's wallet has to make on the app's contract before a change can be committed.
struct OwnerCall
{
    QString name; ///< "addComposeHash(bytes32)"
    QString data; ///< calldata, 0x and hex; empty: what it needs was not said, or is no 32 bytes
};

/// In the order they are to be made; empty when the contract allows everything already.
std::vector<OwnerCall> ownerCalls(const OnChainStep &step);

/// Whether this can be the hash of a transaction: 0x and 64 hex digits.
bool isTransactionHash(const QString &text);

} // namespace pilothouse::cluster
