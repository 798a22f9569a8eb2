// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/spawntee/certificate_index_client.h"
#include "services/spawntee/gateway_connector.h"
#include "tests/support/await.h"
#include "tests/support/demo_fleet_process.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::spawntee;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Cause = GatewayRefusal::Cause;

namespace {

template <typename T>
Result<T> settled(QCoro::Task<Result<T>> task)
{
    auto result = await(std::move(task));
    if (result)
        return std::move(*result);
    return Error{.what = u"the client never answered"_s};
}

std::shared_ptr<http::HttpClient> httpClient()
{
    http::RemoteContext context;
    context.environment = domain::EnvironmentId(u"demo"_s);
    context.anyOrigin = true;
    return std::make_shared<http::HttpClient>(context);
}

} // namespace

/// Against the real executable of the demo fleet, which verifies every signature and shares no code with the client.
class SpawnteeFleetTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoFleetProcess> m_fleet;
    std::shared_ptr<GatewayKey> m_key;
    std::shared_ptr<CertificateIndexPort> m_index;
    QString m_wallet;

    QString control(const char *route) const { return m_fleet->address("control") + QLatin1StringView(route); }
    QJsonObject machine(const QString &name)
    {
        for (int page = 1; page < 20; ++page) {
            const auto reply = m_fleet->get(m_fleet->address("phala") + u"/apps?page_size=50&page=%1"_s.arg(page), {{"X-API-Key", "phak_test"}});
            const QJsonArray apps = reply.json()["dstack_apps"_L1].toArray();
            if (apps.isEmpty())
                break;
            for (const QJsonValue &app : apps) {
                for (const QJsonValue &cvm : app["cvms"_L1].toArray()) {
                    if (cvm["name"_L1].toString() == name)
                        return cvm.toObject();
                }
            }
        }
        return {};
    }
    std::shared_ptr<SpawnteePort> portOf(const QString &name)
    {
        GatewayConnector::Parts parts{httpClient(), m_key, std::make_shared<SystemClock>(), m_index};
        parts.timing = {5s, {10ms, 10ms, 10ms}};
        parts.addressTemplate = m_fleet->address("spawntee");
        GatewayConnector connector(parts);
        const QJsonObject cvm = machine(name);
        SpawnteeAddress address;
        address.appId = cvm["app_id"_L1].toString();
        address.instanceId = cvm["instance_id"_L1].toString();
        auto port = connector.connect(address);
        return port ? *port : nullptr;
    }

