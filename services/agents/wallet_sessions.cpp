// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/wallet_sessions.h"

#include "services/core/plain_text.h"

namespace pilothouse::agents {

using namespace Qt::StringLiterals;

WalletSessions::WalletSessions(std::shared_ptr<AgentPort> port, Choices choices) : m_port(std::move(port)), m_choices(std::move(choices)) { }

QCoro::Task<Done> WalletSessions::load()
{
    const auto self = shared_from_this();
    m_developmentWallet = co_await m_port->developmentWallet();
    emit changed();
    co_return Done{};
}

QStringList WalletSessions::wallets() const
{
    QStringList all{m_choices.wallet, m_developmentWallet};
    all.removeAll(QString());
    all.removeDuplicates();
    return all;
}

domain::ActionState WalletSessions::canSignIn() const
{
    if (wallets().isEmpty() && m_choices.nfts.isEmpty())
        return domain::ActionState::no(u"the profile names no wallet and no NFT: add orchestrator.wallet and orchestrator.nfts"_s);
    if (wallets().isEmpty())
        return domain::ActionState::no(u"the profile names no wallet: add orchestrator.wallet"_s);
    if (m_choices.nfts.isEmpty())
        return domain::ActionState::no(u"the profile names no NFT: add orchestrator.nfts"_s);
    return domain::ActionState::yes();
}

domain::ActionState WalletSessions::canSignOut(const WalletSession &session) const
{
    if (!m_developmentWallet.isEmpty() && session.wallet == m_developmentWallet)
        return domain::ActionState::no(
            u"the development key signs in by itself whenever it is needed; delete ORCHESTRATOR_DEV_KEY under Secrets to end that"_s);
    return domain::ActionState::yes();
}

QCoro::Task<Result<SigningRequest>> WalletSessions::challenge(QString wallet, QString nft)
{
    const auto self = shared_from_this();
    if (!isWalletAddress(wallet))
        co_return Error{.kind = ErrorKind::InvalidInput,
                        .what = u"this is no address of a wallet"_s,
                        .where = visibleText(wallet, 100),
                        .nextStep = u"Check orchestrator.wallet in the profile."_s};
    if (nft.isEmpty())
        co_return Error{.kind = ErrorKind::InvalidInput, .what = u"no NFT is chosen"_s};
    const auto asked = co_await m_port->challenge(wallet, nft);
    co_return asked;
}

QCoro::Task<Status> WalletSessions::signIn(SignedMessage message)
{
    const auto self = shared_from_this();
    const Status status = co_await m_port->signIn(message);
    emit changed();
    if (status)
        emit signedInOrOut();
    co_return status;
}

QCoro::Task<Status> WalletSessions::signOut(QString wallet, QString nft)
{
    const auto self = shared_from_this();
    const Status status = co_await m_port->signOut(wallet, nft);
    emit changed();
    emit signedInOrOut();
    co_return status;
}

} // namespace pilothouse::agents
