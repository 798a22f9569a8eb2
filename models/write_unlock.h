// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/core/clock.h"
#include "services/domain/access.h"
#include "services/domain/plan.h"

#include <QCoroTask>

#include <memory>

namespace pilothouse::models {

/// The plan of unlocking writes for 15 minutes in production.
domain::Plan unlockPlan(const domain::Environment &environment, const Clock &clock);

/// Records the unlocking, then unlocks. When the record cannot be written nothing is unlocked.
QCoro::Task<Status> unlockWrites(std::shared_ptr<domain::WriteAccess> access, std::shared_ptr<audit::AuditLog> audit,
                                 domain::Environment environment);

/// Locks at once and records it afterwards; locking never waits for the record.
QCoro::Task<Status> lockWrites(std::shared_ptr<domain::WriteAccess> access, std::shared_ptr<audit::AuditLog> audit, domain::Environment environment);

} // namespace pilothouse::models
