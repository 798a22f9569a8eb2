// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/machine_list_model.h"

#include "models/cell_role.h"

#include <algorithm>

namespace pilothouse::models {

void MachineListModel::setComparison(std::shared_ptr<const attestation::Comparison> comparison, const std::vector<int> &disputed)
{
    std::vector<LadderHead> heads;
    if (comparison) {
        QStringList names;
        for (const attestation::InstanceReport &report : comparison->instances) {
            const bool isDisputed = std::find(disputed.begin(), disputed.end(), int(heads.size())) != disputed.end();
            heads.push_back(ladderOf(report, isDisputed));
            names << report.name;
        }
        names = withoutSharedPrefix(names);
        for (size_t i = 0; i < heads.size(); ++i)
            heads[i].name = names[qsizetype(i)];
    }
    const bool sameNames = heads.size() == m_heads.size()
                           && std::equal(heads.begin(), heads.end(), m_heads.begin(),
                                         [](const LadderHead &a, const LadderHead &b) { return a.fullName == b.fullName; });
    if (sameNames) {
        m_heads = std::move(heads);
        if (!m_heads.empty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_heads = std::move(heads);
    endResetModel();
}

int MachineListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_heads.size());
}

int MachineListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant MachineListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const LadderHead &head = m_heads[size_t(index.row())];
    switch (role) {
    case CellRole::Key: return head.fullName;
    case Qt::DisplayRole: return index.column() == 0 ? head.name : head.state.word;
    case CellRole::FullText: return index.column() == 0 ? QVariant(head.fullName) : QVariant();
    case CellRole::State: return index.column() == 1 ? QVariant::fromValue(head.state) : QVariant();
    case Qt::AccessibleTextRole: return QStringLiteral("%1: %2").arg(head.fullName, head.state.word);
    default: return {};
    }
}

QVariant MachineListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == CellRole::Key)
        return section == 0 ? QStringLiteral("machine") : QStringLiteral("ladder");
    return role == Qt::DisplayRole ? QVariant(section == 0 ? tr("Machine") : tr("Ladder")) : QVariant();
}

} // namespace pilothouse::models
