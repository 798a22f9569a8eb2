// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/on_chain_calls.h"

#include "services/core/digest.h"
#include "services/core/plain_text.h"

#include <QRegularExpression>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

// The first four bytes of the Keccak-256 of each call's name, as the app contract of dstack has them (github.com/Dstack-TEE/dstack, kms/auth-eth).
constexpr QLatin1StringView kAddDevice("0x2a819728");
constexpr QLatin1StringView kAddComposeHash("0xdfc77223");
constexpr QLatin1StringView kDeployApp("0x8618169d");

constexpr struct
{
    ChainAnswer answer;
    const char *word;
} kAnswers[] = {
    {ChainAnswer::RegisterFirst, "register-first"},
    {ChainAnswer::Superseded, "superseded"},
    {ChainAnswer::TransactionNotSeen, "transaction-not-seen"},
    {ChainAnswer::HashNotAllowed, "hash-not-allowed"},
};

/// 64 hex digits of any 32 bytes, with or without 0x; empty: it is something else.
QString wordOf(const QString &bytes)
{
    const QString bare = bytes.startsWith("0x"_L1) ? bytes.mid(2) : bytes;
    const auto read = Sha256::fromHex(bare.toLatin1());
    return read ? QString::fromLatin1(read->toHex()) : QString();
}

QString callData(QLatin1StringView selector, const QString &bytes)
{
    const QString word = wordOf(bytes);
    return word.isEmpty() ? QString() : selector + word;
}

} // namespace

std::vector<OwnerCall> ownerCalls(const OnChainStep &step)
{
    std::vector<OwnerCall> calls;
    if (step.needsDevice)
        calls.push_back({u"addDevice(bytes32)"_s, callData(kAddDevice, step.deviceId), step.contract});
    if (step.needsComposeHash)
        calls.push_back({u"addComposeHash(bytes32)"_s, callData(kAddComposeHash, step.composeHash), step.contract});
    return calls;
}

OwnerCall deployAppCall(const Provision &provision, const QString &deployer)
{
    OwnerCall call{u"deployAndRegisterApp(address,bool,bool,bytes32,bytes32)"_s, {}, provision.kmsContract};
    static const QRegularExpression address(u"\\A0x[0-9A-Fa-f]{40}\\z"_s);
    const QString device = wordOf(provision.deviceId);
    const QString hash = wordOf(provision.composeHash);
    if (!address.match(deployer).hasMatch() || device.isEmpty() || hash.isEmpty())
        return call;
    const QString no(64, u'0');
    call.data = kDeployApp + QString(24, u'0') + deployer.mid(2).toLower() + no + no + device + hash;
    return call;
}

QString chainAnswerWord(ChainAnswer answer)
{
    for (const auto &known : kAnswers)
        if (known.answer == answer)
            return QLatin1StringView(known.word);
    return {};
}

std::optional<ChainAnswer> chainAnswerFromWord(const QString &word)
{
    for (const auto &known : kAnswers)
        if (word == QLatin1StringView(known.word))
            return known.answer;
    return std::nullopt;
}

QString whyNotYet(const OnChainStep &step)
{
    const QString contract = step.contract.isEmpty() ? u"its contract"_s : visibleText(step.contract, 60);
    switch (step.answer) {
    case ChainAnswer::RegisterFirst: return u"%1 has to allow compose hash %2 first"_s.arg(contract, step.composeHash);
    case ChainAnswer::Superseded: return u"the cloud does not know this change any more: plan it again"_s;
    case ChainAnswer::TransactionNotSeen: return u"the cloud could not verify the owner's transaction"_s;
    case ChainAnswer::HashNotAllowed: return u"%1 does not allow compose hash %2"_s.arg(contract, step.composeHash);
    }
    return {};
}

bool isTransactionHash(const QString &text)
{
    static const QRegularExpression form(u"\\A0x[0-9A-Fa-f]{64}\\z"_s);
    return form.match(text).hasMatch();
}

} // namespace pilothouse::cluster
