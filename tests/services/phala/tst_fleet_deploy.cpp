// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/fleet_deploy.h"
#include "services/phala/phala_client.h"
#include "services/phala/phala_deployer.h"

#include "tests/support/await.h"
#include "tests/support/demo_fleet_process.h"
#include "tests/support/memory_audit_log.h"

#include <QJsonArray>
#include <QTest>
#include <QTimer>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = FleetResult::State;

namespace {

/// The first gateway that is asked for answers; the others' names are not known.
class OneGateway final : public RoundTripPort
{
public:
    QCoro::Task<Result<std::chrono::milliseconds>> measure(QUrl address, std::chrono::milliseconds) override
    {
        asked << address.toString();
        if (asked.size() == 1)
            co_return 31ms;
        co_return Error{.kind = ErrorKind::Network, .what = u"host name not found"_s};
    }
    QStringList asked;
};

} // namespace

/// The same app on several nodes of the demo fleet, over real sockets.
class FleetDeployTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoFleetProcess> m_fleet;
    std::shared_ptr<MemoryAuditLog> m_audit;
    std::shared_ptr<OperationList> m_operations;
    std::shared_ptr<domain::WriteAccess> m_access;
    std::shared_ptr<OneGateway> m_gateway;
    std::shared_ptr<FleetDeploy> m_deploy;
    QTimer m_hurry;

    static QCoro::Task<Result<Secret>> key() { co_return Secret::copyOf("phak_test"); }

    template <typename T>
    static Result<T> settled(QCoro::Task<Result<T>> task)
    {
        auto result = await(std::move(task), 60s);
        if (result)
            return std::move(*result);
        return Error{.kind = ErrorKind::Internal, .what = u"it never ended"_s};
    }
    static std::shared_ptr<CvmSpec> app(const QString &name)
    {
        auto spec = std::make_shared<CvmSpec>();
        spec->name = name;
        spec->composeText = "services:\n  web:\n    image: nginx:1.27\n";
        spec->instanceType = u"tdx.small"_s;
        spec->variables.push_back({u"TOKEN"_s, Secret::copyOf("s3cr3t-canary")});
        return spec;
    }
    FleetDeploy::Offered prepared(const FleetWish &wish)
    {
        auto offer = settled(m_deploy->prepare(wish));
        if (!offer)
            qWarning("%s", qPrintable(offer.error().what));
        return offer ? *offer : nullptr;
    }
    Result<std::vector<FleetResult>> run(const FleetDeploy::Offered &offer)
    {
        return settled(m_deploy->run(offer, offer->plan.phrase.value_or(QString())));
    }
    static QStringList states(const Result<std::vector<FleetResult>> &results)
    {
        QStringList words;
        if (results) {
            for (const FleetResult &result : *results)
                words << result.node + u' ' + fleetStateWord(result.state);
        }
        return words;
    }
    static QStringList texts(const Result<std::vector<FleetResult>> &results)
    {
        QStringList words;
        if (!results)
            return {results.error().what};
        for (const FleetResult &result : *results)
            words << result.change.text;
        return words;
    }
    OperationId fleetOperation() const
    {
        for (const OperationStatus &status : m_operations->all()) {
            if (status.title == u"Deploy patience on 2 nodes"_s)
                return status.id;
        }
        return {};
    }
    QJsonArray env(const QString &name) { return m_fleet->get(m_fleet->address("control") + "/env/"_L1 + name).json()["env"_L1].toArray(); }

