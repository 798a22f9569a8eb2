// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"
#include "services/credentials/credential_needs.h"
#include "services/domain/key_permissions.h"

#include <QCoroTask>

#include <QString>

#include <memory>

namespace pilothouse::secrets {
class SecretStore;
}

namespace pilothouse::credentials {

/// Asks the remote of a credential set a harmless question with the keys of a store.
class CredentialTester
{
public:
    virtual ~CredentialTester() = default;

    /// What the remote said when it took the keys ("40 CVMs", "account 123456789012 as deploy"). Changes nothing.
    /// Errors: Unauthorised and Forbidden when the keys are refused; Network, Timeout … when that could not be found out.
    virtual QCoro::Task<Result<QString>> test(CredentialSet set, std::shared_ptr<secrets::SecretStore> keys, CancelToken cancel) = 0;

    /// What the keys of a store may do of what this program needs, found out by reads alone. Errors: as of test(); Refused for a set whose remote
    /// cannot be asked this.
    virtual QCoro::Task<Result<domain::KeyPermissions>> permissions(CredentialSet set, std::shared_ptr<secrets::SecretStore> keys, CancelToken cancel)
        = 0;
};

} // namespace pilothouse::credentials
