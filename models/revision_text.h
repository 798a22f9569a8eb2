// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "services/provers/definition_plan.h"

#include <QDateTime>

namespace pilothouse::models {

std::vector<ListColumn> revisionColumns();
/// The revisions of a service, newest first; the key is the ARN. `now` is UTC.
std::vector<ListRow> revisionRows(const provers::RevisionHistory &history, const QDateTime &now);

/// What changes on the way from the revision that is wanted now to another one, a sentence each; `most` at most and one that counts the rest.
std::vector<StateText> revisionChanges(const provers::RevisionHistory &history, const domain::TaskDefinition &to, size_t most = 60);

} // namespace pilothouse::models
