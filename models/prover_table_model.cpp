// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/prover_table_model.h"

#include "models/cell_role.h"
#include "models/format.h"
#include "models/spoken.h"
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
        //: what a service does in the cluster: exec, snark, gpu, aux, api, broker
        column("role", ProverTableModel::tr("Role"), SortKind::Text, false),
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

} // namespace

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
    case Column::Role: return row.role.isEmpty() ? none() : row.role;
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
    case Column::State:
        return row.isBroker ? tr("EC2 says “%1”. Whether the broker's own unit runs is not asked from here.")
                                  .arg(row.status.isEmpty() ? none() : visibleText(row.status))
                            : tr("ECS says “%1”.").arg(visibleText(row.status));
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
                   ? tr("%1 hosts of type %2, %3").arg(row.hosts->desired).arg(visibleText(row.hosts->machineType), spoken(provers::priceSource()))
                   : QVariant();
    case Column::Created: return utcText(row.createdAt);
    case Column::Role: return row.role.isEmpty() ? tr("No word of the name tells its role.") : QVariant();
    case Column::Desired:
    case Column::Running:
    case Column::Pending: return row.isBroker ? tr("Machines: the broker has no tasks.") : QVariant();
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
    case Column::Role: return row.role;
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
    case CellRole::Muted: return which == Column::Role || which == Column::Revision || which == Column::RunsOn || which == Column::Cluster;
    case CellRole::Strong: return which == Column::Running && row.running < row.desired;
    case CellRole::Changed: return row.changedAt && (row.changedColumns & bit(which)) != 0 && m_clock->monotonicNow() - *row.changedAt < kChangeShown;
    case CellRole::FullText: return full(row, which);
    default: return {};
    }
}

} // namespace pilothouse::models
