// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/profile.h"
#include "services/store/store.h"

namespace pilothouse::store {

/// The file that holds a profile's state: STATE/NAME.sqlite.
QString storePath(const QString &stateFolder, const domain::EnvironmentId &environment);

/// Opens the store a profile asks for: the place where a second kind of store will be chosen.
/// Errors: those of Store::open(); Refused for a profile that names PostgreSQL, which this version does not speak. It never falls
/// back to the file: a team's record must not be split without a word.
Result<std::shared_ptr<Store>> openStore(const domain::Profile &profile, const QString &stateFolder);

} // namespace pilothouse::store
