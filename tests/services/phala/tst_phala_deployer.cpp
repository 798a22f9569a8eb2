// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_deployer.h"

#include "tests/support/await.h"
#include "tests/support/env_box.h"
#include "tests/support/raw_http_server.h"
#include "tests/support/shared_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::phala;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QCoro::Task<Result<Secret>> constantKey()
{
    co_return Secret::copyOf("phak_canary_4711");
}

constexpr char kHash[] = "15a8212815a8212815a8212815a8212815a8212815a8212815a8212815a82128";

/// A cloud with one KMS, whose signature over its key is a true one; the tests spoil one thing each.
class FakeCloud
{
public:
    FakeCloud()
    {
        const QJsonArray vectors = QJsonDocument::fromJson(readFile(testData(u"phala/env-pubkey-signature.json"_s)))["vectors"_L1].toArray();
        const QJsonObject vector = vectors.first().toObject();
        appId = vector["app_id"_L1].toString();
        publicKey = vector["public_key"_L1].toString();
        signature = vector["signature"_L1].toString();
        root = vector["recovered_signer"_L1].toString();
        provisionKey = publicKey;
        server.onRequest([this](const RawRequest &request, QTcpSocket &socket) {
            const QByteArray route = request.verb + ' ' + request.path().mid(qsizetype(strlen("/api/v1")));
            routes << QString::fromLatin1(route);
            if (route.endsWith("/envs") && !envsAnswer.isEmpty())
                socket.write(envsAnswer);
            else if (changeAnswer.isEmpty() || (request.verb == "GET" || route == "POST /cvms/provision"))
                socket.write(answer(route));
            else
                socket.write(changeAnswer);
        });
    }

    RawHttpServer server;
    QString appId;
    QString publicKey;
    QString signature;
    QString root;
    QString provisionKey;
    bool hasKmsRoutes = true;
    std::optional<int> chain; ///< that the machine's app is on, as its record says
    QByteArray envsAnswer;    ///< to the variables' own route; empty: as every change is answered
    QByteArray changeAnswer;  ///< to whatever changes something; empty: success
    QStringList routes;

    QJsonObject lastBody() const { return QJsonDocument::fromJson(server.requests().back().body).object(); }
    const RawRequest &last() const { return server.requests().back(); }

private:
    QByteArray answer(const QByteArray &route) const
    {
        const QJsonObject kms{{u"id"_s, u"kms_5x1"_s}, {u"slug"_s, u"kms-phala-prod7"_s}, {u"chain_id"_s, QJsonValue()}};
        if (route == "POST /cvms/provision")
            return json({{u"app_id"_s, appId},
                         {u"app_env_encrypt_pubkey"_s, provisionKey},
                         {u"compose_hash"_s, QLatin1String(kHash)},
                         {u"teepod_id"_s, 12},
                         {u"instance_type"_s, u"tdx.small"_s},
                         {u"kms_info"_s, kms}});
        if (route == "GET /cvms/web-tier")
            return json({{u"app_id"_s, appId}, {u"encrypted_env_pubkey"_s, provisionKey}, {u"kms_info"_s, chain ? onChain(kms) : kms}});
        if (route.contains("/pubkey/") && hasKmsRoutes)
            return json({{u"public_key"_s, publicKey}, {u"signature"_s, signature}});
        if (route.endsWith("/info") && hasKmsRoutes)
            return json({{u"bootstrap_info"_s, root.isEmpty() ? QJsonValue() : QJsonValue(QJsonObject{{u"k256_pubkey"_s, root}})}});
        if (route == "POST /cvms")
            return json(
                {{u"id"_s, 4711}, {u"name"_s, u"web-tier"_s}, {u"status"_s, u"starting"_s}, {u"vm_uuid"_s, u"uuid-1"_s}, {u"memory"_s, 2048}});
        if (route.startsWith("PATCH") || route.startsWith("POST /cvms/web-tier/commit-update"))
            return RawHttpServer::answer(202, "{\"correlation_id\":\"cor-1\",\"status\":\"in_progress\"}");
        if (route.startsWith("DELETE"))
            return RawHttpServer::answer(204, {});
        return RawHttpServer::answer(404, "{\"detail\":\"Not Found\"}");
    }
    QJsonObject onChain(QJsonObject kms) const
    {
        kms[u"chain_id"_s] = *chain;
        return kms;
    }
    static QByteArray json(const QJsonObject &object) { return RawHttpServer::json(QJsonDocument(object).toJson(QJsonDocument::Compact)); }
};

