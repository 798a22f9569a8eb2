// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/quote_regions.h"

#include <QAbstractTableModel>

namespace pilothouse::models {

/// The regions of one quote as a table: name, offset, length. Fields are indented under their part.
class QuoteRegionModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Name, Offset, Length };
    Q_ENUM(Column)
    static constexpr int kColumns = 3;

    using QAbstractTableModel::QAbstractTableModel;

    void setMap(QuoteMap map);
    const QuoteMap &map() const { return m_map; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QuoteMap m_map;
};

} // namespace pilothouse::models
