// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/credentials/credential_needs.h"
#include "services/credentials/new_values.h"
#include "services/secrets/secret_store.h"

#include <QCoroTask>

#include <memory>

namespace pilothouse::credentials {

/// Writes all new values of a set and reads each back; names of the set without a new value are removed. When it stops half-way the former
/// values are put back, and the error says whether they are whole again. Errors: those of the store.
QCoro::Task<Status> writeSet(std::shared_ptr<secrets::SecretStore> store, domain::EnvironmentId environment, CredentialSet set, NewValues values);

} // namespace pilothouse::credentials