std::shared_ptr<CvmSpec> webTier(QByteArrayView value = "s3cr3t-canary")
{
    auto spec = std::make_shared<CvmSpec>();
    spec->name = u"web-tier"_s;
    spec->composeText = "services:\n  web:\n    image: nginx:1.27\n";
    spec->instanceType = u"tdx.small"_s;
    if (!value.isEmpty())
        spec->variables.push_back({u"TOKEN"_s, Secret::copyOf(value)});
    return spec;
}

std::shared_ptr<CvmUpdate> newVariables()
{
    auto change = std::make_shared<CvmUpdate>();
    change->variables.emplace();
    change->variables->push_back({u"TOKEN"_s, Secret::copyOf("s3cr3t-canary")});
    return change;
}

} // namespace

class PhalaDeployerTest : public QObject
{
    Q_OBJECT

    static std::shared_ptr<PhalaDeployer> deployerFor(const RawHttpServer &server)
    {
        http::RemoteContext context;
        context.environment = domain::EnvironmentId(u"demo"_s);
        context.allowedOrigins = {server.url()};
        context.keyHeader = "X-API-Key";
        context.key = &constantKey;
        context.keyRequired = true;
        context.remoteName = u"Phala Cloud"_s;
        http::RetryPolicy policy;
        policy.backOff = {5ms};
        return std::make_shared<PhalaDeployer>(std::make_shared<http::HttpClient>(context, policy), server.url(u"/api/v1"_s),
                                               std::make_shared<SystemClock>());
    }
    template <typename T>
    static Result<T> settled(QCoro::Task<Result<T>> task)
    {
        auto result = await(std::move(task));
        if (result)
            return std::move(*result);
        return Error{.kind = ErrorKind::Internal, .what = u"the client never answered"_s};
    }
    static Result<CreatedCvm> deploy(FakeCloud &cloud, const std::shared_ptr<CvmSpec> &spec)
    {
        const auto deployer = deployerFor(cloud.server);
        auto provision = settled(deployer->provision(spec));
        if (!provision)
            return provision.error();
        return settled(deployer->create(spec, *provision));
    }

    static QByteArray registerFirst()
    {
        return RawHttpServer::answer(
            465, QByteArray("{\"detail\":{\"error_code\":\"ERR-01-005\",\"message\":\"Register the hash first\",\"details\":[")
                     + "{\"field\":\"compose_hash\",\"value\":\"" + kHash + "\"},{\"field\":\"commit_token\",\"value\":\"tok-1\"}]}}");
    }

private slots:
    void provisionsThenVerifiesTheKeyThenEncryptsThenCreates()
    {
        FakeCloud cloud;
        const auto created = deploy(cloud, webTier());
        QVERIFY2(created, qPrintable(created ? QString() : created.error().what));
        QCOMPARE(cloud.routes, QStringList({u"POST /cvms/provision"_s, "GET /kms/kms-phala-prod7/pubkey/"_L1 + cloud.appId,
                                            u"GET /kms/kms-phala-prod7/info"_s, u"POST /cvms"_s}));
        QCOMPARE(created->recipientKey, RecipientKey::SignatureVerified);
        QCOMPARE(created->cvm.id.text(), u"uuid-1"_s);
        QCOMPARE(created->cvm.memoryGib, std::optional(2.0));
        QCOMPARE(cloud.lastBody()["app_id"_L1].toString(), cloud.appId);
        QCOMPARE(cloud.lastBody()["compose_hash"_L1].toString(), QLatin1String(kHash));
        QVERIFY(!cloud.lastBody().contains("contract_address"_L1));
        QCOMPARE(cloud.lastBody()["encrypted_env"_L1].toString().size(),
                 2 * (60 + qsizetype(strlen("{\"env\":[{\"key\":\"TOKEN\",\"value\":\"s3cr3t-canary\"}]}"))));
        QCOMPARE(cloud.server.requests()[0].header("X-Phala-Version"), QByteArray("2025-10-28"));
        QCOMPARE(cloud.server.requests()[1].header("X-Phala-Version"), QByteArray("2026-01-21"));
        QCOMPARE(cloud.last().header("X-Phala-Version"), QByteArray("2025-10-28"));
    }

