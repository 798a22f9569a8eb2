// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/on_chain_text.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/cluster/on_chain_calls.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::models {

using cluster::ChainAnswer;
using cluster::KeptStep;
using Kind = ChainFact::Kind;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(OnChainText)
};

constexpr qsizetype kLongestCode = 2000;

QString prefixed(const QString &hex)
{
    return hex.isEmpty() || hex.startsWith(QLatin1String("0x")) ? hex : QStringLiteral("0x") + hex;
}

ChainFact chainOf(std::optional<qint64> id)
{
    if (!id)
        return {Words::tr("Chain"), QString()};
    const QString name = *id == 1 ? QStringLiteral("Ethereum") : *id == 8453 ? QStringLiteral("Base") : QString();
    return {Words::tr("Chain"), name.isEmpty() ? QString::number(*id) : Words::tr("%1 (%2)", "a chain and its number").arg(name).arg(*id)};
}

ChainFact codeOf(const QString &label, const QString &code)
{
    return {label, visibleText(code, kLongestCode), Kind::Code};
}

} // namespace

StateText chainAnswerState(ChainAnswer answer)
{
    switch (answer) {
    case ChainAnswer::RegisterFirst: return StateText::of(Mark::Warn, Words::tr("The app's contract has to allow it first (465)"));
    case ChainAnswer::Superseded: return StateText::of(Mark::Fail, Words::tr("The cloud does not know this change any more (466)"));
    case ChainAnswer::TransactionNotSeen: return StateText::of(Mark::Warn, Words::tr("The transaction could not be verified (467)"));
    case ChainAnswer::HashNotAllowed: return StateText::of(Mark::Warn, Words::tr("The contract does not allow the compose hash (468)"));
    }
    return {};
}

QString chainAnswerMeaning(ChainAnswer answer)
{
    switch (answer) {
    case ChainAnswer::RegisterFirst:
        return Words::tr("Nothing is changed yet. The owner's wallet makes the calls below, anywhere; then the change is committed here.");
    case ChainAnswer::Superseded: return Words::tr("It is too old, or a newer one took its place. Nothing was changed: plan the change again.");
    case ChainAnswer::TransactionNotSeen:
        return Words::tr(
            "Nothing was changed. Wait until the transaction is confirmed and commit again; check that the hash is whole and of this chain.");
    case ChainAnswer::HashNotAllowed:
        return Words::tr(
            "Nothing was changed. The transaction did something else, or went to another contract: make the calls below, then commit again.");
    }
    return {};
}

std::vector<ChainFact> chainFacts(const cluster::OnChainStep &step)
{
    std::vector<ChainFact> facts{chainOf(step.chainId), codeOf(Words::tr("Contract of the app"), step.contract)};
    const auto calls = cluster::ownerCalls(step);
    int number = 0;
    for (const cluster::OwnerCall &call : calls) {
        const bool several = calls.size() > 1;
        ++number;
        facts.push_back(codeOf(several ? Words::tr("Call %1").arg(number) : Words::tr("Call"), call.name));
        facts.push_back(codeOf(several ? Words::tr("Calldata %1").arg(number) : Words::tr("Calldata"), call.data));
    }
    facts.push_back(codeOf(Words::tr("Compose hash"), prefixed(step.composeHash)));
    facts.push_back(codeOf(Words::tr("Device id"), prefixed(step.deviceId)));
    return facts;
}

std::vector<ChainFact> contractFacts(const cluster::Provision &provision, const QString &deployer)
{
    const cluster::OwnerCall call = cluster::deployAppCall(provision, deployer);
    std::vector<ChainFact> facts{chainOf(provision.chainId), codeOf(Words::tr("Contract of the KMS"), provision.kmsContract),
                                 codeOf(Words::tr("Call"), call.name)};
    if (call.data.isEmpty())
        facts.push_back({Words::tr("Calldata"), Words::tr("It begins with the wallet's address: enter that below “Machine”.")});
    else
        facts.push_back(codeOf(Words::tr("Calldata"), call.data));
    facts.push_back(codeOf(Words::tr("Compose hash"), prefixed(provision.composeHash)));
    facts.push_back(codeOf(Words::tr("Device id"), prefixed(provision.deviceId)));
    return facts;
}

QString transactionProblem(const QString &typed)
{
    if (typed.isEmpty())
        return Words::tr("The transaction's hash is missing.");
    if (!typed.startsWith(QLatin1String("0x")))
        return Words::tr("A transaction's hash begins with 0x.");
    if (cluster::isTransactionHash(typed))
        return {};
    const qsizetype digits = typed.size() - 2;
    return digits == 64 ? Words::tr("Only the digits 0 to 9 and a to f stand behind 0x.")
                        : Words::tr("64 digits stand behind 0x, and these are %1.").arg(countText(digits));
}

QString waitingTitle(const std::vector<KeptStep> &steps)
{
    if (steps.size() == 1)
        return Words::tr("%1 waits for its contract's owner").arg(visibleText(steps.front().name, 80));
    return Words::tr("%n change(s) wait for their contracts' owners", nullptr, int(steps.size()));
}

QString keptStepText(const KeptStep &step, const QDateTime &now)
{
    if (step.wasCommitted)
        return Words::tr("%1: a commit was sent, and whether it took effect is not known. Look at the machine before you send another.")
            .arg(sentence(spoken(step.title)));
    const auto age = std::chrono::seconds(std::max<qint64>(0, step.since.secsTo(now)));
    return Words::tr("%1: asked for %2 ago, not carried out yet.").arg(sentence(spoken(step.title)), durationText(age));
}

} // namespace pilothouse::models
