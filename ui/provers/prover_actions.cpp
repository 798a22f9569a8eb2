// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/prover_actions.h"

#include "models/format.h"
#include "models/prover_detail.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/provers/change_view.h"
#include "ui/provers/prover_panel.h"
#include "ui/provers/revision_view.h"
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

using domain::ProverServiceId;
using models::Mark;
using models::StateText;

ProverActions::ProverActions(Parts parts, PanePage *page)
    : QObject(page)
    , m_parts(std::move(parts))
    , m_page(page)
    , m_scale(opensPlan(makeAction(this, IconName::Scale, tr("Scale…"))))
    , m_restart(opensPlan(makeAction(this, IconName::Restart, tr("Restart…"))))
    , m_stopTask(opensPlan(makeAction(this, IconName::Stop, tr("Stop task…"))))
    , m_revision(opensPlan(makeAction(this, IconName::Rollback, tr("Roll back…"))))
    , m_log(makeAction(this, IconName::Logs, tr("Log")))
    , m_taskLog(makeAction(this, IconName::Logs, tr("Log of the task")))
    , m_command(makeAction(this, IconName::Terminal, tr("Copy as command")))
    , m_more(makeAction(this, IconName::More, tr("More")))
{
    connect(m_scale, &QAction::triggered, this, &ProverActions::scaleFormRequested);
    connect(m_restart, &QAction::triggered, this, &ProverActions::offerRestart);
    connect(m_stopTask, &QAction::triggered, this, &ProverActions::offerStop);
    connect(m_revision, &QAction::triggered, this, &ProverActions::offerRevision);
    m_log->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    connect(m_log, &QAction::triggered, this, [this] {
        auto ids = selected();
        // The broker's log is the journal of its machine.
        std::erase_if(ids, [this](const ProverServiceId &id) {
            const domain::ProverService *const service = m_parts.workflow ? m_parts.workflow->find(id) : nullptr;
            return service != nullptr && service->broker.has_value();
        });
        if (!ids.empty())
            emit logRequested(ids, QString());
    });
    connect(m_taskLog, &QAction::triggered, this, [this] {
        if (const auto id = chosen())
            emit logRequested({*id}, m_parts.panel->chosenTask().section(u'/', -1));
    });
    m_command->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_command, &QAction::triggered, this, &ProverActions::copyCommands);
    connect(m_more, &QAction::triggered, this, &ProverActions::showMore);
    m_all = {m_scale, m_restart, m_stopTask, m_revision, m_log, m_taskLog, m_command};
    connect(m_parts.panel->scaleForm(), &ScaleForm::planRequested, this, [this] {
        if (const auto id = chosen())
            offerScale(*id, m_parts.panel->scaleForm()->target());
    });
    connect(m_parts.panel->lastChange(), &ChangeView::scaleRequested, this, &ProverActions::offerScale);
    connect(m_parts.panel, &ProverPanel::taskChosen, this, &ProverActions::follow);
    connect(m_parts.panel->revisions(), &RevisionView::revisionChosen, this, &ProverActions::follow);
    if (m_parts.access)
        connect(m_parts.access.get(), &domain::WriteAccess::changed, this, &ProverActions::follow);
}

void ProverActions::addTo(DetailPanel *panel)
{
    m_panel = panel;
    for (QAction *verb : {m_scale, m_restart, m_log})
        panel->addVerb(verb);
    for (QAction *tool : {m_command, m_more})
        panel->addTool(tool);
    m_parts.panel->revisions()->addVerb(m_revision);
    m_parts.panel->addTaskAction(m_stopTask);
    m_parts.panel->addTaskAction(m_taskLog);
}

std::optional<ProverServiceId> ProverActions::chosen() const
{
    const QModelIndexList rows = m_parts.table->selectionModel()->selectedRows();
    if (rows.size() != 1)
        return std::nullopt;
    return m_parts.model->rowAt(rows.first().row()).id;
}

std::vector<ProverServiceId> ProverActions::selected() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_parts.table->selectionModel()->selectedRows())
        rows << index.row();
    std::ranges::sort(rows);
    std::vector<ProverServiceId> ids;
    for (const int row : rows)
        ids.push_back(m_parts.model->rowAt(row).id);
    return ids;
}

