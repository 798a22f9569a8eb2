// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prover_row.h"

#include "models/format.h"
#include "models/name_prefix.h"
#include "models/prover_table_model.h"
#include "services/core/plain_text.h"
#include "services/provers/host_prices.h"

#include <algorithm>

namespace pilothouse::models {

using domain::ProverService;
using domain::RunState;
using Column = ProverColumn;

namespace {

quint32 bit(Column column)
{
    return quint32(1) << int(column);
}

/// Trouble first.
int urgencyOf(RunState state)
{
    switch (state) {
    case RunState::Failed: return 0;
    case RunState::Unhealthy: return 1;
    case RunState::Unknown: return 2;
    case RunState::Starting: return 3;
    case RunState::Stopping: return 4;
    case RunState::Running: return 5;
    case RunState::Stopped: return 6;
    }
    return 2;
}

std::optional<HostNumbers> numbersOf(const domain::ProverFleet &fleet, const QString &group)
{
    const auto found = std::find_if(fleet.groups.begin(), fleet.groups.end(), [&group](const domain::HostGroup &each) { return each.name == group; });
    if (found == fleet.groups.end())
        return std::nullopt;
    HostNumbers numbers{found->minimum, found->desired, found->maximum, found->inService(), QString(), std::nullopt};
    if (!found->hosts.empty())
        numbers.machineType = found->hosts.front().instanceType;
    if (const auto price = provers::hourlyPriceOf(numbers.machineType))
        numbers.hourly = Money(price->micros() * numbers.desired, price->currency());
    return numbers;
}

quint32 changedColumns(const ProverRow &a, const ProverRow &b)
{
    quint32 mask = 0;
    const auto differs = [&mask](bool changed, Column column) { mask |= changed ? bit(column) : 0; };
    differs(a.stateWord != b.stateWord, Column::State);
    differs(a.name != b.name, Column::Name);
    differs(a.role != b.role, Column::Role);
    differs(a.desired != b.desired, Column::Desired);
    differs(a.running != b.running, Column::Running);
    differs(a.pending != b.pending, Column::Pending);
    differs(a.rollout != b.rollout || a.rollouts != b.rollouts || a.failedTasks != b.failedTasks, Column::Rollout);
    differs(a.taskDefinition != b.taskDefinition, Column::Revision);
    differs(a.group != b.group, Column::Group);
    differs(a.hosts != b.hosts, Column::Hosts);
    return mask;
}

StateText stateText(RunState state, const QString &word, const QString &status, bool isBroker)
{
    const QString shown = ProverTableModel::tr(word.toUtf8().constData());
    if (isBroker && state == RunState::Unknown)
        return StateText::of(Mark::Unknown, shown);
    switch (state) {
    case RunState::Running: return StateText::of(Mark::Pass, shown);
    case RunState::Starting:
    case RunState::Stopping: return StateText::of(Mark::Busy, shown);
    case RunState::Unhealthy: return StateText::of(Mark::Warn, shown);
    case RunState::Failed: return StateText::of(Mark::Fail, shown);
    case RunState::Stopped: return StateText::of(Mark::Stopped, shown);
    case RunState::Unknown: break;
    }
    return StateText::of(Mark::Unknown, status.isEmpty() ? ProverTableModel::tr("No state") : QStringLiteral("“%1”").arg(visibleText(status, 40)));
}

// The words of domain::proverStateText, for the translators.
[[maybe_unused]] const char *const kWords[] = {
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Steady"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Running"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Rolling out"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Starting"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Cannot place"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Short of tasks"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Stopping"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Inactive"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Scaled to 0"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Rollout failed"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "No host"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Host up"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Host starting"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Host impaired"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Host stopped"),
    QT_TRANSLATE_NOOP("pilothouse::models::ProverTableModel", "Unknown"),
};

} // namespace

StateText rolloutText(const ProverRow &row)
{
    //: the broker has no deployments
    if (row.isBroker)
        return StateText::of(Mark::Stopped, ProverTableModel::tr("None"));
    const QString more = row.failedTasks > 0
                             ? counted(row.failedTasks, ProverTableModel::tr(", 1 task failed"), ProverTableModel::tr(", %1 tasks failed"))
                             : QString();
    if (row.rollout == QLatin1String("COMPLETED"))
        return StateText::of(Mark::Pass, ProverTableModel::tr("Completed"));
    if (row.rollout == QLatin1String("IN_PROGRESS"))
        return StateText::of(row.failedTasks > 0 ? Mark::Warn : Mark::Busy, ProverTableModel::tr("In progress") + more);
    if (row.rollout == QLatin1String("FAILED"))
        return StateText::of(Mark::Fail, ProverTableModel::tr("Failed") + more);
    return StateText::of(Mark::Unknown,
                         row.rollout.isEmpty() ? ProverTableModel::tr("Not told") : QStringLiteral("“%1”").arg(visibleText(row.rollout, 40)));
}

QString sizeText(const HostNumbers &hosts)
{
    return QStringLiteral("%1 · %2 · %3").arg(countText(hosts.minimum), countText(hosts.desired), countText(hosts.maximum));
}

