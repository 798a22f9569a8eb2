// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secrets/secrets_file_store.h"

#include "services/core/private_file.h"

#include <QFileInfo>

#include <algorithm>

namespace pilothouse::secrets {

namespace {

constexpr qsizetype kMaxBytes = 64 * 1024;

QByteArrayView trimmed(QByteArrayView text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.isEmpty() && isSpace(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isSpace(text.back()))
        text.chop(1);
    return text;
}

bool isName(QByteArrayView text)
{
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_'; };
    return !text.isEmpty() && text.size() <= 128 && isLetter(text.front())
           && std::all_of(text.begin(), text.end(), [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); });
}

QByteArrayView unquoted(QByteArrayView value)
{
    const bool isQuoted = value.size() >= 2 && value.front() == value.back() && (value.front() == '"' || value.front() == '\'');
    return isQuoted ? value.sliced(1, value.size() - 2) : value;
}

Error readOnly(const QString &path)
{
    Error error;
    error.kind = ErrorKind::Refused;
    error.what = QStringLiteral("the secrets file is only read");
    error.where = path;
    error.nextStep = QStringLiteral("Edit the file, or run without it to use the keychain.");
    return error;
}

} // namespace

Result<std::shared_ptr<SecretsFileStore>> SecretsFileStore::open(const QString &path, domain::EnvironmentId environment)
{
    auto text = readPrivateFile(path, kMaxBytes, FileAccess::OwnerOnly);
    if (!text)
        return text.error();
    std::shared_ptr<SecretsFileStore> store(new SecretsFileStore);
    store->m_path = path;
    store->m_modified = QFileInfo(path).lastModified().toUTC();
    store->m_environment = std::move(environment);
    const Status parsed = store->parse(*text);
    wipe(*text);
    if (!parsed)
        return parsed.error();
    return store;
}

Status SecretsFileStore::parse(QByteArrayView text)
{
    int number = 0;
    while (!text.isEmpty()) {
        ++number;
        const qsizetype end = text.indexOf('\n');
        const QByteArrayView line = trimmed(end < 0 ? text : text.first(end));
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        if (line.isEmpty() || line.front() == '#')
            continue;
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.where = QStringLiteral("%1:%2").arg(QFileInfo(m_path).fileName()).arg(number);
        error.nextStep = QStringLiteral("Write one NAME=VALUE on each line.");
        const qsizetype equals = line.indexOf('=');
        const QByteArrayView name = equals < 0 ? QByteArrayView() : trimmed(line.first(equals));
        if (!isName(name)) {
            error.what = QStringLiteral("not a line NAME=VALUE");
            return error;
        }
        const QString key = QString::fromLatin1(name);
        const QByteArrayView value = unquoted(trimmed(line.sliced(equals + 1)));
        if (value.isEmpty() || m_values.contains(key)) {
            // Not even the name is repeated: a line of a key pasted over several lines can look like one.
            error.what = value.isEmpty() ? QStringLiteral("a name without a value") : QStringLiteral("a name that is there before");
            return error;
        }
        m_values.emplace(key, Secret::copyOf(value));
    }
    return Done{};
}

QCoro::Task<Result<Secret>> SecretsFileStore::read(SecretName name)
{
    const auto found = m_values.find(name.name);
    if (name.environment != m_environment || found == m_values.end())
        co_return secretNotFound(name);
    co_return found->second.clone();
}

QCoro::Task<Status> SecretsFileStore::write(SecretName, Secret)
{
    co_return readOnly(m_path);
}

QCoro::Task<Status> SecretsFileStore::remove(SecretName)
{
    co_return readOnly(m_path);
}

QCoro::Task<Result<std::vector<SecretInfo>>> SecretsFileStore::list(domain::EnvironmentId environment)
{
    std::vector<SecretInfo> infos;
    if (environment == m_environment)
        for (const auto &[name, value] : m_values)
            infos.push_back({{environment, name}, m_modified, backEnd()});
    co_return infos;
}

} // namespace pilothouse::secrets