void ProverActions::follow()
{
    if (m_panel == nullptr)
        return;
    const auto id = chosen();
    const bool readOnly = m_parts.access && !m_parts.access->isWritable();
    const bool canAsk = m_parts.workflow && id;
    domain::ActionState state = m_parts.workflow ? m_parts.workflow->canChange() : domain::ActionState::no(QString());
    if (state.allowed && id && m_underWay.contains(id->text()))
        state = domain::ActionState::no(tr("A change of it is under way; it can be cancelled in the activity list."));
    const QString task = m_parts.panel->chosenTask();
    const QString revision = m_parts.panel->revisions()->chosen();
    const domain::ProverService *const service = canAsk ? m_parts.workflow->find(*id) : nullptr;
    const bool isBroker = service != nullptr && service->broker.has_value();
    for (QAction *verb : {m_scale, m_restart, m_stopTask, m_revision}) {
        const bool hasObject = (verb != m_stopTask || !task.isEmpty()) && (verb != m_revision || !revision.isEmpty()) && !isBroker;
        verb->setVisible(canAsk && !readOnly && hasObject); // absent, not grey
        applyState(verb, state);
    }
    if (service != nullptr && !revision.isEmpty()) {
        const int from = models::revisionText(service->taskDefinition).mid(1).toInt();
        const int to = models::revisionText(revision).mid(1).toInt();
        //: r39, the 39th revision of a task definition
        m_revision->setText((to < from ? tr("Roll back to %1…") : tr("Move to %1…")).arg(models::revisionText(revision)));
    }
    QString reason = state.allowed ? QString() : models::sentence(models::spoken(state.reason));
    if (readOnly)
        reason = tr("Read-only: unlock writes in the bar above.");
    else if (isBroker)
        reason = tr("ECS neither scales nor restarts the broker.");
    m_panel->setReason(id ? reason : QString());
    m_parts.panel->scaleForm()->setRefusal(reason, readOnly || isBroker);
    m_parts.panel->lastChange()->setWaysOffered(!readOnly && m_parts.workflow);
    const qsizetype count = m_parts.table->selectionModel()->selectedRows().size();
    const bool canRead = m_parts.workflow && count > 0 && !isBroker; // its log is the journal of its machine
    m_log->setText(count > 1 ? tr("Logs by time") : tr("Log"));
    m_log->setEnabled(canRead);
    m_log->setVisible(canRead);
    m_taskLog->setVisible(canAsk && !task.isEmpty());
    m_command->setEnabled(!m_parts.table->selectionModel()->selectedRows().isEmpty());
}

void ProverActions::offerScale(const ProverServiceId &id, const provers::ScaleTarget &target)
{
    if (!m_parts.workflow)
        return;
    PlanOffer offered;
    offered.make = [workflow = m_parts.workflow, id, target] { return workflow->planScale(id, target); };
    offered.run = [self = QPointer<ProverActions>(this), id, target, title = offered.make().title](const QString &typed) {
        if (!self)
            return;
        self->begin(id, title);
        auto task = self->m_parts.workflow->scale(id, target, typed);
        QCoro::connect(std::move(task), self.data(),
                       [self, id, title](const Result<provers::ChangeResult> &result) { self->finish(id, title, result); });
    };
    offered.dangerous = target.tasks == 0;
    emit m_page->planOffered(offered);
}

void ProverActions::offerRestart()
{
    const auto id = chosen();
    if (!id || !m_parts.workflow)
        return;
    PlanOffer offered;
    offered.make = [workflow = m_parts.workflow, id = *id] { return workflow->planRestart(id); };
    offered.run = [self = QPointer<ProverActions>(this), id = *id, title = offered.make().title](const QString &typed) {
        if (!self)
            return;
        self->begin(id, title);
        auto task = self->m_parts.workflow->restart(id, typed);
        QCoro::connect(std::move(task), self.data(),
                       [self, id, title](const Result<provers::ChangeResult> &result) { self->finish(id, title, result); });
    };
    emit m_page->planOffered(offered);
}