StateText proverState(const ProverService &service)
{
    return stateText(service.state, domain::proverStateText(service), service.status, service.broker.has_value());
}

StateText proverState(const ProverRow &row)
{
    return stateText(row.state, row.stateWord, row.status, row.isBroker);
}

QString revisionText(const QString &taskDefinition)
{
    const QString last = taskDefinition.section(u'/', -1);
    const QString revision = last.section(u':', -1);
    bool isNumber = false;
    revision.toInt(&isNumber);
    return isNumber && last.contains(u':') ? u'r' + revision : visibleText(last, 80);
}

QString hostMismatch(const ProverRow &row)
{
    if (!row.needsHosts || !row.hosts || row.isBroker)
        return QString();
    const int perHost = std::max(1, row.mostTasksPerHost);
    const int places = row.hosts->desired * perHost;
    if (row.desired > places)
        return ProverTableModel::tr("%1 tasks are wanted, %2 hosts have room for %3").arg(row.desired).arg(row.hosts->desired).arg(places);
    if (places - row.desired >= perHost)
        return ProverTableModel::tr("%1 hosts are paid for, %2 tasks are wanted").arg(row.hosts->desired).arg(row.desired);
    return QString();
}

ProverRow ProverTraits::make(const Source &source, const Row *before, const Context &context)
{
    ProverRow row;
    row.id = source.id;
    row.name = source.name;
    row.cluster = source.clusterName;
    row.status = source.status;
    row.state = source.state;
    row.stateWord = domain::proverStateText(source);
    row.desired = source.desired;
    row.running = source.running;
    row.pending = source.pending;
    row.steady = source.isSteady();
    row.role = domain::proverRole(source);
    row.isBroker = source.broker.has_value();
    row.rollouts = int(source.rollouts.size());
    const auto primary = std::find_if(source.rollouts.begin(), source.rollouts.end(),
                                      [](const domain::Rollout &rollout) { return rollout.status == QLatin1String("PRIMARY"); });
    if (primary != source.rollouts.end()) {
        row.rollout = primary->state;
        row.failedTasks = primary->failedTasks;
    }
    row.taskDefinition = source.taskDefinition;
    row.runsOn = source.providers.isEmpty() ? source.launchType : listText(source.providers);
    row.needsHosts = source.needsHosts();
    row.groupUnknown = source.groupUnknown;
    row.mostTasksPerHost = source.mostTasksPerHost;
    if (source.group) {
        row.group = source.group->group;
        row.groupProven = source.group->isProven();
        if (context.fleet)
            row.hosts = numbersOf(*context.fleet, row.group);
    }
    if (!source.events.empty())
        row.newestEvent = source.events.front().message;
    row.createdAt = source.createdAt;
    if (before == nullptr)
        return row;
    row.changedAt = before->changedAt;
    row.changedColumns = before->changedColumns;
    if (const quint32 changed = changedColumns(*before, row); changed != 0) {
        row.changedColumns = changed;
        row.changedAt = context.now;
    }
    return row;
}

bool ProverTraits::same(const Row &a, const Row &b)
{
    return changedColumns(a, b) == 0 && a.status == b.status && a.groupUnknown == b.groupUnknown && a.newestEvent == b.newestEvent
           && a.runsOn == b.runsOn && a.mostTasksPerHost == b.mostTasksPerHost && a.steady == b.steady;
}

IndexEntry ProverTraits::entry(const Row &row, const Context &)
{
    IndexEntry entry;
    const auto count = [&entry](int value) { entry.number(value, QString::number(value)); };
    entry.number(urgencyOf(row.state), domain::runStateWord(row.state) + u' ' + row.stateWord + u' ' + row.status).text(row.name).text(row.role);
    count(row.desired);
    count(row.running);
    count(row.pending);
    entry.text(row.rollout).text(row.taskDefinition.section(u'/', -1) + u' ' + revisionText(row.taskDefinition)).text(row.group);
    entry.number(row.hosts ? row.hosts->desired : kNoNumber, row.hosts ? QString::number(row.hosts->desired) : QString());
    const auto hourly = row.hosts ? row.hosts->hourly : std::nullopt;
    entry.number(hourly ? hourly->micros() : kNoNumber, hourly ? hourly->toDecimal() : QString());
    entry.text(row.runsOn).text(row.cluster);
    entry.number(row.createdAt.isValid() ? -row.createdAt.toSecsSinceEpoch() : kNoNumber, toUtcText(row.createdAt));
    entry.text(row.id.text()).text(row.newestEvent).text(row.hosts ? row.hosts->machineType : QString());
    entry.group(int(row.state));
    return entry;
}

ProverSummary ProverTraits::summarise(const std::vector<Source> &list)
{
    ProverSummary summary;
    NamePrefix prefix;
    for (const ProverService &service : list)
        prefix.add(service.name);
    summary.prefix = prefix.text();
    return summary;
}

} // namespace pilothouse::models
