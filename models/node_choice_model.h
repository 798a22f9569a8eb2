// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/fleet_plan.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace pilothouse::models {

/// The nodes of a cloud to choose from: how far each is, what is free, what a machine costs there. Rows are checked in their first
/// column; checks survive refreshes. A node without room cannot be checked and says why.
class NodeChoiceModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Name, Region, RoundTrip, Room, Price };
    Q_ENUM(Column)
    static constexpr int kColumns = 5;

    using QAbstractTableModel::QAbstractTableModel;

    void setNodes(std::vector<cluster::FleetTarget> nodes);
    /// What a machine needs, from now on. A check on a node that has no room for it is taken back.
    void setNeeds(std::optional<cluster::InstanceType> type, cluster::KmsKind kms, const QString &osImage);

    std::vector<qint64> checkedNodes() const;
    void setChecked(const std::vector<qint64> &ids);
    const std::vector<cluster::FleetTarget> &nodes() const { return m_nodes; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void checksChanged();

private:
    bool isChecked(qint64 id) const;
    void judge();

    std::vector<cluster::FleetTarget> m_nodes;
    std::vector<qint64> m_checked;
    QStringList m_reasons; ///< one a node; empty: it has room
    std::optional<cluster::InstanceType> m_type;
    cluster::KmsKind m_kms = cluster::KmsKind::Phala;
    QString m_osImage;
};

} // namespace pilothouse::models
