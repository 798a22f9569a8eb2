// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/plan.h"
#include "services/provers/prover_ports.h"

namespace pilothouse::provers {

/// Where a service and the hosts under it shall end. A plain count means: as many hosts as these tasks need.
struct ScaleTarget
{
    ScaleTarget(int count) : tasks(count) { }
    ScaleTarget(int count, std::optional<GroupSize> size) : tasks(count), group(size) { }

    int tasks;
    std::optional<GroupSize> group; ///< nothing: found from the count

    /// "8", or "8, group min 8, max 12, desired 8".
    QString text() const;
    friend bool operator==(const ScaleTarget &, const ScaleTarget &) = default;
};

/// What scaling a service means, decided before anything is sent: which numbers move, and in which order.
struct ScaleDecision
{
    domain::ProverService service; ///< as planned from
    int to = 0;
    bool groupByHand = false;               ///< the numbers of the group were asked for, not found
    std::optional<domain::HostGroup> group; ///< as planned from; nothing when the service runs without one, or alone
    GroupSize groupBefore;
    GroupSize groupAfter;
    bool movesService = false;
    bool movesGroup = false;
    bool losesHosts = false;                        ///< the group ends smaller
    bool groupFirst = false;                        ///< hosts must be there before tasks; on the way down tasks go first
    bool countsHostsInGroup = false;                ///< the cluster shows no hosts at all: the group's own count stands in
    QStringList sharedWith;                         ///< other services on the same hosts
    int hostsToCome = 0;                            ///< machines that the group will launch
    std::optional<domain::MachineType> machineType; ///< of these; nothing: limits are not read here
    QString refusal;                                ///< why it cannot be done; empty = it can
    QString groupNote;                              ///< why the group is left as it is, when it is
};

/// Pure. One host holds as many tasks as it was seen to hold; without tasks, one.
ScaleDecision decideScale(const domain::ProverFleet &fleet, const domain::ProverService &service, const ScaleTarget &target);

/// The limit of the account on the machines that a scaling launches, in vCPUs.
struct QuotaCheck
{
    QString name;
    QString unknown; ///< why it cannot be told; the numbers are nothing then
    double limit = 0;
    int used = 0;
    int toCome = 0;

    bool fits() const { return unknown.isEmpty() && used + toCome <= limit; }
};
/// Nothing when neither machines nor tasks are to come.
std::optional<QuotaCheck> checkQuota(const ScaleDecision &decision);

/// How commands to paste reach the same account: "--region us-west-2".
struct CommandStyle
{
    QString options;
};

/// The decision as a plan: steps, what was checked and how the group was found, cost, undo, phrase where one is asked for
/// (to 0; any in production).
domain::Plan scalePlan(const ScaleDecision &decision, const domain::Environment &environment, const CommandStyle &style);
domain::Plan stopTaskPlan(const domain::ProverTask &task, const domain::ProverService *service, const domain::Environment &environment,
                          const CommandStyle &style);

/// "min 8, max 12, desired 12".
QString sizeText(const GroupSize &size);
GroupSize sizeOf(const domain::HostGroup &group);

QString updateServiceCommand(const domain::ProverService &service, int count, const CommandStyle &style);
QString updateGroupCommand(const QString &group, const GroupSize &size, const CommandStyle &style);

} // namespace pilothouse::provers
