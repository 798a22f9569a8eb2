// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/audit_keys.h"

#include "services/core/json.h"
#include "services/core/log.h"
#include "services/store/lease.h"

#include <QCoroFuture>
#include <QCoroTimer>

#include <QTimer>

using namespace std::chrono_literals;

namespace pilothouse::audit {

namespace {

const char kKeyName[] = "PILOTHOUSE_AUDIT_KEY";
const char kTipName[] = "PILOTHOUSE_AUDIT_TIP";

secrets::SecretName secretName(const domain::EnvironmentId &environment, const char *name)
{
    return {environment, QString::fromLatin1(name)};
}

std::shared_ptr<const AuditKey> sessionKey(const QString &why)
{
    return std::make_shared<const AuditKey>(AuditKey{SigningKey::generate(), false, why});
}

Result<std::shared_ptr<const AuditKey>> keptKey(const Result<Secret> &stored)
{
    if (!stored)
        return stored.error();
    auto key = SigningKey::fromSecret(*stored);
    if (!key)
        return key.error();
    return std::make_shared<const AuditKey>(AuditKey{std::move(*key), true, QString()});
}

QString whyNot(const Error &error)
{
    return error.what.isEmpty() ? QString(errorKindName(error.kind)) : error.what;
}

} // namespace

QCoro::Task<std::shared_ptr<const AuditKey>> loadOrMakeKey(std::shared_ptr<secrets::SecretStore> secrets, std::shared_ptr<store::Store> store,
                                                           domain::EnvironmentId environment, std::shared_ptr<const Clock> clock)
{
    if (!secrets)
        co_return sessionKey(QStringLiteral("no secret store is set up"));
    const auto holder = store::LeaseHolder::thisProcess(QStringLiteral("audit key"));
    const QString leaseName = QStringLiteral("audit.key");
    const secrets::SecretName name = secretName(environment, kKeyName);
    for (int tries = 0; tries < 20; ++tries) {
        const auto stored = co_await secrets->read(name);
        const auto key = keptKey(stored);
        if (key)
            co_return *key;
        if (key.error().kind != ErrorKind::NotFound)
            co_return sessionKey(whyNot(key.error()));
        const auto lease = co_await store::acquireLease(*store, leaseName, holder, 30s, clock);
        if (lease) {
            // Another program may have stored one between our reading and our lease.
            const auto again = co_await secrets->read(name);
            auto made = keptKey(again);
            if (!made && made.error().kind == ErrorKind::NotFound) {
                auto fresh = std::make_shared<const AuditKey>(AuditKey{SigningKey::generate(), true, QString()});
                Secret seed = fresh->key.toSecret();
                const auto written = co_await secrets->write(name, std::move(seed));
                made = written ? Result<std::shared_ptr<const AuditKey>>(fresh) : Result<std::shared_ptr<const AuditKey>>(written.error());
            }
            const auto released = co_await store::releaseLease(*store, leaseName, holder);
            if (!released)
                qCWarning(lcAudit) << "lease of the signing key not given back:" << released.error().what;
            co_return made ? *made : sessionKey(whyNot(made.error()));
        }
        if (lease.error().kind != ErrorKind::Conflict)
            co_return sessionKey(whyNot(lease.error()));
        QTimer pause;
        pause.setSingleShot(true);
        pause.start(100ms);
        co_await pause;
    }
    co_return sessionKey(QStringLiteral("another program has been storing the key for too long"));
}

QCoro::Task<std::optional<QByteArray>> keptPublicKey(std::shared_ptr<secrets::SecretStore> secrets, domain::EnvironmentId environment)
{
    if (!secrets)
        co_return std::nullopt;
    const secrets::SecretName name = secretName(environment, kKeyName);
    const auto stored = co_await secrets->read(name);
    const auto key = keptKey(stored);
    if (!key)
        co_return std::nullopt;
    co_return (*key)->key.publicKey();
}

QCoro::Task<Result<std::optional<Anchor>>> readAnchor(std::shared_ptr<secrets::SecretStore> secrets, domain::EnvironmentId environment)
{
    if (!secrets)
        co_return std::optional<Anchor>();
    const secrets::SecretName name = secretName(environment, kTipName);
    const auto stored = co_await secrets->read(name);
    if (!stored && stored.error().kind == ErrorKind::NotFound)
        co_return std::optional<Anchor>();
    if (!stored)
        co_return stored.error();
    const auto object = parseJsonObject(stored->view().toByteArray());
    const auto hash = object ? Sha256::fromHex((*object)[QLatin1String("hash")].toString().toLatin1()) : std::nullopt;
    const qint64 seq = object ? (*object)[QLatin1String("seq")].toInteger() : 0;
    if (!hash || seq < 1) {
        Error error;
        error.kind = ErrorKind::Secret;
        error.what = QStringLiteral("the anchor of the record in the keychain cannot be read");
        error.where = environment.text();
        co_return error;
    }
    co_return std::optional(Anchor{quint64(seq), *hash});
}

QCoro::Task<Status> writeAnchor(std::shared_ptr<secrets::SecretStore> secrets, domain::EnvironmentId environment, Anchor anchor)
{
    const QByteArray text
        = canonicalJson({{QStringLiteral("hash"), QString::fromLatin1(anchor.hash.toHex())}, {QStringLiteral("seq"), qint64(anchor.seq)}});
    const secrets::SecretName name = secretName(environment, kTipName);
    Secret value = Secret::copyOf(text);
    const auto status = co_await secrets->write(name, std::move(value));
    co_return status;
}

} // namespace pilothouse::audit
