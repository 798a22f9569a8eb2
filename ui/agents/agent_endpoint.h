// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agents_workflow.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace pilothouse::ui {

class EndpointView;

/// Probes the endpoint of the deployment that is looked at: once when somebody stays with it, and whenever it is asked for. Who
/// only passes by sends nothing.
class AgentEndpoint final : public QObject
{
    Q_OBJECT
public:
    AgentEndpoint(std::shared_ptr<agents::AgentsWorkflow> workflow, std::shared_ptr<const Clock> clock, EndpointView *view, QObject *parent);

    /// The deployment that is looked at now; nothing: none, or several.
    void setDeployment(const std::optional<domain::Deployment> &row);
    /// A page that is not seen probes nothing by itself.
    void setActive(bool active);

private:
    void show();
    void probeUnasked();

    std::shared_ptr<agents::AgentsWorkflow> m_workflow;
    std::shared_ptr<const Clock> m_clock;
    EndpointView *m_view;
    domain::DeploymentId m_id;
    QString m_address;
    bool m_isActive = false;
    QTimer m_stay;
};

} // namespace pilothouse::ui
