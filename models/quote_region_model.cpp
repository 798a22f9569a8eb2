// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/quote_region_model.h"

#include "models/cell_role.h"

namespace pilothouse::models {

void QuoteRegionModel::setMap(QuoteMap map)
{
    const bool sameShape = map.regions.size() == m_map.regions.size()
                           && std::equal(map.regions.begin(), map.regions.end(), m_map.regions.begin(),
                                         [](const QuoteRegion &a, const QuoteRegion &b) { return a.name == b.name; });
    if (sameShape) {
        // Another quote of the same make keeps its rows, so that the chosen field stays chosen.
        m_map = std::move(map);
        if (!m_map.regions.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
        return;
    }
    beginResetModel();
    m_map = std::move(map);
    endResetModel();
}

int QuoteRegionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_map.regions.size());
}

int QuoteRegionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant QuoteRegionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QuoteRegion &region = m_map.regions[size_t(index.row())];
    const auto column = Column(index.column());
    switch (role) {
    case CellRole::Key: return QStringLiteral("%1@%2").arg(region.name).arg(region.offset);
    case CellRole::Strong: return column == Column::Name && region.depth == 0;
    case CellRole::Muted: return column == Column::Name && region.depth > 0;
    case Qt::ToolTipRole: return region.meaning;
    case Qt::TextAlignmentRole: return column == Column::Name ? QVariant() : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case Qt::AccessibleTextRole: return tr("%1, %2 bytes at offset %3").arg(region.name).arg(region.length).arg(region.offset);
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (column) {
    case Column::Name: return QString(region.depth * 4, QChar(0x00a0)) + region.name;
    case Column::Offset: return QString::number(region.offset);
    case Column::Length: return QString::number(region.length);
    }
    return {};
}

QVariant QuoteRegionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == CellRole::Key)
        return QStringList{QStringLiteral("name"), QStringLiteral("offset"), QStringLiteral("length")}.value(section);
    if (role == Qt::TextAlignmentRole && section > 0)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Name: return tr("Region");
    case Column::Offset: return tr("Offset");
    case Column::Length: return tr("Bytes");
    }
    return {};
}

} // namespace pilothouse::models
