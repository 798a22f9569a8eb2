// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/agent_actions.h"

#include "models/agent_detail.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/agents/agent_panel.h"
#include "ui/agents/deploy_form.h"
#include "ui/agents/outcome_view.h"
#include "ui/agents/signature_box.h"
#include "ui/theme/icons.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/table_view.h"

#include <QCoroTask>

#include <QAction>
#include <QClipboard>
#include <QCursor>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>

#include <algorithm>

namespace pilothouse::ui {

using domain::DeploymentId;
using domain::DeploymentState;
using models::Mark;
using models::StateText;

AgentActions::AgentActions(Parts parts, PanePage *page)
    : QObject(page)
    , m_parts(std::move(parts))
    , m_page(page)
    , m_deploy(opensPlan(makeAction(this, IconName::Deploy, tr("Deploy…"))))
    , m_stop(opensPlan(makeAction(this, IconName::Stop, tr("Stop…"))))
    , m_retry(opensPlan(makeAction(this, IconName::Restart, tr("Deploy again…"))))
    , m_command(makeAction(this, IconName::Terminal, tr("Copy as curl")))
    , m_more(makeAction(this, IconName::More, tr("More")))
{
    connect(m_deploy, &QAction::triggered, this, [this] { emit formRequested({}); });
    connect(m_stop, &QAction::triggered, this, [this] { offerStop(selectedIds()); });
    connect(m_retry, &QAction::triggered, this, &AgentActions::retry);
    m_command->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_command, &QAction::triggered, this, &AgentActions::copyCommands);
    connect(m_more, &QAction::triggered, this, &AgentActions::showMore);
    m_all << m_deploy << m_stop << m_retry << m_command;
    connect(m_parts.panel->outcomes(), &OutcomeView::retryRequested, this, &AgentActions::offerStop);
    connect(m_parts.form, &DeployForm::planRequested, this, &AgentActions::offerDeploy);
    if (m_parts.access)
        connect(m_parts.access.get(), &domain::WriteAccess::changed, this, &AgentActions::follow);
}

void AgentActions::addTo(DetailPanel *panel)
{
    m_panel = panel;
    panel->addVerb(m_stop);
    panel->addVerb(m_retry);
    panel->addTool(m_command);
    panel->addTool(m_more);
}

std::vector<DeploymentId> AgentActions::selectedIds() const
{
    std::vector<DeploymentId> ids;
    for (const QModelIndex &index : m_parts.table->selectionModel()->selectedRows())
        ids.push_back(m_parts.model->rowAt(index.row()).deployment.id);
    return ids;
}

void AgentActions::follow()
{
    const std::vector<DeploymentId> ids = selectedIds();
    const bool readOnly = m_parts.access && !m_parts.access->isWritable();
    const bool mayWrite = m_parts.workflow && !readOnly;
    QStringList reasons;
    bool stoppable = false;
    bool starting = !ids.empty();
    bool again = ids.size() == 1;
    for (const QModelIndex &index : m_parts.table->selectionModel()->selectedRows()) {
        const DeploymentState state = m_parts.model->rowAt(index.row()).deployment.state;
        stoppable |= state != DeploymentState::Stopped;
        starting &= state == DeploymentState::Pending || state == DeploymentState::Deploying || state == DeploymentState::Starting;
        again &= state == DeploymentState::Stopped || state == DeploymentState::Failed;
    }
    m_deploy->setVisible(mayWrite); // absent, not grey
    m_stop->setVisible(mayWrite && stoppable);
    m_retry->setVisible(mayWrite && again);
    m_stop->setText(starting ? tr("Cancel…") : tr("Stop…"));
    if (m_stop->isVisible()) {
        const domain::ActionState state = m_parts.workflow->canStop(ids);
        applyState(m_stop, state);
        if (!state.allowed)
            reasons << models::spokenSentence(state.reason);
    }
    QString refusal;
    if (m_parts.workflow) {
        const domain::ActionState state = m_parts.workflow->canDeploy();
        refusal = state.allowed ? QString() : readOnly ? tr("Read-only: unlock writes in the bar above.") : models::spokenSentence(state.reason);
    }
    m_parts.form->setRefusal(refusal, readOnly);
    if (readOnly && !ids.empty())
        reasons = QStringList(tr("Read-only: unlock writes in the bar above."));
    m_panel->setReason(reasons.join(u' '));
    m_parts.panel->outcomes()->setRetryOffered(mayWrite);
    m_command->setEnabled(!ids.empty());
}

void AgentActions::offerStop(const std::vector<DeploymentId> &ids)
{
    if (ids.empty() || !m_parts.workflow)
        return;
    PlanOffer offered;
    offered.make = [workflow = m_parts.workflow, ids] { return workflow->planStop(ids); };
    const QString title = m_stop->text().remove(u'…');
    offered.run = [self = QPointer<AgentActions>(this), ids, title](const QString &typed) {
        if (self)
            self->runStop(ids, typed, title);
    };
    offered.dangerous = true;
    emit m_page->planOffered(offered);
}

