// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/orchestrator/live_socket.h"
#include "services/orchestrator/orchestrator_client.h"
#include "services/secrets/memory_secret_store.h"
#include "tests/support/await.h"
#include "tests/support/demo_fleet_process.h"

#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::orchestrator;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A client with its sessions, as an environment has it.
struct Desk
{
    std::shared_ptr<secrets::MemorySecretStore> secrets;
    std::shared_ptr<SessionBook> sessions;
    std::shared_ptr<OrchestratorClient> client;
    QUrl base;
};

} // namespace

/// Against the real executable of the demo fleet, which shares no code with the client.
class OrchestratorFleetTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoFleetProcess> m_fleet;
    QByteArray m_key;
    QString m_wallet;

    Desk desk(const char *address, domain::EnvironmentKind kind = domain::EnvironmentKind::Demo, bool withKey = true)
    {
        const auto clock = std::make_shared<SystemClock>();
        const domain::Environment environment{domain::EnvironmentId(u"demo"_s), kind};
        Desk made;
        made.base = QUrl(m_fleet->address(address));
        http::RemoteContext context;
        context.environment = environment.id;
        context.allowedOrigins = {made.base};
        http::RetryPolicy policy;
        policy.backOff = {10ms};
        const auto http = std::make_shared<http::HttpClient>(context, policy);
        made.secrets = std::make_shared<secrets::MemorySecretStore>(clock);
        if (withKey)
            await(made.secrets->write({environment.id, QString::fromLatin1(kDevelopmentKeyName)}, Secret::copyOf(m_key)));
        SessionBook::Parts book{http, made.base, made.secrets, environment, clock, {}, {}};
        made.sessions = std::make_shared<SessionBook>(book);
        OrchestratorClient::Settings settings;
        settings.base = made.base;
        settings.nfts = {u"3000"_s};
        made.client = std::make_shared<OrchestratorClient>(http, made.sessions, clock, settings);
        return made;
    }
    template <typename T>
    static Result<T> settled(QCoro::Task<Result<T>> task)
    {
        auto result = await(std::move(task));
        if (result)
            return std::move(*result);
        return Error{.what = u"the client never answered"_s};
    }
    int counter(const char *name) { return m_fleet->state()["orchestrator"_L1][QLatin1StringView(name)].toInt(); }
    static agents::DeployRequest wish(const QString &token, const QString &wallet)
    {
        agents::DeployRequest request;
        request.token = token;
        request.wallet = wallet;
        return request;
    }
    Result<agents::DeployReceipt> deploy(const Desk &desk, const QString &token)
    {
        const auto asked = settled(desk.client->signingRequest(wish(token, m_wallet)));
        if (!asked)
            return asked.error();
        std::optional<agents::SignedMessage> message;
        if (*asked) {
            const auto signature = settled(desk.client->signForDevelopment(**asked));
            if (!signature)
                return signature.error();
            message = agents::SignedMessage{**asked, *signature};
            if (message->request.opensSession) {
                const auto signedIn = settled(desk.client->signIn(*message));
                if (!signedIn)
                    return signedIn.error();
                message.reset();
            }
        }
        return settled(desk.client->deploy(wish(token, m_wallet), message));
    }
    QString statusOf(const Desk &desk, const QString &token)
    {
        const auto row = settled(desk.client->get(token, m_wallet));
        return row ? row->status : row.error().what;
    }

