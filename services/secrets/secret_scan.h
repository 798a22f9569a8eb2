// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/secret.h"
#include "services/secrets/secret_store.h"

#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>

namespace pilothouse::secrets {

/// Finds secrets in text that is about to be written down: known forms (keys of the services we use, private keys), and every
/// value this process has read, plain, in base64, in hexadecimal, percent-encoded or escaped for JSON. It keeps no value, only
/// lengths and keyed digests that mean nothing outside this process. Thread-safe; linear in the text for each known length.
class SecretScan final
{
public:
    SecretScan();
    ~SecretScan();

    /// Values under 8 bytes are left out: they would be found everywhere.
    void learn(const SecretName &name, QByteArrayView value);
    /// What the first secret in the text is ("the value of PHALA_API_KEY"); never the secret itself. UTF-8 in.
    std::optional<QString> find(QByteArrayView text) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// A store that tells a scan every value that passes through it.
class ScannedSecretStore final : public SecretStore, public std::enable_shared_from_this<ScannedSecretStore>
{
public:
    ScannedSecretStore(std::shared_ptr<SecretStore> inner, std::shared_ptr<SecretScan> scan);

    QCoro::Task<Result<Secret>> read(SecretName name) override;
    QCoro::Task<Status> write(SecretName name, Secret value) override;
    QCoro::Task<Status> remove(SecretName name) override;
    QCoro::Task<Result<std::vector<SecretInfo>>> list(domain::EnvironmentId environment) override;
    KeychainState state() const override { return m_inner->state(); }
    QString backEnd() const override { return m_inner->backEnd(); }
    QCoro::Task<KeychainState> probe() override { return m_inner->probe(); }
    Status acceptBackEnd(const domain::EnvironmentId &environment) override { return m_inner->acceptBackEnd(environment); }
    Status keepForSession() override { return m_inner->keepForSession(); }
    bool isForSession() const override { return m_inner->isForSession(); }

private:
    std::shared_ptr<SecretStore> m_inner;
    std::shared_ptr<SecretScan> m_scan;
};

} // namespace pilothouse::secrets