    void aProvisionSendsNamesAndNoValues()
    {
        FakeCloud cloud;
        auto spec = webTier();
        spec->nodeId = 12;
        spec->diskGb = 40;
        spec->publicLogs = true;
        QVERIFY(settled(deployerFor(cloud.server)->provision(spec)));
        const QJsonObject body = cloud.lastBody();
        QCOMPARE(body["compose_file"_L1]["allowed_envs"_L1].toArray(), QJsonArray{u"TOKEN"_s});
        QCOMPARE(body["compose_file"_L1]["docker_compose_file"_L1].toString().toUtf8(), spec->composeText);
        QCOMPARE(body["compose_file"_L1]["public_logs"_L1].toBool(), true);
        QCOMPARE(body["listed"_L1], QJsonValue(false));
        QCOMPARE(body["prefer_dev"_L1], QJsonValue(false));
        QCOMPARE(body["kms"_L1].toString(), u"PHALA"_s);
        QCOMPARE(body["teepod_id"_L1].toInt(), 12);
        QCOMPARE(body["disk_size"_L1].toInt(), 40);
        QVERIFY(!body.contains("region"_L1) && !body.contains("image"_L1));
    }

    void noValueLeavesTheDeskInTheClear()
    {
        FakeCloud cloud;
        QVERIFY(deploy(cloud, webTier()));
        QVERIFY(settled(deployerFor(cloud.server)->update(u"web-tier"_s, newVariables())));
        for (const RawRequest &request : cloud.server.requests())
            QVERIFY(!request.body.contains("s3cr3t-canary") && !request.target.contains("s3cr3t-canary"));
    }

    void withoutVariablesNoKeyIsAskedFor()
    {
        FakeCloud cloud;
        const auto created = deploy(cloud, webTier({}));
        QVERIFY(created);
        QCOMPARE(created->recipientKey, RecipientKey::NothingEncrypted);
        QCOMPARE(cloud.routes, QStringList({u"POST /cvms/provision"_s, u"POST /cvms"_s}));
        QVERIFY(!cloud.lastBody().contains("encrypted_env"_L1));
    }

