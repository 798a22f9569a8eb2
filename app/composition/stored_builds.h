// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/lost_build.h"
#include "services/core/clock.h"
#include "services/store/lease.h"
#include "services/store/store.h"

#include <memory>

namespace pilothouse::composition {

/// Keeps a cluster's lost builds in the profile's store, a document each, and the right to build a submission as a lease there.
class StoredBuilds final : public cluster::BuildMemory, public std::enable_shared_from_this<StoredBuilds>
{
public:
    StoredBuilds(std::shared_ptr<store::Store> store, const QString &clusterName, std::shared_ptr<const Clock> clock);

    QCoro::Task<Result<std::vector<cluster::LostBuild>>> load() override;
    QCoro::Task<Status> keep(cluster::LostBuild build) override;
    QCoro::Task<Status> forget(QString submissionId) override;
    QCoro::Task<Status> claim(QString submissionId) override;
    QCoro::Task<Status> release(QString submissionId) override;

private:
    std::shared_ptr<store::Store> m_store;
    std::shared_ptr<const Clock> m_clock;
    QString m_prefix; ///< of the documents and of the leases
    store::LeaseHolder m_holder;
};

} // namespace pilothouse::composition
