// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_table_model.h"

#include "models/cell_role.h"
#include "models/format.h"
#include "models/name_prefix.h"
#include "services/core/plain_text.h"

#include <algorithm>

namespace pilothouse::models {

using domain::Cvm;
using domain::RunState;
using Column = CvmTableModel::Column;
using namespace std::chrono_literals;

namespace {

constexpr auto kChangeShown = 4s;

const char16_t *const kNone = u"–";

quint32 bit(Column column)
{
    return quint32(1) << int(column);
}

/// Columns in which two states of a machine read differently.
quint32 changedColumns(const Cvm &a, const Cvm &b)
{
    quint32 mask = 0;
    if (a.status != b.status || a.bootError != b.bootError)
        mask |= bit(Column::State);
    if (a.name != b.name)
        mask |= bit(Column::Name);
    if (a.node != b.node || a.region != b.region)
        mask |= bit(Column::Node);
    if (a.instanceType != b.instanceType)
        mask |= bit(Column::Type);
    if (a.composeHash != b.composeHash)
        mask |= bit(Column::Hash);
    if (a.hourlyRate != b.hourlyRate)
        mask |= bit(Column::Hourly);
    if (a.osImage != b.osImage)
        mask |= bit(Column::Image);
    return mask; // uptime changes with every look: no news
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

QString orNone(const QString &text)
{
    return text.isEmpty() ? QString::fromUtf16(kNone) : visibleText(text);
}

qint64 uptimeSeconds(const Cvm &cvm)
{
    const auto uptime = durationFromWords(cvm.uptime);
    return uptime ? qint64(uptime->count()) : kNoNumber;
}

/// What the guest of a machine on its way is at; empty: not said, or it is there.
QString stepOf(const Cvm &cvm)
{
    const bool isMoving = cvm.inProgress || shownState(cvm) == RunState::Starting;
    return isMoving && cvm.bootProgress != QLatin1StringView("done") ? cvm.bootProgress : QString();
}

std::vector<TableColumn> columnsOf(CvmTableModel::Cluster cluster)
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
        column("state", CvmTableModel::tr("State"), SortKind::Number, true),
        column("name", CvmTableModel::tr("Name"), SortKind::Text, false),
        column("role", CvmTableModel::tr("Role"), SortKind::Text, true),
        column("node", CvmTableModel::tr("Node"), SortKind::Text, false),
        column("type", CvmTableModel::tr("Size"), SortKind::Text, false),
        column("capacity", CvmTableModel::tr("Capacity"), SortKind::Text, true),
        column("models", CvmTableModel::tr("Models"), SortKind::Number, true),
        column("hash", CvmTableModel::tr("Compose hash"), SortKind::Text, false),
        column("approval", CvmTableModel::tr("Hash approval"), SortKind::Text, true),
        column("attestation", CvmTableModel::tr("Attestation"), SortKind::Text, true),
        column("usd", CvmTableModel::tr("USD/h"), SortKind::Number, false),
        column("uptime", CvmTableModel::tr("Uptime"), SortKind::Number, true),
        column("image", CvmTableModel::tr("OS image"), SortKind::Text, false),
        column("created", CvmTableModel::tr("Age"), SortKind::Number, false),
    };
    const auto at = [&columns](Column which) -> TableColumn & { return columns[size_t(which)]; };
    at(Column::State).leftAligned = true;
    at(Column::Node).aliases << QStringLiteral("region");
    at(Column::Type).aliases << QStringLiteral("size");
    at(Column::Hash).aliases << QStringLiteral("compose");
    at(Column::Hourly).aliases << QStringLiteral("cost");
    at(Column::Image).extra = true;
    at(Column::Created).extra = true;
    at(Column::Created).aliases << QStringLiteral("age");
    for (const Column which : {Column::Role, Column::Capacity, Column::Models, Column::Approval})
        at(which).extra = cluster == CvmTableModel::Cluster::None;
    return columns;
}

std::vector<TableColumn> fieldsOf()
{
    std::vector<TableColumn> fields;
    for (const char *id : {"id", "app", "instance", "kms", "gateway", "error"}) {
        TableColumn field;
        field.id = QString::fromLatin1(id);
        fields.push_back(field);
    }
    return fields;
}

} // namespace

RunState shownState(const Cvm &cvm)
{
    const bool up = cvm.state == RunState::Running || cvm.state == RunState::Starting || cvm.state == RunState::Unhealthy;
    return up && !cvm.bootError.isEmpty() ? RunState::Failed : cvm.state;
}

