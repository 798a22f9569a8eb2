// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cell_role.h"
#include "models/state_text.h"
#include "services/attestation/comparison.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::models {

/// The ladder of one machine (or of a folded group of equal ones), as the head of its column shows it.
struct LadderHead
{
    QString name;
    int reached = 0;        ///< rungs of kRungs
    StateText state;        ///< "5 of 5", or the first missing rung in words
    int machines = 1;       ///< how many a folded column stands for
};
inline constexpr int kRungs = 5;

StateText stateOf(attestation::Relation relation);
StateText stateOf(attestation::FleetVerdict verdict);
LadderHead ladderOf(const attestation::InstanceReport &report);
QString groupTitle(attestation::RowGroup group);

/// A comparison as a table: property, one column for each machine, relation. Three title rows (Identity, Explained by the
/// machine, Must differ) stand between the properties. Over `maxColumns` machines the odd ones and one of the equal group
/// stay, the rest fold into one column.
class ComparisonModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    struct Role
    {
        enum {
            IsTitle = CellRole::FirstOwn, ///< bool: a group's title row
            DifferAt,                     ///< int: first differing digit of the full text, -1 when not different
            IsOdd,                        ///< bool: this machine's value stands alone or in the smaller group
            Ladder,                       ///< LadderHead, in headerData of machine columns
        };
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows another comparison. The same machines and properties keep their rows: only changed cells are told.
    void setComparison(std::shared_ptr<const attestation::Comparison> comparison);
    void setMaxColumns(int columns);

    const attestation::Comparison *comparison() const { return m_comparison.get(); }
    int machineColumns() const { return int(m_columns.size()); }
    /// The property of a row; null for title rows.
    const attestation::Row *property(int row) const;
    /// Where a property stands; -1 when it does not.
    int rowOf(const QString &property) const;
    /// Machines that a column stands for; empty for the property and relation columns.
    std::vector<int> machinesOf(int column) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// How many properties have this relation.
    int countOf(attestation::Relation relation) const;

private:
    struct Line
    {
        std::optional<attestation::RowGroup> title;
        int row = -1; ///< index into Comparison::rows
    };
    void fold();
    std::vector<Line> linesOf(const attestation::Comparison &comparison) const;
    QVariant propertyCell(const attestation::Row &row, int role) const;
    QVariant valueCell(const attestation::Row &row, int column, int role) const;
    QVariant relationCell(const attestation::Row &row, int role) const;

    std::shared_ptr<const attestation::Comparison> m_comparison;
    std::vector<Line> m_lines;
    std::vector<std::vector<int>> m_columns;
    int m_maxColumns = 4;
};

} // namespace pilothouse::models

Q_DECLARE_METATYPE(pilothouse::models::LadderHead)
