// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"

namespace pilothouse::composition {

/// Stands where a record could not be opened: every call fails with the reason, so that nothing starts that needs a record,
/// and a rollback goes ahead and says that it is not recorded.
class UnavailableAuditLog final : public audit::AuditLog
{
public:
    explicit UnavailableAuditLog(Error why) : m_why(std::move(why)) { }

    QCoro::Task<Result<audit::Entry>> append(audit::Record record) override;
    QCoro::Task<Result<std::vector<audit::Entry>>> entries(audit::Filter filter) override;
    QCoro::Task<Result<std::vector<audit::Checkpoint>>> checkpoints() override;
    QCoro::Task<Result<audit::Verification>> verify() override;
    QCoro::Task<Result<QString>> exportTo(QString path) override;

private:
    Error m_why;
};

} // namespace pilothouse::composition