StateText cvmStateText(const Cvm &cvm, std::optional<std::chrono::seconds> running)
{
    const auto clocked = [&running](const QString &word) { return running ? word + u' ' + clockCountText(*running) : word; };
    switch (shownState(cvm)) {
    case RunState::Running: return StateText::of(Mark::Pass, CvmTableModel::tr("Running"));
    case RunState::Starting: return StateText::of(Mark::Busy, clocked(CvmTableModel::tr("Starting")));
    case RunState::Unhealthy: return StateText::of(Mark::Warn, CvmTableModel::tr("Unhealthy"));
    case RunState::Stopping: return StateText::of(Mark::Busy, clocked(CvmTableModel::tr("Stopping")));
    case RunState::Stopped: return StateText::of(Mark::Stopped, CvmTableModel::tr("Stopped"));
    case RunState::Failed: return StateText::of(Mark::Fail, cvm.bootError.isEmpty() ? CvmTableModel::tr("Failed") : CvmTableModel::tr("Boot failed"));
    case RunState::Unknown: break;
    }
    return StateText::of(Mark::Unknown,
                         cvm.status.isEmpty() ? CvmTableModel::tr("No state") : QStringLiteral("“%1”").arg(visibleText(cvm.status, 40)));
}

CvmRow CvmTraits::make(const Source &source, const Row *before, const Context &context)
{
    CvmRow row;
    row.cvm = source;
    row.member = before != nullptr ? before->member : context.members.value(source.id.text());
    if (before == nullptr)
        return row;
    row.attestation = before->attestation;
    row.stateSince = shownState(before->cvm) == shownState(source) ? before->stateSince : std::optional(context.now);
    row.changedAt = before->changedAt;
    row.changedColumns = before->changedColumns;
    if (const quint32 changed = changedColumns(before->cvm, source); changed != 0) {
        row.changedColumns = changed;
        row.changedAt = context.now;
    }
    return row;
}

IndexEntry CvmTraits::entry(const Row &row, const Context &)
{
    const Cvm &cvm = row.cvm;
    const RunState state = shownState(cvm);
    IndexEntry entry;
    entry.number(urgencyOf(state), domain::runStateWord(state) + u' ' + cvm.status)
        .text(cvm.name)
        .text(row.member ? row.member->role : QString())
        .text(cvm.node + u' ' + cvm.region)
        .text(cvm.instanceType)
        .text(row.member ? row.member->capacity.word : QString())
        .number(row.member && row.member->models ? *row.member->models : kNoNumber, row.member ? row.member->modelsText() : QString())
        .text(cvm.composeHash)
        .text(row.member ? row.member->approval.word : QString())
        .text(row.attestation ? row.attestation->state.word : QString())
        .number(cvm.hourlyRate ? cvm.hourlyRate->micros() : kNoNumber, cvm.hourlyRate ? cvm.hourlyRate->toDecimal() : QString())
        .number(uptimeSeconds(cvm), cvm.uptime)
        .text(cvm.osImage)
        .number(cvm.createdAt.isValid() ? -cvm.createdAt.toSecsSinceEpoch() : kNoNumber, toUtcText(cvm.createdAt));
    entry.text(cvm.id.text() + u' ' + cvm.remoteId + u' ' + cvm.vmUuid)
        .text(cvm.appId)
        .text(cvm.instanceId)
        .text(cvm.kmsType)
        .text(cvm.gatewayDomain)
        .text(cvm.bootError);
    entry.group(int(state));
    return entry;
}

CvmSummary CvmTraits::summarise(const std::vector<Source> &list)
{
    CvmSummary summary;
    std::optional<Money> sum;
    bool mixed = false;
    NamePrefix prefix;
    for (const Cvm &cvm : list) {
        summary.unknownStates += shownState(cvm) == RunState::Unknown ? 1 : 0;
        summary.duplicates += cvm.duplicateId ? 1 : 0;
        // A stopped machine has a rate that is not charged now.
        if (cvm.state != RunState::Stopped) {
            if (!cvm.hourlyRate)
                ++summary.unpriced;
            else if (!sum)
                sum = *cvm.hourlyRate;
            else if (const auto more = sum->plus(*cvm.hourlyRate))
                sum = *more;
            else
                mixed = true;
        }
        prefix.add(cvm.name);
    }
    if (!mixed)
        summary.hourly = sum;
    summary.prefix = prefix.text();
    return summary;
}

