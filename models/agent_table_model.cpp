// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agent_table_model.h"

#include "models/cell_role.h"
#include "models/format.h"
#include "services/agents/agent_plan.h"
#include "services/core/plain_text.h"

#include <QSet>

#include <algorithm>

namespace pilothouse::models {

using domain::Deployment;
using domain::DeploymentState;
using Column = AgentTableModel::Column;
using namespace std::chrono_literals;

namespace {

constexpr auto kChangeShown = 4s;

QString none()
{
    return QStringLiteral("–");
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? none() : visibleText(text);
}

quint32 bit(Column column)
{
    return quint32(1) << int(column);
}

/// Columns in which two looks at a deployment read differently.
quint32 changedColumns(const Deployment &a, const Deployment &b)
{
    quint32 mask = 0;
    if (a.status != b.status)
        mask |= bit(Column::State);
    if (a.owner != b.owner)
        mask |= bit(Column::Owner);
    if (a.provider != b.provider)
        mask |= bit(Column::Provider);
    if (a.endpointUrl != b.endpointUrl)
        mask |= bit(Column::Endpoint);
    return mask;
}

/// Trouble first.
int urgencyOf(DeploymentState state)
{
    switch (state) {
    case DeploymentState::Failed: return 0;
    case DeploymentState::Unhealthy: return 1;
    case DeploymentState::Unknown: return 2;
    case DeploymentState::Pending: return 3;
    case DeploymentState::Deploying: return 4;
    case DeploymentState::Starting: return 5;
    case DeploymentState::Stopping: return 6;
    case DeploymentState::Running: return 7;
    case DeploymentState::Stopped: return 8;
    }
    return 2;
}

QString stateWord(DeploymentState state)
{
    switch (state) {
    case DeploymentState::Pending: return AgentTableModel::tr("Pending");
    case DeploymentState::Deploying: return AgentTableModel::tr("Deploying");
    case DeploymentState::Starting: return AgentTableModel::tr("Starting");
    case DeploymentState::Running: return AgentTableModel::tr("Running");
    case DeploymentState::Unhealthy: return AgentTableModel::tr("Unhealthy");
    case DeploymentState::Stopping: return AgentTableModel::tr("Stopping");
    case DeploymentState::Stopped: return AgentTableModel::tr("Stopped");
    case DeploymentState::Failed: return AgentTableModel::tr("Failed");
    case DeploymentState::Unknown: break;
    }
    return AgentTableModel::tr("Unknown");
}

/// Without the scheme, which all share.
QString shownAddress(const QString &url)
{
    const qsizetype host = url.indexOf(QLatin1StringView("://"));
    return visibleText(host < 0 ? QStringView(url) : QStringView(url).mid(host + 3), 200);
}

std::vector<TableColumn> columnsOf()
{
    const auto column = [](const char *id, QString title, SortKind kind, bool live) {
        TableColumn made;
        made.id = QString::fromLatin1(id);
        made.title = std::move(title);
        made.kind = kind;
        made.live = live;
        return made;
    };
    std::vector<TableColumn> columns{
        column("state", AgentTableModel::tr("State"), SortKind::Number, true),
        //: of an NFT
        column("token", AgentTableModel::tr("Token"), SortKind::Text, false),
        column("name", AgentTableModel::tr("Name"), SortKind::Text, false),
        column("owner", AgentTableModel::tr("Owner"), SortKind::Text, false),
        column("provider", AgentTableModel::tr("Provider"), SortKind::Text, false),
        column("attestation", AgentTableModel::tr("Attestation"), SortKind::Text, false),
        column("endpoint", AgentTableModel::tr("Endpoint"), SortKind::Text, false),
        //: how long it has been in its state
        column("since", AgentTableModel::tr("In state"), SortKind::Number, true),
        column("created", AgentTableModel::tr("Age"), SortKind::Number, false),
    };
    columns[0].leftAligned = true;
    columns[1].aliases << QStringLiteral("nft");
    columns[3].aliases << QStringLiteral("wallet");
    columns[6].aliases << QStringLiteral("url");
    columns[8].aliases << QStringLiteral("age");
    return columns;
}

std::vector<TableColumn> fieldsOf()
{
    std::vector<TableColumn> fields;
    for (const char *id : {"id", "ref", "health", "error"}) {
        TableColumn field;
        field.id = QString::fromLatin1(id);
        fields.push_back(field);
    }
    return fields;
}

} // namespace

std::optional<std::chrono::seconds> inStateFor(const Deployment &deployment, const QDateTime &now)
{
    if (!deployment.updatedAt.isValid())
        return std::nullopt;
    return std::chrono::seconds(std::max<qint64>(0, deployment.updatedAt.secsTo(now)));
}

bool isStuck(const Deployment &deployment, const QDateTime &now)
{
    const auto limit = domain::stateLimit(deployment.state);
    const auto since = inStateFor(deployment, now);
    return limit && since && *since > *limit;
}

StateText agentStateText(const Deployment &deployment, const QDateTime &now)
{
    const QString word = stateWord(deployment.state);
    switch (deployment.state) {
    case DeploymentState::Running: return StateText::of(Mark::Pass, word);
    case DeploymentState::Unhealthy: return StateText::of(Mark::Warn, word);
    case DeploymentState::Stopped: return StateText::of(Mark::Stopped, word);
    case DeploymentState::Failed: return StateText::of(Mark::Fail, word);
    case DeploymentState::Pending:
    case DeploymentState::Deploying:
    case DeploymentState::Starting:
    case DeploymentState::Stopping: {
        const auto since = inStateFor(deployment, now);
        if (isStuck(deployment, now))
            return StateText::of(Mark::Warn, AgentTableModel::tr("%1, stuck").arg(word));
        const Mark mark = deployment.state == DeploymentState::Pending ? Mark::Pending : Mark::Busy;
        if (deployment.progress)
            return StateText::of(mark, AgentTableModel::tr("%1 %2 %").arg(word).arg(*deployment.progress));
        return StateText::of(mark, since ? word + u' ' + durationText(*since) : word);
    }
    case DeploymentState::Unknown: break;
    }
    return StateText::of(Mark::Unknown, deployment.status.isEmpty() ? AgentTableModel::tr("No state")
                                                                    : QStringLiteral("“%1”").arg(visibleText(deployment.status, 40)));
}

QString shortWallet(const QString &address)
{
    constexpr qsizetype kWhole = 18;
    if (address.size() <= kWhole)
        return visibleText(address);
    return visibleText(address.first(11)) + u'…' + visibleText(address.last(4));
}

StateText agentAttestation(const Deployment &deployment)
{
    if (deployment.provider.isEmpty())
        return StateText::of(Mark::Unknown, AgentTableModel::tr("Not said"));
    if (!agents::isAttestedProvider(deployment.provider))
        return StateText::of(Mark::Unverified, Tone::Warn, AgentTableModel::tr("Not attested"));
    return StateText::of(Mark::Unverified, AgentTableModel::tr("Not checked"));
}

AgentRow AgentTraits::make(const Source &source, const Row *before, const Context &context)
{
    AgentRow row;
    row.deployment = source;
    if (before == nullptr)
        return row;
    row.changedAt = before->changedAt;
    row.changedColumns = before->changedColumns;
    if (const quint32 changed = changedColumns(before->deployment, source); changed != 0) {
        row.changedColumns = changed;
        row.changedAt = context.now;
    }
    return row;
}

IndexEntry AgentTraits::entry(const Row &row, const Context &)
{
    const Deployment &deployment = row.deployment;
    const domain::RunState state = domain::runStateOf(deployment.state);
    IndexEntry entry;
    entry.number(urgencyOf(deployment.state), domain::runStateWord(state) + u' ' + deployment.status)
        .text(deployment.token)
        .text(deployment.name)
        .text(deployment.owner)
        .text(deployment.provider)
        .text(agentAttestation(deployment).word)
        .text(deployment.endpointUrl)
        .number(deployment.updatedAt.isValid() ? -deployment.updatedAt.toSecsSinceEpoch() : kNoNumber, {})
        .number(deployment.createdAt.isValid() ? -deployment.createdAt.toSecsSinceEpoch() : kNoNumber, toUtcText(deployment.createdAt));
    entry.text(deployment.id.text()).text(deployment.providerRef).text(deployment.health.status).text(deployment.error);
    entry.group(int(state));
    return entry;
}

AgentSummary AgentTraits::summarise(const std::vector<Source> &list)
{
    AgentSummary summary;
    QSet<QString> owners;
    for (const Deployment &deployment : list) {
        if (!deployment.owner.isEmpty())
            owners.insert(deployment.owner);
        summary.unknownStates += deployment.state == DeploymentState::Unknown ? 1 : 0;
        summary.duplicates += deployment.duplicateToken ? 1 : 0;
    }
    summary.owners = int(owners.size());
    return summary;
}

AgentTableModel::AgentTableModel(std::shared_ptr<const Clock> clock, QObject *parent)
    : KeyedTableModel(columnsOf(), fieldsOf(), parent)
    , m_clock(std::move(clock))
{
}

void AgentTableModel::setList(std::shared_ptr<const domain::DeploymentList> list)
{
    const std::vector<Deployment> *const items = &list->items;
    setRowsLater(Sources(std::move(list), items), {m_clock->monotonicNow()});
}

void AgentTableModel::setListNow(const domain::DeploymentList &list)
{
    setRows(list.items, {m_clock->monotonicNow()});
}

void AgentTableModel::update(const std::vector<Deployment> &rows)
{
    patch(rows, {m_clock->monotonicNow()});
}

void AgentTableModel::tick(int firstRow, int lastRow)
{
    const MonotonicTime now = m_clock->monotonicNow();
    std::vector<Slot> moving;
    for (int row = std::max(firstRow, 0); row <= std::min(lastRow, rowCount() - 1); ++row) {
        const AgentRow &shown = rowAt(row);
        const bool fading = shown.changedAt && now - *shown.changedAt < kChangeShown + 2s;
        const bool counting = inStateFor(shown.deployment, m_clock->utcNow()).value_or(24h) < 1h;
        if (fading || counting || domain::isMoving(shown.deployment.state))
            moving.push_back(slotAt(row));
    }
    announceChanged(moving);
}

QVariant AgentTableModel::display(const AgentRow &row, Column column) const
{
    const Deployment &deployment = row.deployment;
    switch (column) {
    case Column::State: return agentStateText(deployment, m_clock->utcNow()).word;
    case Column::Token: return orNone(deployment.token);
    case Column::Name: return orNone(deployment.name);
    case Column::Owner: return deployment.owner.isEmpty() ? none() : shortWallet(deployment.owner);
    case Column::Provider: return orNone(deployment.provider);
    case Column::Attestation: return agentAttestation(deployment).word;
    case Column::Endpoint: return deployment.endpointUrl.isEmpty() ? none() : shownAddress(deployment.endpointUrl);
    case Column::InState: {
        const auto since = inStateFor(deployment, m_clock->utcNow());
        return since ? durationText(*since) : none();
    }
    case Column::Created:
        return deployment.createdAt.isValid() ? ageText(std::chrono::seconds(deployment.createdAt.secsTo(m_clock->utcNow()))) : none();
    }
    return {};
}

QVariant AgentTableModel::toolTip(const AgentRow &row, Column column) const
{
    const Deployment &deployment = row.deployment;
    switch (column) {
    case Column::State:
        return deployment.status.isEmpty() ? tr("The orchestrator's list gives no state.")
                                           : tr("The orchestrator says “%1”.").arg(visibleText(deployment.status));
    case Column::Token: return deployment.duplicateToken ? QVariant(tr("The list names this NFT twice: actions on it are refused.")) : QVariant();
    case Column::Name:
        return mixesScripts(deployment.name)
                   ? tr("%1\nThe name mixes letters of different scripts that look alike.").arg(visibleText(deployment.name))
                   : visibleText(deployment.name);
    case Column::Owner: return visibleText(deployment.owner);
    case Column::Attestation:
        return agents::isAttestedProvider(deployment.provider) ? tr("Asked for by the orchestrator. Nobody at this desk has checked this machine.")
                                                               : tr("Machines of this provider are not confidential ones.");
    case Column::Endpoint: return visibleText(deployment.endpointUrl, 600);
    case Column::InState: return deployment.updatedAt.isValid() ? utcText(deployment.updatedAt) : QString();
    case Column::Created: return deployment.createdAt.isValid() ? utcText(deployment.createdAt) : QString();
    case Column::Provider: return {};
    }
    return {};
}

QVariant AgentTableModel::fullText(const AgentRow &row, Column column) const
{
    const Deployment &deployment = row.deployment;
    switch (column) {
    case Column::State: return deployment.status;
    case Column::Token: return deployment.token;
    case Column::Name: return deployment.name;
    case Column::Owner: return deployment.owner;
    case Column::Provider: return deployment.provider;
    case Column::Attestation: return agentAttestation(deployment).word;
    case Column::Endpoint: return deployment.endpointUrl;
    case Column::InState: return deployment.updatedAt.isValid() ? toUtcText(deployment.updatedAt) : QString();
    case Column::Created: return deployment.createdAt.isValid() ? toUtcText(deployment.createdAt) : QString();
    }
    return {};
}

QVariant AgentTableModel::sortValue(const AgentRow &row, Column column) const
{
    switch (column) {
    case Column::State: return urgencyOf(row.deployment.state);
    case Column::InState: return row.deployment.updatedAt;
    case Column::Created: return row.deployment.createdAt;
    case Column::Token:
    case Column::Name:
    case Column::Owner:
    case Column::Provider:
    case Column::Attestation:
    case Column::Endpoint: break;
    }
    return fullText(row, column);
}

QVariant AgentTableModel::cell(Slot slot, int column, int role) const
{
    const AgentRow &row = rowIn(slot);
    const auto which = Column(column);
    switch (role) {
    case Qt::DisplayRole: return display(row, which);
    case Qt::ToolTipRole: return toolTip(row, which);
    case CellRole::State:
        if (which == Column::State)
            return QVariant::fromValue(agentStateText(row.deployment, m_clock->utcNow()));
        if (which == Column::Attestation)
            return QVariant::fromValue(agentAttestation(row.deployment));
        if (which == Column::Token && row.deployment.duplicateToken)
            return QVariant::fromValue(StateText::of(Mark::Warn, orNone(row.deployment.token)));
        if (which == Column::Name && mixesScripts(row.deployment.name))
            return QVariant::fromValue(StateText::of(Mark::Warn, orNone(row.deployment.name)));
        return {};
    case CellRole::Sort: return sortValue(row, which);
    case CellRole::Muted: return which == Column::Owner || which == Column::Endpoint;
    case CellRole::Changed: return row.changedAt && (row.changedColumns & bit(which)) != 0 && m_clock->monotonicNow() - *row.changedAt < kChangeShown;
    case CellRole::FullText: return fullText(row, which);
    default: return {};
    }
}

} // namespace pilothouse::models
