// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/gateway_check.h"
#include "tests/services/demofleet/fleet_world.h"

#include <QFile>
#include <QTest>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

using namespace pilothouse;
using namespace pilothouse::demofleet;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;

namespace {

using Headers = QHash<QByteArray, QByteArray>;

/// Signs as the scheme says, with OpenSSL alone: the fleet shares no code with the client, nor does its test.
class Signer
{
public:
    explicit Signer(const QByteArray &pem)
    {
        BIO *const bio = BIO_new_mem_buf(pem.constData(), int(pem.size()));
        m_key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
        BIO_free(bio);
    }
    ~Signer() { EVP_PKEY_free(m_key); }
    Q_DISABLE_COPY_MOVE(Signer)

    Headers headers(const QByteArray &path, qint64 time) const
    {
        const QByteArray message = "{\"path\":\"" + path + "\",\"timestamp\":" + QByteArray::number(time) + '}';
        QByteArray signature(EVP_PKEY_get_size(m_key), '\0');
        size_t size = size_t(signature.size());
        EVP_MD_CTX *const context = EVP_MD_CTX_new();
        EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, m_key);
        EVP_DigestSign(context, reinterpret_cast<uchar *>(signature.data()), &size, reinterpret_cast<const uchar *>(message.constData()),
                       size_t(message.size()));
        EVP_MD_CTX_free(context);
        unsigned char *der = nullptr;
        const int length = i2d_PUBKEY(m_key, &der);
        const QByteArray publicKey(reinterpret_cast<const char *>(der), length);
        OPENSSL_free(der);
        return {{"x-gateway-auth-message", message.toBase64()},
                {"x-gateway-auth-signature", signature.toBase64()},
                {"x-gateway-auth-pubkey", publicKey.toBase64()}};
    }

private:
    EVP_PKEY *m_key = nullptr;
};

constexpr char kRegistry[] = "crunch-tee-registry";
constexpr char kRunner[] = "crunch-tee-runner-4f1c92ab";
constexpr char kOdd[] = "crunch-tee-runner-e5506a1f";

} // namespace