CvmTableModel::CvmTableModel(std::shared_ptr<const Clock> clock, Cluster cluster, QObject *parent)
    : KeyedTableModel(columnsOf(cluster), fieldsOf(), parent)
    , m_clock(std::move(clock))
{
}

void CvmTableModel::setList(std::shared_ptr<const domain::CvmList> list)
{
    const std::vector<Cvm> *const items = &list->items;
    setRowsLater(Sources(std::move(list), items), {m_clock->monotonicNow(), m_members});
}

void CvmTableModel::setListNow(const domain::CvmList &list)
{
    setRows(list.items, {m_clock->monotonicNow(), m_members});
}

void CvmTableModel::setAttestation(const domain::CvmId &id, std::optional<CvmAttestation> attestation)
{
    const MonotonicTime now = m_clock->monotonicNow();
    edit(id.text(),
         [now, attestation = std::move(attestation)](CvmRow &row) {
             if (row.attestation == attestation)
                 return;
             row.attestation = attestation;
             row.changedColumns = bit(Column::Attestation);
             row.changedAt = now;
         },
         {now, {}});
}

void CvmTableModel::setMembers(CvmMembers members)
{
    QStringList changed;
    for (auto one = members.begin(); one != members.end(); ++one) {
        const auto before = m_members.constFind(one.key());
        if (before == m_members.cend() || (*before)->readAt != (*one)->readAt || !(*before)->looksLike(**one))
            changed << one.key();
    }
    for (auto one = m_members.cbegin(); one != m_members.cend(); ++one)
        if (!members.contains(one.key()))
            changed << one.key();
    m_members = std::move(members);
    if (changed.isEmpty())
        return;
    const MonotonicTime now = m_clock->monotonicNow();
    editEach(changed,
             [members = m_members, now](const QString &key, CvmRow &row) {
                 const auto before = row.member;
                 row.member = members.value(key);
                 // Who takes the next model is news, for the new head and for the old one.
                 if (before && row.member && before->isHead != row.member->isHead) {
                     row.changedColumns = bit(Column::Role);
                     row.changedAt = now;
                 }
             },
             {now, {}});
}

QString CvmTableModel::shownName(const Cvm &cvm) const
{
    if (cvm.name.isEmpty())
        return QStringLiteral("–");
    return visibleText(cvm.name.startsWith(m_summary.prefix) ? QStringView(cvm.name).mid(m_summary.prefix.size()) : QStringView(cvm.name));
}

std::optional<std::chrono::seconds> CvmTableModel::inStateFor(const CvmRow &row) const
{
    if (!row.stateSince)
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::seconds>(m_clock->monotonicNow() - *row.stateSince);
}

void CvmTableModel::tick(int firstRow, int lastRow)
{
    const MonotonicTime now = m_clock->monotonicNow();
    std::vector<Slot> moving;
    for (int row = std::max(firstRow, 0); row <= std::min(lastRow, rowCount() - 1); ++row) {
        const CvmRow &shown = rowAt(row);
        const bool busy = shown.stateSince && cvmStateText(shown.cvm).mark == Mark::Busy;
        const bool fading = shown.changedAt && now - *shown.changedAt < kChangeShown + 2s;
        const bool ageing = (shown.attestation && shown.attestation->checkedAt) || shown.member;
        if (busy || fading || ageing)
            moving.push_back(slotAt(row));
    }
    announceChanged(moving);
}

void CvmTableModel::rowsWillApply(const CvmSummary &summary)
{
    const bool renamed = summary.prefix != m_summary.prefix;
    m_summary = summary;
    if (renamed)
        announceAllChanged();
}

StateText CvmTableModel::attestationText(const CvmRow &row) const
{
    if (!row.attestation)
        return StateText::of(Mark::Unverified, tr("Not checked"));
    if (row.attestation->checkedAt && row.attestation->state.mark == Mark::Verified) {
        const auto age = std::chrono::duration_cast<std::chrono::seconds>(m_clock->monotonicNow() - *row.attestation->checkedAt);
        if (age > row.attestation->limit)
            return StateText::of(Mark::Stale, ageText(age));
    }
    return row.attestation->state;
}

bool CvmTableModel::isMemberStale(const CvmRow &row) const
{
    return row.member && row.member->isStale(m_clock->utcNow());
}

