// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/prover_table.h"

#include "models/prover_table_model.h"
#include "ui/provers/provers_page.h"
#include "ui/widgets/table_view.h"

namespace pilothouse::ui {

using domain::RunState;
using models::Mark;
using models::ProverTableModel;
using Column = ProverTableModel::Column;

void setUpProverTable(TableView *table, ProverTableModel *model)
{
    table->setModel(model);
    table->setAccessibleName(ProversPage::tr("Services"));
    for (const Column state : {Column::State, Column::Rollout})
        table->setCellKind(int(state), CellKind::State);
    for (const Column name : {Column::Name, Column::Group})
        table->setCellKind(int(name), CellKind::Text, Qt::ElideMiddle);
    for (const Column number : {Column::Desired, Column::Running, Column::Pending, Column::Hourly, Column::Created})
        table->setCellKind(int(number), CellKind::Number);
    table->header()->setSortIndicator(int(Column::Name), Qt::AscendingOrder);
    table->setSortingEnabled(true);
    for (size_t i = 0; i < model->columns().size(); ++i)
        if (model->columns()[i].extra)
            table->setColumnWanted(int(i), false);
    table->setColumnWidths({128, 0, 64, 76, 76, 76, 116, 112, 104, 148, 96, 104, 132, 84});
    table->setYieldingColumns({int(Column::Created), int(Column::Cluster), int(Column::RunsOn), int(Column::Revision), int(Column::Pending),
                               int(Column::Group), int(Column::Role), int(Column::Hourly), int(Column::Rollout)});
}

std::vector<StateChoice> proverStateChoices()
{
    const auto choice = [](RunState state, const QString &word, Mark mark, int rank) {
        return StateChoice{int(state), domain::runStateWord(state), word, mark, rank};
    };
    return {
        choice(RunState::Running, ProversPage::tr("Steady"), Mark::Pass, 6),
        choice(RunState::Failed, ProversPage::tr("Failed"), Mark::Fail, 1),
        choice(RunState::Unhealthy, ProversPage::tr("Short of tasks"), Mark::Warn, 2),
        choice(RunState::Starting, ProversPage::tr("Moving"), Mark::Busy, 4),
        choice(RunState::Stopping, ProversPage::tr("Stopping"), Mark::Busy, 5),
        choice(RunState::Unknown, ProversPage::tr("Unknown"), Mark::Unknown, 3),
        choice(RunState::Stopped, ProversPage::tr("Stopped"), Mark::Stopped, 7),
    };
}

} // namespace pilothouse::ui
