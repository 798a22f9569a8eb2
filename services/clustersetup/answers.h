// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/checkout.h"
#include "services/core/result.h"
#include "services/domain/profile.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pilothouse::clustersetup {

enum class ExistingRegistry {
    Refuse, ///< a registry of this name that this run did not make ends it
    Adopt,  ///< it is taken over as it is, with the variables it has
};

/// Everything a setup asks for, except secrets: those come from where the environment's secrets are.
struct SetupAnswers
{
    domain::ClusterSettings cluster; ///< name, wallet, key, instance type …
    QString registryCompose;         ///< path
    Checkouts checkouts;             ///< empty paths: not looked at
    QString node;                    ///< name; empty: the one with the most room
    QString certificatesUrl;         ///< of the index that knows the wallet's keys; empty: not asked
    QString storageRegion = QStringLiteral("eu-west-1");
    ExistingRegistry existing = ExistingRegistry::Refuse;
    bool mayApproveByRestart = false; ///< the way of old registries: new variables, and a restart that ends running models
    QString orchestratorYaml;         ///< file to write; empty: none
    QString orchestratorEnv;          ///< likewise
    QString orchestratorUrl;          ///< where the orchestrator answers; empty: on this machine, at the port it has by itself
    QStringList accepted;             ///< codes of findings that are gone on with knowingly

    /// SHA-256 in hex of what was asked for.
    QString digest() const;
};

/// Reads an answers file strictly: unknown keys, wrong types and secrets are errors with line numbers; relative paths are of `folder`.
/// Errors (InvalidInput): `where` is "answers.yaml:12".
Result<SetupAnswers> parseAnswers(const QByteArray &yaml, const QString &fileName, const QString &folder);

/// A Solana address: base58 of 32 bytes.
bool isWallet(const QString &text);

} // namespace pilothouse::clustersetup
