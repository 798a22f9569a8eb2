// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/agents_foot.h"

#include "models/agent_table_model.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/widgets/table_view.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::ui {

using domain::RunState;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::AgentsPage)
};

constexpr size_t kMostReasons = 20;
/// Between facts that stand side by side.
const QString kDot = QStringLiteral(" · ");

} // namespace

void describeAgentsFoot(TableFoot *foot, const models::AgentTableModel &model, qsizetype selected, const agents::AgentsWorkflow *workflow,
                        const domain::DeploymentList *list, bool isStale)
{
    QStringList left;
    if (selected > 0)
        left << Words::tr("%1 of %2 selected").arg(models::countText(selected), models::countText(model.rowCount()));
    if (model.hiddenCount() > 0)
        left << models::counted(model.hiddenCount(), Words::tr("1 hidden by the filter"), Words::tr("%1 hidden by the filter"));
    foot->setLeft(left.isEmpty() ? models::counted(model.rowCount(), Words::tr("1 row"), Words::tr("%1 rows")) : left.join(kDot));

    const int unknown = model.inState(RunState::Unknown);
    QStringList notes;
    if (isStale && model.totalCount() > 0)
        notes << Words::tr("Hatched cells were live values; names do not age");
    if (workflow && workflow->mode() == agents::AgentsWorkflow::Mode::Polling && !workflow->liveTrouble().isEmpty())
        notes << Words::tr("No live messages: %1").arg(visibleText(models::spoken(workflow->liveTrouble()), 120));
    if (unknown > 0)
        notes << models::counted(unknown, Words::tr("1 state not in our list, shown as sent"), Words::tr("%1 states not in our list, shown as sent"));
    if (model.summary().duplicates > 0)
        notes << models::counted(model.summary().duplicates, Words::tr("1 row shares its NFT: actions on it are refused"),
                                 Words::tr("%1 rows share their NFT: actions on them are refused"));
    if (list)
        for (const QString &note : list->notes)
            notes << visibleText(note, 200);
    foot->setMiddle(notes.join(kDot));

    QStringList right;
    QStringList reasons;
    if (workflow && workflow->illegalJumps() > 0)
        right << models::counted(workflow->illegalJumps(), Words::tr("1 illegal step seen"), Words::tr("%1 illegal steps seen"));
    if (list && !list->skipped.empty()) {
        right << models::counted(qint64(list->skipped.size()), Words::tr("1 row skipped"), Words::tr("%1 rows skipped"));
        for (size_t i = 0; i < std::min(list->skipped.size(), kMostReasons); ++i)
            reasons << Words::tr("Row %1: %2").arg(list->skipped[i].index).arg(visibleText(list->skipped[i].why, 160));
    }
    foot->setRight(right.join(kDot));
    foot->setRightToolTip(reasons.join(u'\n'));
}

} // namespace pilothouse::ui
