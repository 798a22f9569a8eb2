// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/secret.h"
#include "services/domain/environment.h"

#include <QCoroTask>

#include <QDateTime>
#include <QString>

#include <vector>

namespace pilothouse::secrets {

/// What the OS keychain is now, in words the operator can act on. There is never a plain-text fallback.
enum class KeychainState {
    Unknown, ///< not asked yet
    Ready,
    Locked,  ///< there, but waiting for its password
    Absent,  ///< no D-Bus, no Secret Service, no wallet
    Slow,    ///< no answer in time; asked again in the background
    Changed, ///< the item was stored in another back end than the one that answers now
};

/// "ready", "locked" …: one word for JSON and the status bar.
QString keychainStateWord(KeychainState state);

/// A secret is named by its environment and the name the field already uses ("PHALA_API_KEY").
struct SecretName
{
    domain::EnvironmentId environment;
    QString name;

    friend bool operator==(const SecretName &, const SecretName &) = default;
};

struct SecretInfo
{
    SecretName name;
    QDateTime storedAt; ///< UTC
    QString backEnd;    ///< "Secret Service", "memory", "environment variable", "secrets file"
};

/// The errors of every store: NotFound for a name, kind Secret for a state that is not Ready.
Error secretNotFound(const SecretName &name);
Error keychainError(KeychainState state, const QString &where);

/// Where secrets are kept; held by shared_ptr. Errors are of kind Secret, NotFound for a name that was never stored.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    virtual QCoro::Task<Result<Secret>> read(SecretName name) = 0;
    virtual QCoro::Task<Status> write(SecretName name, Secret value) = 0;
    virtual QCoro::Task<Status> remove(SecretName name) = 0;
    /// What is stored for an environment; values are not touched.
    virtual QCoro::Task<Result<std::vector<SecretInfo>>> list(domain::EnvironmentId environment) = 0;
    virtual KeychainState state() const = 0;
    /// Name of the back end, for the status bar: "Secret Service".
    virtual QString backEnd() const = 0;

    /// Finds out the state without asking for any secret. A store that is not a keychain answers state().
    virtual QCoro::Task<KeychainState> probe();
    /// The operator's word that the back end which answers now is the one to use for this environment from here on.
    virtual Status acceptBackEnd(const domain::EnvironmentId &environment);
    /// The operator's choice where no keychain can be used: what is stored from here on lives in memory and ends with the
    /// program. Error Refused where a store has no such choice.
    virtual Status keepForSession();
    virtual bool isForSession() const { return false; }
};

} // namespace pilothouse::secrets
