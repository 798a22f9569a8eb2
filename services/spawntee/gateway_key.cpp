// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/spawntee/gateway_key.h"

#include "services/core/private_file.h"

#include <QCoroFuture>

#include <QPromise>
#include <QtConcurrentRun>

namespace pilothouse::spawntee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLargestFile = 64 * 1024;

QCoro::Task<Result<Secret>> readFile(QString path)
{
    auto future = QtConcurrent::run([path] {
        auto bytes = readPrivateFile(path, kLargestFile, FileAccess::OwnerOnly);
        return std::make_shared<Result<Secret>>(bytes ? Result<Secret>(Secret(std::move(*bytes))) : Result<Secret>(bytes.error()));
    });
    const auto read = co_await future;
    co_return std::move(*read);
}

QCoro::Task<Result<Secret>> nothing()
{
    co_return Error{.kind = ErrorKind::NotFound, .what = u"not there"_s};
}

} // namespace

GatewayKey::GatewayKey(Source source) : m_source(std::move(source)) { }

std::shared_ptr<GatewayKey> GatewayKey::ofFile(const QString &path)
{
    return std::make_shared<GatewayKey>([path] { return readFile(path); });
}

std::shared_ptr<GatewayKey> GatewayKey::of(GatewaySigner signer)
{
    auto key = std::make_shared<GatewayKey>(nothing);
    key->m_signer = std::make_shared<const GatewaySigner>(std::move(signer));
    return key;
}

QString GatewayKey::keyHash() const
{
    return m_signer ? m_signer->keyHash() : QString();
}

void GatewayKey::forget()
{
    ++m_generation;
    m_signer.reset();
    m_loading.reset();
}

QCoro::Task<Result<std::shared_ptr<const GatewaySigner>>> GatewayKey::signer()
{
    const auto self = shared_from_this();
    if (!m_signer && !m_loading)
        load();
    if (m_loading) {
        const QFuture<Done> loading = *m_loading;
        co_await loading;
    }
    if (m_signer) {
        const auto found = m_signer;
        co_return found;
    }
    if (!m_error)
        co_return Error{.kind = ErrorKind::Secret, .what = u"the signing key was replaced just now; nothing was sent"_s};
    const Error error = *m_error;
    co_return error;
}

QCoro::Task<Done> GatewayKey::load()
{
    const auto self = shared_from_this();
    const auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    m_loading = promise->future();
    m_error.reset();
    const quint64 generation = m_generation;
    auto pem = co_await m_source();
    std::shared_ptr<Result<GatewaySigner>> signer;
    if (pem) {
        // Checking a key takes longer than a slot may.
        const auto text = std::make_shared<Secret>(std::move(*pem));
        auto future = QtConcurrent::run([text] { return std::make_shared<Result<GatewaySigner>>(GatewaySigner::fromPem(*text)); });
        signer = co_await future;
    }
    if (generation == m_generation) {
        m_loading.reset();
        if (signer && *signer)
            m_signer = std::make_shared<const GatewaySigner>(std::move(**signer));
        else if (signer)
            m_error = signer->error();
        else if (pem.error().kind == ErrorKind::NotFound)
            m_error = Error{.kind = ErrorKind::Secret,
                            .what = u"there is no signing key for this cluster; nothing was sent"_s,
                            .where = pem.error().where,
                            .nextStep = u"Store the coordinator's private key under Secrets, or name its file in the profile."_s};
        else
            m_error = pem.error();
    }
    promise->addResult(Done{});
    promise->finish();
    co_return Done{};
}

} // namespace pilothouse::spawntee
