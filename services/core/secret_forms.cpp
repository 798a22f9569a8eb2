// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/secret_forms.h"

#include <algorithm>

namespace pilothouse {

namespace {

bool isUpperOrDigit(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool isWordCharacter(char c)
{
    return isUpperOrDigit(c) || (c >= 'a' && c <= 'z') || c == '_' || c == '-';
}

template <typename Predicate>
qsizetype runLength(QByteArrayView text, qsizetype from, Predicate accepts)
{
    qsizetype end = from;
    while (end < text.size() && accepts(text[end]))
        ++end;
    return end - from;
}

/// "prefix" followed by at least `minimum` characters of its alphabet, and not in the middle of a longer word.
template <typename Predicate>
bool hasToken(QByteArrayView text, QByteArrayView prefix, qsizetype minimum, Predicate accepts)
{
    for (qsizetype at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
        const bool startsWord = at == 0 || !isWordCharacter(text[at - 1]);
        if (startsWord && runLength(text, at + prefix.size(), accepts) >= minimum)
            return true;
    }
    return false;
}

bool hasPrivateKey(QByteArrayView text)
{
    constexpr qsizetype kLongestLabel = 40; // "-----BEGIN ENCRYPTED PRIVATE KEY-----" and its sisters
    for (qsizetype at = text.indexOf("-----BEGIN "); at >= 0; at = text.indexOf("-----BEGIN ", at + 1))
        if (text.sliced(at, std::min(kLongestLabel, text.size() - at)).indexOf("PRIVATE KEY-----") >= 0)
            return true;
    return false;
}

/// scheme://user:password@host
bool hasPasswordInAddress(QByteArrayView text)
{
    for (qsizetype at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
        qsizetype colon = -1;
        for (qsizetype i = at + 3; i < text.size(); ++i) {
            const char c = text[i];
            if (c == '@') {
                if (colon > 0 && i > colon + 1)
                    return true;
                break;
            }
            if (c == ':' && colon < 0)
                colon = i;
            if (c == '/' || c == '?' || c == '#' || c == '"' || c == '\\' || static_cast<unsigned char>(c) <= ' ')
                break;
        }
    }
    return false;
}

} // namespace

std::optional<QString> knownSecretForm(QByteArrayView text)
{
    if (hasToken(text, "phak_", 8, isWordCharacter))
        return QStringLiteral("a Phala API key (phak_…)");
    for (const char *prefix : {"AKIA", "ASIA"})
        if (hasToken(text, prefix, 16, isUpperOrDigit))
            return QStringLiteral("an AWS access key id (%1…)").arg(QLatin1String(prefix));
    if (hasPrivateKey(text))
        return QStringLiteral("a private key (PEM)");
    if (hasPasswordInAddress(text))
        return QStringLiteral("an address with a password in it");
    return std::nullopt;
}

bool isSecretName(QStringView name)
{
    QString plain;
    for (const QChar c : name)
        if (c.isLetterOrNumber())
            plain += c.toLower();
    if (plain.endsWith(QLatin1String("path")))
        return false; // names where a key lies, not the key
    for (const char *word : {"secret", "password", "passwd", "passphrase", "token", "apikey", "accesskey", "privatekey", "credential", "mnemonic"})
        if (plain.contains(QLatin1String(word)))
            return true;
    return false;
}

} // namespace pilothouse
