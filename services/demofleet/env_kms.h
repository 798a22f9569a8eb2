// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace pilothouse::demofleet {

/// The variables that a guest found in its blob, in order.
using GuestVariables = std::vector<std::pair<QString, QString>>;

/// The fleet's key management service: a key for each app that variables are encrypted to, signed with a root key of its own.
/// Keys are made from the fleet's seed and protect nothing.
class EnvKms
{
public:
    explicit EnvKms(quint32 seed);

    /// 33 bytes, compressed secp256k1.
    const QByteArray &rootKey() const { return m_rootPublic; }
    /// X25519, 32 bytes, of an app by its 40 hex digits.
    QByteArray publicKeyOf(const QString &appId) const;
    /// r, s and recovery id over Keccak-256 of tag, app id and key: 65 bytes.
    QByteArray signatureOf(const QString &appId) const;
    /// What a guest of the app reads in the blob; nothing when it does not open or holds no list of variables.
    std::optional<GuestVariables> open(const QString &appId, const QByteArray &hexBlob) const;

private:
    QByteArray privateKeyOf(const QString &appId) const;

    QByteArray m_seed;
    QByteArray m_rootPrivate;
    QByteArray m_rootPublic;
    mutable QHash<QString, QByteArray> m_publicKeys;
};

} // namespace pilothouse::demofleet
