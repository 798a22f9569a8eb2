// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// That a registry confirmed a hash once, as this environment's record tells.
struct PastApproval
{
    QString hash;     ///< 64 hex, lower case
    QString registry; ///< its CVM's name
    QString by;       ///< whose desk sent it
    QDateTime at;     ///< UTC

    friend bool operator==(const PastApproval &, const PastApproval &) = default;
};

/// Who had which hash approved, and when, over all runs of all programs: read from the record, and kept up with it. A registry forgets what it was
/// told when it restarts, so none of this proves that it still knows a hash. Main thread; held by shared_ptr.
class ApprovalHistory final : public QObject, public std::enable_shared_from_this<ApprovalHistory>
{
    Q_OBJECT
public:
    explicit ApprovalHistory(std::shared_ptr<audit::AuditLog> audit);

    /// Errors: those of the record.
    QCoro::Task<Status> load();

    /// The newest approval of a hash.
    std::optional<PastApproval> find(const QString &hash) const;
    QStringList hashesOf(const QString &registry) const;

signals:
    void changed();

private:
    bool take(const audit::Entry &entry);

    std::shared_ptr<audit::AuditLog> m_audit;
    QHash<QString, PastApproval> m_newest;
};

} // namespace pilothouse::cluster
