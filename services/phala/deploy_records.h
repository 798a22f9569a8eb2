// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"
#include "services/core/result.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace pilothouse::phala::wire {

/// What a KMS is said to have answered for an app; texts as sent.
struct KmsAnswer
{
    QString publicKey;
    QString signature;
};

/// Whom the variables of a CVM that exists are encrypted to.
struct UpdateTarget
{
    QString appId;
    QString encryptionKey; ///< empty: not said
    QString kms;           ///< slug or id; empty: not said
    bool isOnChain = false;
};

// Errors of all: Protocol, TooLarge; `what` names the member.
Result<cluster::CloudAccount> parseAccount(const QByteArray &body);
Result<std::vector<cluster::CloudNode>> parseNodes(const QByteArray &body);
Result<std::vector<cluster::InstanceType>> parseInstanceTypes(const QByteArray &body);
Result<cluster::ComposeFile> parseComposeFile(const QByteArray &body);
Result<cluster::Provision> parseProvision(const QByteArray &body);
Result<KmsAnswer> parseKmsPublicKey(const QByteArray &body);
/// The root keys (33 bytes) that the cloud names for a KMS; none when it names none. One that is no key is Protocol.
Result<std::vector<QByteArray>> parseKmsRoots(const QByteArray &body);
/// The flat record that making a CVM answers with.
Result<domain::Cvm> parseCreated(const QByteArray &body);
Result<UpdateTarget> parseUpdateTarget(const QByteArray &body);
/// The id of an accepted change; empty when none was sent.
QString parseCorrelationId(const QByteArray &body);
/// The body of a 465: what has to be allowed on chain first.
Result<cluster::OnChainStep> parseOnChainStep(const QByteArray &body);

} // namespace pilothouse::phala::wire
