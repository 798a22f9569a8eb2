// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "services/domain/key_permissions.h"

#include <QString>

#include <vector>

namespace pilothouse::models {

/// What a key may do, as rows; key = action. What is refused stands first, then what nobody knows, what is a change and not tried, what is allowed.
std::vector<ListColumn> permissionColumns();
std::vector<ListRow> permissionRows(const domain::KeyPermissions &permissions);

/// "12 allowed, 2 denied, 3 not tried".
QString permissionSummary(const domain::KeyPermissions &permissions);
/// Whether it is more than is needed; never good: nobody can know that a key may do nothing else.
StateText widthState(const domain::KeyPermissions &permissions);

} // namespace pilothouse::models