private slots:
    void init()
    {
        if (!m_fleet) {
            m_fleet = std::make_unique<DemoFleetProcess>();
            connect(&m_hurry, &QTimer::timeout, this, [this] { m_fleet->advance(10); });
        }
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
        QVERIFY(m_fleet->clearFaults());
        http::RemoteContext context;
        context.environment = domain::EnvironmentId(u"demo"_s);
        context.allowedOrigins = {QUrl(m_fleet->address("phala"))};
        context.keyHeader = "X-API-Key";
        context.key = &key;
        const auto http = std::make_shared<http::HttpClient>(context);
        const auto clock = std::make_shared<SystemClock>();
        const QUrl base(m_fleet->address("phala"));
        m_audit = std::make_shared<MemoryAuditLog>();
        m_operations = std::make_shared<OperationList>(clock);
        m_access = std::make_shared<domain::WriteAccess>(domain::EnvironmentKind::Production, clock);
        m_access->unlock();
        m_gateway = std::make_shared<OneGateway>();
        const auto cvms = std::make_shared<phala::PhalaClient>(http, base);
        CvmChanges::Parts changes;
        changes.environment = {domain::EnvironmentId(u"demo"_s), domain::EnvironmentKind::Production};
        changes.port = std::make_shared<phala::PhalaDeployer>(http, base, clock);
        changes.cvms = cvms;
        changes.audit = m_audit;
        changes.access = m_access;
        changes.operations = m_operations;
        changes.clock = clock;
        changes.settlePoll = 100ms;
        FleetDeploy::Parts parts;
        parts.environment = changes.environment;
        parts.changes = std::make_shared<CvmChanges>(changes);
        parts.cvms = cvms;
        parts.roundTrips = m_gateway;
        parts.access = m_access;
        parts.operations = m_operations;
        parts.clock = clock;
        m_deploy = std::make_shared<FleetDeploy>(parts);
        m_hurry.start(300);
    }
    void cleanup() { m_hurry.stop(); }
    void cleanupTestCase() { m_fleet.reset(); }

    void theSameAppRunsOnThreeNodesByOnePlan()
    {
        const auto offer = prepared({app(u"trio"_s), {12, 14, 18}});
        QVERIFY(offer);
        QVERIFY2(offer->plan.isAllowed(), qPrintable(offer->plan.refusal));
        QCOMPARE(hashGroups(offer->targets).size(), size_t(1));
        QVERIFY2(!offer->plan.phrase, "equal hashes ask for nothing");
        QCOMPARE(offer->targets[0].roundTrip.value_or(0ms), 31ms);
        QVERIFY(!offer->targets[1].roundTrip);
        QCOMPARE(offer->targets[1].notMeasured, u"host name not found"_s);
        QVERIFY(m_audit->records().empty());
        QVERIFY(env(u"trio-prod5"_s).isEmpty());

        QStringList seen;
        connect(m_deploy.get(), &FleetDeploy::targetChanged, this, [&](const FleetResult &result) { seen << fleetStateWord(result.state); });
        const auto results = run(offer);
        QCOMPARE(states(results), QStringList({u"prod5 done"_s, u"prod7 done"_s, u"prod9 done"_s}));
        QVERIFY(seen.contains(u"running"_s) && seen.count(u"done"_s) == 3);
        for (const FleetResult &result : *results) {
            QCOMPARE(env(result.change.name).size(), 1);
            QCOMPARE(result.change.recipientKey, RecipientKey::SignatureVerified);
            QVERIFY(!result.change.id.text().isEmpty());
        }
        QCOMPARE(m_audit->recordsOf(u"cvm.deploy"_s).size(), size_t(6));
        for (const audit::Record &record : m_audit->records())
            QCOMPARE(record.evidence["together"_L1].toString(), u"trio-prod5, trio-prod7, trio-prod9"_s);
        QCOMPARE(m_operations->runningCount(), 0);
        // What is there already is not made again.
        const auto again = prepared({app(u"trio"_s), {12}});
        QVERIFY(again && !again->plan.isAllowed());
        QCOMPARE(again->targets.front().skipped, u"there is a machine called trio-prod5 already"_s);
    }

    void aNodeThatHasNoRoomIsSkippedAndTheOthersRun()
    {
        QVERIFY(m_fleet->setFault(u"phala"_s, u"no-capacity"_s, 0, {{u"count"_s, 1}}));
        const auto offer = prepared({app(u"crowd"_s), {12, 14, 99}});
        QVERIFY(offer);
        QCOMPARE(offer->plan.skipped.size(), 2);
        QVERIFY2(offer->plan.skipped[0].startsWith(u"prod5: "_s) && offer->plan.skipped[0].contains(u"No node has the resources"_s),
                 qPrintable(offer->plan.skipped[0]));
        QCOMPARE(offer->plan.skipped[1], u"99: the cloud does not offer this node"_s);
        QCOMPARE(states(run(offer)), QStringList{u"prod7 done"_s});
    }

    void whatFailedIsTriedAgainAlone()
    {
        const auto offer = prepared({app(u"forged"_s), {12, 14}});
        QVERIFY(offer);
        QVERIFY(m_fleet->setFault(u"phala"_s, u"forged-env-key"_s, 0, {{u"count"_s, 1}}));
        const auto results = run(offer);
        QCOMPARE(states(results).filter(u"failed"_s).size(), 1);
        QCOMPARE(states(results).filter(u"done"_s).size(), 1);
        QVERIFY2(texts(results).join(u'\n').contains(u"not the KMS's"_s), qPrintable(texts(results).join(u'\n')));
        const FleetWish rest = FleetDeploy::failedOnly(*offer, *results);
        QCOMPARE(rest.nodes.size(), size_t(1));
        const auto second = prepared(rest);
        QVERIFY(second && second->plan.isAllowed());
        QCOMPARE(states(run(second)).filter(u"done"_s).size(), 1);
    }

    void whoIsNoLongerWaitedForIsUnknownNotFailed()
    {
        m_hurry.stop();
        const auto offer = prepared({app(u"patience"_s), {12, 14}});
        QVERIFY(offer);
        connect(m_deploy.get(), &FleetDeploy::targetChanged, this, [this](const FleetResult &result) {
            if (result.change.text == u"accepted"_s)
                m_operations->cancel(fleetOperation());
        });
        const auto results = run(offer);
        QVERIFY(results);
        for (const FleetResult &result : *results)
            QVERIFY2(result.state == State::OutcomeUnknown || result.state == State::NotSent, qPrintable(result.change.text));
        QCOMPARE(m_operations->find(fleetOperation())->state, OperationState::Cancelled);
    }

    void nothingIsSentWhereWritingIsLocked()
    {
        const auto offer = prepared({app(u"locked"_s), {12, 14}});
        QVERIFY(offer && offer->plan.isAllowed());
        m_access->lock();
        const auto results = run(offer);
        QVERIFY(!results);
        QCOMPARE(results.error().kind, ErrorKind::Refused);
        QVERIFY(m_audit->records().empty());
        const auto later = prepared({app(u"locked"_s), {12, 14}});
        QVERIFY(later && !later->plan.isAllowed());
    }

    void whatCannotBeSentIsToldOnceForAll()
    {
        auto spec = app(u"wrong"_s);
        spec->composeText.clear();
        const auto offer = prepared({spec, {12, 14}});
        QVERIFY(offer);
        QCOMPARE(offer->plan.refusal, u"there is no compose text"_s);
    }

    void everyNodeIsKnownBeforeAnythingIsPlanned()
    {
        const auto nodes = settled(m_deploy->look());
        QVERIFY(nodes);
        QCOMPARE(nodes->size(), size_t(3));
        QCOMPARE(nodes->front().roundTrip.value_or(0ms), 31ms);
        QCOMPARE(m_gateway->asked.size(), 3);
        // The gateways' names of a demo lead nowhere; its machines answer at addresses of their own, and there it is measured.
        const QUrl machines(m_fleet->address("phala"));
        for (const QString &address : m_gateway->asked)
            QCOMPARE(address, u"http://%1:%2"_s.arg(machines.host()).arg(machines.port()));
        QVERIFY(nodes->front().gateway.startsWith("dstack-pha-"_L1));
    }
};

QTEST_GUILESS_MAIN(FleetDeployTest)
#include "tst_fleet_deploy.moc"
