// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/secrets/secret_store.h"

#include <map>
#include <memory>

namespace pilothouse::secrets {

/// `--secrets-file`: lines NAME=VALUE for one environment, read once at start and never written. Empty lines and lines that
/// start with # are skipped; one pair of quotes around a value is taken off.
class SecretsFileStore final : public SecretStore
{
public:
    /// Errors: NotFound, TooLarge, Storage (a link, another user's, a mode that others can open), InvalidInput ("secrets.env:3").
    /// No error repeats anything from the file.
    static Result<std::shared_ptr<SecretsFileStore>> open(const QString &path, domain::EnvironmentId environment);

    QCoro::Task<Result<Secret>> read(SecretName name) override;
    QCoro::Task<Status> write(SecretName name, Secret value) override;
    QCoro::Task<Status> remove(SecretName name) override;
    QCoro::Task<Result<std::vector<SecretInfo>>> list(domain::EnvironmentId environment) override;
    KeychainState state() const override { return KeychainState::Ready; }
    QString backEnd() const override { return QStringLiteral("secrets file"); }

private:
    SecretsFileStore() = default;
    Status parse(QByteArrayView text);

    QString m_path;
    QDateTime m_modified;
    domain::EnvironmentId m_environment;
    std::map<QString, Secret> m_values;
};

} // namespace pilothouse::secrets
