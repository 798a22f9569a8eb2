// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"

#include <QCoroTask>

#include <QDateTime>
#include <QString>

#include <chrono>
#include <optional>

namespace pilothouse::cluster {

/// The two hashes that a coordinator's wallet has on chain, as an index of certificates tells them.
struct CertificateSlots
{
    QString primary;   ///< 64 hex, lower case; empty: the slot is empty
    QString secondary; ///< likewise
    QDateTime primaryUpdatedAt;
    QDateTime secondaryUpdatedAt;
};

/// Where the slots are read.
class CertificateIndexPort
{
public:
    virtual ~CertificateIndexPort() = default;
    virtual QCoro::Task<Result<CertificateSlots>> certificateSlots(CancelToken cancel) = 0;
};

enum class KeySlot {
    NotAsked, ///< or the index did not answer
    Primary,
    Secondary,
    Neither, ///< the index answered and knows another key, or none
};
/// Where the hash of a public key stands. Hexadecimal digits of either case.
KeySlot slotOf(const QString &keyHash, const CertificateSlots &certificates);

/// A server's clock against ours, from the Date header of its answer; positive: the server is ahead. Nothing without a date that can be read.
/// The header counts whole seconds, so a second more or less says nothing.
std::optional<std::chrono::seconds> clockSkew(QByteArrayView dateHeader, const QDateTime &ourTime);

/// Why a signed request was refused, as far as this desk can tell. The server itself never says.
struct GatewayRefusal
{
    enum class Cause {
        ClockSkew,  ///< our clock differs by more than signatures are allowed to
        KeyUnknown, ///< the key's hash is in neither slot
        NotReady,   ///< the key is registered and the clocks agree: the server has not loaded the hashes yet, or an older set
        Unclear,    ///< not enough is known to tell
    };
    Cause cause = Cause::Unclear;
    std::optional<std::chrono::seconds> skew;
    KeySlot slot = KeySlot::NotAsked;
    QString keyHash; ///< of the key that signed

    friend bool operator==(const GatewayRefusal &, const GatewayRefusal &) = default;
};

/// A signature may be this old when it arrives, and this far ahead of the server's clock.
inline constexpr std::chrono::seconds kSignatureAge{30};
inline constexpr std::chrono::seconds kSignatureAhead{5};

/// What the facts amount to: the clock first, since it explains a refusal whatever the slots hold.
GatewayRefusal judgeRefusal(std::optional<std::chrono::seconds> skew, KeySlot slot, const QString &keyHash);

/// One sentence without a full stop, and what to do about it.
QString refusalText(const GatewayRefusal &refusal);
QString refusalNextStep(const GatewayRefusal &refusal);

} // namespace pilothouse::cluster