QString CvmTableModel::memberNote(const CvmRow &row, Column column) const
{
    if (!row.member)
        return tr("Not a member of the cluster, or nothing was read yet.");
    const CvmMember &member = *row.member;
    QStringList lines{column == Column::Role       ? member.roleNote
                      : column == Column::Capacity ? member.capacityNote
                      : column == Column::Models   ? member.modelsNote
                                                   : member.approvalNote};
    lines.removeAll(QString());
    if (member.readAt.isValid())
        lines << tr("Read %1 ago.").arg(ageText(std::chrono::seconds(member.readAt.secsTo(m_clock->utcNow()))));
    if (isMemberStale(row))
        lines << tr("That is older than its limit: it may have changed since.");
    return lines.join(u'\n');
}

QVariant CvmTableModel::display(const CvmRow &row, Column column) const
{
    const Cvm &cvm = row.cvm;
    switch (column) {
    case Column::State: return cvmStateText(cvm, inStateFor(row)).word;
    case Column::Name: return shownName(cvm);
    case Column::Role: return row.member ? row.member->role : QString::fromUtf16(kNone);
    case Column::Node: return orNone(cvm.node);
    case Column::Type: return orNone(cvm.instanceType);
    case Column::Capacity: return row.member ? row.member->capacity.word : QString::fromUtf16(kNone);
    case Column::Models: return row.member ? row.member->modelsText() : QString::fromUtf16(kNone);
    case Column::Approval: return row.member ? row.member->approval.word : QString::fromUtf16(kNone);
    case Column::Hash: return cvm.composeHash.isEmpty() ? QString::fromUtf16(kNone) : visibleText(shortHash(cvm.composeHash));
    case Column::Attestation: return attestationText(row).word;
    case Column::Hourly:
        if (!cvm.hourlyRate)
            return QString::fromUtf16(kNone);
        return cvm.hourlyRate->currency() == QLatin1String("USD") ? amountText(*cvm.hourlyRate) : hourlyText(*cvm.hourlyRate);
    case Column::Uptime: {
        const auto uptime = durationFromWords(cvm.uptime);
        return uptime ? durationText(*uptime) : orNone(cvm.uptime);
    }
    case Column::Image: return orNone(cvm.osImage);
    case Column::Created:
        return cvm.createdAt.isValid() ? ageText(std::chrono::seconds(cvm.createdAt.secsTo(m_clock->utcNow()))) : QString::fromUtf16(kNone);
    }
    return {};
}

QVariant CvmTableModel::toolTip(const CvmRow &row, Column column) const
{
    const Cvm &cvm = row.cvm;
    switch (column) {
    case Column::State: {
        QString text = cvm.status.isEmpty() ? tr("The cloud's list gives no state.") : tr("The cloud says “%1”.").arg(visibleText(cvm.status));
        if (!stepOf(cvm).isEmpty())
            text += u'\n' + tr("At the step “%1”.").arg(visibleText(stepOf(cvm), 120));
        return text;
    }
    case Column::Name: {
        QString text = visibleText(cvm.name);
        if (cvm.duplicateId)
            text += u'\n' + tr("The list names this id twice: actions on it are refused.");
        if (mixesScripts(cvm.name))
            text += u'\n' + tr("The name mixes letters of different scripts that look alike.");
        return text;
    }
    case Column::Hash: return cvm.composeHash.isEmpty() ? QVariant() : tr("%1\nA claim of the cloud, not proven.").arg(visibleText(cvm.composeHash));
    case Column::Attestation: return row.attestation ? row.attestation->finding : tr("Nobody at this desk has checked this machine yet.");
    case Column::Created: return utcText(cvm.createdAt);
    case Column::Uptime: return cvm.uptime.isEmpty() ? QVariant() : tr("“%1” in the node's own words").arg(visibleText(cvm.uptime));
    case Column::Role:
    case Column::Capacity:
    case Column::Models:
    case Column::Approval: return memberNote(row, column);
    case Column::Node:
    case Column::Type:
    case Column::Hourly:
    case Column::Image: return {};
    }
    return {};
}

