// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event_diff.h"

#include <QAbstractTableModel>

namespace pilothouse::models {

/// Events of two machines as a table: register, event, relation, and the value on either side.
class EventTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Relation, Register, Number, Event, Left, Right };
    Q_ENUM(Column)
    static constexpr int kColumns = 6;

    using QAbstractTableModel::QAbstractTableModel;

    void setPairs(std::vector<EventPair> pairs, const QString &leftName, const QString &rightName);
    /// Null outside the table.
    const EventPair *pair(int row) const;
    int countOf(attestation::Relation relation) const;
    /// The first row with this relation; -1 when there is none.
    int firstRowOf(attestation::Relation relation) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QVariant sideCell(const EventPair::Side &side, const EventPair &pair, int role) const;

    std::vector<EventPair> m_pairs;
    QString m_leftName;
    QString m_rightName;
};

} // namespace pilothouse::models
