// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>

struct evp_pkey_st;

namespace pilothouse::demofleet {

/// The coordinator of the fleet's cluster: an RSA key made when first asked for and never written anywhere, and where on chain its hash stands.
class Coordinator
{
public:
    enum class Slot { Primary, Secondary, Nowhere };

    Coordinator();
    ~Coordinator();

    /// PKCS#8; for whoever is to sign as the demo's operator.
    QByteArray privatePem() const;
    /// SHA-256 of the public key's DER, lower-case hex.
    QString keyHash() const;
    static QString wallet() { return QStringLiteral("DemoCoordinatorWa11etNobodyHo1dsTheKeyAt1111"); }

    Slot slot() const { return m_slot; }
    void setSlot(Slot slot) { m_slot = slot; }
    /// Whether spawntees answer anybody who asks who they are and whether they have room, or only who signs. Which of it an image does
    /// is not documented, so the fleet plays both.
    bool answersAnybody() const { return m_answersAnybody; }
    void setAnswersAnybody(bool answers) { m_answersAnybody = answers; }
    /// What the chain allows; an empty slot is 64 zeros.
    QString primaryHash() const;
    QString secondaryHash() const;

private:
    struct Key;
    evp_pkey_st *key() const;

    mutable std::unique_ptr<Key> m_key;
    Slot m_slot = Slot::Primary;
    bool m_answersAnybody = true;
};

/// The three headers of a signed request, as received.
struct GatewayHeaders
{
    QByteArray message;
    QByteArray signature;
    QByteArray publicKey;
};

/// Why a signed request is turned away; empty when it is accepted. The steps and limits are those of the scheme: base64, hash of the key among the
/// allowed, signature over the bytes as received, JSON, at most 30 s old and 5 s ahead. `path`: what must have been signed; empty: anything.
QString gatewayRefusal(const GatewayHeaders &headers, const QStringList &allowedHashes, qint64 serverTime, const QString &path = {});

} // namespace pilothouse::demofleet
