// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/chain_types.h"

namespace pilothouse::provenance {

std::optional<Address> addressFromText(QStringView text)
{
    if (text.size() != 42 || !text.startsWith(QLatin1StringView("0x")))
        return std::nullopt;
    return Address::fromHex(text.sliced(2).toLatin1());
}

std::optional<Sha256> hashFromText(QStringView text)
{
    if (text.startsWith(QLatin1StringView("0x")))
        text = text.sliced(2);
    return text.size() == 64 ? Sha256::fromHex(text.toLatin1()) : std::nullopt;
}

QString toText(const Address &address)
{
    return QStringLiteral("0x") + QString::fromLatin1(address.toHex());
}

QString toText(const Word &word)
{
    return QStringLiteral("0x") + QString::fromLatin1(word.toHex());
}

QString chainName(quint64 chainId)
{
    switch (chainId) {
    case 1: return QStringLiteral("Ethereum");
    case kBaseChainId: return QStringLiteral("Base");
    default: return QStringLiteral("chain %1").arg(chainId);
    }
}

} // namespace pilothouse::provenance
