// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/environment_secret_store.h"

#include <array>
#include <cstdlib>

namespace pilothouse::secrets {

namespace {

/// What of the process environment counts as a secret of ours. Region and profile of AWS do not: they come from the profile file.
constexpr std::array kVariables{"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "GATEWAY_KEY", "PHALA_API_KEY"};

/// The bytes in place, so that no copy in a QString or QByteArray stays behind. Empty when unset or not ours.
QByteArrayView valueOf(const QString &name)
{
    for (const char *variable : kVariables)
        if (name == QLatin1String(variable))
            return QByteArrayView(std::getenv(variable));
    return {};
}

Error readOnly()
{
    Error error;
    error.kind = ErrorKind::Refused;
    error.what = QStringLiteral("environment variables are only read");
    error.nextStep = QStringLiteral("Unset the variable, or store the secret in the keychain.");
    return error;
}

} // namespace

QCoro::Task<Result<Secret>> EnvironmentSecretStore::read(SecretName name)
{
    const QByteArrayView value = name.environment == m_environment ? valueOf(name.name) : QByteArrayView();
    if (value.isEmpty())
        co_return secretNotFound(name);
    co_return Secret::copyOf(value);
}

QCoro::Task<Status> EnvironmentSecretStore::write(SecretName, Secret)
{
    co_return readOnly();
}

QCoro::Task<Status> EnvironmentSecretStore::remove(SecretName)
{
    co_return readOnly();
}

QCoro::Task<Result<std::vector<SecretInfo>>> EnvironmentSecretStore::list(domain::EnvironmentId environment)
{
    std::vector<SecretInfo> infos;
    for (const char *variable : kVariables) {
        const QString name = QString::fromLatin1(variable);
        if (environment == m_environment && !valueOf(name).isEmpty())
            infos.push_back({{environment, name}, QDateTime(), backEnd()});
    }
    co_return infos;
}

} // namespace pilothouse::secrets
