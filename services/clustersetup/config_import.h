// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/clustersetup/file_change.h"
#include "services/clustersetup/finding.h"
#include "services/domain/plan.h"
#include "services/domain/profile.h"

#include <QCoroTask>

#include <memory>

namespace pilothouse::clustersetup {

/// A profile's `cluster:` section as an orchestrator's configuration would make it.
struct ConfigImport
{
    domain::Environment environment;
    QString from;      ///< the configuration's path
    Findings findings; ///< what of it today's orchestrator would reject or ignore, line by line
    FileChange change; ///< of the profile
};

/// Reads both dialects; relative paths are meant from where the configuration lies. The profile's text as it would be is read again: it is
/// a good profile, or an error. Blocks for as long as the disk does. Errors: NotFound, TooLarge, Storage, InvalidInput (with the line), Refused.
Result<std::shared_ptr<const ConfigImport>> readConfigImport(const QString &path, const domain::Profile &profile);

/// Refused while something in the configuration failed, or when nothing would change.
domain::Plan importPlan(const ConfigImport &import, const QDateTime &now);

/// Keeps the profile's text beside it, then writes it. The answer names the copy. Errors: Refused, Conflict (it was changed meanwhile), Storage.
QCoro::Task<Result<QString>> carryOutImport(std::shared_ptr<const ConfigImport> import, std::shared_ptr<audit::AuditLog> log, QDateTime now);

} // namespace pilothouse::clustersetup
