// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/kept_steps.h"
#include "services/store/store.h"

#include <memory>

namespace pilothouse::composition {

/// Keeps the changes that wait for the chain in the profile's store, a document each.
class StoredSteps final : public cluster::StepMemory, public std::enable_shared_from_this<StoredSteps>
{
public:
    StoredSteps(std::shared_ptr<store::Store> store, std::shared_ptr<const Clock> clock) : m_store(std::move(store)), m_clock(std::move(clock)) { }

    QCoro::Task<Result<std::vector<QJsonObject>>> load() override;
    QCoro::Task<Status> save(QString cvm, QJsonObject step) override;
    QCoro::Task<Status> remove(QString cvm) override;

private:
    std::shared_ptr<store::Store> m_store;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace pilothouse::composition