void ProverActions::offerStop()
{
    const auto id = chosen();
    const QString arn = m_parts.panel->chosenTask();
    if (!id || arn.isEmpty() || !m_parts.workflow)
        return;
    PlanOffer offered;
    offered.make = [workflow = m_parts.workflow, arn] { return workflow->planStopTask(arn); };
    offered.run = [self = QPointer<ProverActions>(this), id = *id, arn, title = offered.make().title](const QString &typed) {
        if (!self)
            return;
        self->begin(id, title);
        auto task = self->m_parts.workflow->stopTask(arn, typed);
        QCoro::connect(std::move(task), self.data(),
                       [self, id, title](const Result<provers::ChangeResult> &result) { self->finish(id, title, result); });
    };
    offered.dangerous = true;
    emit m_page->planOffered(offered);
}

void ProverActions::offerRevision()
{
    const auto id = chosen();
    const QString revision = m_parts.panel->revisions()->chosen();
    if (!id || revision.isEmpty() || !m_parts.workflow)
        return;
    PlanOffer offered;
    offered.make = [workflow = m_parts.workflow, id = *id, revision] { return workflow->planDefinition(id, revision); };
    offered.run = [self = QPointer<ProverActions>(this), id = *id, revision, title = offered.make().title](const QString &typed) {
        if (!self)
            return;
        self->begin(id, title);
        auto task = self->m_parts.workflow->useDefinition(id, revision, typed);
        QCoro::connect(std::move(task), self.data(),
                       [self, id, title](const Result<provers::ChangeResult> &result) { self->finish(id, title, result); });
    };
    emit m_page->planOffered(offered);
}

void ProverActions::begin(const ProverServiceId &id, const QString &title)
{
    m_underWay.insert(id.text());
    m_parts.panel->lastChange()->showRunning(title);
    follow();
    emit changeShown();
}

void ProverActions::finish(const ProverServiceId &id, const QString &title, const Result<provers::ChangeResult> &result)
{
    m_underWay.remove(id.text());
    m_parts.panel->lastChange()->showResult(title, id, result);
    follow();
    emit changeShown();
    if (!result) {
        emit m_page->notify({StateText::of(Mark::Fail, tr("%1: not done").arg(title)), models::spokenLine(result.error(), Attempt::Change)});
    } else if (result->halfDone) {
        emit m_page->notify({StateText::of(Mark::Warn, tr("%1: half done").arg(title)),
                             tr("In force now: %1. Both ways out are in the details.").arg(visibleText(result->inForce, 300))});
    } else if (result->error) {
        emit m_page->notify(
            {StateText::of(Mark::Unknown, models::Tone::Warn, tr("%1: how it ended is not known").arg(title)), visibleText(result->text, 300)});
    } else {
        emit m_page->notify({StateText::of(Mark::Pass, tr("%1: done").arg(title)), visibleText(result->text, 300)});
    }
}

void ProverActions::copyCommands()
{
    QStringList commands;
    for (const QModelIndex &index : m_parts.table->selectionModel()->selectedRows())
        if (const domain::ProverService *const service = m_parts.workflow ? m_parts.workflow->find(m_parts.model->rowAt(index.row()).id) : nullptr)
            commands << models::proverReadCommands(*service, m_parts.workflow->commandStyle(), m_parts.environment);
    if (commands.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(commands.join(u'\n'));
    emit m_page->notify({StateText::of(Mark::Pass, tr("Copied as commands")),
                         tr("They read the same from a shell. No secret is in them; plans copy what changes something.")});
}

void ProverActions::showMore()
{
    auto *menu = new QMenu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto copy = [this, menu](const QString &text, QString (*value)(const models::ProverRow &)) {
        QStringList values;
        for (const QModelIndex &index : m_parts.table->selectionModel()->selectedRows())
            values << value(m_parts.model->rowAt(index.row()));
        QAction *action
            = menu->addAction(ui::icon(IconName::Copy), text, this, [values] { QGuiApplication::clipboard()->setText(values.join(u'\n')); });
        action->setEnabled(!values.isEmpty());
    };
    copy(tr("Copy names"), [](const models::ProverRow &row) { return row.name; });
    copy(tr("Copy ARNs"), [](const models::ProverRow &row) { return row.id.text(); });
    copy(tr("Copy task definitions"), [](const models::ProverRow &row) { return row.taskDefinition; });
    copy(tr("Copy host groups"), [](const models::ProverRow &row) { return row.group; });
    menu->popup(QCursor::pos());
}

} // namespace pilothouse::ui
