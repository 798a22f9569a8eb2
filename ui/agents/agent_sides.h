// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/agent_plan.h"
#include "services/core/clock.h"

#include <QStackedWidget>

#include <memory>

namespace pilothouse::agents {
class AgentsWorkflow;
}

namespace pilothouse::ui {

class AgentEndpoint;
class AgentHistory;
class AgentPanel;
class DeployForm;
class DetailPanel;
class SignInForm;

/// What stands beside the table of agents: the details of the selection, the form of a deployment, or who is signed in.
class AgentSides final : public QStackedWidget
{
    Q_OBJECT
public:
    AgentSides(std::shared_ptr<agents::AgentsWorkflow> workflow, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);

    DetailPanel *detail() const { return m_detail; }
    AgentPanel *panel() const { return m_panel; }
    AgentHistory *history() const { return m_history; }
    AgentEndpoint *endpoint() const { return m_endpoint; }
    DeployForm *deployForm() const { return m_form; }
    SignInForm *signInForm() const { return m_signIn; }

    bool isDetailShown() const;
    void showDetail();
    void showDeployForm(const agents::DeployRequest &request);
    void showSignIn();

signals:
    /// One of them was closed; the details stand there again.
    void closed(bool wasDetail);

private:
    DetailPanel *addForm(const QString &title, const QString &subtitle, const QString &tab, QWidget *form);

    DetailPanel *m_detail;
    AgentPanel *m_panel;
    DeployForm *m_form;
    SignInForm *m_signIn;
    DetailPanel *m_deployPanel;
    DetailPanel *m_signInPanel;
    AgentHistory *m_history;
    AgentEndpoint *m_endpoint;
};

} // namespace pilothouse::ui
