// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/kept_history.h"
#include "services/core/clock.h"
#include "services/store/store.h"

#include <memory>

namespace pilothouse::composition {

/// Keeps the machines' history in the profile's store, one document that is replaced each time.
class StoredHistory final : public cluster::KeptHistoryPort
{
public:
    StoredHistory(std::shared_ptr<store::Store> store, std::shared_ptr<const Clock> clock);

    QFuture<Status> save(std::shared_ptr<const cluster::KeptHistory> kept) override;
    QFuture<Result<std::optional<cluster::KeptHistory>>> load() override;

private:
    std::shared_ptr<store::Store> m_store;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace pilothouse::composition
