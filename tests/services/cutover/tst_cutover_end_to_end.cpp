// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/audit_store.h"
#include "services/planes/plane_client.h"
#include "services/secrets/memory_secret_store.h"
#include "services/store/store.h"
#include "services/traffic/haproxy_map_router.h"
#include "tests/services/cutover/cutover_bench.h"
#include "tests/support/haproxy_process.h"
#include "tests/support/tiny_http_client.h"
#include "tests/support/tiny_http_server.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cutover;
using namespace pilothouse::test;
using domain::Intent;
using domain::TrafficSplit;

namespace {

/// A controller of a few lines: its probes, its canary, and a count of what reaches it.
class Controller final
{
public:
    int readyStatus = 200;
    int requests = 0;
    TinyHttpServer server{[this](const TinyRequest &request) { return serve(request); }};

private:
    TinyAnswer serve(const TinyRequest &request)
    {
        if (request.path == "/ready")
            return {readyStatus, readyStatus == 200 ? R"({"ready":true,"reasons":[]})" : R"({"ready":false,"reasons":["HOT_PAY_JWT missing"]})"};
        if (request.path == "/health")
            return {
                200,
                R"json({"status":"healthy","uptime":60000,"services":{"farcaster":"disabled","teeWallet":"tee"},"compute":"Secure TEE (Phala dstack)"})json"};
        if (request.path == "/canary")
            return {200, R"({"result":null,"logFile":"/tmp/x"})"};
        if (request.path == "/canary/run") {
            QByteArray checks;
            for (const char *name : {"github", "near", "pingpay", "hotpay", "eigenai"})
                checks += QByteArray(checks.isEmpty() ? "" : ",") + '"' + name + "\":{\"ok\":true,\"details\":\"fine\"}";
            return {200, "{\"at\":\"" + QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8() + "\",\"ok\":true,\"checks\":{" + checks
                             + "}}"};
        }
        ++requests;
        return {200, R"({"response":"ok"})"};
    }
};

} // namespace

/// The whole way with nothing pretended but the attestation: HAProxy, planes over HTTP, the store, the record, the machine's clock.
class CutoverEndToEndTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Controller> m_oldPlane;
    std::unique_ptr<Controller> m_newPlane;
    std::unique_ptr<HaproxyProcess> m_haproxy;
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<audit::SqliteAuditLog> m_audit;
    std::shared_ptr<CutoverWorkflow> m_workflow;

    std::shared_ptr<CutoverWorkflow> makeWorkflow()
    {
        CutoverWorkflow::Parts parts;
        parts.environment = domain::Environment{domain::EnvironmentId(QStringLiteral("staging")), domain::EnvironmentKind::Staging};
        parts.settings.oldPlane = {QStringLiteral("hetzner"), QStringLiteral("http://127.0.0.1:%1").arg(m_oldPlane->server.port())};
        parts.settings.newPlane = {QStringLiteral("phala"), QStringLiteral("http://127.0.0.1:%1").arg(m_newPlane->server.port())};
        parts.settings.router = {QStringLiteral("haproxy-map"), m_haproxy->tcpAddress(), m_haproxy->mapPath()};
        const auto router = traffic::HaproxyMapRouter::create(parts.settings);
        const auto opened = store::Store::open(m_folder->filePath(QStringLiteral("staging.sqlite")));
        if (!router || !opened)
            return nullptr;
        http::RemoteContext context;
        context.environment = parts.environment.id;
        context.allowedOrigins = {QUrl(parts.settings.oldPlane.url), QUrl(parts.settings.newPlane.url)};
        parts.router = *router;
        parts.planes = std::make_shared<planes::PlaneClient>(std::make_shared<http::HttpClient>(context), parts.settings);
        parts.attestation = std::make_shared<FakeAttestation>();
        parts.store = *opened;
        m_audit = audit::openAuditLog(parts.store, parts.environment, std::make_shared<secrets::MemorySecretStore>(m_clock), m_clock);
        parts.audit = m_audit;
        parts.access = std::make_shared<domain::WriteAccess>(parts.environment.kind, m_clock);
        parts.operations = std::make_shared<OperationList>(m_clock);
        parts.clock = m_clock;
        parts.requiredGates = {domain::GateId::Readiness, domain::GateId::Dependency, domain::GateId::Attestation};
        parts.tick = 20ms;
        return std::make_shared<CutoverWorkflow>(parts);
    }

    bool inCanary()
    {
        m_workflow->start();
        const auto sampled = await(m_workflow->sample(CutoverWorkflow::Canary::Run));
        if (!sampled || !sampled->has_value())
            return false;
        const auto applied = await(m_workflow->apply(analyze(10), QStringLiteral("rehearsal"), QString()));
        if (!applied || !applied->has_value())
            qWarning() << describe(applied);
        return applied && applied->has_value();
    }

    /// One analyze request an author; how many of them reached the new plane, -1 when not all were answered.
    int sendFromAuthors(int authors)
    {
        const int before = m_newPlane->requests;
        QList<QByteArray> bodies;
        for (int i = 0; i < authors; ++i)
            bodies << "{\"text\":\"analyze owner/repo\",\"author\":\"author-" + QByteArray::number(i) + "\"}";
        return postAll(m_haproxy->frontPort(), "/process", bodies) == authors ? m_newPlane->requests - before : -1;
    }

