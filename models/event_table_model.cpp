// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event_table_model.h"

#include "models/cell_role.h"
#include "models/comparison_model.h"
#include "models/format.h"

#include <algorithm>

namespace pilothouse::models {

using attestation::Relation;

namespace {
constexpr qsizetype kMostShown = 28; ///< of a readable payload; the panel below has it whole
}

void EventTableModel::setPairs(std::vector<EventPair> pairs, const QString &leftName, const QString &rightName)
{
    // Another pair of machines is another subject: their rows have nothing in common.
    beginResetModel();
    m_pairs = std::move(pairs);
    m_leftName = leftName;
    m_rightName = rightName;
    endResetModel();
}

const EventPair *EventTableModel::pair(int row) const
{
    return row >= 0 && row < int(m_pairs.size()) ? &m_pairs[size_t(row)] : nullptr;
}

int EventTableModel::countOf(Relation relation) const
{
    return int(std::count_if(m_pairs.begin(), m_pairs.end(), [relation](const EventPair &pair) { return pair.relation == relation; }));
}

int EventTableModel::firstRowOf(Relation relation) const
{
    const auto found = std::find_if(m_pairs.begin(), m_pairs.end(), [relation](const EventPair &pair) { return pair.relation == relation; });
    return found == m_pairs.end() ? -1 : int(found - m_pairs.begin());
}

int EventTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_pairs.size());
}

int EventTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant EventTableModel::sideCell(const EventPair::Side &side, const EventPair &pair, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return side.number == 0                    ? QStringLiteral("–")
               : side.readable.isEmpty()           ? comparisonHash(side.value)
               : side.readable.size() > kMostShown ? side.readable.left(kMostShown) + u'…'
                                                   : side.readable;
    case CellRole::FullText: return side.value;
    case CellRole::Muted: return pair.relation != Relation::Different;
    default: return {};
    }
}

QVariant EventTableModel::data(const QModelIndex &index, int role) const
{
    const EventPair *const pair = index.isValid() ? this->pair(index.row()) : nullptr;
    if (pair == nullptr)
        return {};
    if (role == CellRole::Key)
        return QStringLiteral("%1/%2/%3").arg(pair->imr).arg(pair->left.number).arg(pair->right.number);
    if (role == Qt::AccessibleTextRole)
        return QStringLiteral("%1: %2").arg(headerData(index.column(), Qt::Horizontal).toString(), data(index, Qt::DisplayRole).toString());
    switch (Column(index.column())) {
    case Column::Relation:
        if (role == Qt::DisplayRole)
            return stateOf(pair->relation).word;
        return role == CellRole::State ? QVariant::fromValue(stateOf(pair->relation)) : QVariant();
    case Column::Register:
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("RTMR%1").arg(pair->imr)) : role == CellRole::Muted ? QVariant(true) : QVariant();
    case Column::Number:
        if (role == Qt::TextAlignmentRole)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return role == Qt::DisplayRole ? QVariant(QString::number(pair->left.number > 0 ? pair->left.number : pair->right.number)) : QVariant();
    case Column::Event:
        if (role == Qt::DisplayRole)
            return pair->name;
        if (role == CellRole::Second)
            return pair->imr == 3 && !pair->inBootSection ? QVariant(tr("after boot")) : QVariant();
        return role == CellRole::Strong ? QVariant(pair->relation == Relation::Different) : QVariant();
    case Column::Left: return sideCell(pair->left, *pair, role);
    case Column::Right: return sideCell(pair->right, *pair, role);
    }
    return {};
}

QVariant EventTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == CellRole::Key)
        return QStringList{QStringLiteral("relation"), QStringLiteral("register"), QStringLiteral("number"),
                           QStringLiteral("event"),    QStringLiteral("left"),     QStringLiteral("right")}
            .value(section);
    if (role == Qt::TextAlignmentRole)
        return section == int(Column::Number) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Relation: return tr("Relation");
    case Column::Register: return tr("Register");
    case Column::Number: return tr("No.");
    case Column::Event: return tr("Event");
    case Column::Left: return m_leftName;
    case Column::Right: return m_rightName;
    }
    return {};
}

} // namespace pilothouse::models
