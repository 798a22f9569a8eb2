// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/node_choice_model.h"

#include "models/cell_role.h"
#include "models/format.h"
#include "models/spoken.h"
#include "models/state_text.h"
#include "services/core/plain_text.h"

#include <algorithm>

namespace pilothouse::models {

using cluster::FleetTarget;

namespace {

/// Between facts that stand side by side.
const QString kDot = QStringLiteral(" · ");

QString freeText(const cluster::CloudNode &node)
{
    QStringList parts;
    if (node.remainingVcpu)
        parts << NodeChoiceModel::tr("%1 vCPU").arg(*node.remainingVcpu);
    if (node.remainingMemoryMb)
        parts << quantityText(double(*node.remainingMemoryMb) / 1024, QStringLiteral("GB"));
    if (node.remainingSlots)
        //: places for machines on a node
        parts << counted(*node.remainingSlots, NodeChoiceModel::tr("1 slot"), NodeChoiceModel::tr("%1 slots"));
    return parts.isEmpty() ? NodeChoiceModel::tr("not said") : parts.join(kDot);
}

} // namespace

void NodeChoiceModel::setNodes(std::vector<FleetTarget> nodes)
{
    const bool sameKeys = nodes.size() == m_nodes.size()
                          && std::equal(nodes.begin(), nodes.end(), m_nodes.begin(),
                                        [](const FleetTarget &a, const FleetTarget &b) { return a.node.id == b.node.id; });
    if (!sameKeys)
        beginResetModel();
    m_nodes = std::move(nodes);
    judge();
    if (!sameKeys)
        endResetModel();
    else if (!m_nodes.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    emit checksChanged();
}

void NodeChoiceModel::setNeeds(std::optional<cluster::InstanceType> type, cluster::KmsKind kms, const QString &osImage)
{
    m_type = std::move(type);
    m_kms = kms;
    m_osImage = osImage;
    judge();
    if (!m_nodes.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
    emit checksChanged();
}

void NodeChoiceModel::judge()
{
    cluster::CvmSpec wished;
    wished.kms = m_kms;
    wished.osImage = m_osImage;
    m_reasons.clear();
    for (const FleetTarget &target : m_nodes)
        m_reasons << cluster::noRoom(target.node, m_type ? &*m_type : nullptr, wished);
    std::erase_if(m_checked, [this](qint64 id) {
        for (size_t i = 0; i < m_nodes.size(); ++i)
            if (m_nodes[i].node.id == id)
                return !m_reasons[qsizetype(i)].isEmpty();
        return true;
    });
}

bool NodeChoiceModel::isChecked(qint64 id) const
{
    return std::find(m_checked.begin(), m_checked.end(), id) != m_checked.end();
}

std::vector<qint64> NodeChoiceModel::checkedNodes() const
{
    std::vector<qint64> ids;
    for (const FleetTarget &target : m_nodes)
        if (isChecked(target.node.id))
            ids.push_back(target.node.id);
    return ids;
}

void NodeChoiceModel::setChecked(const std::vector<qint64> &ids)
{
    m_checked = ids;
    judge();
    if (!m_nodes.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
    emit checksChanged();
}

int NodeChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_nodes.size());
}

int NodeChoiceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant NodeChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const FleetTarget &target = m_nodes[size_t(index.row())];
    const QString name = target.node.name.isEmpty() ? QString::number(target.node.id) : visibleText(target.node.name, 60);
    const QString &reason = m_reasons[index.row()];
    const auto column = Column(index.column());
    if (role == CellRole::Key)
        return QString::number(target.node.id);
    if (role == Qt::CheckStateRole)
        return column == Column::Name ? QVariant(isChecked(target.node.id) ? Qt::Checked : Qt::Unchecked) : QVariant();
    if (role == CellRole::Muted)
        return !reason.isEmpty();
    switch (column) {
    case Column::Name:
        if (role == Qt::DisplayRole)
            return name;
        if (role == Qt::AccessibleTextRole)
            return isChecked(target.node.id) ? tr("%1, chosen").arg(name) : name;
        return {};
    case Column::Region:
        return role == Qt::DisplayRole ? QVariant(target.node.region.isEmpty() ? tr("not said") : visibleText(target.node.region, 60)) : QVariant();
    case Column::RoundTrip:
        if (role == Qt::DisplayRole)
            return !target.roundTrip               ? tr("not measured")
                   : target.roundTrip->count() < 1 ? tr("below 1 ms")
                                                   : tr("%1 ms").arg(target.roundTrip->count());
        if (role == Qt::ToolTipRole || role == CellRole::FullText)
            return target.roundTrip ? QVariant() : QVariant(spoken(cluster::roundTripText(target)));
        return {};
    case Column::Room:
        if (role == Qt::DisplayRole)
            return reason.isEmpty() ? freeText(target.node) : sentence(spoken(reason));
        if (role == CellRole::State && !reason.isEmpty())
            return QVariant::fromValue(StateText::of(Mark::Warn, sentence(spoken(reason))));
        return {};
    case Column::Price:
        if (role == Qt::DisplayRole)
            return m_type && m_type->hourlyRate ? amountText(*m_type->hourlyRate) : QStringLiteral("–");
        return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    }
    return {};
}

bool NodeChoiceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != int(Column::Name) || !m_reasons[index.row()].isEmpty())
        return false;
    const qint64 id = m_nodes[size_t(index.row())].node.id;
    std::erase(m_checked, id);
    if (value.toInt() == Qt::Checked)
        m_checked.push_back(id);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit checksChanged();
    return true;
}

QVariant NodeChoiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == CellRole::Key)
        return QStringList{QStringLiteral("name"), QStringLiteral("region"), QStringLiteral("round-trip"), QStringLiteral("room"),
                           QStringLiteral("price")}
            .value(section);
    if (role == Qt::TextAlignmentRole && section == int(Column::Price))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Name: return tr("Node");
    case Column::Region: return tr("Region");
    case Column::RoundTrip: return tr("Round trip");
    case Column::Room: return tr("Free");
    case Column::Price: return tr("USD/h");
    }
    return {};
}

Qt::ItemFlags NodeChoiceModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == int(Column::Name) && m_reasons[index.row()].isEmpty())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace pilothouse::models
