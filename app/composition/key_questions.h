// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"
#include "services/domain/key_permissions.h"
#include "services/domain/profile.h"

#include <QCoroTask>

#include <QString>

#include <memory>

namespace pilothouse::credentials {
struct CredentialSet;
}
namespace pilothouse::secrets {
class SecretStore;
}

namespace pilothouse::composition {

/// The harmless read that shows whether a remote takes the keys of this store, and what it said: "40 CVMs".
QCoro::Task<Result<QString>> askPhala(domain::Profile profile, std::shared_ptr<secrets::SecretStore> keys, CancelToken cancel);
/// "account 123456789012 as arn:…", and by how much this machine's clock is off, where that was noticed.
QCoro::Task<Result<QString>> askAws(domain::Profile profile, std::shared_ptr<secrets::SecretStore> keys, CancelToken cancel);

/// Asks the remote of one credential set ("phala", "aws", "storage") with the keys of this store. Errors: NotFound when the profile has no such
/// remote; InvalidInput for a region that is none.
QCoro::Task<Result<QString>> askWithKeys(domain::Profile profile, credentials::CredentialSet set, std::shared_ptr<secrets::SecretStore> keys,
                                         CancelToken cancel);

/// What these keys may do, found out by reads. Errors: as above, and Refused for a set whose remote tells nothing of that.
QCoro::Task<Result<domain::KeyPermissions>> permissionsOfKeys(domain::Profile profile, credentials::CredentialSet set,
                                                              std::shared_ptr<secrets::SecretStore> keys, CancelToken cancel);

} // namespace pilothouse::composition
