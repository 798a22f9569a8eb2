// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "services/core/clock.h"
#include "services/domain/plan.h"
#include "services/environment/remote_check.h"
#include "services/profiles/profile_store.h"

#include <vector>

namespace pilothouse::models {

/// The environments of this desk as rows; key = name. `open`: the one in this window; `unsaved`: the one with unsaved changes.
std::vector<ListColumn> environmentColumns();
std::vector<ListRow> environmentRows(const std::vector<profiles::ProfileEntry> &entries, const QString &open, const QString &unsaved);

/// Takes an environment out of the list: its file is moved, its record and its keys stay. Refused for the one that is open.
domain::Plan removeEnvironmentPlan(const profiles::Folders &folders, const profiles::ProfileEntry &entry, const QString &open, const Clock &clock);

/// A name that is not taken: "staging-copy", "staging-copy-2".
QString freeName(const std::vector<profiles::ProfileEntry> &entries, const QString &name);

/// The remotes of a profile as they answer; key = remote.
std::vector<ListColumn> remoteCheckColumns();
ListRow remoteCheckRow(const RemoteCheck &check);
/// "phala" → "Phala Cloud".
QString remoteName(const QString &remote);

} // namespace pilothouse::models
