// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/gateway_refusal.h"

#include <QLocale>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using Cause = GatewayRefusal::Cause;

namespace {

bool isSame(const QString &slot, const QString &hash)
{
    return !slot.isEmpty() && slot.compare(hash, Qt::CaseInsensitive) == 0;
}

QString skewText(std::chrono::seconds skew)
{
    const auto size = std::chrono::abs(skew).count();
    if (skew.count() == 0)
        return u"this desk's clock and the server's agree"_s;
    return skew.count() > 0 ? u"this desk's clock is %1 s behind the server's"_s.arg(size)
                            : u"this desk's clock is %1 s ahead of the server's"_s.arg(size);
}

QString slotText(KeySlot slot)
{
    switch (slot) {
    case KeySlot::NotAsked: return u"whether the key is registered could not be looked up"_s;
    case KeySlot::Primary: return u"the key is registered in the primary slot"_s;
    case KeySlot::Secondary: return u"the key is registered in the secondary slot"_s;
    case KeySlot::Neither: return u"the key is in neither certificate slot of the wallet"_s;
    }
    return {};
}

} // namespace

KeySlot slotOf(const QString &keyHash, const CertificateSlots &certificates)
{
    if (isSame(certificates.primary, keyHash))
        return KeySlot::Primary;
    if (isSame(certificates.secondary, keyHash))
        return KeySlot::Secondary;
    return KeySlot::Neither;
}

std::optional<std::chrono::seconds> clockSkew(QByteArrayView dateHeader, const QDateTime &ourTime)
{
    // "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, section 5.6.7), the only form that is still sent.
    if (dateHeader.size() > 64)
        return std::nullopt;
    QDateTime theirs = QLocale::c().toDateTime(QString::fromLatin1(dateHeader.trimmed()), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!theirs.isValid() || !ourTime.isValid())
        return std::nullopt;
    theirs.setTimeSpec(Qt::UTC);
    return std::chrono::seconds(theirs.toSecsSinceEpoch() - ourTime.toSecsSinceEpoch());
}

GatewayRefusal judgeRefusal(std::optional<std::chrono::seconds> skew, KeySlot slot, const QString &keyHash)
{
    GatewayRefusal refusal{Cause::Unclear, skew, slot, keyHash};
    if (skew && (*skew > kSignatureAge || -*skew > kSignatureAhead))
        refusal.cause = Cause::ClockSkew;
    else if (slot == KeySlot::Neither)
        refusal.cause = Cause::KeyUnknown;
    else if (skew && slot != KeySlot::NotAsked)
        refusal.cause = Cause::NotReady;
    return refusal;
}

QString refusalText(const GatewayRefusal &refusal)
{
    switch (refusal.cause) {
    case Cause::ClockSkew:
        return u"the signature was refused: %1, and only signatures at most %2 s old and %3 s ahead are accepted"_s.arg(skewText(*refusal.skew))
            .arg(kSignatureAge.count())
            .arg(kSignatureAhead.count());
    case Cause::KeyUnknown: return u"the signature was refused: %1 (its hash is %2)"_s.arg(slotText(refusal.slot), refusal.keyHash);
    case Cause::NotReady:
        return u"the signature was refused although %1 and the clocks agree: the CVM has not loaded the certificate hashes yet"_s.arg(
            slotText(refusal.slot));
    case Cause::Unclear: break;
    }
    return u"the signature was refused and the server does not say why: %1; %2"_s.arg(
        slotText(refusal.slot), refusal.skew ? skewText(*refusal.skew) : u"the server's clock is not known"_s);
}

QString refusalNextStep(const GatewayRefusal &refusal)
{
    switch (refusal.cause) {
    case Cause::ClockSkew: return u"Set this desk's clock, by a time server if there is one, and try again."_s;
    case Cause::KeyUnknown: return u"Choose the key whose certificate is registered for the wallet, or register this one's hash on chain."_s;
    case Cause::NotReady: return u"Wait a few minutes: a fresh CVM loads the hashes after its start, and caches keep an older set for up to five."_s;
    case Cause::Unclear: break;
    }
    return u"Compare the key's hash with the wallet's certificate slots, check this desk's clock, and give a fresh CVM a few minutes to load the hashes."_s;
}

} // namespace pilothouse::cluster
