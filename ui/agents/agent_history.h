// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agents_workflow.h"

#include <QObject>

#include <memory>
#include <optional>

namespace pilothouse::ui {

class AgentPanel;

/// The events and the log of the deployment that is looked at: the orchestrator is asked for these, and for nobody else's.
class AgentHistory final : public QObject
{
    Q_OBJECT
public:
    AgentHistory(std::shared_ptr<agents::AgentsWorkflow> workflow, std::shared_ptr<const Clock> clock, AgentPanel *panel, QObject *parent);

    /// Asks for those of this deployment; empty: of none.
    void read(const domain::DeploymentId &id);
    /// Shows what is known now.
    void show(const domain::DeploymentId &id);

private:
    void showLog();

    std::shared_ptr<agents::AgentsWorkflow> m_workflow;
    std::shared_ptr<const Clock> m_clock;
    AgentPanel *m_panel;
    domain::DeploymentId m_of;
    std::optional<agents::RemoteHistory> m_history;
    QString m_trouble;
    bool m_isReading = false;
};

} // namespace pilothouse::ui
