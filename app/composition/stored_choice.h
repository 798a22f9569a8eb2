// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/registry_choice.h"
#include "services/core/clock.h"
#include "services/store/store.h"

#include <memory>

namespace pilothouse::composition {

/// Keeps the choice among a cluster's registries in the profile's store.
class StoredChoice final : public cluster::ChoiceMemory, public std::enable_shared_from_this<StoredChoice>
{
public:
    StoredChoice(std::shared_ptr<store::Store> store, const QString &clusterName, std::shared_ptr<const Clock> clock);

    QCoro::Task<Result<std::optional<domain::CvmId>>> load() override;
    QCoro::Task<Status> save(std::optional<domain::CvmId> registry) override;

private:
    std::shared_ptr<store::Store> m_store;
    std::shared_ptr<const Clock> m_clock;
    QString m_name; ///< of the document
};

} // namespace pilothouse::composition
