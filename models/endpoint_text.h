// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agent_detail.h"
#include "services/agents/endpoint_probes.h"

namespace pilothouse::models {

/// What the panel shows of a look at a deployment's endpoint. What was not seen reads as not known, never as good.
struct EndpointText
{
    StateText verdict;
    QString about;                        ///< when it was looked at, and where; a sentence
    std::vector<StateText> steps;         ///< name, TCP, TLS, trust, health; empty when nothing was tried
    std::vector<AgentDetail::Pair> facts; ///< of the certificate and the answer
    bool isRunning = false;

    friend bool operator==(const EndpointText &, const EndpointText &) = default;
};
EndpointText endpointText(const agents::EndpointProbes::State &state, const QString &address, const QDateTime &now);

} // namespace pilothouse::models
