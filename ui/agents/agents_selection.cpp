// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/agents_selection.h"

#include "models/agent_detail.h"
#include "models/format.h"
#include "services/agents/agent_plan.h"
#include "ui/agents/agent_panel.h"

#include <QCoreApplication>

#include <array>
#include <vector>

namespace pilothouse::ui {

using domain::RunState;
using models::Mark;
using models::StateText;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::AgentsPage)
};

constexpr size_t kMostNames = 40;

} // namespace

void showSelected(AgentPanel *panel, const models::AgentTableModel &model, const QModelIndexList &rows, const QDateTime &utcNow)
{
    if (rows.isEmpty()) {
        panel->showMany(Words::tr("Nothing selected"), QString(), {});
        return;
    }
    std::array<int, 8> counts{};
    std::vector<StateText> names;
    for (const QModelIndex &index : rows) {
        const domain::Deployment &each = model.rowAt(index.row()).deployment;
        ++counts[size_t(domain::runStateOf(each.state))];
        if (names.size() < kMostNames) {
            StateText name = models::agentStateText(each, utcNow);
            name.word = agents::deploymentTitle(each);
            names.push_back(name);
        }
    }
    if (size_t(rows.size()) > names.size())
        names.push_back(
            StateText::of(Mark::Pending, models::counted(rows.size() - qsizetype(names.size()), Words::tr("and 1 more"), Words::tr("and %1 more"))));
    QStringList states;
    for (size_t state = 0; state < counts.size(); ++state)
        if (counts[state] > 0)
            states << QStringLiteral("%1 %2").arg(models::countText(counts[state]), domain::runStateWord(RunState(state)));
    panel->showMany(models::counted(rows.size(), Words::tr("1 deployment selected"), Words::tr("%1 deployments selected")),
                    states.join(QStringLiteral(" · ")), names);
}

} // namespace pilothouse::ui
