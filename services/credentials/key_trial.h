// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"
#include "services/credentials/credential_needs.h"
#include "services/credentials/new_values.h"

#include <QCoroTask>

namespace pilothouse::credentials {

/// Tests typed keys for a profile that may be neither saved nor open. They are asked with once and forgotten: nothing is stored.
class KeyTrial
{
public:
    virtual ~KeyTrial() = default;

    /// What the remote said when it took the keys; never one of them. Errors: as of CredentialTester::test().
    virtual QCoro::Task<Result<QString>> ask(domain::Profile profile, CredentialSet set, NewValues values, CancelToken cancel) = 0;
};

} // namespace pilothouse::credentials
