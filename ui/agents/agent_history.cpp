// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/agent_history.h"

#include "models/agent_detail.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/agents/agent_log_view.h"
#include "ui/agents/agent_panel.h"

#include <QCoroTask>

namespace pilothouse::ui {

AgentHistory::AgentHistory(std::shared_ptr<agents::AgentsWorkflow> workflow, std::shared_ptr<const Clock> clock, AgentPanel *panel, QObject *parent)
    : QObject(parent)
    , m_workflow(std::move(workflow))
    , m_clock(std::move(clock))
    , m_panel(panel)
{
    connect(m_panel->log(), &AgentLogView::readRequested, this, [this] { read(m_of); });
}

void AgentHistory::read(const domain::DeploymentId &id)
{
    if (id != m_of) {
        m_history.reset();
        m_trouble.clear();
        m_isReading = false;
    }
    m_of = id;
    if (id.isEmpty() || !m_workflow || m_isReading)
        return;
    m_isReading = true;
    QCoro::connect(m_workflow->remoteHistory(id), this, [this, id](const Result<agents::RemoteHistory> &history) {
        if (id != m_of)
            return;
        m_isReading = false;
        if (history)
            m_history = *history;
        m_trouble = history ? QString() : models::spokenLine(history.error());
        show(id);
    });
}

void AgentHistory::show(const domain::DeploymentId &id)
{
    if (id != m_of || id.isEmpty() || !m_workflow)
        return;
    QString note;
    if (!m_trouble.isEmpty())
        note = tr("The orchestrator's own events could not be read: %1").arg(visibleText(m_trouble, 300));
    else if (m_history && !m_history->events)
        note = tr("This orchestrator offers no events. What stands here was seen from this desk since the window opened.");
    else if (!m_history)
        note = tr("Asking the orchestrator for its events.");
    m_panel->setEvents(models::agentEvents(m_workflow->history(id), m_history ? &*m_history : nullptr, m_clock->utcNow()), note);
    showLog();
}

void AgentHistory::showLog()
{
    std::optional<QStringList> lines;
    QString note;
    if (m_history && m_history->log)
        lines = m_history->log;
    if (!m_trouble.isEmpty())
        note = lines ? tr("These lines are older: the log could not be read again: %1").arg(visibleText(m_trouble, 300))
                     : tr("The orchestrator's log could not be read: %1").arg(visibleText(m_trouble, 300));
    else if (!m_history)
        note = tr("Asking the orchestrator for its log.");
    else if (!lines)
        note = tr("This orchestrator offers no log of a deployment.");
    else if (lines->isEmpty())
        note = tr("The log is empty.");
    m_panel->log()->setLines(lines, note);
}

} // namespace pilothouse::ui
