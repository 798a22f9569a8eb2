// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/wallet_sessions.h"
#include "tests/support/await.h"
#include "tests/support/scripted_orchestrator.h"

#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::agents;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;

class WalletSessionsTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<ScriptedOrchestrator> m_port;

    static DevelopmentKey key() { return std::move(*DevelopmentKey::fromHex(Secret::copyOf(QByteArray(63, '0') + "1"))); }
    std::shared_ptr<WalletSessions> sessions(const QString &wallet, const QStringList &nfts)
    {
        return std::make_shared<WalletSessions>(m_port, WalletSessions::Choices{wallet, nfts});
    }

private slots:
    void init() { m_port = std::make_shared<ScriptedOrchestrator>(); }

    void saysWhatTheProfileLacks()
    {
        QVERIFY(sessions({}, {})->canSignIn().reason.contains(u"no wallet and no NFT"_s));
        QVERIFY(sessions({}, {u"0088"_s})->canSignIn().reason.contains(u"orchestrator.wallet"_s));
        QVERIFY(sessions(key().address(), {})->canSignIn().reason.contains(u"orchestrator.nfts"_s));
        QVERIFY(sessions(key().address(), {u"0088"_s})->canSignIn().allowed);
    }

    void theDevelopmentKeyIsAWalletTooAndIsNotSignedOut()
    {
        m_port->ownWallet = key().address();
        const auto made = sessions({}, {u"0088"_s});
        QVERIFY(!made->canSignIn().allowed); // nobody looked yet
        QVERIFY(await(made->load()).has_value());
        QVERIFY(made->canSignIn().allowed);
        QCOMPARE(made->wallets(), QStringList(key().address()));
        const WalletSession own{key().address(), u"0088"_s, {}, {}};
        QVERIFY(made->canSignOut(own).reason.contains(u"by itself"_s));
        QVERIFY(made->canSignOut({u"secret1person"_s, u"0088"_s, {}, {}}).allowed);
    }

    void signingInIsToldOnceItIsTrue()
    {
        const auto made = sessions(key().address(), {u"0088"_s});
        QSignalSpy done(made.get(), &WalletSessions::signedInOrOut);
        const auto asked = await(made->challenge(key().address(), u"0088"_s));
        QVERIFY(asked && asked->has_value());
        QCOMPARE((*asked)->wallet, key().address());
        const SignedMessage message{**asked, *key().sign((*asked)->message, (*asked)->scheme)};
        m_port->signInError = Error{.kind = ErrorKind::Unauthorised, .what = u"no"_s};
        QVERIFY(!await(made->signIn(message))->has_value());
        QVERIFY(done.isEmpty() && made->sessions().empty());
        m_port->signInError.reset();
        QVERIFY(await(made->signIn(message))->has_value());
        QCOMPARE(done.size(), 1);
        QCOMPARE(made->sessions().size(), size_t(1));
        QCOMPARE(made->sessions().front().token, u"0088"_s);
    }

    void signingOutForgetsEvenWhenTheOrchestratorIsNotTold()
    {
        const auto made = sessions(key().address(), {u"0088"_s});
        m_port->open = {{key().address(), u"0088"_s, {}, {}}, {key().address(), u"0917"_s, {}, {}}};
        m_port->signOutError = Error{.kind = ErrorKind::Network, .what = u"connection refused"_s};
        QSignalSpy done(made.get(), &WalletSessions::signedInOrOut);
        QVERIFY(!await(made->signOut(key().address(), u"0088"_s))->has_value());
        QCOMPARE(made->sessions().size(), size_t(1)); // the other NFT's stays
        QCOMPARE(made->sessions().front().token, u"0917"_s);
        QCOMPARE(done.size(), 1);
    }

    void nothingIsAskedForWhatIsNoWallet()
    {
        const auto made = sessions(u"secret1wrong"_s, {u"0088"_s});
        QCOMPARE(await(made->challenge(u"secret1wrong"_s, u"0088"_s))->error().kind, ErrorKind::InvalidInput);
        QCOMPARE(await(made->challenge(key().address(), {}))->error().kind, ErrorKind::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(WalletSessionsTest)
#include "tst_wallet_sessions.moc"
