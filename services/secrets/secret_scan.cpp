// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/secret_scan.h"

#include "services/core/digest.h"
#include "services/core/secret_forms.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <array>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <vector>

namespace pilothouse::secrets {

namespace {

constexpr qsizetype kShortest = 8;
constexpr quint64 kPrime = (quint64(1) << 61) - 1;

quint64 multiply(quint64 a, quint64 b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = Wide(a) * b;
    const quint64 folded = quint64(product & kPrime) + quint64(product >> 61);
    return folded >= kPrime ? folded - kPrime : folded;
}

quint64 append(quint64 hash, quint64 base, uchar byte)
{
    const quint64 next = multiply(hash, base) + byte + 1;
    return next >= kPrime ? next - kPrime : next;
}

struct Pattern
{
    quint64 rolling;
    Sha256 digest; ///< keyed: confirms what the rolling hash found
    QString name;
};

} // namespace

/// Patterns by length. One pass a length with a rolling hash under a random base; a hit is confirmed by a keyed SHA-256.
struct SecretScan::Impl
{
    mutable std::shared_mutex mutex;
    quint64 base = 0;
    QByteArray salt;
    std::map<qsizetype, std::vector<Pattern>> patterns;

    quint64 rollingOf(QByteArrayView bytes) const
    {
        quint64 hash = 0;
        for (const char c : bytes)
            hash = append(hash, base, uchar(c));
        return hash;
    }

    void add(const QString &name, QByteArrayView bytes)
    {
        if (bytes.size() < kShortest)
            return;
        auto &list = patterns[bytes.size()];
        const Pattern pattern{rollingOf(bytes), sha256({salt, bytes}), name};
        for (const Pattern &known : list)
            if (known.digest == pattern.digest)
                return;
        list.push_back(pattern);
    }

    const Pattern *findLength(QByteArrayView text, qsizetype length, const std::vector<Pattern> &list) const
    {
        if (text.size() < length)
            return nullptr;
        quint64 leaving = 1; // base^(length-1): the weight of the byte that leaves the window
        for (qsizetype i = 1; i < length; ++i)
            leaving = multiply(leaving, base);
        quint64 hash = rollingOf(text.first(length));
        for (qsizetype at = 0;; ++at) {
            for (const Pattern &pattern : list)
                if (pattern.rolling == hash && pattern.digest == sha256({salt, text.sliced(at, length)}))
                    return &pattern;
            if (at + length == text.size())
                return nullptr;
            const quint64 gone = multiply(leaving, quint64(uchar(text[at])) + 1);
            hash = append(hash >= gone ? hash - gone : hash + kPrime - gone, base, uchar(text[at + length]));
        }
    }
};

SecretScan::SecretScan() : m_impl(std::make_unique<Impl>())
{
    auto *const random = QRandomGenerator::system();
    m_impl->base = 256 + random->generate64() % (kPrime - 512);
    m_impl->salt.resize(32);
    random->fillRange(reinterpret_cast<quint32 *>(m_impl->salt.data()), 8);
}

SecretScan::~SecretScan() = default;

void SecretScan::learn(const SecretName &name, QByteArrayView value)
{
    const QString words = QStringLiteral("the value of %1").arg(name.name);
    // Copies for the spellings a secret can take on its way; each is wiped before it is let go.
    QByteArray copy = value.toByteArray();
    QByteArray base64 = copy.toBase64(QByteArray::OmitTrailingEquals);
    QByteArray urlBase64 = copy.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QByteArray lowerHex = copy.toHex();
    QByteArray upperHex = lowerHex.toUpper();
    QByteArray percent = copy.toPercentEncoding();
    QByteArray json = QJsonDocument(QJsonArray{QString::fromUtf8(copy)}).toJson(QJsonDocument::Compact);
    const QByteArrayView escaped = QByteArrayView(json).sliced(2, json.size() - 4);
    {
        const std::unique_lock lock(m_impl->mutex);
        for (const QByteArrayView form : {QByteArrayView(copy), QByteArrayView(base64), QByteArrayView(urlBase64), QByteArrayView(lowerHex),
                                          QByteArrayView(upperHex), QByteArrayView(percent), escaped})
            if (value.size() >= kShortest)
                m_impl->add(words, form);
    }
    for (QByteArray *form : {&copy, &base64, &urlBase64, &lowerHex, &upperHex, &percent, &json})
        wipe(*form);
}

std::optional<QString> SecretScan::find(QByteArrayView text) const
{
    if (auto form = knownSecretForm(text))
        return form;
    const std::shared_lock lock(m_impl->mutex);
    for (const auto &[length, list] : m_impl->patterns)
        if (const Pattern *const found = m_impl->findLength(text, length, list))
            return found->name;
    return std::nullopt;
}

ScannedSecretStore::ScannedSecretStore(std::shared_ptr<SecretStore> inner, std::shared_ptr<SecretScan> scan)
    : m_inner(std::move(inner))
    , m_scan(std::move(scan))
{
}

QCoro::Task<Result<Secret>> ScannedSecretStore::read(SecretName name)
{
    const auto self = shared_from_this();
    auto value = co_await m_inner->read(name);
    if (value)
        m_scan->learn(name, value->view());
    co_return value;
}

QCoro::Task<Status> ScannedSecretStore::write(SecretName name, Secret value)
{
    const auto self = shared_from_this();
    m_scan->learn(name, value.view());
    const auto status = co_await m_inner->write(name, std::move(value));
    co_return status;
}

QCoro::Task<Status> ScannedSecretStore::remove(SecretName name)
{
    const auto self = shared_from_this();
    const auto status = co_await m_inner->remove(name);
    co_return status;
}

QCoro::Task<Result<std::vector<SecretInfo>>> ScannedSecretStore::list(domain::EnvironmentId environment)
{
    const auto self = shared_from_this();
    const auto infos = co_await m_inner->list(environment);
    co_return infos;
}

} // namespace pilothouse::secrets
