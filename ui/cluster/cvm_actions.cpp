// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cvm_actions.h"

#include "models/cell_role.h"
#include "models/cvm_detail.h"
#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/cluster/result_view.h"
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

using domain::CvmId;
using domain::PowerAction;
using domain::RunState;
using models::Mark;
using models::StateText;

namespace {

QString nameOf(PowerAction action)
{
    switch (action) {
    case PowerAction::Start: return CvmActions::tr("Start");
    case PowerAction::Stop: return CvmActions::tr("Stop");
    case PowerAction::Shutdown: return CvmActions::tr("Shut down");
    case PowerAction::Restart: return CvmActions::tr("Restart");
    }
    return QString();
}

IconName iconOf(PowerAction action)
{
    switch (action) {
    case PowerAction::Start: return IconName::Start;
    case PowerAction::Stop:
    case PowerAction::Shutdown: return IconName::Stop;
    case PowerAction::Restart: return IconName::Restart;
    }
    return IconName::None;
}

} // namespace

CvmActions::CvmActions(Parts parts, PanePage *page)
    : QObject(page)
    , m_parts(std::move(parts))
    , m_page(page)
    , m_command(makeAction(this, IconName::Terminal, tr("Copy as command")))
    , m_compare(makeAction(this, IconName::Compare, tr("Compare in Attestation")))
    , m_more(makeAction(this, IconName::More, tr("More")))
{
    for (const PowerAction power : {PowerAction::Start, PowerAction::Restart, PowerAction::Stop, PowerAction::Shutdown}) {
        QAction *action = opensPlan(makeAction(this, iconOf(power), tr("%1…").arg(nameOf(power))));
        connect(action, &QAction::triggered, this, [this, power] { offer(power, selectedIds()); });
        m_verbs.push_back({power, action});
        m_all << action;
    }
    m_command->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(m_command, &QAction::triggered, this, &CvmActions::copyCommands);
    m_compare->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_D));
    connect(m_compare, &QAction::triggered, this, &CvmActions::compareSelected);
    connect(m_more, &QAction::triggered, this, &CvmActions::showMore);
    m_all << m_command << m_compare;
    connect(m_parts.results, &ResultView::retryRequested, this, [this](const std::vector<CvmId> &ids) { offer(m_last, ids); });
    if (m_parts.access)
        connect(m_parts.access.get(), &domain::WriteAccess::changed, this, &CvmActions::follow);
}

void CvmActions::addTo(DetailPanel *panel)
{
    m_panel = panel;
    for (const Verb &verb : m_verbs)
        if (verb.power != PowerAction::Shutdown) // rarer, and there is no room: in the menu
            panel->addVerb(verb.action);
    for (QAction *tool : {m_command, m_compare, m_more})
        panel->addTool(tool);
}

std::vector<CvmId> CvmActions::selectedIds() const
{
    std::vector<CvmId> ids;
    for (const QModelIndex &index : m_parts.table->selectionModel()->selectedRows())
        ids.push_back(m_parts.model->rowAt(index.row()).cvm.id);
    return ids;
}

/// Whether the verb makes sense for any of the selected; where the state is not known, every verb does.
bool CvmActions::fitsAny(PowerAction power) const
{
    const QModelIndexList rows = m_parts.table->selectionModel()->selectedRows();
    return std::any_of(rows.begin(), rows.end(), [&](const QModelIndex &index) {
        const RunState state = models::shownState(m_parts.model->rowAt(index.row()).cvm);
        if (state == RunState::Failed || state == RunState::Unknown)
            return true;
        return (state == RunState::Stopped) == (power == PowerAction::Start);
    });
}

void CvmActions::follow()
{
    const std::vector<CvmId> ids = selectedIds();
    const bool readOnly = m_parts.access && !m_parts.access->isWritable();
    QStringList reasons;
    for (const Verb &verb : m_verbs) {
        const bool shown = m_parts.workflow && !readOnly && fitsAny(verb.power); // absent, not grey
        verb.action->setVisible(shown);
        if (!shown)
            continue;
        const domain::ActionState state = m_parts.workflow->canDo(verb.power, ids);
        applyState(verb.action, state);
        if (!state.allowed && !reasons.contains(state.reason))
            reasons << state.reason;
    }
    if (readOnly && !ids.empty())
        reasons = QStringList(tr("Read-only: unlock writes in the bar above."));
    m_panel->setReason(reasons.join(u' '));
    m_parts.results->setRetryOffered(!readOnly && m_parts.workflow);
    m_command->setEnabled(!ids.empty());
    m_compare->setEnabled(!ids.empty());
}

