// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/agent_endpoint.h"

#include "models/endpoint_text.h"
#include "ui/agents/endpoint_view.h"

namespace pilothouse::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto kStay = 700ms;

} // namespace

AgentEndpoint::AgentEndpoint(std::shared_ptr<agents::AgentsWorkflow> workflow, std::shared_ptr<const Clock> clock, EndpointView *view,
                             QObject *parent)
    : QObject(parent)
    , m_workflow(std::move(workflow))
    , m_clock(std::move(clock))
    , m_view(view)
{
    m_stay.setSingleShot(true);
    m_stay.setInterval(kStay);
    connect(&m_stay, &QTimer::timeout, this, &AgentEndpoint::probeUnasked);
    if (!m_workflow || !m_workflow->endpoints())
        return;
    const auto probes = m_workflow->endpoints();
    connect(m_view, &EndpointView::probeRequested, this, [this, probes] {
        if (!m_id.isEmpty())
            probes->probe(m_id, m_address);
    });
    connect(m_view, &EndpointView::cancelRequested, this, [this, probes] {
        m_stay.stop();
        probes->cancel();
    });
    connect(probes.get(), &agents::EndpointProbes::changed, this, [this](const domain::DeploymentId &id) {
        if (id == m_id)
            show();
    });
    show();
}

void AgentEndpoint::setDeployment(const std::optional<domain::Deployment> &row)
{
    const domain::DeploymentId id = row ? row->id : domain::DeploymentId();
    const QString address = row ? row->endpointUrl : QString();
    const bool isAnother = id != m_id || address != m_address;
    m_id = id;
    m_address = address;
    show();
    if (!isAnother)
        return;
    m_stay.stop();
    if (m_isActive && !m_id.isEmpty() && !m_address.isEmpty())
        m_stay.start();
}

void AgentEndpoint::setActive(bool active)
{
    m_isActive = active;
    if (active && !m_id.isEmpty() && !m_address.isEmpty())
        m_stay.start();
    else
        m_stay.stop();
}

void AgentEndpoint::probeUnasked()
{
    if (m_workflow && m_workflow->endpoints() && !m_id.isEmpty())
        m_workflow->endpoints()->probeIfOld(m_id, m_address);
}

void AgentEndpoint::show()
{
    QString refusal;
    if (!m_workflow || !m_workflow->endpoints())
        refusal = tr("Endpoints cannot be probed in this environment.");
    else if (m_id.isEmpty())
        refusal = tr("Choose one deployment.");
    else if (m_address.isEmpty())
        refusal = tr("The deployment names no endpoint: there is nothing to probe.");
    agents::EndpointProbes::State state;
    if (refusal.isEmpty())
        state = m_workflow->endpoints()->of(m_id, m_address);
    m_view->setText(models::endpointText(state, m_address, m_clock->utcNow()), refusal);
}

} // namespace pilothouse::ui