QVariant CvmTableModel::stateOf(const CvmRow &row, Column column) const
{
    if (column == Column::State)
        return QVariant::fromValue(cvmStateText(row.cvm, inStateFor(row)));
    if (column == Column::Attestation)
        return QVariant::fromValue(attestationText(row));
    if (row.member && (column == Column::Capacity || column == Column::Approval)) {
        const StateText &state = column == Column::Capacity ? row.member->capacity : row.member->approval;
        return QVariant::fromValue(isMemberStale(row) ? StateText::of(Mark::Stale, state.word) : state);
    }
    if (column == Column::Role && isMemberStale(row))
        return QVariant::fromValue(StateText::of(Mark::Stale, row.member->role));
    if (column == Column::Name && (row.cvm.duplicateId || mixesScripts(row.cvm.name)))
        return QVariant::fromValue(StateText::of(Mark::Warn, shownName(row.cvm)));
    return {};
}

QVariant CvmTableModel::sortValue(const CvmRow &row, Column column) const
{
    const Cvm &cvm = row.cvm;
    switch (column) {
    case Column::State: return urgencyOf(shownState(cvm));
    case Column::Name: return cvm.name;
    case Column::Role: return row.member ? row.member->role : QString();
    case Column::Node: return QString(cvm.node + u' ' + cvm.region);
    case Column::Type: return cvm.instanceType;
    case Column::Capacity: return row.member ? row.member->capacity.word : QString();
    case Column::Models: return row.member && row.member->models ? QVariant(*row.member->models) : QVariant();
    case Column::Hash: return cvm.composeHash;
    case Column::Approval: return row.member ? row.member->approval.word : QString();
    case Column::Attestation: return attestationText(row).word;
    case Column::Hourly: return cvm.hourlyRate ? QVariant(qint64(cvm.hourlyRate->micros())) : QVariant();
    case Column::Uptime: return uptimeSeconds(cvm) == kNoNumber ? QVariant() : QVariant(uptimeSeconds(cvm));
    case Column::Image: return cvm.osImage;
    case Column::Created: return cvm.createdAt;
    }
    return {};
}

QVariant CvmTableModel::cell(Slot slot, int column, int role) const
{
    const CvmRow &row = rowIn(slot);
    const auto which = Column(column);
    switch (role) {
    case Qt::DisplayRole: return display(row, which);
    case Qt::ToolTipRole: return toolTip(row, which);
    case CellRole::State: return stateOf(row, which);
    case CellRole::Second:
        if (which == Column::State && !stepOf(row.cvm).isEmpty())
            return visibleText(stepOf(row.cvm), 120);
        return which == Column::Node && !row.cvm.region.isEmpty() ? visibleText(row.cvm.region) : QVariant();
    case CellRole::Sort: return sortValue(row, which);
    case CellRole::Bar: return which == Column::Capacity && row.member && row.member->used ? QVariant(*row.member->used) : QVariant();
    case CellRole::BarTone:
        // Full is a reason to look; what is old is drawn as what it was, without a judgement.
        return which == Column::Capacity && row.member && row.member->capacity.mark == Mark::Pending && !isMemberStale(row)
                   ? QVariant(int(Tone::Warn))
                   : QVariant();
    case CellRole::Strong: return which == Column::Role && row.member && row.member->isHead;
    case CellRole::Muted: return which == Column::Hash || which == Column::Image;
    case CellRole::Changed: return row.changedAt && (row.changedColumns & bit(which)) != 0 && m_clock->monotonicNow() - *row.changedAt < kChangeShown;
    case CellRole::FullText:
        switch (which) {
        case Column::State: return row.cvm.status;
        case Column::Name: return row.cvm.name;
        case Column::Node: return QString(row.cvm.region.isEmpty() ? row.cvm.node : row.cvm.node + u' ' + row.cvm.region);
        case Column::Role: return row.member ? row.member->role : QString();
        case Column::Capacity: return row.member ? row.member->capacity.word : QString();
        case Column::Models: return row.member ? row.member->modelsText() : QString();
        case Column::Approval: return row.member ? row.member->approval.word : QString();
        case Column::Hash: return row.cvm.composeHash;
        case Column::Hourly: return row.cvm.hourlyRate ? row.cvm.hourlyRate->toDecimal() : QString();
        case Column::Uptime: return row.cvm.uptime;
        case Column::Created: return row.cvm.createdAt.isValid() ? toUtcText(row.cvm.createdAt) : QString();
        case Column::Attestation: return row.attestation ? row.attestation->state.word : QString();
        case Column::Type: return row.cvm.instanceType;
        case Column::Image: return row.cvm.osImage;
        }
        return {};
    default: return {};
    }
}

} // namespace pilothouse::models
