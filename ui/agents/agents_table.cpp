// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/agents_table.h"

#include "ui/widgets/empty_state.h"
#include "ui/widgets/table_foot.h"
#include "ui/widgets/table_view.h"

#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using domain::RunState;
using models::AgentTableModel;
using models::Mark;
using Column = AgentTableModel::Column;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::AgentsPage)
};

} // namespace

std::vector<StateChoice> agentStateChoices()
{
    const auto choice = [](RunState state, const QString &word, Mark mark, int rank) {
        return StateChoice{int(state), domain::runStateWord(state), word, mark, rank};
    };
    return {
        choice(RunState::Running, Words::tr("Running"), Mark::Pass, 6),     choice(RunState::Starting, Words::tr("Starting"), Mark::Busy, 4),
        choice(RunState::Unhealthy, Words::tr("Unhealthy"), Mark::Warn, 2), choice(RunState::Failed, Words::tr("Failed"), Mark::Fail, 1),
        choice(RunState::Unknown, Words::tr("Unknown"), Mark::Unknown, 3),  choice(RunState::Stopping, Words::tr("Stopping"), Mark::Busy, 5),
        choice(RunState::Stopped, Words::tr("Stopped"), Mark::Stopped, 7),
    };
}

AgentsTable::AgentsTable(AgentTableModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new TableView(this))
    , m_empty(new EmptyState)
    , m_foot(new TableFoot(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_view->setModel(m_model);
    m_view->setAccessibleName(Words::tr("Agent deployments"));
    m_view->setCellKind(int(Column::State), CellKind::State);
    m_view->setCellKind(int(Column::Token), CellKind::Text, Qt::ElideMiddle);
    m_view->setCellKind(int(Column::Name), CellKind::Text, Qt::ElideMiddle);
    m_view->setCellKind(int(Column::Owner), CellKind::Hash);
    m_view->setCellKind(int(Column::Attestation), CellKind::State);
    m_view->setCellKind(int(Column::Endpoint), CellKind::Text, Qt::ElideMiddle);
    for (const Column number : {Column::InState, Column::Created})
        m_view->setCellKind(int(number), CellKind::Number);
    m_view->header()->setSortIndicator(int(Column::State), Qt::AscendingOrder); // trouble first
    m_view->setSortingEnabled(true);
    m_view->setColumnWidths({156, 72, 0, 148, 96, 124, 216, 108, 72});
    m_view->setYieldingColumns({int(Column::Created), int(Column::Endpoint), int(Column::Provider), int(Column::InState), int(Column::Token)});
    m_view->setEmptyWidget(m_empty);
    column->addWidget(m_view, 1);
    column->addWidget(m_foot);
}

QModelIndexList AgentsTable::selectedRows() const
{
    return m_view->selectionModel()->selectedRows();
}

std::optional<domain::Deployment> AgentsTable::chosen() const
{
    const QModelIndexList rows = selectedRows();
    if (rows.size() != 1)
        return std::nullopt;
    return m_model->rowAt(rows.first().row()).deployment;
}

bool AgentsTable::select(const QString &key)
{
    const QModelIndex index = m_model->indexOf(key, int(Column::Name));
    if (!index.isValid())
        return false;
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(index);
    return true;
}

void AgentsTable::tick()
{
    if (m_model->rowCount() == 0)
        return;
    const int last = m_view->rowAt(m_view->viewport()->height() - 1);
    m_model->tick(std::max(m_view->rowAt(0), 0), last < 0 ? m_model->rowCount() - 1 : last);
}

} // namespace pilothouse::ui
