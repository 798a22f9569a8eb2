// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/on_chain_calls.h"

#include "services/core/digest.h"

#include <QRegularExpression>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

// The first four bytes of the Keccak-256 of each call's name, as the app contract of dstack has them (github.com/Dstack-TEE/dstack, kms/auth-eth).
constexpr QLatin1StringView kAddDevice("0x2a819728");
constexpr QLatin1StringView kAddComposeHash("0xdfc77223");

QString callData(QLatin1StringView selector, const QString &word)
{
    const QString bare = word.startsWith("0x"_L1) ? word.mid(2) : word;
    const auto bytes = Sha256::fromHex(bare.toLatin1()); // any 32 bytes
    return bytes ? selector + QString::fromLatin1(bytes->toHex()) : QString();
}

} // namespace

std::vector<OwnerCall> ownerCalls(const OnChainStep &step)
{
    std::vector<OwnerCall> calls;
    if (step.needsDevice)
        calls.push_back({u"addDevice(bytes32)"_s, callData(kAddDevice, step.deviceId)});
    if (step.needsComposeHash)
        calls.push_back({u"addComposeHash(bytes32)"_s, callData(kAddComposeHash, step.composeHash)});
    return calls;
}

bool isTransactionHash(const QString &text)
{
    static const QRegularExpression form(u"\\A0x[0-9A-Fa-f]{64}\\z"_s);
    return form.match(text).hasMatch();
}

} // namespace pilothouse::cluster
