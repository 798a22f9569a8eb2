// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/shared_files.h"

#include "services/core/plain_text.h"
#include "services/core/private_file.h"

#include <QDir>
#include <QSet>

namespace pilothouse::aws {

namespace {

constexpr qsizetype kLargestFile = 1024 * 1024;

Error bad(const QString &fileName, int line, const QString &what)
{
    return {.kind = ErrorKind::InvalidInput,
            .what = what,
            .where = QStringLiteral("%1:%2").arg(fileName).arg(line),
            .nextStep = QStringLiteral("Correct the file, or keep the key in the keychain.")};
}

/// The section's name as this kind of file writes it; nothing for sections that are no profiles.
std::optional<QString> profileNameOf(QByteArrayView header, SharedFile kind)
{
    const QString text = QString::fromUtf8(header.trimmed());
    if (kind == SharedFile::Credentials || text == QLatin1String("default"))
        return text;
    if (text.startsWith(QLatin1String("profile ")))
        return text.mid(8).trimmed();
    return std::nullopt;
}

const QSet<QString> &otherSourceKeys()
{
    static const QSet<QString> keys{QStringLiteral("role_arn"),
                                    QStringLiteral("sso_session"),
                                    QStringLiteral("sso_start_url"),
                                    QStringLiteral("credential_process"),
                                    QStringLiteral("web_identity_token_file"),
                                    QStringLiteral("login_session")};
    return keys;
}

void take(SharedProfile *profile, const QString &key, QByteArrayView value)
{
    if (key == QLatin1String("aws_access_key_id"))
        profile->keys.accessKeyId = value.toByteArray();
    else if (key == QLatin1String("aws_secret_access_key"))
        profile->keys.secretAccessKey = Secret::copyOf(value);
    else if (key == QLatin1String("aws_session_token"))
        profile->keys.sessionToken = Secret::copyOf(value);
    else if (otherSourceKeys().contains(key))
        profile->otherSources << key;
}

QString pathOf(const char *variable, const QString &name)
{
    const QString set = qEnvironmentVariable(variable);
    return set.isEmpty() ? QDir::homePath() + QStringLiteral("/.aws/") + name : set;
}

Result<SharedProfile> readShared(const QString &path, SharedFile kind, const QString &profile)
{
    auto bytes = readPrivateFile(path, kLargestFile, kind == SharedFile::Credentials ? FileAccess::OwnerOnly : FileAccess::OthersMayRead);
    if (!bytes && bytes.error().kind == ErrorKind::NotFound)
        return SharedProfile();
    if (!bytes)
        return bytes.error();
    auto parsed = parseSharedFile(*bytes, kind, profile, path);
    wipe(*bytes);
    return parsed;
}

} // namespace

Result<SharedProfile> parseSharedFile(QByteArrayView text, SharedFile kind, const QString &profile, const QString &fileName)
{
    SharedProfile found;
    QSet<QString> sections;
    QSet<QString> keys;
    bool inSection = false;
    bool wanted = false;
    int number = 0;
    for (qsizetype begin = 0; begin < text.size();) {
        qsizetype end = text.indexOf('\n', begin);
        if (end < 0)
            end = text.size();
        QByteArrayView line = text.sliced(begin, end - begin);
        begin = end + 1;
        ++number;
        if (line.endsWith('\r'))
            line.chop(1);
        const QByteArrayView trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith('#') || trimmed.startsWith(';'))
            continue;
        if (line.startsWith(' ') || line.startsWith('\t')) {
            if (!inSection)
                return bad(fileName, number, QStringLiteral("an indented line before any section"));
            continue;
        }
        if (trimmed.startsWith('[')) {
            if (!trimmed.endsWith(']'))
                return bad(fileName, number, QStringLiteral("a section without its “]”"));
            const QByteArrayView header = trimmed.sliced(1, trimmed.size() - 2);
            const QString name = QString::fromUtf8(header.trimmed());
            if (sections.contains(name))
                return bad(fileName, number, QStringLiteral("section “%1” is there twice").arg(visibleText(name, 60)));
            sections.insert(name);
            keys.clear();
            inSection = true;
            wanted = profileNameOf(header, kind) == profile;
            found.present |= wanted;
            continue;
        }
        const qsizetype equals = line.indexOf('=');
        // The line itself is not quoted: it may be a key that lost its name.
        if (equals <= 0 || !inSection)
            return bad(fileName, number, QStringLiteral("neither a section, a setting nor a comment"));
        const QString key = QString::fromUtf8(line.first(equals).trimmed()).toLower();
        if (keys.contains(key))
            return bad(fileName, number, QStringLiteral("“%1” is there twice").arg(visibleText(key, 60)));
        keys.insert(key);
        if (wanted)
            take(&found, key, line.sliced(equals + 1).trimmed());
    }
    return found;
}

Result<Credentials> sharedCredentials(const QString &profile)
{
    const QString credentialsPath = pathOf("AWS_SHARED_CREDENTIALS_FILE", QStringLiteral("credentials"));
    const QString configPath = pathOf("AWS_CONFIG_FILE", QStringLiteral("config"));
    auto stored = readShared(credentialsPath, SharedFile::Credentials, profile);
    if (!stored)
        return stored.error();
    auto config = readShared(configPath, SharedFile::Config, profile);
    if (!config)
        return config.error();
    const QStringList others = stored->otherSources + config->otherSources;
    // A role or a login names other rights than the bare keys beside it: using those instead would be another identity.
    if (!others.isEmpty())
        return Error{.kind = ErrorKind::Refused,
                     .what = QStringLiteral("AWS profile “%1” gets its keys by %2, which this version does not do")
                                 .arg(visibleText(profile, 60), others.join(QStringLiteral(", "))),
                     .where = configPath,
                     .nextStep = QStringLiteral("Store keys of it under Secrets: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN.")};
    for (auto *candidate : {&*stored, &*config}) {
        if (!candidate->keys.isComplete())
            continue;
        Credentials keys = std::move(candidate->keys);
        keys.from = QStringLiteral("%1 [%2]").arg(candidate == &*stored ? credentialsPath : configPath, visibleText(profile, 60));
        return keys;
    }
    const bool present = stored->present || config->present;
    return Error{.kind = present ? ErrorKind::InvalidInput : ErrorKind::NotFound,
                 .what = present ? QStringLiteral("AWS profile “%1” has no complete key").arg(visibleText(profile, 60))
                                 : QStringLiteral("there is no AWS profile “%1”").arg(visibleText(profile, 60)),
                 .where = QStringLiteral("%1, %2").arg(credentialsPath, configPath),
                 .nextStep = QStringLiteral("Name another one in aws.profile.")};
}

} // namespace pilothouse::aws