void CvmActions::offer(PowerAction action, const std::vector<CvmId> &ids)
{
    if (ids.empty() || !m_parts.workflow)
        return;
    PlanOffer offered;
    offered.make = [workflow = m_parts.workflow, action, ids] { return workflow->plan(action, ids); };
    offered.run = [self = QPointer<CvmActions>(this), action, ids](const QString &typed) {
        if (self)
            self->run(action, ids, typed);
    };
    offered.dangerous = action == PowerAction::Stop || action == PowerAction::Shutdown;
    emit m_page->planOffered(offered);
}

void CvmActions::run(PowerAction action, std::vector<CvmId> ids, const QString &typedPhrase)
{
    auto task = m_parts.workflow->run(action, std::move(ids), typedPhrase);
    QCoro::connect(std::move(task), this, [this, action](const Result<std::vector<cluster::PowerResult>> &results) { finish(action, results); });
}

void CvmActions::finish(PowerAction action, const Result<std::vector<cluster::PowerResult>> &results)
{
    m_last = action;
    const QString name = nameOf(action);
    if (!results) {
        const UserMessage message = userMessage(results.error(), Attempt::Change);
        m_parts.results->setError(name, message);
        emit resultsShown();
        emit m_page->notify({StateText::of(Mark::Fail, tr("%1 was not done").arg(name)), message.oneLine()});
        return;
    }
    const auto failed = std::count_if(results->begin(), results->end(), [](const cluster::PowerResult &result) { return !result.ok; });
    m_parts.results->setResults(name, *results);
    if (failed > 0 || results->size() > 1)
        emit resultsShown();
    const bool one = results->size() == 1;
    const QString line = one ? tr("%1: %2").arg(visibleText(results->front().name), visibleText(results->front().text)) : QString();
    if (failed == 0)
        emit m_page->notify(
            {StateText::of(Mark::Pass, tr("%1 done").arg(name)), one ? line : models::counted(int(results->size()), tr("1 CVM"), tr("%1 CVMs"))});
    else
        emit m_page->notify({StateText::of(Mark::Fail, tr("%1: %2 of %3 not done").arg(name).arg(failed).arg(results->size())),
                             one ? line : tr("The details say why, for each of them.")});
}

void CvmActions::copyCommands()
{
    QStringList ids;
    for (const CvmId &id : selectedIds())
        ids << id.text();
    if (ids.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(models::cvmReadCommands(ids, m_parts.environment));
    emit m_page->notify({StateText::of(Mark::Pass, tr("Copied as commands")), tr("They read the same from a shell. No secret is in them.")});
}

void CvmActions::compareSelected()
{
    QStringList keys;
    for (const CvmId &id : selectedIds())
        keys << id.text();
    if (!keys.isEmpty())
        emit compareRequested(keys);
}

void CvmActions::showMore()
{
    auto *menu = new QMenu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Verb &verb : m_verbs)
        if (verb.power == PowerAction::Shutdown && verb.action->isVisible())
            menu->addAction(verb.action);
    const auto copy = [this, menu](const QString &text, QString (*value)(const domain::Cvm &)) {
        QStringList values;
        for (const QModelIndex &index : m_parts.table->selectionModel()->selectedRows())
            values << value(m_parts.model->rowAt(index.row()).cvm);
        QAction *action
            = menu->addAction(ui::icon(IconName::Copy), text, this, [values] { QGuiApplication::clipboard()->setText(values.join(u'\n')); });
        action->setEnabled(!values.isEmpty());
    };
    copy(tr("Copy names"), [](const domain::Cvm &cvm) { return cvm.name; });
    copy(tr("Copy ids"), [](const domain::Cvm &cvm) { return cvm.id.text(); });
    copy(tr("Copy compose hashes"), [](const domain::Cvm &cvm) { return cvm.composeHash; });
    menu->popup(QCursor::pos());
}

} // namespace pilothouse::ui
