// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/provisioning_state.h"
#include "services/core/clock.h"
#include "services/store/lease.h"
#include "services/store/store.h"

#include <memory>

namespace pilothouse::composition {

/// Keeps a cluster's provisioning in the profile's store, and the right to provision as a lease there.
class StoredProvisioning final : public cluster::ProvisioningMemory, public std::enable_shared_from_this<StoredProvisioning>
{
public:
    StoredProvisioning(std::shared_ptr<store::Store> store, const QString &clusterName, std::shared_ptr<const Clock> clock);

    QCoro::Task<Result<std::optional<QJsonObject>>> load() override;
    QCoro::Task<Status> save(QJsonObject state) override;
    QCoro::Task<Status> claim() override;
    QCoro::Task<Status> release() override;

private:
    std::shared_ptr<store::Store> m_store;
    std::shared_ptr<const Clock> m_clock;
    QString m_name; ///< of the document and of the lease
    store::LeaseHolder m_holder;
};

} // namespace pilothouse::composition
