// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agent_detail.h"

#include <QWidget>

namespace pilothouse::ui {

/// The eight states of a deployment and the steps between them: visited ones outlined with the time spent in them above, the
/// current one lit with its running time below. A state that is none of the eight lights nothing and is said in words.
class StateMachineView final : public QWidget
{
    Q_OBJECT
public:
    explicit StateMachineView(QWidget *parent = nullptr);

    void setMachine(const models::AgentMachine &machine);
    const models::AgentMachine &machine() const { return m_machine; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRectF boxOf(domain::DeploymentState state) const;

    models::AgentMachine m_machine;
};

} // namespace pilothouse::ui