    void nothingIsMadeWhenTheKeyIsNotToBeTrusted_data()
    {
        QTest::addColumn<QString>("spoiled");
        for (const char *what : {"signature", "root", "other key", "low order", "root is no key"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void nothingIsMadeWhenTheKeyIsNotToBeTrusted()
    {
        QFETCH(QString, spoiled);
        FakeCloud cloud;
        if (spoiled == "signature"_L1)
            cloud.signature.replace(10, 1, cloud.signature[10] == u'0' ? u'1' : u'0');
        if (spoiled == "root"_L1)
            cloud.root.replace(3, 1, u'3');
        if (spoiled == "other key"_L1)
            cloud.provisionKey = QString(64, u'a');
        if (spoiled == "low order"_L1) {
            cloud.hasKmsRoutes = false;
            cloud.provisionKey = QString(64, u'0');
        }
        if (spoiled == "root is no key"_L1)
            cloud.root = u"0x02"_s;
        const auto created = deploy(cloud, webTier());
        QVERIFY(!created);
        QVERIFY(created.error().kind == ErrorKind::Refused || created.error().kind == ErrorKind::Protocol);
        QVERIFY(!cloud.routes.contains("POST /cvms"_L1));
    }

    void aKeyThatNobodyVouchesForIsUsedAndSaidToBeUnverified_data()
    {
        QTest::addColumn<bool>("routes");
        QTest::newRow("no root key is named") << true;
        QTest::newRow("the server knows no such routes") << false;
    }
    void aKeyThatNobodyVouchesForIsUsedAndSaidToBeUnverified()
    {
        QFETCH(bool, routes);
        FakeCloud cloud;
        cloud.hasKmsRoutes = routes;
        cloud.root.clear();
        const auto created = deploy(cloud, webTier());
        QVERIFY(created);
        QCOMPARE(created->recipientKey, RecipientKey::NotVerifiable);
    }

    void anAppOnAChainWaitsForItsContract()
    {
        FakeCloud cloud;
        Provision provision;
        provision.composeHash = QLatin1String(kHash);
        provision.chainId = 8453;
        provision.kmsSlug = u"kms-base-prod7"_s;
        provision.kmsContract = u"0x2f83172A49584C017F2B256F0FB2Dca14126Ba9C"_s;
        const auto early = settled(deployerFor(cloud.server)->create(webTier({}), provision));
        QVERIFY(!early);
        QCOMPARE(early.error().kind, ErrorKind::Refused);
        QVERIFY(early.error().nextStep.contains(provision.kmsContract));
        QVERIFY(cloud.routes.isEmpty());
        provision.appId = provision.appContract = u"0xabCDeF0123456789AbcdEf0123456789aBCDEF01"_s;
        provision.deployer = u"0x1a642f0E3c3aF545E7AcBD38b07251B3990914F1"_s;
        QVERIFY(settled(deployerFor(cloud.server)->create(webTier({}), provision)));
        QCOMPARE(cloud.lastBody()["kms_id"_L1].toString(), u"kms-base-prod7"_s);
        QCOMPARE(cloud.lastBody()["contract_address"_L1].toString(), provision.appContract);
        QCOMPARE(cloud.lastBody()["deployer_address"_L1].toString(), provision.deployer);
    }

    void aChangeWhoseAnswerIsLostIsSentOnceAndOpen_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("500") << RawHttpServer::answer(500, "{}");
        QTest::newRow("502") << RawHttpServer::answer(502, "<html>");
        QTest::newRow("504") << RawHttpServer::answer(504, "");
        QTest::newRow("half an answer") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\n{\"id\":");
        QTest::newRow("made, but which one?") << RawHttpServer::json("{\"name\":\"web-tier\"}");
    }
    void aChangeWhoseAnswerIsLostIsSentOnceAndOpen()
    {
        QFETCH(QByteArray, answer);
        FakeCloud cloud;
        cloud.server.onRequest([&cloud, answer](const RawRequest &, QTcpSocket &socket) {
            socket.write(answer);
            if (answer.contains("Connection: close"))
                socket.disconnectFromHost();
            Q_UNUSED(cloud);
        });
        Provision provision;
        provision.appId = cloud.appId;
        provision.composeHash = QLatin1String(kHash);
        const auto created = settled(deployerFor(cloud.server)->create(webTier({}), provision));
        QVERIFY(!created);
        QCOMPARE(created.error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(cloud.server.requests().size(), size_t(1));
    }

    void aRefusalKeepsTheCloudsWordsAndCode()
    {
        FakeCloud cloud;
        cloud.changeAnswer = RawHttpServer::answer(
            400, "{\"detail\":{\"error_code\":\"ERR-04-001\",\"message\":\"Top up first\",\"suggestions\":[\"Add credits\"]}}");
        const auto created = deploy(cloud, webTier({}));
        QVERIFY(!created);
        QCOMPARE(created.error().kind, ErrorKind::Remote);
        QVERIFY(created.error().what.contains("Top up first"_L1) && created.error().what.contains("ERR-04-001"_L1));
        QVERIFY(created.error().nextStep.contains("Add credits"_L1));
    }

    void variablesAloneGoToTheirOwnRouteAndTheComposeTextToTheMachines()
    {
        FakeCloud cloud;
        const auto envs = settled(deployerFor(cloud.server)->update(u"web-tier"_s, newVariables()));
        QVERIFY(envs);
        QCOMPARE(envs->correlationId, u"cor-1"_s);
        QCOMPARE(envs->recipientKey, RecipientKey::SignatureVerified);
        QCOMPARE(cloud.routes.last(), u"PATCH /cvms/web-tier/envs"_s);
        QCOMPARE(cloud.lastBody()["env_keys"_L1].toArray(), QJsonArray{u"TOKEN"_s});
        QVERIFY(!cloud.lastBody()["encrypted_env"_L1].toString().isEmpty());

        auto change = newVariables();
        change->composeText = "services: {}\n";
        QVERIFY(settled(deployerFor(cloud.server)->update(u"web-tier"_s, change)));
        QCOMPARE(cloud.routes.last(), u"PATCH /cvms/web-tier"_s);
        QCOMPARE(cloud.lastBody()["docker_compose_file"_L1].toString(), u"services: {}\n"_s);
        QCOMPARE(cloud.lastBody()["allowed_envs"_L1].toArray(), QJsonArray{u"TOKEN"_s});

        change = std::make_shared<CvmUpdate>();
        change->preLaunchScript = u"#!/bin/sh\n"_s;
        QVERIFY(settled(deployerFor(cloud.server)->update(u"web-tier"_s, change)));
        QCOMPARE(cloud.lastBody().keys(), QStringList{u"pre_launch_script"_s});
    }

    void aChangeOfNothingIsNotSent()
    {
        FakeCloud cloud;
        const auto receipt = settled(deployerFor(cloud.server)->update(u"web-tier"_s, std::make_shared<CvmUpdate>()));
        QVERIFY(!receipt);
        QVERIFY(cloud.routes.isEmpty());
    }

    void whatTheOwnerMustAllowOnChainIsAStepAndNotAFailure()
    {
        FakeCloud cloud;
        cloud.changeAnswer = RawHttpServer::answer(
            465, QByteArray("{\"detail\":{\"error_code\":\"ERR-01-005\",\"message\":\"Register the hash first\",\"details\":[")
                     + "{\"field\":\"compose_hash\",\"value\":\"0x" + kHash + "\"},{\"field\":\"app_id\",\"value\":\"" + cloud.appId.toLatin1()
                     + "\"},{\"field\":\"device_id\",\"value\":\"abab\"},{\"field\":\"commit_token\",\"value\":\"tok-1\"},"
                     + "{\"field\":\"kms_info\",\"value\":{\"chain_id\":8453}},"
                     + "{\"field\":\"onchain_status\",\"value\":{\"compose_hash_allowed\":false,\"device_id_allowed\":false}}]}}");
        auto receipt = settled(deployerFor(cloud.server)->update(u"web-tier"_s, newVariables()));
        QVERIFY(receipt);
        QVERIFY(receipt->onChain.has_value());
        QCOMPARE(receipt->onChain->composeHash, QLatin1String(kHash));
        QCOMPARE(receipt->onChain->contract, "0x"_L1 + cloud.appId);
        QCOMPARE(receipt->onChain->chainId, std::optional<qint64>(8453));
        QVERIFY(receipt->onChain->needsComposeHash && receipt->onChain->needsDevice);
        QCOMPARE(receipt->onChain->said, u"Register the hash first"_s);
        QCOMPARE(receipt->onChain->commitToken.view().toByteArray(), QByteArray("tok-1"));

        // Not on the contract yet: the step stays, with its token.
        cloud.changeAnswer = RawHttpServer::answer(468, "{\"detail\":{\"error_code\":\"ERR-01-008\",\"message\":\"Hash not on the contract\"}}");
        auto early = settled(deployerFor(cloud.server)->commitUpdate(u"web-tier"_s, std::move(*receipt->onChain), u"0x12"_s));
        QVERIFY(early && early->onChain.has_value());
        QVERIFY(early->onChain->said.contains("not on the contract"_L1));
        QCOMPARE(early->onChain->commitToken.view().toByteArray(), QByteArray("tok-1"));

        cloud.changeAnswer.clear();
        const auto done = settled(deployerFor(cloud.server)->commitUpdate(u"web-tier"_s, std::move(*early->onChain), QString()));
        QVERIFY(done && !done->onChain);
        QCOMPARE(done->correlationId, u"cor-1"_s);
        QCOMPARE(cloud.routes.last(), u"POST /cvms/web-tier/commit-update"_s);
        QCOMPARE(
            cloud.lastBody(),
            QJsonObject({{u"token"_s, u"tok-1"_s}, {u"compose_hash"_s, QLatin1String(kHash)}, {u"transaction_hash"_s, u"already-registered"_s}}));
    }

    void aMachineThatItsContractDoesNotAllowIsNotMade_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("register first") << 465 << ErrorKind::Refused;
        QTest::newRow("promised too long ago") << 466 << ErrorKind::Conflict;
        QTest::newRow("transaction not seen") << 467 << ErrorKind::Refused;
        QTest::newRow("not on the contract") << 468 << ErrorKind::Refused;
    }
    void aMachineThatItsContractDoesNotAllowIsNotMade()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        FakeCloud cloud;
        const auto order = webTier();
        const auto provision = settled(deployerFor(cloud.server)->provision(order));
        QVERIFY(provision);
        cloud.changeAnswer = RawHttpServer::answer(status, "{\"detail\":{\"error_code\":\"ERR-01-00x\",\"message\":\"Not allowed on chain\"}}");
        const auto created = settled(deployerFor(cloud.server)->create(order, *provision));
        QVERIFY(!created);
        QCOMPARE(created.error().kind, kind);
        QCOMPARE(created.error().httpStatus, std::optional(status));
        QVERIFY2(created.error().what.contains(u"Not allowed on chain"_s), qPrintable(created.error().what));
        QVERIFY(!created.error().nextStep.isEmpty());
    }

    void aTransactionThatIsNotSeenKeepsWhatTheOwnerHasToCall()
    {
        FakeCloud cloud;
        OnChainStep step;
        step.composeHash = QLatin1String(kHash);
        cloud.changeAnswer = RawHttpServer::answer(467, "{\"detail\":{\"error_code\":\"ERR-01-007\",\"message\":\"Transaction not verified\"}}");
        const auto early = settled(deployerFor(cloud.server)->commitUpdate(u"web-tier"_s, std::move(step), u"0x12"_s));
        QVERIFY(early && early->onChain);
        QCOMPARE(early->onChain->answer, ChainAnswer::TransactionNotSeen);
        QVERIFY2(early->onChain->needsComposeHash, "what was missing before is not there because a transaction was not seen");
    }

    void aStepWithoutATokenIsCommittedByTheWorkspacesKey()
    {
        FakeCloud cloud;
        OnChainStep step;
        step.composeHash = QLatin1String(kHash);
        QVERIFY(settled(deployerFor(cloud.server)->commitUpdate(u"web-tier"_s, std::move(step), u"0x12"_s)));
        QCOMPARE(cloud.routes.last(), u"PATCH /cvms/web-tier"_s);
        QCOMPARE(cloud.last().body, QByteArray("{}"));
        QCOMPARE(cloud.last().header("X-Compose-Hash"), QByteArray(kHash));
        QCOMPARE(cloud.last().header("X-Transaction-Hash"), QByteArray("0x12"));
    }

    void variablesOfAnAppOnAChainGoByTheRouteWhoseSecondPhaseNeedsNoValue()
    {
        FakeCloud cloud;
        cloud.chain = 8453;
        cloud.changeAnswer = registerFirst();
        const auto receipt = settled(deployerFor(cloud.server)->update(u"web-tier"_s, newVariables()));
        QVERIFY(receipt && receipt->onChain);
        QCOMPARE(cloud.routes.filter(u"PATCH"_s), QStringList{u"PATCH /cvms/web-tier"_s});
        QCOMPARE(cloud.lastBody()["allowed_envs"_L1].toArray(), QJsonArray{u"TOKEN"_s});
        QVERIFY(!cloud.lastBody()["encrypted_env"_L1].toString().isEmpty());
        // As after a restart of the program: no token, and nobody knows the values any more.
        OnChainStep step = receipt->onChain->clone();
        step.commitToken = Secret();
        cloud.changeAnswer.clear();
        QVERIFY(settled(deployerFor(cloud.server)->commitUpdate(u"web-tier"_s, std::move(step), u"0x12"_s)));
        QCOMPARE(cloud.routes.last(), u"PATCH /cvms/web-tier"_s);
        QCOMPARE(cloud.last().body, QByteArray("{}"));
    }

    void aCloudThatTellsOfTheChainOnlyThenIsAskedAgainByThatRoute()
    {
        FakeCloud cloud; // its record names no chain
        cloud.envsAnswer = registerFirst();
        cloud.changeAnswer = registerFirst();
        const auto receipt = settled(deployerFor(cloud.server)->update(u"web-tier"_s, newVariables()));
        QVERIFY(receipt && receipt->onChain);
        QCOMPARE(cloud.routes.filter(u"PATCH"_s), QStringList({u"PATCH /cvms/web-tier/envs"_s, u"PATCH /cvms/web-tier"_s}));
        QCOMPARE(receipt->onChain->commitToken.view().toByteArray(), QByteArray("tok-1"));
    }

    void anOldStepIsAConflictAndAHalfSaidOneIsRefused()
    {
        FakeCloud cloud;
        cloud.changeAnswer = RawHttpServer::answer(466, "{\"detail\":{\"error_code\":\"ERR-01-006\",\"message\":\"Superseded\"}}");
        OnChainStep step;
        step.composeHash = QLatin1String(kHash);
        const auto old = settled(deployerFor(cloud.server)->commitUpdate(u"web-tier"_s, std::move(step), QString()));
        QVERIFY(!old);
        QCOMPARE(old.error().kind, ErrorKind::Conflict);
        QVERIFY(!old.error().nextStep.isEmpty());
        cloud.changeAnswer = RawHttpServer::answer(465, "{\"detail\":{\"message\":\"Register\",\"details\":[]}}");
        const auto half = settled(deployerFor(cloud.server)->update(u"web-tier"_s, newVariables()));
        QVERIFY(!half);
        QCOMPARE(half.error().kind, ErrorKind::Protocol);
    }

    void resizesAndRemoves()
    {
        FakeCloud cloud;
        Resources resources;
        resources.vcpu = 2;
        resources.memoryMb = 4096;
        resources.diskGb = 60;
        QVERIFY(settled(deployerFor(cloud.server)->resize(u"web-tier"_s, resources)));
        QCOMPARE(cloud.routes.last(), u"PATCH /cvms/web-tier/resources"_s);
        QCOMPARE(cloud.lastBody(), QJsonObject({{u"vcpu"_s, 2}, {u"memory"_s, 4096}, {u"disk_size"_s, 60}, {u"allow_restart"_s, 1}}));
        QVERIFY(settled(deployerFor(cloud.server)->remove(u"7b1c2d3e-4f50-4a61-8b72-93a4b5c6d7e8"_s)));
        QCOMPARE(cloud.routes.last(), u"DELETE /cvms/7b1c2d3e4f504a618b7293a4b5c6d7e8"_s);
        cloud.changeAnswer = RawHttpServer::answer(404, "{\"detail\":\"CVM not found\"}");
        const Status gone = settled(deployerFor(cloud.server)->remove(u"web-tier"_s));
        QVERIFY(!gone);
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
    }

    void readsWhatTheWorkspaceHasAndNamesWhatIsMissing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("problem");
        QTest::newRow("not JSON") << QByteArray("<html>") << QByteArray("not JSON");
        QTest::newRow("no list") << QByteArray("{}") << QByteArray("nodes");
        QTest::newRow("no id") << QByteArray("{\"nodes\":[{\"name\":\"prod7\"}]}") << QByteArray("nodes[0]");
        QTest::newRow("a name twice") << QByteArray("{\"nodes\":[],\"nodes\":[]}") << QByteArray("nodes");
    }
    void readsWhatTheWorkspaceHasAndNamesWhatIsMissing()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, problem);
        RawHttpServer server;
        server.alwaysAnswer(RawHttpServer::json(body));
        const auto nodes = settled(deployerFor(server)->nodes());
        QVERIFY(!nodes);
        QCOMPARE(nodes.error().kind, ErrorKind::Protocol);
        QVERIFY2(nodes.error().what.contains(QLatin1String(problem)), qPrintable(nodes.error().what));
        QVERIFY(!nodes.error().where.isEmpty());
    }
};

QTEST_GUILESS_MAIN(PhalaDeployerTest)
#include "tst_phala_deployer.moc"
