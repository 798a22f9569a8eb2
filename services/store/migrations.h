// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

class QSqlDatabase;

namespace pilothouse::store {

/// The newest schema this program knows. A new migration is a new file in migrations/ and one more line in migrations.cpp;
/// a released one is never edited.
int newestSchema();

/// Brings an open database to the newest schema in one transaction per migration.
/// Errors (Storage): a newer schema, a database that is not ours, the disk.
Status migrate(QSqlDatabase &db);

} // namespace pilothouse::store
