// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prover_table_model.h"

#include "models/cell_role.h"
#include "models/format.h"
#include "models/name_prefix.h"
#include "services/core/plain_text.h"
#include "services/provers/host_prices.h"

#include <algorithm>

namespace pilothouse::models {

using domain::ProverService;
using domain::RunState;
using Column = ProverTableModel::Column;
using namespace std::chrono_literals;

namespace {

constexpr auto kChangeShown = 4s;

QString none()
{
    return QStringLiteral("–");
}

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
    differs(a.desired != b.desired, Column::Desired);
    differs(a.running != b.running, Column::Running);
    differs(a.pending != b.pending, Column::Pending);
    differs(a.rollout != b.rollout || a.rollouts != b.rollouts || a.failedTasks != b.failedTasks, Column::Rollout);
    differs(a.taskDefinition != b.taskDefinition, Column::Revision);
    differs(a.group != b.group, Column::Group);
    differs(a.hosts != b.hosts, Column::Hosts);
    return mask;
}

/// "8 · 8 · 12"
QString sizeText(const HostNumbers &hosts)
{
    return QStringLiteral("%1 · %2 · %3").arg(countText(hosts.minimum), countText(hosts.desired), countText(hosts.maximum));
}

std::vector<TableColumn> columnsOf()
{
    const auto column = [](const char *id, QString title, SortKind kind, bool live, QStringList aliases = {}) {
        TableColumn made;
        made.id = QString::fromLatin1(id);
        made.title = std::move(title);
        made.kind = kind;
        made.live = live;
        made.aliases = std::move(aliases);
        return made;
    };
    std::vector<TableColumn> columns{
        column("state", ProverTableModel::tr("State"), SortKind::Number, true),
        column("name", ProverTableModel::tr("Service"), SortKind::Text, false, {QStringLiteral("service")}),
        column("desired", ProverTableModel::tr("Desired"), SortKind::Number, true),
        column("running", ProverTableModel::tr("Running"), SortKind::Number, true),
        column("pending", ProverTableModel::tr("Pending"), SortKind::Number, true),
        column("rollout", ProverTableModel::tr("Rollout"), SortKind::Text, true, {QStringLiteral("deployment")}),
        column("task", ProverTableModel::tr("Task definition"), SortKind::Text, false, {QStringLiteral("revision")}),
        column("group", ProverTableModel::tr("Host group"), SortKind::Text, false, {QStringLiteral("asg")}),
        //: three numbers of a group of hosts, in this order
        column("hosts", ProverTableModel::tr("Min · desired · max"), SortKind::Number, true),
        column("usd", ProverTableModel::tr("USD/h"), SortKind::Number, true, {QStringLiteral("cost")}),
        column("on", ProverTableModel::tr("Runs on"), SortKind::Text, false, {QStringLiteral("launch")}),
        column("cluster", ProverTableModel::tr("ECS cluster"), SortKind::Text, false),
        column("created", ProverTableModel::tr("Age"), SortKind::Number, false, {QStringLiteral("age")}),
    };
    columns[0].leftAligned = true;
    columns[size_t(Column::Hosts)].leftAligned = true;
    for (const Column extra : {Column::RunsOn, Column::Cluster, Column::Created})
        columns[size_t(extra)].extra = true;
    return columns;
}

std::vector<TableColumn> fieldsOf()
{
    std::vector<TableColumn> fields;
    for (const char *id : {"id", "event", "machine"}) {
        TableColumn field;
        field.id = QString::fromLatin1(id);
        fields.push_back(field);
    }
    return fields;
}

StateText stateText(RunState state, const QString &word, const QString &status)
{
    const QString shown = ProverTableModel::tr(word.toUtf8().constData());
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
};

StateText rolloutText(const ProverRow &row)
{
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

} // namespace

StateText proverState(const ProverService &service)
{
    return stateText(service.state, domain::proverStateText(service), service.status);
}

StateText proverState(const ProverRow &row)
{
    return stateText(row.state, row.stateWord, row.status);
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
    if (!row.needsHosts || !row.hosts)
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
    entry.number(urgencyOf(row.state), domain::runStateWord(row.state) + u' ' + row.stateWord + u' ' + row.status).text(row.name);
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

ProverTableModel::ProverTableModel(std::shared_ptr<const Clock> clock, QObject *parent)
    : KeyedTableModel(columnsOf(), fieldsOf(), parent)
    , m_clock(std::move(clock))
{
}

void ProverTableModel::setFleet(std::shared_ptr<const domain::ProverFleet> fleet)
{
    const std::vector<ProverService> *const services = &fleet->services;
    ProverTraits::Context context{m_clock->monotonicNow(), fleet};
    setRowsLater(Sources(std::move(fleet), services), std::move(context));
}

void ProverTableModel::setFleetNow(std::shared_ptr<const domain::ProverFleet> fleet)
{
    setRows(fleet->services, {m_clock->monotonicNow(), fleet});
}

QString ProverTableModel::shownName(const QString &name) const
{
    if (name.isEmpty())
        return none();
    return visibleText(name.startsWith(m_summary.prefix) ? QStringView(name).mid(m_summary.prefix.size()) : QStringView(name));
}

void ProverTableModel::tick(int firstRow, int lastRow)
{
    const MonotonicTime now = m_clock->monotonicNow();
    std::vector<Slot> moving;
    for (int row = std::max(firstRow, 0); row <= std::min(lastRow, rowCount() - 1); ++row) {
        const ProverRow &shown = rowAt(row);
        if (shown.changedAt && now - *shown.changedAt < kChangeShown + 2s)
            moving.push_back(slotAt(row));
    }
    announceChanged(moving);
}

void ProverTableModel::rowsWillApply(const ProverSummary &summary)
{
    const bool renamed = summary.prefix != m_summary.prefix;
    m_summary = summary;
    if (renamed)
        announceAllChanged();
}

QVariant ProverTableModel::display(const ProverRow &row, Column column) const
{
    switch (column) {
    case Column::State: return proverState(row).word;
    case Column::Name: return shownName(row.name);
    case Column::Desired: return countText(row.desired);
    case Column::Running: return countText(row.running);
    case Column::Pending: return countText(row.pending);
    case Column::Rollout: return rolloutText(row).word;
    case Column::Revision: return row.taskDefinition.isEmpty() ? none() : revisionText(row.taskDefinition);
    case Column::Group: return row.group.isEmpty() ? (row.needsHosts ? tr("Not found") : none()) : shownName(row.group);
    case Column::Hosts: return row.hosts ? sizeText(*row.hosts) : none();
    case Column::Hourly: return row.hosts && row.hosts->hourly ? amountText(*row.hosts->hourly) : none();
    case Column::RunsOn: return row.runsOn.isEmpty() ? none() : visibleText(row.runsOn);
    case Column::Cluster: return row.cluster.isEmpty() ? none() : visibleText(row.cluster);
    case Column::Created: return row.createdAt.isValid() ? ageText(std::chrono::seconds(row.createdAt.secsTo(m_clock->utcNow()))) : none();
    }
    return {};
}

QVariant ProverTableModel::toolTip(const ProverRow &row, Column column) const
{
    switch (column) {
    case Column::State: return tr("ECS says “%1”.").arg(visibleText(row.status));
    case Column::Name: return visibleText(row.name);
    case Column::Rollout: return row.rollouts > 1 ? tr("%n deployments at the same time: old tasks still run", nullptr, row.rollouts) : QVariant();
    case Column::Revision: return visibleText(row.taskDefinition);
    case Column::Group: return row.group.isEmpty() ? visibleText(row.groupUnknown) : visibleText(row.group);
    case Column::Hosts: {
        if (!row.hosts)
            return row.group.isEmpty() ? QVariant() : tr("The group could not be read.");
        const QString counts = tr("min %1, desired %2, max %3; %4 in service")
                                   .arg(row.hosts->minimum)
                                   .arg(row.hosts->desired)
                                   .arg(row.hosts->maximum)
                                   .arg(row.hosts->inService);
        const QString mismatch = hostMismatch(row);
        return mismatch.isEmpty() ? counts : counts + u'\n' + mismatch;
    }
    case Column::Hourly:
        return row.hosts && row.hosts->hourly
                   ? tr("%1 hosts of type %2, %3").arg(row.hosts->desired).arg(visibleText(row.hosts->machineType), provers::priceSource())
                   : QVariant();
    case Column::Created: return utcText(row.createdAt);
    case Column::Desired:
    case Column::Running:
    case Column::Pending:
    case Column::RunsOn:
    case Column::Cluster: return {};
    }
    return {};
}

QVariant ProverTableModel::stateOf(const ProverRow &row, Column column) const
{
    if (column == Column::State)
        return QVariant::fromValue(proverState(row));
    if (column == Column::Rollout)
        return QVariant::fromValue(rolloutText(row));
    if (column == Column::Group && row.group.isEmpty() && row.needsHosts)
        return QVariant::fromValue(StateText::of(Mark::Unknown, Tone::Warn, tr("Not found")));
    if (column == Column::Hosts && !hostMismatch(row).isEmpty())
        return QVariant::fromValue(StateText::of(Mark::Warn, row.hosts ? sizeText(*row.hosts) : QString()));
    if (column == Column::Name && mixesScripts(row.name))
        return QVariant::fromValue(StateText::of(Mark::Warn, shownName(row.name)));
    return {};
}

QVariant ProverTableModel::full(const ProverRow &row, Column column) const
{
    switch (column) {
    case Column::State: return row.stateWord;
    case Column::Name: return row.name;
    case Column::Desired: return QString::number(row.desired);
    case Column::Running: return QString::number(row.running);
    case Column::Pending: return QString::number(row.pending);
    case Column::Rollout: return row.rollout;
    case Column::Revision: return row.taskDefinition;
    case Column::Group: return row.group;
    case Column::Hosts:
        return row.hosts ? QStringLiteral("%1/%2/%3").arg(row.hosts->minimum).arg(row.hosts->desired).arg(row.hosts->maximum) : QString();
    case Column::Hourly: return row.hosts && row.hosts->hourly ? row.hosts->hourly->toDecimal() : QString();
    case Column::RunsOn: return row.runsOn;
    case Column::Cluster: return row.cluster;
    case Column::Created: return row.createdAt.isValid() ? toUtcText(row.createdAt) : QString();
    }
    return {};
}

QVariant ProverTableModel::cell(Slot slot, int column, int role) const
{
    const ProverRow &row = rowIn(slot);
    const auto which = Column(column);
    switch (role) {
    case Qt::DisplayRole: return display(row, which);
    case Qt::ToolTipRole: return toolTip(row, which);
    case CellRole::State: return stateOf(row, which);
    case CellRole::Muted: return which == Column::Revision || which == Column::RunsOn || which == Column::Cluster;
    case CellRole::Strong: return which == Column::Running && row.running < row.desired;
    case CellRole::Changed: return row.changedAt && (row.changedColumns & bit(which)) != 0 && m_clock->monotonicNow() - *row.changedAt < kChangeShown;
    case CellRole::FullText: return full(row, which);
    default: return {};
    }
}

} // namespace pilothouse::models
