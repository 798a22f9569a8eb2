// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/secret_store.h"

namespace pilothouse::secrets {

QString keychainStateWord(KeychainState state)
{
    switch (state) {
    case KeychainState::Unknown: return QStringLiteral("unknown");
    case KeychainState::Ready: return QStringLiteral("ready");
    case KeychainState::Locked: return QStringLiteral("locked");
    case KeychainState::Absent: return QStringLiteral("absent");
    case KeychainState::Slow: return QStringLiteral("slow");
    case KeychainState::Changed: return QStringLiteral("changed");
    }
    return QString();
}

Error secretNotFound(const SecretName &name)
{
    Error error;
    error.kind = ErrorKind::NotFound;
    error.what = QStringLiteral("no secret named %1 is stored for this environment").arg(name.name);
    error.where = name.environment.text();
    error.nextStep
        = QStringLiteral("Store it under Secrets, or with: pilothousectl secrets set %1 --profile %2 --yes").arg(name.name, name.environment.text());
    return error;
}

Error keychainError(KeychainState state, const QString &where)
{
    Error error;
    error.kind = ErrorKind::Secret;
    error.where = where;
    switch (state) {
    case KeychainState::Unknown:
    case KeychainState::Ready: error.what = QStringLiteral("the keychain refused without saying why"); break;
    case KeychainState::Locked:
        error.what = QStringLiteral("the keychain is locked");
        error.nextStep = QStringLiteral("Unlock it (answer its password window), then try again.");
        break;
    case KeychainState::Absent:
        error.what = QStringLiteral("there is no keychain to ask");
        error.nextStep = QStringLiteral("Start a Secret Service (GNOME Keyring, KWallet, KeePassXC), or keep secrets for this session only.");
        break;
    case KeychainState::Slow:
        error.what = QStringLiteral("the keychain has not answered in time; its answer is still waited for");
        error.nextStep = QStringLiteral("Look for a password window of the keychain, then try again.");
        break;
    case KeychainState::Changed:
        error.what = QStringLiteral("the secrets were stored in another keychain than the one that answers now");
        error.nextStep = QStringLiteral("Start the keychain they are in, or store them again.");
        break;
    }
    return error;
}

QCoro::Task<KeychainState> SecretStore::probe()
{
    const KeychainState now = state();
    co_return now;
}

Status SecretStore::acceptBackEnd(const domain::EnvironmentId &)
{
    return Done{};
}

Status SecretStore::keepForSession()
{
    Error error;
    error.kind = ErrorKind::Refused;
    error.what = QStringLiteral("this program keeps no secrets in memory");
    error.where = backEnd();
    return error;
}

} // namespace pilothouse::secrets
