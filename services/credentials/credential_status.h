// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/credentials/credential_needs.h"
#include "services/domain/key_permissions.h"
#include "services/secrets/secret_store.h"

#include <QDateTime>

#include <optional>
#include <vector>

namespace pilothouse::credentials {

/// What a test found out, and when.
struct TestResult
{
    QDateTime utc;
    bool ok = false;
    QString saying;             ///< the remote's answer in our words
    std::optional<Error> error; ///< why not
};

/// One name, and what is known of it. The value is never here.
struct CredentialStatus
{
    enum class State {
        Stored,
        Missing, ///< needed, and not there
        NotSet,  ///< optional, and not there
        Unread,  ///< the keychain could not be asked: nobody knows
        Exposed, ///< a file that others can read
    };
    CredentialNeed need;
    State state = State::Unread;
    std::optional<secrets::SecretInfo> info; ///< when and where it was stored
    QString problem;                         ///< what is wrong with a file
};

struct SetStatus
{
    CredentialSet set;
    std::vector<CredentialStatus> names;
    std::optional<TestResult> lastTest;
    std::optional<domain::KeyPermissions> permissions; ///< of the key that is stored, as last asked

    bool isComplete() const;
    bool has(const QString &name) const;
    /// Null where the set has no such name.
    const CredentialStatus *find(const QString &name) const;
};

/// All credentials of one environment as they were last looked at.
struct CredentialList
{
    std::vector<SetStatus> sets; ///< as credentialsNeeded(), then what is stored and not needed (id "unused")
    secrets::KeychainState keychain = secrets::KeychainState::Unknown;
    QString backEnd;
    bool isForSession = false;
    std::optional<Error> keychainError;
};

/// Where a need stands: by what the store lists, or by its file. A store that could not be asked leaves it Unread.
CredentialStatus statusOf(const CredentialNeed &need, const Result<std::vector<secrets::SecretInfo>> &stored);

/// All of it: the sets that are needed, then what is stored and not needed.
std::vector<SetStatus> statusOf(const std::vector<CredentialSet> &needed, const Result<std::vector<secrets::SecretInfo>> &stored);

} // namespace pilothouse::credentials
