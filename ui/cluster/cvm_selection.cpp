// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cvm_selection.h"

#include "models/format.h"
#include "ui/cluster/cluster_page.h"
#include "ui/widgets/table_view.h"

#include <array>

namespace pilothouse::ui {

using domain::RunState;
using models::Mark;
using models::StateText;

namespace {

constexpr size_t kMostNames = 40;

} // namespace

QModelIndexList CvmSelection::rows() const
{
    return m_table->selectionModel()->selectedRows();
}

std::vector<domain::CvmId> CvmSelection::ids() const
{
    std::vector<domain::CvmId> ids;
    forEach([&ids](const domain::Cvm &cvm) { ids.push_back(cvm.id); });
    return ids;
}

std::optional<domain::Cvm> CvmSelection::one() const
{
    const QModelIndexList chosen = rows();
    if (chosen.size() != 1)
        return std::nullopt;
    return m_model->rowAt(chosen.first().row()).cvm;
}

CvmSelection::Summary CvmSelection::summary() const
{
    Summary summary;
    std::array<int, 8> counts{};
    int total = 0;
    forEach([&](const domain::Cvm &cvm) {
        ++total;
        ++counts[size_t(models::shownState(cvm))];
        if (summary.names.size() < kMostNames) {
            StateText name = models::cvmStateText(cvm);
            name.word = m_model->shownName(cvm);
            summary.names.push_back(name);
        }
    });
    if (size_t(total) > summary.names.size())
        summary.names.push_back(StateText::of(
            Mark::Pending, models::counted(total - int(summary.names.size()), ClusterPage::tr("and 1 more"), ClusterPage::tr("and %1 more"))));
    QStringList states;
    for (size_t state = 0; state < counts.size(); ++state)
        if (counts[state] > 0)
            states << QStringLiteral("%1 %2").arg(models::countText(counts[state]), domain::runStateWord(RunState(state)));
    summary.states = states.join(QStringLiteral(" · "));
    summary.title = models::counted(total, ClusterPage::tr("1 CVM selected"), ClusterPage::tr("%1 CVMs selected"));
    return summary;
}

} // namespace pilothouse::ui
