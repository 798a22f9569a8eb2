// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/profile.h"

#include <QString>

#include <vector>

namespace pilothouse::credentials {

/// The name under which a coordinator's key is kept whose profile names no file: PEM.
inline constexpr char kGatewayKeyName[] = "GATEWAY_KEY";

/// Where a credential is kept: in the secret store under a name, or in a file that the profile names.
enum class Keeping { SecretStore, File };

/// What a thing is for. The words of it are the view's.
enum class Purpose {
    PhalaKey,        ///< all calls to the cloud's API
    AwsKeyId,        ///< public half of a key pair
    AwsSecretKey,    ///< signs each request
    AwsSessionToken, ///< only with keys of a session
    AwsSharedFile,   ///< the named profile of the shared AWS files
    DevelopmentKey,  ///< signs for the orchestrator of agents, outside production
    SignIns,         ///< refresh tokens of wallets that signed in at the orchestrator
    GatewayKey,      ///< proves the gateway to the runners
    AuditKey,        ///< signs the checkpoints of the record
    AuditTip,        ///< the end of the record, kept outside of it
    Unused,          ///< stored, and nothing in the profile asks for it
};

/// One name that an environment needs.
struct CredentialNeed
{
    QString name; ///< "PHALA_API_KEY", or a path for Keeping::File
    Purpose purpose = Purpose::Unused;
    Keeping keeping = Keeping::SecretStore;
    bool optional = false;
    bool isPublic = false; ///< an identifier that travels in clear anyway
    bool isTyped = true;   ///< false: written by Pilothouse while it works; can be deleted, is never entered or rotated by a person

    friend bool operator==(const CredentialNeed &, const CredentialNeed &) = default;
};

/// Names that only work together: they are entered, tested and replaced as one.
struct CredentialSet
{
    QString id;       ///< "phala", "aws", "orchestrator", "sign-ins", "gateway", "record": also the remote that can test it
    QString remote;   ///< "Phala Cloud"; empty when nothing outside knows it
    QString endpoint; ///< where it is used, as in the profile
    bool canBeTested = false;
    bool tellsPermissions = false; ///< what its key may do can be found out by reads
    bool isOurs = false;           ///< made and replaced by Pilothouse itself
    std::vector<CredentialNeed> needs;

    friend bool operator==(const CredentialSet &, const CredentialSet &) = default;
};

/// What the sections of a profile need, in the order of its file, and what the record keeps for itself.
std::vector<CredentialSet> credentialsNeeded(const domain::Profile &profile);

/// What a registry reads submissions with, where the profile has no section `aws` that keeps these names: id "storage". Its keys are tested in
/// `region`, where the bucket is.
CredentialSet registryStorageNeeded(const QString &region);

} // namespace pilothouse::credentials