/// Requests go straight into handle(); the client's own tests come over sockets.
class DemofleetSpawnteeTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<FleetWorld> m_fleet;
    std::unique_ptr<Signer> m_signer;

    /// Every world makes a key of its own when it is first asked for.
    const Signer &signer()
    {
        if (!m_signer)
            m_signer = std::make_unique<Signer>(m_fleet->world.coordinator().privatePem());
        return *m_signer;
    }
    Answer ask(const char *machine, const QByteArray &path, const QByteArray &verb = "GET", const QByteArray &body = {})
    {
        return m_fleet->send(verb, "/s/" + m_fleet->machine(machine).instanceId.toLatin1() + path, body,
                             signer().headers(path, m_fleet->world.realNow() / 1000));
    }
    QJsonObject read(const char *machine, const QByteArray &path) { return ask(machine, path).json().object(); }
    QJsonObject post(const char *machine, const QByteArray &path, const QByteArray &body) { return ask(machine, path, "POST", body).json().object(); }
    Answer bare(const char *machine, const QByteArray &path) { return m_fleet->get("/s/" + m_fleet->machine(machine).instanceId.toLatin1() + path); }
    bool fault(const char *machine, const QByteArray &word, const QByteArray &more = {})
    {
        return m_fleet->fault("{\"target\":\"cvm:" + QByteArray(machine) + "\",\"fault\":\"" + word + '"' + more + '}').status == 201;
    }
    QString hashOf(const char *machine) { return QString::fromLatin1(m_fleet->world.fleet().composeOf(m_fleet->machine(machine)).hash.toHex()); }
    void restart(const char *machine)
    {
        const int index = m_fleet->world.fleet().find(QLatin1StringView(machine)).front();
        QVERIFY(!m_fleet->world.power(index, PowerAction::ForceRestart));
        m_fleet->pass(60'000);
    }

private slots:
    void init()
    {
        m_fleet = std::make_unique<FleetWorld>();
        m_signer.reset();
    }

    void judgesTheVerificationVectorsAsTheyAsk_data()
    {
        QTest::addColumn<QJsonObject>("item");
        QFile file(QStringLiteral(PILOTHOUSE_SOURCE_DIR "/tests/data/spawntee/verification-vectors.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray cases = QJsonDocument::fromJson(file.readAll())["cases"_L1].toArray();
        QVERIFY(cases.size() >= 17);
        for (const QJsonValue &item : cases)
            QTest::newRow(qPrintable(item["name"_L1].toString())) << item.toObject();
    }
    void judgesTheVerificationVectorsAsTheyAsk()
    {
        QFETCH(QJsonObject, item);
        const auto header = [&](const char *name) { return item["headers"_L1][QLatin1StringView(name)].toString().toLatin1(); };
        QStringList allowed;
        for (const QJsonValue &hash : item["allowed_cert_hashes"_L1].toArray())
            allowed << hash.toString();
        const GatewayHeaders headers{header("X-Gateway-Auth-Message"), header("X-Gateway-Auth-Signature"), header("X-Gateway-Auth-Pubkey")};
        const QString why = gatewayRefusal(headers, allowed, item["server_time"_L1].toInteger());
        QCOMPARE(why.isEmpty(), item["expect"_L1].toString() == "accept"_L1);
    }

    void answersAnybodyWhoAsksWhatItIs()
    {
        QCOMPARE(bare(kRegistry, "/").json()["mode"_L1].toString(), u"registry+runner"_s);
        QCOMPARE(bare(kRunner, "/").json()["mode"_L1].toString(), u"runner"_s);
        QCOMPARE(bare(kRunner, "/health").status, 200);
        QVERIFY(bare(kRunner, "/capacity").json()["accepting_new_models"_L1].isBool());
    }
    void wantsASignatureForTheRest()
    {
        for (const char *path : {"/tasks", "/running_models", "/task/x", "/submission-image/1", "/debug/exec"}) {
            const Answer answer = bare(kRunner, path);
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.headers.front().first, QByteArray("Date"));
        }
        QCOMPARE(ask(kRunner, "/tasks").status, 200);
    }
    void takesNoSignatureForAnotherPathOrAnotherTime()
    {
        const QByteArray id = m_fleet->machine(kRunner).instanceId.toLatin1();
        const qint64 now = m_fleet->world.realNow() / 1000;
        QCOMPARE(m_fleet->send("GET", "/s/" + id + "/tasks", {}, signer().headers("/running_models", now)).status, 401);
        QCOMPARE(m_fleet->send("GET", "/s/" + id + "/tasks", {}, signer().headers("/tasks", now - 31)).status, 401);
        QCOMPARE(m_fleet->send("GET", "/s/" + id + "/tasks", {}, signer().headers("/tasks", now + 6)).status, 401);
    }
    void takesNoOtherKey()
    {
        const Coordinator stranger;
        const Signer other(stranger.privatePem());
        const QByteArray id = m_fleet->machine(kRunner).instanceId.toLatin1();
        QCOMPARE(m_fleet->send("GET", "/s/" + id + "/tasks", {}, other.headers("/tasks", m_fleet->world.realNow() / 1000)).status, 401);
    }
    void followsWhereTheKeyIsRegistered()
    {
        QCOMPARE(m_fleet->send("POST", "/control/gateway", "{\"registered\":\"none\"}").status, 204);
        QCOMPARE(ask(kRunner, "/tasks").status, 401);
        QCOMPARE(m_fleet->send("POST", "/control/gateway", "{\"registered\":\"secondary\"}").status, 204);
        QCOMPARE(ask(kRunner, "/tasks").status, 200);
        const QJsonObject told = m_fleet->object("/control/gateway");
        const QJsonObject index = m_fleet->object("/cpi/certificates?wallet=" + told["wallet"_L1].toString().toLatin1());
        QCOMPARE(index["certHashSecondary"_L1], told["keyHash"_L1]);
        QVERIFY(index["certHash"_L1] != told["keyHash"_L1]);
        QCOMPARE(m_fleet->send("POST", "/control/gateway", "{\"registered\":\"elsewhere\"}").status, 400);
    }

    void tellsOfItselfOnlyToWhoSignsOnceItIsToldTo()
    {
        QCOMPARE(bare(kRunner, "/").status, 200);
        QCOMPARE(bare(kRunner, "/capacity").status, 200);
        QCOMPARE(m_fleet->object("/control/gateway")["public"_L1], QJsonValue(true));
        QCOMPARE(m_fleet->send("POST", "/control/gateway", "{\"public\":false}").status, 204);
        QCOMPARE(m_fleet->object("/control/gateway")["registered"_L1], QJsonValue(u"primary"_s));
        QCOMPARE(bare(kRunner, "/").status, 401);
        QCOMPARE(bare(kRunner, "/capacity").status, 401);
        QCOMPARE(bare(kRunner, "/health").status, 200);
        QCOMPARE(ask(kRunner, "/capacity").status, 200);
        QCOMPARE(m_fleet->send("POST", "/control/gateway", "{\"registered\":\"none\"}").status, 204);
        QCOMPARE(ask(kRunner, "/capacity").status, 401);
        QCOMPARE(m_fleet->send("POST", "/control/gateway", "{\"public\":\"no\"}").status, 400);
        QCOMPARE(m_fleet->send("POST", "/control/gateway", "{}").status, 400);
        QCOMPARE(m_fleet->send("POST", "/control/gateway", "{\"public\":true,\"registered\":\"primary\"}").status, 204);
        QCOMPARE(bare(kRunner, "/capacity").status, 200);
    }

    void buildsStartsAndStopsOnItsOwnClock()
    {
        const QString id = post(kRunner, "/build-model", "{\"submission_id\":\"777\",\"model_name\":\"ewma\"}")["task_id"_L1].toString();
        QVERIFY(!id.isEmpty());
        const QByteArray path = "/task/" + id.toLatin1();
        QCOMPARE(read(kRunner, path)["status"_L1].toString(), u"pending"_s);
        QCOMPARE(read(kRunner, "/submission-image/777")["image_exists"_L1], QJsonValue(false));
        m_fleet->pass(1'000);
        QCOMPARE(read(kRunner, path)["status"_L1].toString(), u"running"_s);
        m_fleet->pass(15'000);
        QCOMPARE(read(kRunner, path)["status"_L1].toString(), u"completed"_s);
        QCOMPARE(read(kRunner, "/submission-image/777")["task_id"_L1].toString(), id);
        const QByteArray body = "{\"task_id\":\"" + id.toLatin1() + "\",\"memory_mb\":512}";
        QCOMPARE(ask(kRunner, "/start-model", "POST", body).status, 200);
        m_fleet->pass(5'000);
        const QJsonObject up = read(kRunner, path);
        QCOMPARE(up["current_operation"_L1].toString(), u"start_model"_s);
        QVERIFY(up["metadata"_L1]["container"_L1]["external_grpc_hostname"_L1].toString().contains(u"g."_s));
        QVERIFY(QJsonDocument(read(kRunner, "/running_models")).toJson().contains(id.toLatin1()));
        QCOMPARE(ask(kRunner, "/start-model", "POST", body).status, 200);
        QCOMPARE(ask(kRunner, "/stop-model", "POST", body).status, 200);
        m_fleet->pass(3'000);
        QCOMPARE(read(kRunner, path)["current_operation"_L1].toString(), u"stop_model"_s);
        QVERIFY(!QJsonDocument(read(kRunner, "/running_models")).toJson().contains(id.toLatin1()));
    }
    void refusesWhatMakesNoSense()
    {
        QCOMPARE(ask(kRunner, "/build-model", "POST", "{}").status, 422);
        QCOMPARE(ask(kRunner, "/start-model", "POST", "{\"task_id\":\"nobody\"}").status, 404);
        const QString id = post(kRunner, "/build-model", "{\"submission_id\":\"778\"}")["task_id"_L1].toString();
        QCOMPARE(ask(kRunner, "/start-model", "POST", "{\"task_id\":\"" + id.toLatin1() + "\"}").status, 409);
        QCOMPARE(ask(kRunner, "/task/nobody").status, 404);
    }
    void takesBuildsUntilItIsFull()
    {
        int taken = 0;
        while (ask(kRunner, "/build-model", "POST", "{\"submission_id\":\"" + QByteArray::number(900 + taken) + "\"}").status == 200 && taken < 50)
            ++taken;
        QVERIFY(taken > 0 && taken < 50);
        QCOMPARE(read(kRunner, "/capacity")["accepting_new_models"_L1], QJsonValue(false));
    }
    void givesNothingToARunnerTheRegistryDoesNotKnow()
    {
        const QString id = post(kOdd, "/build-model", "{\"submission_id\":\"779\"}")["task_id"_L1].toString();
        m_fleet->pass(15'000);
        QCOMPARE(read(kOdd, "/task/" + id.toLatin1())["status"_L1].toString(), u"failed"_s);
        const QJsonObject receipt = post(kRegistry, "/registry/approve-hash", "{\"hashes\":[\"" + hashOf(kOdd).toLatin1() + "\"]}");
        QCOMPARE(receipt["approved_count"_L1].toInt(), 1);
        QCOMPARE(receipt["hashes"_L1].toArray().first().toString(), hashOf(kOdd));
        const QString again = post(kOdd, "/build-model", "{\"submission_id\":\"779\"}")["task_id"_L1].toString();
        m_fleet->pass(15'000);
        QCOMPARE(read(kOdd, "/task/" + again.toLatin1())["status"_L1].toString(), u"completed"_s);
    }
    void forgetsApprovalsAndContainersWhenTheRegistryRestarts()
    {
        QVERIFY(!read(kRegistry, "/running_models")["running_models"_L1].toArray().isEmpty());
        const int tasks = int(read(kRegistry, "/tasks")["tasks"_L1].toArray().size());
        restart(kRegistry);
        QVERIFY(read(kRegistry, "/running_models")["running_models"_L1].toArray().isEmpty());
        QCOMPARE(int(read(kRegistry, "/tasks")["tasks"_L1].toArray().size()), tasks);
        QVERIFY(QJsonDocument(read(kRegistry, "/tasks")).toJson().contains("failed"));
        const QString id = post(kRunner, "/build-model", "{\"submission_id\":\"780\"}")["task_id"_L1].toString();
        m_fleet->pass(15'000);
        QCOMPARE(read(kRunner, "/task/" + id.toLatin1())["status"_L1].toString(), u"failed"_s);
    }
    void refusesSignaturesWhileAFreshMachineLoadsTheHashes()
    {
        const int index = m_fleet->world.fleet().find(QLatin1StringView(kRunner)).front();
        QVERIFY(!m_fleet->world.power(index, PowerAction::ForceRestart));
        m_fleet->pass(8'000);
        QCOMPARE(bare(kRunner, "/").status, 200);
        QCOMPARE(ask(kRunner, "/tasks").status, 401);
        m_fleet->pass(25'000);
        QCOMPARE(ask(kRunner, "/tasks").status, 200);
    }
    void onlyARegistryTakesHashesAndOnlyHashes()
    {
        const QByteArray good = "{\"hashes\":[\"" + hashOf(kRunner).toLatin1() + "\"]}";
        QCOMPARE(ask(kRunner, "/registry/approve-hash", "POST", good).status, 404);
        QCOMPARE(ask(kRegistry, "/registry/approve-hash", "POST", "{\"hashes\":[\"not-a-hash\"]}").status, 422);
        QVERIFY(fault(kRegistry, "approval-refused"));
        QCOMPARE(ask(kRegistry, "/registry/approve-hash", "POST", good).status, 422);
        m_fleet->world.clearFaults();
        QVERIFY(fault(kRegistry, "old-image"));
        QCOMPARE(ask(kRegistry, "/registry/approve-hash", "POST", good).status, 404);
    }

    void misbehavesAsItIsTold()
    {
        QVERIFY(fault(kRunner, "unsigned-accepted"));
        QCOMPARE(bare(kRunner, "/running_models").status, 200);
        m_fleet->world.clearFaults();
        QVERIFY(fault(kRunner, "debug-image"));
        QCOMPARE(ask(kRunner, "/debug/exec").status, 422);
        QCOMPARE(ask(kRegistry, "/debug/exec").status, 404);
        m_fleet->world.clearFaults();
        QVERIFY(fault(kRunner, "still-booting"));
        QCOMPARE(ask(kRunner, "/tasks").status, 401);
        m_fleet->world.clearFaults();
        QVERIFY(fault(kRunner, "full"));
        QCOMPARE(read(kRunner, "/capacity")["accepting_new_models"_L1], QJsonValue(false));
        m_fleet->world.clearFaults();
        QVERIFY(fault(kRunner, "skew", ",\"skewS\":40"));
        QCOMPARE(ask(kRunner, "/tasks").status, 401);
        m_fleet->world.clearFaults();
        QVERIFY(fault(kRunner, "no-mode"));
        QVERIFY(!read(kRunner, "/").contains("mode"_L1));
        m_fleet->world.clearFaults();
        QVERIFY(fault(kRunner, "other-service"));
        QCOMPARE(read(kRunner, "/")["service"_L1].toString(), u"headscale"_s);
    }
    void hasNobodyBehindTheGatewayWhereNothingRuns()
    {
        QCOMPARE(m_fleet->get("/s/" + QByteArray(40, '0') + "/").delivery, Answer::Delivery::Reset);
        QCOMPARE(bare("gitsplits-controller", "/").delivery, Answer::Delivery::Reset);
        QCOMPARE(bare("crunch-tee-runner-6ac7120d", "/").delivery, Answer::Delivery::Reset);
        const QByteArray app = m_fleet->world.fleet().appOf(m_fleet->machine(kRegistry)).id.toLatin1();
        QCOMPARE(m_fleet->get("/s/" + app + "/").status, 200);
    }
};

QTEST_GUILESS_MAIN(DemofleetSpawnteeTest)
#include "tst_demofleet_spawntee.moc"
