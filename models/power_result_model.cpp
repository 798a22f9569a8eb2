// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/power_result_model.h"

#include "models/cell_role.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <algorithm>

namespace pilothouse::models {

using cluster::PowerResult;

void PowerResultModel::setResults(std::vector<PowerResult> results)
{
    beginResetModel(); // another action: another subject
    m_results = std::move(results);
    std::stable_partition(m_results.begin(), m_results.end(), [](const PowerResult &result) { return !result.ok; });
    endResetModel();
}

int PowerResultModel::failedCount() const
{
    return int(std::count_if(m_results.begin(), m_results.end(), [](const PowerResult &result) { return !result.ok; }));
}

std::vector<domain::CvmId> PowerResultModel::failedIds() const
{
    std::vector<domain::CvmId> ids;
    for (const PowerResult &result : m_results)
        if (!result.ok)
            ids.push_back(result.id);
    return ids;
}

int PowerResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_results.size());
}

int PowerResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 3;
}

QVariant PowerResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == CellRole::Key)
        return QString(QLatin1String(section == 0 ? "result" : section == 1 ? "name" : "text"));
    if (role != Qt::DisplayRole)
        return {};
    return section == 0 ? tr("Result") : section == 1 ? tr("Name") : tr("What happened");
}

QVariant PowerResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PowerResult &result = m_results[size_t(index.row())];
    const StateText state = result.ok ? StateText::of(Mark::Pass, tr("Done")) : StateText::of(Mark::Fail, tr("Not done"));
    switch (role) {
    case CellRole::Key: return result.id.text();
    case CellRole::State: return index.column() == int(Column::Result) ? QVariant::fromValue(state) : QVariant();
    case Qt::DisplayRole:
        switch (Column(index.column())) {
        case Column::Result: return state.word;
        case Column::Name: return visibleText(result.name);
        case Column::Text: return visibleText(spoken(result.text));
        }
        return {};
    case Qt::ToolTipRole: return index.column() == int(Column::Text) ? visibleText(spoken(result.text), 2000) : QVariant();
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(headerData(index.column(), Qt::Horizontal).toString(), data(index, Qt::DisplayRole).toString());
    case CellRole::FullText:
        return index.column() == int(Column::Name) ? result.name : index.column() == int(Column::Text) ? result.text : state.word;
    default: return {};
    }
}

} // namespace pilothouse::models
