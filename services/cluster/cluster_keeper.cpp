// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_keeper.h"

#include "services/core/log.h"

#include <QCoroFuture>

namespace pilothouse::cluster {

ClusterKeeper::ClusterKeeper(Parts parts) : m_parts(std::move(parts))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { recall(); });
    m_saving.setSingleShot(true);
    connect(&m_saving, &QTimer::timeout, this, [this] { save(); });
}

void ClusterKeeper::start()
{
    m_isStarted = true;
    connect(m_parts.workflow.get(), &ClusterWorkflow::snapshotChanged, this, &ClusterKeeper::follow);
    m_patience.start(m_parts.settings.patience);
}

void ClusterKeeper::follow()
{
    const Snapshot<domain::CvmList> &snapshot = m_parts.workflow->snapshot();
    if (snapshot.error && !snapshot.hasValue())
        recall();
    if (!snapshot.hasValue() || snapshot.isRecalled)
        return;
    m_patience.stop();
    if (!m_saving.isActive() && snapshot.value != m_saved)
        m_saving.start(m_hasSaved ? m_parts.settings.saveInterval : m_parts.settings.firstSave);
}

std::shared_ptr<const ClusterView> ClusterKeeper::recalledView() const
{
    return m_parts.runtime && !m_parts.runtime->snapshot().hasValue() ? m_view : nullptr;
}

QCoro::Task<Done> ClusterKeeper::recall()
{
    const auto self = shared_from_this();
    m_patience.stop();
    if (std::exchange(m_hasRecalled, true))
        co_return Done{};
    const auto loading = m_parts.memory->load();
    const auto loaded = co_await loading;
    if (!loaded) {
        qCWarning(lcCluster) << "the kept list is not shown" << loaded.error().what;
        co_return Done{};
    }
    const std::optional<KeptCluster> &kept = *loaded;
    // Of another cloud, as after a change of the profile, it would be somebody else's fleet.
    if (!kept || kept->endpoint != m_parts.endpoint || m_parts.workflow->snapshot().hasValue())
        co_return Done{};
    // "No machine" is only ever said of an answer of now.
    if (kept->list->items.empty())
        co_return Done{};
    m_view = kept->view;
    m_parts.workflow->recall(kept->list, kept->readAt);
    emit recalled();
    co_return Done{};
}

QCoro::Task<Status> ClusterKeeper::save()
{
    const auto self = shared_from_this();
    const Snapshot<domain::CvmList> &snapshot = m_parts.workflow->snapshot();
    if (!snapshot.hasValue() || snapshot.isRecalled || snapshot.value == m_saved)
        co_return Done{};
    const auto kept = std::make_shared<KeptCluster>();
    kept->endpoint = m_parts.endpoint;
    kept->readAt = snapshot.fetchedAt;
    kept->list = snapshot.value;
    if (m_parts.runtime)
        kept->view = m_parts.runtime->snapshot().value;
    m_saved = snapshot.value;
    m_hasSaved = true;
    const auto saving = m_parts.memory->save(kept);
    const auto saved = co_await saving;
    if (!saved)
        qCWarning(lcCluster) << "the list is not kept" << saved.error().what;
    co_return saved;
}

QCoro::Task<Status> ClusterKeeper::close()
{
    const auto self = shared_from_this();
    if (!m_isStarted)
        co_return Done{};
    m_patience.stop();
    m_saving.stop();
    disconnect(m_parts.workflow.get(), nullptr, this, nullptr);
    const auto saved = co_await save();
    co_return saved;
}

} // namespace pilothouse::cluster
