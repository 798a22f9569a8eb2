// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/finding.h"
#include "services/core/result.h"
#include "services/domain/profile.h"

#include <QByteArray>
#include <QString>

namespace pilothouse::clustersetup {

/// The runner block of an orchestrator's YAML ("infrastructure.runner" of type phala), whatever dialect it is written in.
struct OrchestratorConfig
{
    domain::ClusterSettings cluster;
    QString phalaApiUrl;    ///< without /api/v1; empty: not said
    QString gatewayCertDir; ///< of the first dialect: a folder with key.pem or tls.key; empty: not said
    bool isVpc = false;
    Findings findings; ///< what of it today's orchestrator would reject or ignore, line by line

    /// Whether it can be taken over as it was read: nothing in it failed.
    bool canBeImported() const { return mayGoOn(findings); }
};

/// Reads both dialects strictly. Errors (InvalidInput, with the line): not YAML, no such block, another type.
Result<OrchestratorConfig> readOrchestratorConfig(const QByteArray &yaml, const QString &fileName);

/// The text with the block brought to these settings, in today's dialect: only lines that differ change, and what the orchestrator
/// rejects goes. Empty text makes a new file with this block alone. Errors: InvalidInput, Refused (written in a form that cannot be
/// changed line by line). The result is read again: it is what was wanted, or an error.
Result<QByteArray> writeOrchestratorConfig(const QByteArray &yaml, const QString &fileName, const domain::ClusterSettings &settings,
                                           const QString &phalaApiUrl);

/// A profile's text with its `cluster:` section brought to these settings. Errors: InvalidInput, Refused.
Result<QByteArray> withClusterSection(const QByteArray &profileYaml, const QString &fileName, const domain::ClusterSettings &settings);

} // namespace pilothouse::clustersetup
