// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_table_model.h"

#include "services/core/plain_text.h"

#include <algorithm>

namespace pilothouse::models {

using domain::Cvm;
using Column = CvmTableModel::Column;
using namespace std::chrono_literals;

namespace {

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
             row.changedColumns = columnBit(Column::Attestation);
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
                     row.changedColumns = columnBit(Column::Role);
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

} // namespace pilothouse::models