void AgentActions::runStop(std::vector<DeploymentId> ids, const QString &typedPhrase, const QString &title)
{
    m_parts.panel->outcomes()->setRunning(title);
    auto task = m_parts.workflow->runStop(std::move(ids), typedPhrase);
    QCoro::connect(std::move(task), this, [this, title](const Result<std::vector<agents::AgentResult>> &results) {
        if (!results) {
            m_parts.panel->outcomes()->setError(title, models::spoken(results.error(), Attempt::Change));
            emit outcomeShown();
            emit m_page->notify({StateText::of(Mark::Fail, tr("%1 was not done").arg(title)), models::spokenLine(results.error(), Attempt::Change)});
            return;
        }
        const auto failed = std::count_if(results->begin(), results->end(), [](const agents::AgentResult &result) { return !result.ok; });
        m_parts.panel->outcomes()->setResults(title, *results);
        if (failed > 0 || results->size() > 1)
            emit outcomeShown();
        const QString line = results->size() == 1 ? tr("%1: %2").arg(visibleText(results->front().name), visibleText(results->front().text))
                                                  : tr("The details say what became of each.");
        emit m_page->notify(failed == 0
                                ? Notice{StateText::of(Mark::Pass, tr("%1 done").arg(title)), line}
                                : Notice{StateText::of(Mark::Fail, tr("%1: %2 of %3 not done").arg(title).arg(failed).arg(results->size())), line});
    });
}

void AgentActions::offerDeploy()
{
    if (!m_parts.workflow)
        return;
    const agents::DeployRequest request = m_parts.form->request();
    PlanOffer offered;
    offered.make = [workflow = m_parts.workflow, request] { return workflow->planDeploy(request); };
    offered.run = [self = QPointer<AgentActions>(this)](const QString &) {
        if (self)
            self->runDeploy();
    };
    emit m_page->planOffered(offered);
}

void AgentActions::runDeploy()
{
    const agents::DeployRequest request = m_parts.form->request();
    const std::optional<agents::SignedMessage> message = m_parts.form->signature()->signedMessage();
    m_parts.form->sent(); // a text is signed for one deployment
    const QString title = tr("Deploy token %1").arg(visibleText(request.token, 64));
    m_parts.panel->outcomes()->setRunning(title);
    const auto accepted = [self = QPointer<AgentActions>(this), title](const agents::DeployReceipt &receipt) {
        if (!self)
            return;
        const QString time
            = receipt.estimate ? tr("The orchestrator expects %1 s.").arg(receipt.estimate->count()) : tr("The orchestrator names no time.");
        emit self->m_page->notify({StateText::of(Mark::Busy, tr("%1: accepted").arg(title)), time});
    };
    auto task = m_parts.workflow->deploy(request, message, accepted);
    QCoro::connect(std::move(task), this, [this, title](const Result<agents::DeployReceipt> &receipt) {
        if (!receipt) {
            m_parts.panel->outcomes()->setError(title, models::spoken(receipt.error(), Attempt::Change));
            emit outcomeShown();
            emit m_page->notify({StateText::of(Mark::Fail, tr("%1: not running").arg(title)), models::spokenLine(receipt.error(), Attempt::Change)});
            return;
        }
        m_parts.panel->outcomes()->setDone(tr("%1: it runs").arg(title),
                                           receipt->readBack ? tr("The answer was lost; this was read back. Nothing was sent twice.") : QString());
        emit m_page->notify({StateText::of(Mark::Pass, tr("%1: it runs").arg(title)), visibleText(receipt->id.text(), 80)});
    });
}

void AgentActions::retry()
{
    const std::vector<DeploymentId> ids = selectedIds();
    const auto row = ids.size() == 1 && m_parts.workflow ? m_parts.workflow->find(ids.front()) : std::nullopt;
    if (!row)
        return;
    agents::DeployRequest request;
    request.token = row->token;
    request.wallet = row->owner;
    request.provider = row->provider;
    request.resources = row->resources;
    emit formRequested(request);
}

void AgentActions::copyCommands()
{
    QStringList tokens;
    for (const QModelIndex &index : m_parts.table->selectionModel()->selectedRows()) {
        const QString token = m_parts.model->rowAt(index.row()).deployment.token;
        if (!token.isEmpty())
            tokens << token;
    }
    if (tokens.isEmpty() || !m_parts.workflow)
        return;
    QGuiApplication::clipboard()->setText(models::agentCurl(m_parts.workflow->port(), tokens));
    emit m_page->notify({StateText::of(Mark::Pass, tr("Copied as curl")), tr("They read the same from a shell. No secret is in them.")});
}

void AgentActions::showMore()
{
    auto *menu = new QMenu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto copy = [this, menu](const QString &text, QString (*value)(const domain::Deployment &)) {
        QStringList values;
        for (const QModelIndex &index : m_parts.table->selectionModel()->selectedRows())
            values << value(m_parts.model->rowAt(index.row()).deployment);
        QAction *action
            = menu->addAction(ui::icon(IconName::Copy), text, this, [values] { QGuiApplication::clipboard()->setText(values.join(u'\n')); });
        action->setEnabled(!values.isEmpty());
    };
    copy(tr("Copy token ids"), [](const domain::Deployment &row) { return row.token; });
    copy(tr("Copy owners"), [](const domain::Deployment &row) { return row.owner; });
    copy(tr("Copy endpoints"), [](const domain::Deployment &row) { return row.endpointUrl; });
    copy(tr("Copy deployment ids"), [](const domain::Deployment &row) { return row.id.text(); });
    menu->popup(QCursor::pos());
}

} // namespace pilothouse::ui
