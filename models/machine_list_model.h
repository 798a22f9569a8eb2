// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/comparison_text.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace pilothouse::models {

/// The machines of a comparison with their ladders, in the order of the comparison.
class MachineListModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// `disputed`: the machines whose quotes a second verifier judges otherwise, by index.
    void setComparison(std::shared_ptr<const attestation::Comparison> comparison, const std::vector<int> &disputed = {});

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<LadderHead> m_heads;
};

} // namespace pilothouse::models
