// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/unavailable_audit_log.h"

namespace pilothouse::composition {

QCoro::Task<Result<audit::Entry>> UnavailableAuditLog::append(audit::Record)
{
    co_return m_why;
}

QCoro::Task<Result<std::vector<audit::Entry>>> UnavailableAuditLog::entries(audit::Filter)
{
    co_return m_why;
}

QCoro::Task<Result<std::vector<audit::Checkpoint>>> UnavailableAuditLog::checkpoints()
{
    co_return m_why;
}

QCoro::Task<Result<audit::Verification>> UnavailableAuditLog::verify()
{
    co_return m_why;
}

QCoro::Task<Result<QString>> UnavailableAuditLog::exportTo(QString)
{
    co_return m_why;
}

} // namespace pilothouse::composition
