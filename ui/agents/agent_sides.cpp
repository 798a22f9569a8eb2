// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/agent_sides.h"

#include "services/agents/agents_workflow.h"
#include "ui/agents/agent_endpoint.h"
#include "ui/agents/agent_history.h"
#include "ui/agents/agent_panel.h"
#include "ui/agents/deploy_form.h"
#include "ui/agents/sign_in_form.h"
#include "ui/widgets/detail_panel.h"

#include <QCoreApplication>

namespace pilothouse::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::AgentsPage)
};

} // namespace

AgentSides::AgentSides(std::shared_ptr<agents::AgentsWorkflow> workflow, std::shared_ptr<const Clock> clock, QWidget *parent)
    : QStackedWidget(parent)
    , m_detail(new DetailPanel)
    , m_panel(new AgentPanel(m_detail))
    , m_form(new DeployForm(workflow, clock))
    , m_signIn(new SignInForm(workflow, clock))
{
    addWidget(m_detail);
    m_deployPanel = addForm(Words::tr("Deploy an agent"), Words::tr("Nothing is sent before the plan is confirmed"), Words::tr("Deploy"), m_form);
    m_signInPanel = addForm(Words::tr("Who is signed in"), Words::tr("One sign-in is for one wallet and one NFT"), Words::tr("Sign in"), m_signIn);
    m_history = new AgentHistory(workflow, clock, m_panel, this);
    m_endpoint = new AgentEndpoint(workflow, clock, m_panel->endpoint(), this);
    for (DetailPanel *panel : {m_detail, m_deployPanel, m_signInPanel})
        connect(panel, &DetailPanel::closeRequested, this, [this, panel] {
            setCurrentWidget(m_detail);
            emit closed(panel == m_detail);
        });
}

DetailPanel *AgentSides::addForm(const QString &title, const QString &subtitle, const QString &tab, QWidget *form)
{
    auto *panel = new DetailPanel;
    panel->setTitle(title);
    panel->setSubtitle(subtitle);
    panel->addTab(tab, form);
    addWidget(panel);
    return panel;
}

bool AgentSides::isDetailShown() const
{
    return currentWidget() == m_detail;
}

void AgentSides::showDetail()
{
    setCurrentWidget(m_detail);
}

void AgentSides::showDeployForm(const agents::DeployRequest &request)
{
    m_form->setRequest(request);
    setCurrentWidget(m_deployPanel);
}

void AgentSides::showSignIn()
{
    setCurrentWidget(m_signInPanel);
}

} // namespace pilothouse::ui