private slots:
    void initTestCase()
    {
        m_fleet = std::make_unique<DemoFleetProcess>();
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
        const QJsonObject gateway = m_fleet->get(control("/gateway")).json();
        auto signer = GatewaySigner::fromPem(Secret(gateway["privateKey"_L1].toString().toLatin1()));
        QVERIFY2(signer, signer ? "" : qPrintable(signer.error().what));
        QCOMPARE(signer->keyHash(), gateway["keyHash"_L1].toString());
        m_key = GatewayKey::of(std::move(*signer));
        m_wallet = gateway["wallet"_L1].toString();
    }
    void init()
    {
        QVERIFY(m_fleet->clearFaults());
        m_index = std::make_shared<CertificateIndexClient>(httpClient(), QUrl(m_fleet->address("certificates")), m_wallet,
                                                           std::make_shared<SystemClock>());
    }

    void knowsARegistryAndARunner()
    {
        const auto registry = settled(portOf(u"crunch-tee-registry"_s)->identity(Attempts::Single, {}));
        QVERIFY2(registry, registry ? "" : qPrintable(registry.error().what));
        QVERIFY(registry->holdsRegistry());
        const auto runner = settled(portOf(u"crunch-tee-runner-4f1c92ab"_s)->identity(Attempts::Single, {}));
        QVERIFY(runner && runner->isRunner());
    }
    void readsWhatRuns()
    {
        const auto port = portOf(u"crunch-tee-runner-4f1c92ab"_s);
        const auto capacity = settled(port->capacity(Attempts::Retried, {}));
        QVERIFY(capacity && capacity->maxModels.value_or(0) > 0);
        const auto tasks = settled(port->tasks(Attempts::Retried, {}));
        QVERIFY2(tasks, tasks ? "" : qPrintable(tasks.error().what));
        QVERIFY(!tasks->items.empty() && tasks->skipped.empty());
        const auto models = settled(port->runningModels(Attempts::Retried, {}));
        QVERIFY(models && !models->items.empty());
        const auto detail = settled(port->task(models->items.front().taskId, {}));
        QVERIFY2(detail, detail ? "" : qPrintable(detail.error().what));
        QCOMPARE(detail->grpcPort, std::optional(443));
        QVERIFY(settled(port->health({})));
    }
    void buildsStartsAndStopsAModel()
    {
        const auto port = portOf(u"crunch-tee-runner-8b03de71"_s);
        BuildRequest build;
        build.submissionId = u"41001"_s;
        build.modelName = u"ewma_var"_s;
        const auto built = settled(port->buildModel(build));
        QVERIFY2(built, built ? "" : qPrintable(built.error().what));
        QVERIFY(!settled(port->submissionImage(u"41001"_s, {}))->exists);
        QVERIFY(m_fleet->advance(20));
        const auto image = settled(port->submissionImage(u"41001"_s, {}));
        QVERIFY(image && image->exists);
        QCOMPARE(image->taskId, built->taskId);
        StartRequest start;
        start.taskId = built->taskId;
        start.memoryMb = 1024;
        QVERIFY(settled(port->startModel(start)));
        QVERIFY(m_fleet->advance(5));
        const auto up = settled(port->task(built->taskId, {}));
        QVERIFY(up && !up->grpcHost.isEmpty());
        QCOMPARE(up->task.currentOperation, u"start_model"_s);
        QVERIFY(settled(port->stopModel(built->taskId)));
        QVERIFY(m_fleet->advance(5));
        QCOMPARE(settled(port->task(built->taskId, {}))->task.currentOperation, u"stop_model"_s);
    }
    void approvesAHashAndSaysWhenItCannotBe()
    {
        const QString hash = machine(u"crunch-tee-runner-e5506a1f"_s)["compose_hash"_L1].toString();
        const auto registry = portOf(u"crunch-tee-registry"_s);
        const auto receipt = settled(registry->approveHashes({hash}));
        QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().what));
        QCOMPARE(receipt->hashes, QStringList{hash});
        QCOMPARE(settled(registry->approveHashes({u"not-a-hash"_s})).error().httpStatus, std::optional(422));
        QVERIFY(m_fleet->setFault(u"cvm:crunch-tee-registry"_s, u"old-image"_s));
        QCOMPARE(settled(registry->approveHashes({hash})).error().kind, ErrorKind::NotFound);
    }

    void tellsAClockFromAKeyFromAFreshMachine()
    {
        const QString name = u"crunch-tee-runner-4f1c92ab"_s;
        const auto port = portOf(name);
        QVERIFY(m_fleet->setFault(u"cvm:"_s + name, u"skew"_s, 0, {{u"skewS"_s, 40}}));
        QVERIFY(!settled(port->tasks(Attempts::Retried, {})));
        QCOMPARE(port->lastRefusal()->cause, Cause::ClockSkew);
        QVERIFY(std::abs(port->lastRefusal()->skew->count() - 40) <= 2);
        QVERIFY(m_fleet->clearFaults());
        QVERIFY(m_fleet->setFault(u"cvm:"_s + name, u"still-booting"_s));
        QVERIFY(!settled(port->tasks(Attempts::Retried, {})));
        QCOMPARE(port->lastRefusal()->cause, Cause::NotReady);
        QCOMPARE(port->lastRefusal()->slot, KeySlot::Primary);
        QVERIFY(m_fleet->clearFaults());
        const QJsonObject elsewhere{{u"registered"_s, u"none"_s}};
        QCOMPARE(m_fleet->request("POST", control("/gateway"), QJsonDocument(elsewhere).toJson()).status, 204);
        init(); // the index's answer is kept for a while
        const auto later = portOf(name);
        QVERIFY(!settled(later->tasks(Attempts::Retried, {})));
        QCOMPARE(later->lastRefusal()->cause, Cause::KeyUnknown);
        const QJsonObject second{{u"registered"_s, u"secondary"_s}};
        QCOMPARE(m_fleet->request("POST", control("/gateway"), QJsonDocument(second).toJson()).status, 204);
        QVERIFY2(settled(later->tasks(Attempts::Single, {})), "either slot is good");
        const QJsonObject first{{u"registered"_s, u"primary"_s}};
        QCOMPARE(m_fleet->request("POST", control("/gateway"), QJsonDocument(first).toJson()).status, 204);
    }
    void seesWhenUnsignedRequestsAndCommandsAreTaken()
    {
        const QString name = u"crunch-tee-runner-4f1c92ab"_s;
        const auto port = portOf(name);
        QCOMPARE(settled(port->unsignedStatus({})).value_or(0), 401);
        QCOMPARE(settled(port->offersDebugCommands({})).value_or(true), false);
        QVERIFY(m_fleet->setFault(u"cvm:"_s + name, u"unsigned-accepted"_s));
        QVERIFY(m_fleet->setFault(u"cvm:"_s + name, u"debug-image"_s));
        QCOMPARE(settled(port->unsignedStatus({})).value_or(0), 200);
        QCOMPARE(settled(port->offersDebugCommands({})).value_or(false), true);
    }
    void repeatsAReadThatBreaksAndNotAChange()
    {
        const QString name = u"crunch-tee-runner-4f1c92ab"_s;
        const auto port = portOf(name);
        QVERIFY(m_fleet->setFault(u"cvm:"_s + name, u"reset"_s, 0, {{u"count"_s, 2}}));
        QVERIFY(settled(port->tasks(Attempts::Retried, {})));
        QVERIFY(m_fleet->setFault(u"cvm:"_s + name, u"reset"_s, 0, {{u"count"_s, 1}}));
        BuildRequest build;
        build.submissionId = u"41002"_s;
        QCOMPARE(settled(port->buildModel(build)).error().kind, ErrorKind::OutcomeUnknown);
        // The demo's connection breaks on the way back: the build did begin, and only asking tells.
        const auto tasks = settled(port->tasks(Attempts::Retried, {}));
        QVERIFY(tasks);
        QVERIFY(std::ranges::any_of(tasks->items, [](const SpawnteeTask &task) { return task.submissionId == u"41002"_s; }));
    }
    void isNotTakenInByAnAnswerThatIsNone()
    {
        const QString name = u"crunch-tee-runner-4f1c92ab"_s;
        const auto port = portOf(name);
        for (const QString &word : {u"html"_s, u"wrong-json"_s, u"truncated"_s, u"deep"_s, u"no-mode"_s}) {
            QVERIFY(m_fleet->clearFaults());
            QVERIFY(m_fleet->setFault(u"cvm:"_s + name, word));
            const auto identity = settled(port->identity(Attempts::Single, {}));
            QVERIFY2(!identity, qPrintable(word));
        }
        QVERIFY(m_fleet->clearFaults());
        QVERIFY(m_fleet->setFault(u"cvm:"_s + name, u"huge"_s));
        QCOMPARE(settled(port->tasks(Attempts::Single, {})).error().kind, ErrorKind::TooLarge);
    }
    void nobodyAnswersForAMachineThatIsDown()
    {
        const auto identity = settled(portOf(u"crunch-tee-runner-6ac7120d"_s)->identity(Attempts::Single, {}));
        QVERIFY(!identity);
        QCOMPARE(identity.error().kind, ErrorKind::Network);
    }
};

QTEST_GUILESS_MAIN(SpawnteeFleetTest)
#include "tst_spawntee_fleet.moc"
