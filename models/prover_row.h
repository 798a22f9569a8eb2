// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/filter_sort_index.h"
#include "models/state_text.h"
#include "services/core/clock.h"
#include "services/core/money.h"
#include "services/domain/prover.h"

#include <memory>
#include <optional>

namespace pilothouse::models {

/// The columns of the table, in their order.
enum class ProverColumn { State, Name, Role, Desired, Running, Pending, Rollout, Revision, Group, Hosts, Hourly, RunsOn, Cluster, Created };

/// The numbers of a group of hosts, as the table shows them.
struct HostNumbers
{
    int minimum = 0;
    int desired = 0;
    int maximum = 0;
    int inService = 0;
    QString machineType;
    std::optional<Money> hourly; ///< of all desired hosts together; nothing when the type has no price here

    friend bool operator==(const HostNumbers &, const HostNumbers &) = default;
};

/// One ECS service, or the broker, as the table keeps it: what is shown and searched. Events and tasks stay with the fleet.
struct ProverRow
{
    domain::ProverServiceId id;
    QString name;
    QString cluster;
    QString status; ///< ECS's own word
    domain::RunState state = domain::RunState::Unknown;
    QString stateWord; ///< of our list, in English: for filters
    int desired = 0;
    int running = 0;
    int pending = 0;
    bool steady = false;
    QString role;          ///< exec, snark, gpu …; empty where the name does not tell
    bool isBroker = false; ///< a machine with a program of its own, no ECS service: tasks are machines
    QString rollout;       ///< COMPLETED, IN_PROGRESS, FAILED as sent; empty when not told
    int rollouts = 0;
    int failedTasks = 0;
    QString taskDefinition; ///< ARN
    QString runsOn;         ///< "EC2", "FARGATE" or a provider's name
    bool needsHosts = false;
    QString group; ///< name; empty without one
    bool groupProven = false;
    QString groupUnknown; ///< why there is none, where one is needed
    int mostTasksPerHost = 0;
    std::optional<HostNumbers> hosts; ///< nothing where the group could not be read
    QString newestEvent;
    QDateTime createdAt;
    std::optional<MonotonicTime> changedAt;
    quint32 changedColumns = 0; ///< bit by column
};

/// Said of all rows together.
struct ProverSummary
{
    QString prefix; ///< that all names share, up to and with a separator; not shown in the table

    friend bool operator==(const ProverSummary &, const ProverSummary &) = default;
};

struct ProverTraits
{
    using Row = ProverRow;
    using Source = domain::ProverService;
    using Summary = ProverSummary;
    struct Context
    {
        MonotonicTime now{};
        std::shared_ptr<const domain::ProverFleet> fleet; ///< whose groups belong to the services
    };
    static QString key(const Source &source) { return source.id.text(); }
    static Row make(const Source &source, const Row *before, const Context &context);
    static bool same(const Row &a, const Row &b);
    static IndexEntry entry(const Row &row, const Context &);
    static Summary summarise(const std::vector<Source> &list);
};

/// Mark and word of a service: "Steady", "Rolling out", "Cannot place". A status that we do not know stays as sent, in quotes.
StateText proverState(const domain::ProverService &service);
StateText proverState(const ProverRow &row);
/// The state of the newest deployment.
StateText rolloutText(const ProverRow &row);
/// "8 · 8 · 12": least, wanted, most.
QString sizeText(const HostNumbers &hosts);
/// "r41" of ".../gpu-provers:41"; the last part of the ARN where there is no revision.
QString revisionText(const QString &taskDefinition);
/// Whether tasks and hosts do not fit: wanted tasks without a place, or hosts without work. In a sentence; empty when they do.
QString hostMismatch(const ProverRow &row);

} // namespace pilothouse::models
