// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cluster_table.h"

#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/cluster/cluster_page.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/table_view.h"

#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using models::CvmTableModel;
using models::Mark;
using Column = CvmTableModel::Column;

namespace {

constexpr size_t kMostReasons = 20;
/// Between facts that stand side by side.
const QString kDot = QStringLiteral(" · ");

} // namespace

std::vector<StateChoice> cvmStateChoices()
{
    const auto choice = [](domain::RunState state, const QString &word, Mark mark, int rank) {
        return StateChoice{int(state), domain::runStateWord(state), word, mark, rank};
    };
    using domain::RunState;
    return {
        choice(RunState::Running, ClusterPage::tr("Running"), Mark::Pass, 6),
        choice(RunState::Failed, ClusterPage::tr("Failed"), Mark::Fail, 1),
        choice(RunState::Unhealthy, ClusterPage::tr("Unhealthy"), Mark::Warn, 2),
        choice(RunState::Starting, ClusterPage::tr("Starting"), Mark::Busy, 4),
        choice(RunState::Stopping, ClusterPage::tr("Stopping"), Mark::Busy, 5),
        choice(RunState::Unknown, ClusterPage::tr("Unknown"), Mark::Unknown, 3),
        choice(RunState::Stopped, ClusterPage::tr("Stopped"), Mark::Stopped, 7),
    };
}

ClusterTable::ClusterTable(CvmTableModel *model, QWidget *parent)
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
    m_view->setAccessibleName(ClusterPage::tr("CVMs"));
    m_view->setCellKind(int(Column::State), CellKind::State);
    m_view->setCellKind(int(Column::Name), CellKind::Text, Qt::ElideMiddle);
    m_view->setCellKind(int(Column::Hash), CellKind::Hash);
    m_view->setCellKind(int(Column::Attestation), CellKind::State);
    m_view->setCellKind(int(Column::Capacity), CellKind::Bar);
    for (const Column number : {Column::Models, Column::Hourly, Column::Uptime, Column::Created})
        m_view->setCellKind(int(number), CellKind::Number);
    m_view->header()->setSortIndicator(int(Column::Name), Qt::AscendingOrder);
    m_view->setSortingEnabled(true);
    for (size_t i = 0; i < m_model->columns().size(); ++i)
        if (m_model->columns()[i].extra)
            m_view->setColumnWanted(int(i), false);
    m_view->setColumnWidths({128, 0, 148, 152, 112, 196, 72, 132, 120, 124, 76, 108, 132, 96});
    m_view->setYieldingColumns({int(Column::Created), int(Column::Image), int(Column::Type), int(Column::Uptime), int(Column::Node),
                                int(Column::Hourly), int(Column::Hash), int(Column::Models), int(Column::Approval)});
    m_view->setEmptyWidget(m_empty);
    column->addWidget(m_view, 1);
    column->addWidget(m_foot);
}

QString ClusterTable::totals() const
{
    const models::CvmSummary &summary = m_model->summary();
    QStringList totals{models::counted(m_model->totalCount(), ClusterPage::tr("1 CVM"), ClusterPage::tr("%1 CVMs"))};
    if (summary.hourly)
        totals << models::hourlyText(*summary.hourly);
    if (summary.hourly && summary.unpriced > 0)
        totals << models::counted(summary.unpriced, ClusterPage::tr("1 without a price"), ClusterPage::tr("%1 without a price"));
    return totals.join(kDot);
}

void ClusterTable::showFoot(const domain::CvmList *list, bool isStale)
{
    QStringList left;
    if (const auto selected = selection().rows().size(); selected > 0)
        left << ClusterPage::tr("%1 of %2 selected").arg(models::countText(selected), models::countText(m_model->rowCount()));
    if (m_model->hiddenCount() > 0)
        left << models::counted(m_model->hiddenCount(), ClusterPage::tr("1 hidden by the filter"), ClusterPage::tr("%1 hidden by the filter"));
    m_foot->setLeft(left.isEmpty() ? models::counted(m_model->rowCount(), ClusterPage::tr("1 row"), ClusterPage::tr("%1 rows")) : left.join(kDot));

    const models::CvmSummary &summary = m_model->summary();
    QStringList notes;
    if (isStale && m_model->totalCount() > 0)
        notes << ClusterPage::tr("Hatched cells were live values; names and hashes do not age");
    if (summary.unknownStates > 0)
        notes << models::counted(summary.unknownStates, ClusterPage::tr("1 state not in our list, shown as sent"),
                                 ClusterPage::tr("%1 states not in our list, shown as sent"));
    if (summary.duplicates > 0)
        notes << models::counted(summary.duplicates, ClusterPage::tr("1 row shares an id: actions on it are refused"),
                                 ClusterPage::tr("%1 rows share an id: actions on them are refused"));
    if (list != nullptr)
        notes << list->notes;
    m_foot->setMiddle(notes.join(kDot));

    QStringList reasons;
    if (list != nullptr)
        for (size_t i = 0; i < std::min(list->skipped.size(), kMostReasons); ++i)
            reasons << ClusterPage::tr("Row %1: %2").arg(list->skipped[i].index).arg(visibleText(list->skipped[i].why, 160));
    m_foot->setRight(list != nullptr && !list->skipped.empty()
                         ? models::counted(int(list->skipped.size()), ClusterPage::tr("1 row skipped"), ClusterPage::tr("%1 rows skipped"))
                         : QString());
    m_foot->setRightToolTip(reasons.join(u'\n'));
}

} // namespace pilothouse::ui
