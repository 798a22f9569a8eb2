// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/node_room.h"
#include "ui/cluster/change_frame.h"

#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QSpinBox;

namespace pilothouse::ui {

class PlainLabel;

/// Another size for one machine: what it has now beside what it is to have, and under each field what the cloud would not take or its node has
/// no room for.
class ResizeForm final : public ChangeFrame
{
    Q_OBJECT
public:
    explicit ResizeForm(QWidget *parent = nullptr);

    /// Of this machine; nothing is chosen.
    void begin(const domain::Cvm &cvm);
    /// What the cloud offers, or could not be asked for.
    void setTypes(std::vector<cluster::InstanceType> types);
    /// What its node has free; nothing: not asked yet.
    void setRoom(std::optional<cluster::NodeRoom> room);
    const domain::Cvm &cvm() const { return m_cvm; }
    /// Only what is to be another.
    cluster::Resources wish() const;
    void focusFirst();

private:
    enum Row { Type, Vcpu, Memory, Disk, Node, Cost, RowCount };
    void put(QGridLayout *grid, Row row, const QString &name, QWidget *field);
    enum class Weighs { Wrong, Doubt, Hint };
    void setReason(Row row, const QString &reason, Weighs weighs = Weighs::Wrong);
    void followRoom(const cluster::Resources &wish, const std::optional<cluster::InstanceType> &type);
    std::optional<cluster::InstanceType> chosenType() const;
    void follow();

    domain::Cvm m_cvm;
    std::vector<cluster::InstanceType> m_types;
    std::optional<cluster::NodeRoom> m_room;
    QComboBox *m_type;
    QSpinBox *m_vcpu;
    QSpinBox *m_memory;
    QSpinBox *m_disk;
    PlainLabel *m_free;
    PlainLabel *m_cost;
    QCheckBox *m_restart;
    PlainLabel *m_restartHint;
    PlainLabel *m_now[RowCount] = {};
    PlainLabel *m_reasons[RowCount] = {};
    Weighs m_reasonWeighs[RowCount] = {};
};

} // namespace pilothouse::ui
