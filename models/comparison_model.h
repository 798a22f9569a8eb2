// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cell_role.h"
#include "models/comparison_text.h"
#include "services/attestation/comparison.h"

#include <QAbstractTableModel>
#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::models {

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
    /// Where each machine runs ("prod7"), by its name, for the heads of the columns.
    void setPlaces(const QHash<QString, QString> &places);
    /// The machines whose quotes a second verifier judges otherwise; a new comparison has none until it was asked again.
    void setDisputed(const std::vector<int> &machines);
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

    /// How many properties have this relation; Missing leaves out what was not checked.
    int countOf(attestation::Relation relation) const;
    int notCheckedCount() const;
    /// The machines that do not fit into columns of their own agree with the first column in every identity property.
    bool isFoldEqual() const { return m_foldEqual; }

private:
    struct Line
    {
        std::optional<attestation::RowGroup> title;
        int row = -1; ///< index into Comparison::rows
    };
    void fold();
    bool isDisputed(int machine) const;
    std::vector<Line> linesOf(const attestation::Comparison &comparison) const;
    QVariant propertyCell(const attestation::Row &row, int role) const;
    QVariant valueCell(const attestation::Row &row, int column, int role) const;
    QVariant relationCell(const attestation::Row &row, int role) const;

    std::shared_ptr<const attestation::Comparison> m_comparison;
    std::vector<Line> m_lines;
    std::vector<std::vector<int>> m_columns;
    QStringList m_shortNames;
    QHash<QString, QString> m_places;
    std::vector<int> m_disputed;
    bool m_foldEqual = false;
    int m_foldOdd = 0; ///< machines in the folded column that are odd themselves
    int m_maxColumns = 4;
};

} // namespace pilothouse::models
