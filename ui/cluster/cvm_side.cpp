// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/cvm_side.h"

#include "services/cluster/machine_history.h"
#include "services/environment/environment_services.h"
#include "ui/cluster/boot_view.h"
#include "ui/cluster/charged_cost.h"
#include "ui/cluster/cluster_table.h"
#include "ui/cluster/cvm_history.h"
#include "ui/widgets/detail_panel.h"

namespace pilothouse::ui {

CvmSide::CvmSide(const EnvironmentServices &services, const QString &cloud, QObject *parent)
    : QObject(parent)
    , m_cloud(cloud)
    , m_detail(new DetailPanel)
    , m_boot(new BootView(services.cvmStates, services.clock))
    , m_panel(new CvmPanel(m_detail, services.clusterRuntime ? CvmPanel::Members::Shown : CvmPanel::Members::Hidden, m_boot))
{
    connect(m_boot, &BootView::ended, this, &CvmSide::bootEnded);
    if (services.cvmUsage) {
        m_charged = new ChargedCost(services.cvmUsage, services.clock, this);
        connect(m_charged, &ChargedCost::changed, m_panel, &CvmPanel::setCharged);
    }
    if (services.machineHistory) {
        m_history = new CvmHistory(services, m_detail, this);
        connect(m_boot, &BootView::heard, this,
                [history = services.machineHistory](const domain::CvmId &id, const cluster::CvmState &state) { history->noteState(id, state); });
    }
}

std::optional<models::CvmDetail> CvmSide::detailOfOne(const ClusterTable &table, bool isStale) const
{
    const QModelIndexList rows = table.selection().rows();
    if (rows.size() != 1)
        return std::nullopt;
    return models::cvmDetail(table.model()->rowAt(rows.first().row()), *table.model(), m_cloud, isStale);
}

void CvmSide::show(const ClusterTable &table, bool isStale)
{
    const std::optional<domain::Cvm> one = table.selection().one();
    m_boot->setMachine(one);
    if (const auto detail = detailOfOne(table, isStale)) {
        m_panel->showOne(*detail);
        if (m_charged != nullptr)
            m_charged->setMachine(one);
    } else if (table.selection().isEmpty()) {
        m_panel->showNothing();
    } else {
        const CvmSelection::Summary many = table.selection().summary();
        m_panel->showMany(many.title, many.states, many.names);
    }
    if (m_history != nullptr)
        m_history->setMachine(one);
}

void CvmSide::tick(const ClusterTable &table, bool isStale)
{
    if (const auto detail = detailOfOne(table, isStale))
        m_panel->tick(*detail);
    if (m_history != nullptr)
        m_history->tick();
}

} // namespace pilothouse::ui
