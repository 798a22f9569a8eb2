// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/id.h"
#include "services/domain/cvm.h"

#include <QDateTime>
#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace pilothouse::domain {

struct DeploymentTag;
/// The orchestrator's own id of a deployment (the row's UUID), never the provider's.
using DeploymentId = Id<DeploymentTag>;

/// The eight states of the orchestrator's machine; what is not one of them is Unknown and shown as it was sent.
enum class DeploymentState { Pending, Deploying, Starting, Running, Unhealthy, Stopping, Stopped, Failed, Unknown };

/// "pending" … "failed", "unknown".
QString deploymentStateWord(DeploymentState state);
/// Case-insensitive; Unknown for any other word.
DeploymentState deploymentStateOf(QStringView word);
/// The reading that all lists of remotes share: pending and deploying count as starting.
RunState runStateOf(DeploymentState state);
/// On its way to another state by itself.
bool isMoving(DeploymentState state);
/// How long a state may last before it counts as stuck; nothing for states that may last.
std::optional<std::chrono::seconds> stateLimit(DeploymentState state);

/// Whether a deployment may be seen in `to` after it was seen in `from`: the documented edges and those that are needed for
/// cancel, retry, restart and for pollers that miss a short state. Staying is legal; from and to Unknown nothing is known.
enum class Transition { Legal, Illegal, Unknown };
Transition transition(DeploymentState from, DeploymentState to);

struct DeploymentResources
{
    QString cpu;    ///< as sent: "2"
    QString memory; ///< "4Gi"
    QString gpu;    ///< "true", "1"; empty: not said

    friend bool operator==(const DeploymentResources &, const DeploymentResources &) = default;
};

/// What the orchestrator's monitor last said.
struct DeploymentHealth
{
    QString status; ///< verbatim; empty: nothing was said
    QDateTime lastCheck;
    std::optional<std::chrono::seconds> uptime;

    friend bool operator==(const DeploymentHealth &, const DeploymentHealth &) = default;
};

/// One agent deployment. Absent text is empty.
struct Deployment
{
    DeploymentId id;
    QString token; ///< NFT token id, as text: what the API addresses a deployment by
    QString owner; ///< wallet address
    QString name;
    QString status; ///< the remote's own word, verbatim
    DeploymentState state = DeploymentState::Unknown;
    QString provider;
    QString providerRef; ///< the provider's id of the machine
    QString endpointUrl;
    DeploymentResources resources;
    DeploymentHealth health;
    QString error;               ///< the remote's last words about a failure
    QString message;             ///< of the last live message
    std::optional<int> progress; ///< percent, of the attempt under way
    QDateTime createdAt;
    QDateTime updatedAt;         ///< when the remote last touched the row: the best there is for "in this state since"
    bool duplicateToken = false; ///< the list names this NFT twice: what is meant by it nobody knows

    friend bool operator==(const Deployment &, const Deployment &) = default;
};

struct DeploymentList
{
    std::vector<Deployment> items;
    std::vector<SkippedRow> skipped;
    QStringList notes;
    QHash<QString, int> byId; ///< positions in items, filled by index()
    QHash<QString, int> byToken;

    /// Fills the look-up tables and marks tokens that come twice. On any thread, once the items are complete.
    void index();
    const Deployment *find(const DeploymentId &id) const;
    const Deployment *findToken(const QString &token) const;
};

/// Something that happened to a deployment, as the remote or this desk saw it.
struct DeploymentEvent
{
    QDateTime at;
    QString type; ///< "status_changed", "health_bad" …
    QString text;
    bool observed = false; ///< seen from here, not told by the remote

    friend bool operator==(const DeploymentEvent &, const DeploymentEvent &) = default;
};

} // namespace pilothouse::domain
