// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/row_facts.h"

#include "models/cvm_attestation.h"
#include "services/cluster/cluster_keeper.h"
#include "services/cluster/cluster_runtime.h"
#include "services/environment/environment_services.h"
#include "services/fleetwatch/fleet_watch.h"

#include <algorithm>

namespace pilothouse::ui {

struct RowFacts::Parts
{
    std::shared_ptr<cluster::ClusterRuntime> runtime;    ///< null: the profile sets up no cluster
    std::shared_ptr<cluster::ClusterKeeper> keeper;      ///< null: nothing is kept
    std::shared_ptr<cluster::ApprovalHistory> approvals; ///< null where the runtime is
    std::shared_ptr<fleetwatch::FleetWatch> watch;       ///< null: nobody attests by itself
    std::shared_ptr<const Clock> clock;
};

RowFacts::RowFacts(const EnvironmentServices &services, models::CvmTableModel *model, QObject *parent)
    : QObject(parent)
    , m_parts(
          std::make_unique<Parts>(Parts{services.clusterRuntime, services.clusterKeeper, services.approvals, services.fleetWatch, services.clock}))
    , m_model(model)
{
    if (m_parts->watch)
        connect(m_parts->watch.get(), &fleetwatch::FleetWatch::runFinished, this, &RowFacts::showWatchRun);
    if (m_parts->runtime)
        connect(m_parts->runtime.get(), &cluster::ClusterRuntime::snapshotChanged, this, &RowFacts::takeMembers);
    if (m_parts->keeper)
        connect(m_parts->keeper.get(), &cluster::ClusterKeeper::recalled, this, &RowFacts::takeMembers);
}

RowFacts::~RowFacts() = default;

void RowFacts::takeMembers()
{
    if (!m_parts->runtime)
        return;
    const Snapshot<cluster::ClusterView> &snapshot = m_parts->runtime->snapshot();
    if (snapshot.value) {
        m_model->setMembers(models::cvmMembers(*snapshot.value, snapshot.interval));
        m_alarm = models::alarmText(snapshot.value->alarms);
        m_alarmCount = models::countedAlarms(snapshot.value->alarms);
    } else if (const auto recalled = m_parts->keeper ? m_parts->keeper->recalledView() : nullptr) {
        // Of an earlier run, and so older than any limit; it raises no alarm, which would be one of now.
        m_model->setMembers(models::cvmMembers(*recalled, std::max(snapshot.interval, std::chrono::milliseconds(1))));
    }
    emit membersTaken();
}

models::CvmMemberDetail RowFacts::memberDetail(const std::optional<domain::Cvm> &cvm) const
{
    if (!cvm || !m_parts->runtime)
        return {};
    const auto past = m_parts->approvals ? m_parts->approvals->find(cvm->composeHash) : std::nullopt;
    const auto recalled = m_parts->keeper ? m_parts->keeper->recalledView() : nullptr;
    const cluster::ClusterView *const view = recalled ? recalled.get() : m_parts->runtime->snapshot().value.get();
    return models::cvmMemberDetail(view, cvm->id, m_parts->clock->utcNow(), past);
}

void RowFacts::showWatchRun()
{
    const Snapshot<fleetwatch::RunReport> &run = m_parts->watch->lastRun();
    if (!run.hasValue())
        return;
    const auto found = models::attestationsOf(*run.value, m_parts->watch->alarms(), m_parts->clock->monotonicNow());
    for (auto one = found.begin(); one != found.end(); ++one)
        m_model->setAttestation(domain::CvmId(one.key()), *one);
}

void RowFacts::showComparison(const attestation::Comparison &comparison)
{
    QHash<QString, QStringList> ids;
    m_model->forEach([&ids](const QString &key, const models::CvmRow &row) { ids[row.cvm.name] << key; });
    const auto found = models::attestationsOf(comparison, m_parts->clock->monotonicNow());
    for (auto one = found.begin(); one != found.end(); ++one)
        if (const QStringList id = ids.value(one.key()); id.size() == 1)
            m_model->setAttestation(domain::CvmId(id.front()), *one);
}

} // namespace pilothouse::ui
