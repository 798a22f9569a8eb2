// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "models/state_text.h"
#include "services/agents/agents_workflow.h"

#include <array>
#include <optional>
#include <vector>

namespace pilothouse::models {

/// The eight states as they are drawn, with what was seen of them.
struct AgentMachine
{
    struct Node
    {
        domain::DeploymentState state = domain::DeploymentState::Unknown;
        QString word;
        QString time; ///< "3:12", "now 2:06"; empty: never seen in it
        bool visited = false;
        bool current = false;
        Tone tone = Tone::Neutral;

        friend bool operator==(const Node &, const Node &) = default;
    };
    std::array<Node, 8> nodes; ///< in the order of the states
    QString outside;           ///< in words, when the state is none of the eight

    /// The same for those who cannot see it: "Running, for 3 d 1 h; before: Starting 0:48 …".
    QString spoken() const;
    friend bool operator==(const AgentMachine &, const AgentMachine &) = default;
};

/// What the detail panel shows of one deployment.
struct AgentDetail
{
    struct Pair
    {
        enum class Kind { Text, Mono };
        QString key;
        QString value;
        Kind kind = Kind::Text;

        friend bool operator==(const Pair &, const Pair &) = default;
    };
    struct Problem
    {
        StateText state; ///< the word is the bold sentence
        QString text;

        friend bool operator==(const Problem &, const Problem &) = default;
    };
    QString name;
    StateText state;
    QString subtitle;
    AgentMachine machine;
    std::optional<Problem> problem;
    std::vector<StateText> checks;
    std::vector<Pair> pairs;
};

AgentMachine agentMachine(const domain::Deployment &deployment, const agents::ObservedHistory &history, const QDateTime &now);
AgentDetail agentDetail(const domain::Deployment &deployment, const agents::ObservedHistory &history, const QDateTime &now, bool isStale);

std::vector<ListColumn> agentEventColumns();
/// What was seen from here and what the remote tells, newest first.
std::vector<ListRow> agentEvents(const agents::ObservedHistory &history, const agents::RemoteHistory *remote, const QDateTime &now);

/// How the data comes here: "Live", "Polling", "Stale" and a sentence.
struct AgentFeedText
{
    QString word;
    QString source;
    QString explanation;
};
AgentFeedText agentFeedText(const agents::AgentsWorkflow &workflow);

/// Commands that read or change these deployments, one a line; a name stands where a secret would.
QString agentCurl(const agents::AgentPort &port, const QStringList &tokens);

/// What a deploy form says under its fields: what does not hold, what is known of time, money and attestation.
std::vector<StateText> deployFindings(const domain::Plan &plan, const std::vector<agents::DeployProblem> &problems, const QString &pricePerHour);

} // namespace pilothouse::models
