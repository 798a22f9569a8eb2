// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/cluster/cluster_workflow.h"

#include <QAbstractTableModel>

#include <vector>

namespace pilothouse::models {

/// What became of each target of one action, those that failed first.
class PowerResultModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Result, Name, Text };
    Q_ENUM(Column)

    using QAbstractTableModel::QAbstractTableModel;

    void setResults(std::vector<cluster::PowerResult> results);

    int failedCount() const;
    std::vector<domain::CvmId> failedIds() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<cluster::PowerResult> m_results;
};

} // namespace pilothouse::models
