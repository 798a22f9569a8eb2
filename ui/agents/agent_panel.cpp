// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/agent_panel.h"

#include "ui/agents/agent_log_view.h"
#include "ui/agents/endpoint_view.h"
#include "ui/agents/outcome_view.h"
#include "ui/agents/state_machine_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/note.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/table_view.h"

#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using models::AgentDetail;

namespace {

/// More than these scroll inside their table.
constexpr int kMostEventRows = 22;

QVBoxLayout *columnOf(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::current().gap());
    return column;
}

} // namespace

AgentPanel::AgentPanel(DetailPanel *panel)
    : QObject(panel)
    , m_panel(panel)
    , m_eventModel(new models::ListTableModel(models::agentEventColumns(), this))
    , m_endpoint(new EndpointView)
    , m_log(new AgentLogView)
    , m_outcomes(new OutcomeView)
{
    m_panel->addTab(tr("Summary"), makeSummary());
    m_panel->addTab(tr("Endpoint"), m_endpoint);
    m_panel->addTab(tr("Events"), makeEvents());
    m_panel->addTab(tr("Log"), m_log);
    m_panel->addTab(tr("Last action"), m_outcomes);
}

QWidget *AgentPanel::makeSummary()
{
    auto *page = new QWidget;
    QVBoxLayout *column = columnOf(page);
    m_machine = new StateMachineView(page);
    column->addWidget(m_machine);
    m_outside = new PlainLabel(QString(), Type::Small, Ink::Muted, page);
    m_outside->setParagraph(true);
    column->addWidget(m_outside);
    m_problem = new Note(models::StateText(), Note::Shape::Box, page);
    m_problem->hide();
    column->addWidget(m_problem);
    m_checks = new FindingList(page);
    column->addWidget(m_checks);
    m_pairs = new KeyValueList(page);
    column->addWidget(m_pairs);
    return page;
}

QWidget *AgentPanel::makeEvents()
{
    auto *page = new QWidget;
    QVBoxLayout *column = columnOf(page);
    m_events = new TableView;
    m_events->setModel(m_eventModel);
    m_events->setCompact(true);
    m_events->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the stretching column gives way
    m_events->setAccessibleName(tr("Events"));
    m_events->setColumnWidths({92, 0});
    m_events->setFittingColumns({0});
    column->addWidget(m_events);
    m_eventNote = new PlainLabel(QString(), Type::Small, Ink::Muted, page);
    m_eventNote->setParagraph(true);
    column->addWidget(m_eventNote);
    return page;
}

void AgentPanel::setPairs(const std::vector<AgentDetail::Pair> &pairs)
{
    if (pairs == m_shownPairs)
        return;
    for (const AgentDetail::Pair &pair : pairs) {
        switch (pair.kind) {
        case AgentDetail::Pair::Kind::Text: m_pairs->add(pair.key, pair.value); break;
        case AgentDetail::Pair::Kind::Mono: m_pairs->addHash(pair.key, pair.value, HashLabel::Form::Text); break;
        }
    }
    m_shownPairs = pairs;
}

void AgentPanel::showOne(const AgentDetail &detail)
{
    tick(detail);
    m_problem->setVisible(detail.problem.has_value());
    if (detail.problem) {
        m_problem->setState(detail.problem->state);
        m_problem->setText(detail.problem->text);
    }
    m_checks->setFindings(detail.checks);
    m_pairs->show();
    setPairs(detail.pairs);
}

void AgentPanel::tick(const AgentDetail &detail)
{
    m_panel->setTitle(detail.name, detail.state);
    m_panel->setSubtitle(detail.subtitle);
    m_machine->show();
    m_machine->setMachine(detail.machine);
    m_outside->setText(detail.machine.outside);
    m_outside->setVisible(!detail.machine.outside.isEmpty());
}

void AgentPanel::setEvents(std::vector<models::ListRow> rows, const QString &note)
{
    const auto m = Metrics::current();
    m_events->setFixedHeight(m.tableHeader() + std::min(int(rows.size()), kMostEventRows) * m.rowCompact() + 1);
    m_events->setVisible(!rows.empty());
    m_eventModel->setRows(std::move(rows));
    m_eventNote->setText(note);
    m_eventNote->setVisible(!note.isEmpty());
}

void AgentPanel::showMany(const QString &title, const QString &subtitle, const std::vector<models::StateText> &names)
{
    m_panel->setTitle(title);
    m_panel->setSubtitle(subtitle);
    m_machine->hide();
    m_outside->hide();
    m_problem->hide();
    m_pairs->hide();
    m_checks->setFindings(names);
    setEvents({}, QString());
    m_log->setLines(std::nullopt, QString());
}

void AgentPanel::showTab(Tab tab)
{
    m_panel->setCurrentTab(tab);
}

} // namespace pilothouse::ui
