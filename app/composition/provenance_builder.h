// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/domain/profile.h"

#include <QUrl>

#include <memory>
#include <vector>

namespace pilothouse::provenance {
class ProvenanceWorkflow;
}

namespace pilothouse::composition {

struct ProvenanceOptions
{
    std::shared_ptr<const Clock> clock;
    domain::EnvironmentId environment;
    QString caFile;                                         ///< that the environment trusts instead of the system's CAs; empty: those
    std::optional<domain::AttestationSettings> attestation; ///< its chain section; without one only sources can be checked
    std::vector<QUrl> furtherNodes;                         ///< asked to confirm what the profile's node says
};

/// Builds the workflow with a client for each node, bound to that node's origin, and the installed git.
std::shared_ptr<provenance::ProvenanceWorkflow> buildProvenance(const ProvenanceOptions &options);

} // namespace pilothouse::composition
