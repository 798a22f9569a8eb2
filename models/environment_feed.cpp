// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/environment_feed.h"

#include "services/agents/agents_workflow.h"
#include "services/cluster/cluster_runtime.h"
#include "services/cluster/cluster_workflow.h"
#include "services/cutover/cutover_workflow.h"
#include "services/fleetwatch/fleet_watch.h"
#include "services/provers/provers_workflow.h"

#include <QCoroTask>

namespace pilothouse::models {

using namespace std::chrono_literals;

namespace {

/// As many entries are looked through for what happened since the last look.
constexpr qint64 kNewsLimit = 200;

bool isNews(const audit::Entry &entry)
{
    switch (entry.record.outcome) {
    case audit::Outcome::Done:
    case audit::Outcome::Failed:
    case audit::Outcome::Unknown:
    case audit::Outcome::Refused: return true;
    case audit::Outcome::Recorded: return entry.record.action == QLatin1String("gate.change");
    case audit::Outcome::Intended: return false;
    }
    return false;
}

} // namespace

EnvironmentFeed::EnvironmentFeed(std::shared_ptr<EnvironmentServices> services, QObject *parent) : QObject(parent), m_services(std::move(services))
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(50ms);
    connect(&m_settle, &QTimer::timeout, this, &EnvironmentFeed::rebuild);
    if (m_services->cluster)
        connect(m_services->cluster.get(), &cluster::ClusterWorkflow::snapshotChanged, this, &EnvironmentFeed::touch);
    if (m_services->clusterRuntime)
        connect(m_services->clusterRuntime.get(), &cluster::ClusterRuntime::snapshotChanged, this, &EnvironmentFeed::touch);
    if (m_services->fleetWatch)
        connect(m_services->fleetWatch.get(), &fleetwatch::FleetWatch::alarmsChanged, this, &EnvironmentFeed::touch);
    if (m_services->provers)
        connect(m_services->provers.get(), &provers::ProversWorkflow::snapshotChanged, this, &EnvironmentFeed::touch);
    if (m_services->agents)
        connect(m_services->agents.get(), &agents::AgentsWorkflow::snapshotChanged, this, &EnvironmentFeed::touch);
    if (m_services->cutover)
        connect(m_services->cutover.get(), &cutover::CutoverWorkflow::statusChanged, this, &EnvironmentFeed::touch);
    if (m_services->audit) {
        connect(m_services->audit.get(), &audit::AuditLog::checkpointed, this, &EnvironmentFeed::countCheckpoints);
        connect(m_services->audit.get(), &audit::AuditLog::appended, this, [this](const audit::Entry &entry) {
            // The chain was checked up to here; an append of our own cannot break it.
            if (m_verification && m_verification->intact) {
                m_verification->entries = std::max(m_verification->entries, entry.seq);
                m_verification->tip = entry.hash;
            }
            if (m_lastLooked && entry.utc > *m_lastLooked && isNews(entry))
                m_news.insert(m_news.begin(), entry);
            touch();
        });
    }
    rebuild();
}

void EnvironmentFeed::start()
{
    verify();
    loadNews();
}

void EnvironmentFeed::verify()
{
    if (!m_services->audit)
        return;
    auto task = m_services->audit->verify();
    QCoro::connect(std::move(task), this, [this](const Result<audit::Verification> &result) {
        if (result) {
            m_verification = *result;
            m_auditError.reset();
        } else {
            m_auditError = result.error();
        }
        touch();
    });
}

void EnvironmentFeed::countCheckpoints()
{
    auto task = m_services->audit->checkpoints();
    QCoro::connect(std::move(task), this, [this](const Result<std::vector<audit::Checkpoint>> &all) {
        // Those of a record that was found whole were all genuine; the ones since are our own.
        if (!all || !m_verification || !m_verification->intact)
            return;
        m_verification->checkpoints = quint64(all->size());
        touch();
    });
}

void EnvironmentFeed::setLastLooked(const QDateTime &utc)
{
    m_lastLooked = utc;
    loadNews();
}

void EnvironmentFeed::loadNews()
{
    if (!m_services->audit || !m_lastLooked)
        return;
    audit::Filter filter;
    filter.limit = kNewsLimit;
    auto task = m_services->audit->entries(filter);
    QCoro::connect(std::move(task), this, [this](const Result<std::vector<audit::Entry>> &result) {
        if (!result)
            return;
        m_news.clear();
        for (const audit::Entry &entry : *result)
            if (entry.utc > *m_lastLooked && isNews(entry))
                m_news.push_back(entry);
        touch();
    });
}

void EnvironmentFeed::setComparison(std::shared_ptr<const attestation::Comparison> comparison)
{
    m_comparison = std::move(comparison);
    m_comparedAt = m_services->clock->utcNow();
    emit compared(*m_comparison);
    touch();
}

void EnvironmentFeed::touch()
{
    if (!m_settle.isActive())
        m_settle.start();
}

void EnvironmentFeed::rebuild()
{
    OverviewInput input;
    input.utcNow = m_services->clock->utcNow();
    input.now = m_services->clock->monotonicNow();
    input.profile = m_services->profile;
    if (m_services->cluster) {
        input.cluster = &m_services->cluster->snapshot();
        input.clusterNextIn = m_services->cluster->nextPollIn();
    }
    if (m_services->clusterRuntime && m_services->clusterRuntime->snapshot().hasValue())
        input.clusterAlarms = &m_services->clusterRuntime->snapshot().value->alarms;
    if (m_services->fleetWatch)
        input.watchAlarms = &m_services->fleetWatch->alarms();
    if (m_services->provers) {
        input.provers = &m_services->provers->snapshot();
        input.proversNextIn = m_services->provers->nextPollIn();
    }
    if (m_services->agents) {
        input.agents = &m_services->agents->snapshot();
        input.agentsNextIn = m_services->agents->nextPollIn();
    }
    if (m_services->cutover)
        input.cutover = &m_services->cutover->status();
    if (m_comparison)
        input.comparison = m_comparison.get();
    input.comparedAt = m_comparedAt;
    input.audit = m_verification;
    input.auditError = m_auditError;
    input.unavailable = m_services->unavailable;
    m_overview = makeOverview(input);
    emit changed();
}

StateText EnvironmentFeed::audit() const
{
    return auditSummary(m_verification, m_auditError);
}

StateText EnvironmentFeed::sources() const
{
    return sourcesSummary(m_overview.sources);
}

} // namespace pilothouse::models