private slots:
    void initTestCase()
    {
        m_fleet = std::make_unique<DemoFleetProcess>(QStringList{u"--cvms"_s, u"2"_s, u"--agents"_s, u"250"_s});
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
        const QJsonObject control = m_fleet->get(m_fleet->address("control")).json();
        m_key = control["orchestratorKey"_L1].toString().toLatin1();
        m_wallet = control["orchestratorWallet"_L1].toString();
        QVERIFY(agents::isWalletAddress(m_wallet));
    }
    void init()
    {
        QVERIFY(m_fleet->clearFaults());
        QVERIFY(m_fleet->resetCounters());
        QVERIFY(m_fleet->advance(61)); // the limit of ten changes a minute starts anew
    }
    void cleanupTestCase() { m_fleet.reset(); }

    void theDialectIsFoundByReadingAlone_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<QString>("dialect");
        QTest::newRow("spec") << QByteArray("orchestrator") << u"spec"_s;
        QTest::newRow("seed") << QByteArray("orchestratorSeed") << u"seed"_s;
    }
    void theDialectIsFoundByReadingAlone()
    {
        QFETCH(QByteArray, address);
        QFETCH(QString, dialect);
        const Desk made = desk(address.constData());
        const auto found = settled(made.client->findDialect());
        QVERIFY2(found.has_value(), found ? "" : qPrintable(found.error().what));
        QCOMPARE(made.client->dialect(), dialect);
        QCOMPARE(counter("challenges"), 0);
    }

    void aServerThatIsNeitherIsNamedAsThat()
    {
        Desk made = desk("oldPlane");
        const auto found = settled(made.client->findDialect());
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Protocol);
    }

    void theWholeListComesPageByPage_data() { theDialectIsFoundByReadingAlone_data(); }
    void theWholeListComesPageByPage()
    {
        QFETCH(QByteArray, address);
        const Desk made = desk(address.constData());
        const auto list = settled(made.client->list(CancelToken()));
        QVERIFY2(list.has_value(), list ? "" : qPrintable(list.error().what));
        QCOMPARE(list->items.size(), size_t(250));
        QVERIFY2(list->skipped.empty() && list->notes.isEmpty(), qPrintable(list->notes.join(u'\n')));
        const auto *const odd = list->findToken(u"1873"_s);
        QVERIFY(odd != nullptr);
        QCOMPARE(odd->status, u"paused_by_host"_s);
        QCOMPARE(odd->state, domain::DeploymentState::Unknown);
    }

    void aBadRowIsSkippedAndTold()
    {
        QVERIFY(m_fleet->setFault(u"orchestrator"_s, u"bad-row"_s));
        const auto list = settled(desk("orchestrator").client->list(CancelToken()));
        QVERIFY(list.has_value());
        QCOMPARE(list->items.size(), size_t(249));
        QCOMPARE(list->skipped.size(), size_t(1));
    }

    void withoutAnybodySignedInTheSpecListIsRefusedWithTheNextStep()
    {
        const auto list = settled(desk("orchestrator", domain::EnvironmentKind::Demo, false).client->list(CancelToken()));
        QCOMPARE(list.error().kind, ErrorKind::Unauthorised);
        QVERIFY(list.error().nextStep.contains(u"Sign in"_s));
    }

    void deploysAndStopsInBothDialects_data() { theDialectIsFoundByReadingAlone_data(); }
    void deploysAndStopsInBothDialects()
    {
        QFETCH(QByteArray, address);
        QFETCH(QString, dialect);
        const Desk made = desk(address.constData());
        const QString token = dialect == u"spec"_s ? u"3001"_s : u"3002"_s;
        const auto receipt = deploy(made, token);
        QVERIFY2(receipt.has_value(), receipt ? "" : qPrintable(receipt.error().what));
        QCOMPARE(receipt->estimate, 30s);
        QVERIFY(m_fleet->advance(30));
        QTRY_COMPARE(statusOf(made, token), u"running"_s);
        const auto again = deploy(made, token);
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::Conflict);

        const auto stopped = settled(made.client->stop(token, m_wallet));
        QVERIFY2(stopped.has_value(), stopped ? "" : qPrintable(stopped.error().what));
        QCOMPARE(*stopped, u"stopped"_s); // it says so before it is
        QCOMPARE(statusOf(made, token), u"stopping"_s);
        QVERIFY(m_fleet->advance(10));
        QTRY_COMPARE(statusOf(made, token), u"stopped"_s);
        QVERIFY(settled(made.client->stop(token, m_wallet)).has_value()); // once more is no error
    }

    void aSignatureOverAnotherTextIsRefusedHereAndThere()
    {
        const Desk made = desk("orchestrator");
        auto asked = settled(made.client->signingRequest(wish(u"3005"_s, m_wallet)));
        QVERIFY(asked && *asked);
        const auto signature = settled(made.client->signForDevelopment(**asked));
        agents::SignedMessage forged{**asked, *signature};
        forged.request.message += '\n';
        QCOMPARE(settled(made.client->signIn(forged)).error().kind, ErrorKind::InvalidInput);
        QCOMPARE(counter("refused"), 0); // nothing was sent

        // And a server that is asked anyway refuses as well.
        const QJsonObject body{{u"wallet_address"_s, m_wallet},
                               {u"nft_token_id"_s, u"3005"_s},
                               {u"message"_s, QString::fromUtf8((*asked)->message)},
                               {u"public_key"_s, agents::keyText(signature->publicKey, agents::KeyEncoding::Base64)},
                               {u"signature"_s, agents::keyText(QByteArray(64, '\1'), agents::KeyEncoding::Hex)}};
        const FleetReply reply = m_fleet->request("POST", m_fleet->address("orchestrator") + "/auth/verify"_L1, QJsonDocument(body).toJson());
        QCOMPARE(reply.status, 401);
        QCOMPARE(counter("refused"), 1);
    }

    void aChallengeIsGoodForOneSignIn()
    {
        const Desk made = desk("orchestrator");
        const auto asked = settled(made.client->signingRequest(wish(u"3006"_s, m_wallet)));
        const auto signature = settled(made.client->signForDevelopment(**asked));
        const agents::SignedMessage message{**asked, *signature};
        QVERIFY(settled(made.client->signIn(message)).has_value());
        QCOMPARE(settled(made.client->signIn(message)).error().kind, ErrorKind::Unauthorised);
    }

    void theDevelopmentKeyIsNeverUsedInProduction()
    {
        const Desk made = desk("orchestrator", domain::EnvironmentKind::Production);
        QVERIFY(await(made.client->developmentWallet())->isEmpty());
        agents::SigningRequest request;
        request.wallet = m_wallet;
        request.message = "x";
        QCOMPARE(settled(made.client->signForDevelopment(request)).error().kind, ErrorKind::Refused);
        QCOMPARE(settled(made.client->list(CancelToken())).error().kind, ErrorKind::Unauthorised);
        QCOMPARE(counter("signIns"), 0);
    }

    void callsAtTheSameTimeShareOneSignInAndOneRefresh()
    {
        const Desk made = desk("orchestrator");
        QVERIFY(settled(made.client->findDialect()).has_value());
        const auto readTogether = [&] {
            std::vector<QCoro::Task<Result<domain::Deployment>>> tasks;
            int good = 0;
            for (const auto token : {"1042", "0311", "2310", "0020", "0602", "0456", "1201", "1630"})
                tasks.push_back(made.client->get(QLatin1StringView(token), {}));
            for (auto &task : tasks) {
                const auto row = await(std::move(task));
                good += row && row->has_value();
            }
            return good;
        };
        // One NFT's session reads for all: without one, each call would sign in for itself.
        QVERIFY(settled(made.sessions->token({m_wallet, u"3000"_s})).has_value());
        std::vector<QCoro::Task<Result<Secret>>> asking;
        for (int i = 0; i < 8; ++i)
            asking.push_back(made.sessions->token({m_wallet, u"3010"_s}));
        for (auto &task : asking)
            QVERIFY(await(std::move(task))->has_value());
        QCOMPARE(counter("signIns"), 2);

        QVERIFY(m_fleet->advance(3700)); // the access tokens have run out by the server's clock
        QCOMPARE(counter("refreshes"), 0);
        QCOMPARE(readTogether(), 8);
        QVERIFY2(counter("refreshes") <= 1, qPrintable(QString::number(counter("refreshes"))));
    }

    void aSecondRefusalAsksForAPersonAndDoesNotLoop()
    {
        const Desk made = desk("orchestrator");
        QVERIFY(settled(made.client->list(CancelToken())).has_value());
        QVERIFY(m_fleet->setFault(u"orchestrator"_s, u"token-expired"_s));
        const int before = counter("requests");
        const auto list = settled(made.client->list(CancelToken()));
        QCOMPARE(list.error().kind, ErrorKind::Unauthorised);
        QVERIFY(counter("requests") - before <= 4);
    }

    void elevenChangesInAMinuteMeetTheLimitWithItsReset()
    {
        const Desk made = desk("orchestrator");
        std::optional<Error> refused;
        for (int i = 0; i < 11 && !refused; ++i) {
            const auto stopped = settled(made.client->stop(QString::number(4100 + i), m_wallet));
            if (!stopped)
                refused = stopped.error();
        }
        QVERIFY(refused);
        QCOMPARE(refused->kind, ErrorKind::Throttled);
        QVERIFY(refused->retryAfter && *refused->retryAfter <= 61s);
    }

    void liveMessagesComeInBothDialects_data() { theDialectIsFoundByReadingAlone_data(); }
    void liveMessagesComeInBothDialects()
    {
        QFETCH(QByteArray, address);
        QFETCH(QString, dialect);
        const Desk made = desk(address.constData());
        LiveSocket live(made.client, made.base, std::make_shared<SystemClock>());
        QStringList seen;
        connect(&live, &agents::LivePort::received, this, [&](const agents::LiveMessage &message) { seen << message.status.value_or(u"-"_s); });
        const QString token = dialect == u"spec"_s ? u"1042"_s : u"0311"_s;
        live.follow({token});
        QTRY_COMPARE(live.state(), agents::LivePort::State::Open);
        QTRY_VERIFY(counter("followed") > 0); // an open socket has not yet been heard asking for this deployment
        QVERIFY(settled(made.client->stop(token, m_wallet)).has_value());
        QTRY_VERIFY(seen.contains(u"stopping"_s));
        QVERIFY(m_fleet->advance(5));
        QTRY_VERIFY(seen.contains(u"stopped"_s));
    }

    void aDroppedSocketWaitsAndComesBack()
    {
        const Desk made = desk("orchestrator");
        LiveLimits limits;
        limits.firstPause = limits.longestPause = 50ms;
        LiveSocket live(made.client, made.base, std::make_shared<SystemClock>(), limits);
        live.follow({u"2310"_s});
        QTRY_COMPARE(live.state(), agents::LivePort::State::Open);
        QVERIFY(m_fleet->setFault(u"orchestrator"_s, u"socket-dropped"_s));
        QTRY_VERIFY(live.state() != agents::LivePort::State::Open);
        QTRY_VERIFY(!live.trouble().isEmpty());
        QVERIFY(!live.trouble().contains(u"token="_s));
        QVERIFY(m_fleet->clearFaults());
        QTRY_COMPARE(live.state(), agents::LivePort::State::Open);
        QVERIFY(live.trouble().isEmpty());
    }

    void eventsAreToldWhereTheyAreOffered()
    {
        const auto spec = settled(desk("orchestrator").client->history(u"0088"_s, {}));
        QVERIFY2(spec.has_value(), spec ? "" : qPrintable(spec.error().what));
        QVERIFY(spec->events && spec->events->size() >= 4);
        QVERIFY(spec->events->front().at >= spec->events->back().at);
        QVERIFY(!spec->log);
        const auto seed = settled(desk("orchestratorSeed").client->history(u"0088"_s, {}));
        QVERIFY(seed && !seed->events);
    }

    void aPersonsSessionIsKeptInTheKeychainAndADevelopersIsNot()
    {
        const Desk made = desk("orchestrator");
        QVERIFY(settled(made.client->list(CancelToken())).has_value());
        const secrets::SecretName name{domain::EnvironmentId(u"demo"_s), QString::fromLatin1(kSessionsName)};
        QVERIFY(!settled(made.secrets->read(name)).has_value());
        // The same wallet, signing as a person would: no key at this desk.
        const Desk person = desk("orchestrator", domain::EnvironmentKind::Staging, false);
        const auto key = agents::DevelopmentKey::fromHex(Secret::copyOf(m_key));
        const auto asked = settled(person.client->signingRequest(wish(u"3000"_s, m_wallet)));
        QVERIFY(asked && *asked);
        const agents::SignedMessage message{**asked, *key->sign((*asked)->message, (*asked)->scheme)};
        QVERIFY(settled(person.client->signIn(message)).has_value());
        const auto kept = settled(person.secrets->read(name));
        QVERIFY(kept.has_value() && kept->view().contains(m_wallet.toLatin1()));
        QVERIFY(settled(person.client->list(CancelToken())).has_value());
    }

    void signingOutEndsTheSessionThereAndHereAndInTheKeychain()
    {
        const Desk person = desk("orchestrator", domain::EnvironmentKind::Staging, false);
        const auto key = agents::DevelopmentKey::fromHex(Secret::copyOf(m_key));
        const auto signIn = [&](const QString &nft) {
            const auto asked = settled(person.client->challenge(m_wallet, nft));
            if (!asked)
                return false;
            const agents::SignedMessage message{*asked, *key->sign(asked->message, asked->scheme)};
            return settled(person.client->signIn(message)).has_value();
        };
        QVERIFY(signIn(u"3000"_s) && signIn(u"3001"_s));
        auto open = person.client->sessions();
        QCOMPARE(open.size(), size_t(2)); // one for each NFT
        QVERIFY(open.front().accessUntil > QDateTime::currentDateTimeUtc());
        const secrets::SecretName name{domain::EnvironmentId(u"demo"_s), QString::fromLatin1(kSessionsName)};
        const auto held = settled(person.secrets->read(name));
        QVERIFY(held && held->view().contains("3000") && held->view().contains("3001"));

        QVERIFY(settled(person.client->signOut(m_wallet, u"3000"_s)).has_value());
        QCOMPARE(counter("signOuts"), 1);
        QCOMPARE(person.client->sessions().size(), size_t(1));
        const auto rest = settled(person.secrets->read(name));
        QVERIFY(rest && !rest->view().contains("3000") && rest->view().contains("3001"));
        QVERIFY(settled(person.client->signOut(m_wallet, u"3001"_s)).has_value());
        QVERIFY(!settled(person.secrets->read(name)).has_value()); // nothing of it is left
        QCOMPARE(settled(person.client->list(CancelToken())).error().kind, ErrorKind::Unauthorised);
        QVERIFY(settled(person.client->signOut(m_wallet, u"3001"_s)).has_value()); // once more is no error
        QCOMPARE(counter("signOuts"), 2);
    }

    void aSignOutThatIsNotHeardIsForgottenHereAllTheSame()
    {
        const Desk person = desk("orchestrator", domain::EnvironmentKind::Staging, false);
        const auto key = agents::DevelopmentKey::fromHex(Secret::copyOf(m_key));
        const auto asked = settled(person.client->challenge(m_wallet, u"3000"_s));
        QVERIFY(asked.has_value());
        const agents::SignedMessage message{*asked, *key->sign(asked->message, asked->scheme)};
        QVERIFY(settled(person.client->signIn(message)).has_value());
        QVERIFY(m_fleet->setFault(u"orchestrator"_s, u"500"_s));
        const auto out = settled(person.client->signOut(m_wallet, u"3000"_s));
        QVERIFY(!out.has_value());
        QVERIFY2(out.error().what.contains(u"forgotten here"_s), qPrintable(out.error().what));
        QVERIFY(person.client->sessions().empty());
    }

    void theAgentsOfTheFleetAnswerAtTheirOwnAddresses()
    {
        const auto list = settled(desk("orchestrator").client->list(CancelToken()));
        QVERIFY(list.has_value());
        const QString base = m_fleet->address("orchestrator");
        QSet<domain::DeploymentState> asked;
        for (const domain::Deployment &row : list->items) {
            if (row.endpointUrl.isEmpty())
                continue;
            QVERIFY2(row.endpointUrl.startsWith(base), qPrintable(row.endpointUrl)); // never a name of somebody's
            const bool isWell = row.state == domain::DeploymentState::Running;
            if (asked.contains(row.state) || (!isWell && row.state != domain::DeploymentState::Unhealthy))
                continue;
            asked.insert(row.state);
            QCOMPARE(m_fleet->get(row.endpointUrl + "/health"_L1).status, isWell ? 200 : 503);
        }
        QVERIFY(asked.contains(domain::DeploymentState::Running));
    }
};

QTEST_GUILESS_MAIN(OrchestratorFleetTest)
#include "tst_orchestrator_fleet.moc"