private slots:
    void init()
    {
        if (HaproxyProcess::program().isEmpty())
            QSKIP("haproxy is not installed");
        m_clock = std::make_shared<SystemClock>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_oldPlane = std::make_unique<Controller>();
        m_newPlane = std::make_unique<Controller>();
        m_haproxy = std::make_unique<HaproxyProcess>();
        QVERIFY2(m_haproxy->start(m_oldPlane->server.port(), m_newPlane->server.port()), qPrintable(m_haproxy->errors()));
        m_workflow = makeWorkflow();
        QVERIFY(m_workflow);
    }
    void cleanup()
    {
        if (m_workflow)
            m_workflow->stop();
        m_workflow.reset();
        m_audit.reset();
        m_haproxy.reset();
        m_oldPlane.reset();
        m_newPlane.reset();
        m_folder.reset();
    }

    void movesTenPercentAndRollsBackWithinTwoSeconds()
    {
        QVERIFY(inCanary());
        QCOMPARE(m_workflow->status().stage, Stage::Canary);
        const int reached = sendFromAuthors(1000);
        QVERIFY2(reached > 60 && reached < 145, qPrintable(QString::number(reached)));

        QElapsedTimer timer;
        timer.start();
        const auto back = await(m_workflow->rollback(QStringLiteral("drill"), std::nullopt));
        const qint64 elapsed = timer.elapsed();
        QVERIFY2(back && back->has_value(), describe(back));
        QCOMPARE((*back)->stage, Stage::RolledBack);
        qInfo("rollback read back after %lld ms, recorded after %lld ms", qint64((*back)->rollback->tookToConfirm->count()), elapsed);
        QVERIFY(*(*back)->rollback->tookToConfirm < 2s);
        QVERIFY(elapsed < 3000);
        QVERIFY((*back)->rollback->recorded);
        QCOMPARE(sendFromAuthors(300), 0);

        const auto verified = await(m_audit->verify());
        QVERIFY(verified && verified->has_value());
        QVERIFY2((*verified)->intact, qPrintable((*verified)->message));
        QVERIFY((*verified)->entries >= 9);
    }

    void aDeadRouterIsNeverReportedAsDoneAndIsTriedUntilItReturns()
    {
        QVERIFY(inCanary());
        m_haproxy->stop();
        std::optional<Result<CutoverStatus>> outcome;
        m_workflow->rollback(QStringLiteral("drill"), std::nullopt).then([&](Result<CutoverStatus> result) { outcome = std::move(result); });
        QTRY_COMPARE_WITH_TIMEOUT(m_workflow->status().rollback->attempts.size(), size_t(3), 6000);
        QCOMPARE(m_workflow->status().stage, Stage::RollbackUnconfirmed);
        QVERIFY(!outcome);
        QCOMPARE(m_workflow->status().rollback->attempts.front().text, QStringLiteral("connection refused"));
        QVERIFY2(m_workflow->status().rollback->manualCommand.contains(m_haproxy->mapPath()),
                 qPrintable(m_workflow->status().rollback->manualCommand));

        // It comes back with a share on the new plane: coming back alone must not count as rolled back.
        QFile map(m_haproxy->mapPath());
        QVERIFY(map.open(QIODevice::WriteOnly));
        map.write("analyze 10\ncreate 0\npay 0\nother 0\n");
        map.close();
        QVERIFY(m_haproxy->startAgain());
        m_workflow->tryRollbackNow();
        QTRY_VERIFY_WITH_TIMEOUT(outcome.has_value(), 20000);
        QVERIFY2(outcome->has_value(), describe(outcome));
        QCOMPARE((*outcome)->stage, Stage::RolledBack);
        QVERIFY(m_haproxy->command("show map " + m_haproxy->mapPath().toUtf8() + '\n').contains("analyze 0"));
        QCOMPARE(sendFromAuthors(200), 0);
    }

    void seesAReloadWithinTenSeconds()
    {
        QVERIFY(inCanary());
        QVERIFY(m_haproxy->reload());
        QTRY_COMPARE_WITH_TIMEOUT(m_workflow->status().stage, Stage::Drifted, 10000);
        QVERIFY(m_workflow->status().drift->cause.contains(QLatin1String("reloaded")));
        QCOMPARE(m_workflow->status().split[0].inForce, Percent::fromWhole(0));
        QCOMPARE(m_workflow->status().split[0].wanted, percent(10));
    }

    void seesAndKeepsAChangeByAnotherHand()
    {
        QVERIFY(inCanary());
        m_haproxy->command("set map " + m_haproxy->mapPath().toUtf8() + " create 33\n");
        const auto refused = await(m_workflow->apply(analyze(20), QStringLiteral("rehearsal"), QString()));
        QVERIFY(refused && !refused->has_value());
        QCOMPARE(refused->error().kind, ErrorKind::Conflict);
        QVERIFY(m_haproxy->command("show map " + m_haproxy->mapPath().toUtf8() + '\n').contains("create 33"));
    }

    void aPlaneThatIsNotReadyStopsTheMove()
    {
        m_newPlane->readyStatus = 503;
        m_workflow->start();
        QVERIFY(await(m_workflow->sample(CutoverWorkflow::Canary::Run)));
        const auto refused = await(m_workflow->apply(analyze(10), QStringLiteral("rehearsal"), QString()));
        QVERIFY(refused && !refused->has_value());
        QVERIFY2(refused->error().what.contains(QLatin1String("Readiness fails")), describe(refused));
        QCOMPARE(m_workflow->status().newPlane.finding, QStringLiteral("503, HOT_PAY_JWT missing"));
        QCOMPARE(sendFromAuthors(100), 0);
    }

    void anotherProgramFindsTheRunAndItsRollback()
    {
        QVERIFY(inCanary());
        const QString run = m_workflow->status().run;
        m_workflow->stop();
        m_workflow = makeWorkflow();
        const auto sampled = await(m_workflow->sample(CutoverWorkflow::Canary::Skip));
        QVERIFY2(sampled && sampled->has_value(), describe(sampled));
        QCOMPARE(m_workflow->status().stage, Stage::Canary);
        QCOMPARE(m_workflow->status().run, run);
        QVERIFY(!m_workflow->status().drift);
        const auto back = await(m_workflow->rollback(QStringLiteral("drill"), 30s));
        QVERIFY2(back && back->has_value(), describe(back));
        m_workflow = makeWorkflow();
        QVERIFY(await(m_workflow->sample(CutoverWorkflow::Canary::Skip)));
        QCOMPARE(m_workflow->status().stage, Stage::RolledBack);
    }
};

QTEST_GUILESS_MAIN(CutoverEndToEndTest)
#include "tst_cutover_end_to_end.moc"
