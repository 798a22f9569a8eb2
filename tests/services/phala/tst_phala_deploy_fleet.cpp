// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_client.h"
#include "services/phala/phala_deployer.h"
#include "services/phala/phala_live.h"

#include "tests/support/await.h"
#include "tests/support/demo_fleet_process.h"

#include <QJsonArray>
#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::phala;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;

/// Against the real executable of the demo fleet, whose KMS opens what was encrypted with code of its own.
class PhalaDeployFleetTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoFleetProcess> m_fleet;

    static QCoro::Task<Result<Secret>> key() { co_return Secret::copyOf("phak_test"); }

    std::shared_ptr<http::HttpClient> http() const
    {
        http::RemoteContext context;
        context.environment = domain::EnvironmentId(u"demo"_s);
        context.allowedOrigins = {QUrl(m_fleet->address("phala"))};
        context.keyHeader = "X-API-Key";
        context.key = &key;
        context.remoteName = u"Phala Cloud"_s;
        return std::make_shared<http::HttpClient>(context);
    }
    std::shared_ptr<PhalaDeployer> deployer() const
    {
        return std::make_shared<PhalaDeployer>(http(), QUrl(m_fleet->address("phala")), std::make_shared<SystemClock>());
    }
    std::shared_ptr<PhalaLive> live() const
    {
        http::RemoteContext keyless;
        keyless.environment = domain::EnvironmentId(u"demo"_s);
        keyless.anyOrigin = true;
        return std::make_shared<PhalaLive>(http(), QUrl(m_fleet->address("phala")), std::make_shared<http::HttpClient>(keyless));
    }
    template <typename T>
    static Result<T> settled(QCoro::Task<Result<T>> task)
    {
        auto result = await(std::move(task));
        if (result)
            return std::move(*result);
        return Error{.kind = ErrorKind::Internal, .what = u"the client never answered"_s};
    }
    static std::shared_ptr<CvmSpec> spec(const QString &name)
    {
        auto spec = std::make_shared<CvmSpec>();
        spec->name = name;
        spec->composeText = "services:\n  web:\n    image: nginx:1.27\n";
        spec->instanceType = u"tdx.small"_s;
        spec->variables.push_back({u"GREETING"_s, Secret::copyOf("café \"quoted\"\n")});
        spec->variables.push_back({u"TOKEN"_s, Secret::copyOf("a=b=c")});
        return spec;
    }
    Result<CreatedCvm> deploy(const QString &name) const
    {
        const auto order = spec(name);
        auto provision = settled(deployer()->provision(order));
        if (!provision)
            return provision.error();
        return settled(deployer()->create(order, *provision));
    }
    QJsonArray env(const QString &name) { return m_fleet->get(m_fleet->address("control") + "/env/"_L1 + name).json()["env"_L1].toArray(); }

private slots:
    void init()
    {
        if (!m_fleet)
            m_fleet = std::make_unique<DemoFleetProcess>();
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
        QVERIFY(m_fleet->clearFaults());
    }
    void cleanupTestCase() { m_fleet.reset(); }

    void readsAccountNodesAndTypes()
    {
        const auto account = settled(deployer()->account());
        QVERIFY(account);
        QCOMPARE(account->workspaceSlug, u"demo"_s);
        QCOMPARE(account->balance, u"412.20"_s);
        const auto nodes = settled(deployer()->nodes());
        QVERIFY(nodes);
        QCOMPARE(nodes->size(), size_t(3));
        QCOMPARE(nodes->front().osImages, QStringList{u"dstack-0.5.5"_s});
        const auto types = settled(deployer()->instanceTypes());
        QVERIFY(types);
        QCOMPARE(types->front().hourlyRate->toDecimal(), u"0.058"_s);
    }

    void aDeployedGuestReadsItsVariables()
    {
        const auto created = deploy(u"web-tier"_s);
        QVERIFY2(created, qPrintable(created ? QString() : created.error().what));
        QCOMPARE(created->recipientKey, RecipientKey::SignatureVerified);
        QVERIFY(m_fleet->advance(20));
        const auto cvm = settled(std::make_shared<PhalaClient>(http(), QUrl(m_fleet->address("phala")))->get(created->cvm.id.text()));
        QVERIFY(cvm);
        QCOMPARE(cvm->state, domain::RunState::Running);
        QCOMPARE(env(u"web-tier"_s), QJsonArray({QJsonObject{{u"key"_s, u"GREETING"_s}, {u"value"_s, u"café \"quoted\"\n"_s}},
                                                 QJsonObject{{u"key"_s, u"TOKEN"_s}, {u"value"_s, u"a=b=c"_s}}}));
    }

    void aNewSetReplacesTheOldOneWhole()
    {
        QVERIFY(deploy(u"env-tier"_s));
        QVERIFY(m_fleet->advance(20));
        auto change = std::make_shared<CvmUpdate>();
        change->variables.emplace();
        change->variables->push_back({u"TOKEN"_s, Secret::copyOf("new")});
        const auto receipt = settled(deployer()->update(u"env-tier"_s, change));
        QVERIFY2(receipt, qPrintable(receipt ? QString() : receipt.error().what));
        QVERIFY(!receipt->correlationId.isEmpty());
        QCOMPARE(env(u"env-tier"_s), QJsonArray({QJsonObject{{u"key"_s, u"TOKEN"_s}, {u"value"_s, u"new"_s}}}));
        const auto file = settled(deployer()->composeFile(u"env-tier"_s));
        QVERIFY(file);
        QCOMPARE(file->allowedEnvs, QStringList{u"TOKEN"_s});
    }

    void aForgedSignatureStopsItBeforeAnythingIsMade()
    {
        QVERIFY(m_fleet->setFault(u"phala"_s, u"forged-env-key"_s));
        const auto created = deploy(u"forged-tier"_s);
        QVERIFY(!created);
        QCOMPARE(created.error().kind, ErrorKind::Refused);
        QCOMPARE(m_fleet->get(m_fleet->address("phala") + "/cvms/forged-tier"_L1, {{"X-API-Key", "phak_1"}}).status, 404);
    }

    void anUpdateGoesThroughTheChainInTwoSteps()
    {
        QVERIFY(deploy(u"chain-tier"_s));
        QVERIFY(m_fleet->advance(20));
        QVERIFY(m_fleet->setFault(u"phala"_s, u"needs-chain"_s));
        auto change = std::make_shared<CvmUpdate>();
        change->composeText = "services:\n  web:\n    image: nginx:1.28\n";
        auto first = settled(deployer()->update(u"chain-tier"_s, change));
        QVERIFY(first && first->onChain);
        auto early = settled(deployer()->commitUpdate(u"chain-tier"_s, std::move(*first->onChain), u"0x12"_s));
        QVERIFY(early && early->onChain);
        const QString hash = early->onChain->composeHash;
        QVERIFY(m_fleet->clearFaults());
        const auto done = settled(deployer()->commitUpdate(u"chain-tier"_s, std::move(*early->onChain), u"0x12"_s));
        QVERIFY(done && !done->onChain);
        const auto cvm = settled(std::make_shared<PhalaClient>(http(), QUrl(m_fleet->address("phala")))->get(u"chain-tier"_s));
        QVERIFY(cvm);
        QCOMPARE(cvm->composeHash, hash);
    }

    void variablesThatTheChainHadToAllowAreCommittedWithoutTokenAndValues()
    {
        QVERIFY(deploy(u"chain-envs"_s));
        QVERIFY(m_fleet->advance(20));
        QVERIFY(m_fleet->setFault(u"phala"_s, u"needs-chain"_s));
        auto change = std::make_shared<CvmUpdate>();
        change->variables.emplace();
        change->variables->push_back({u"TOKEN"_s, Secret::copyOf("s3cr3t-canary")});
        change->variables->push_back({u"SECOND"_s, Secret::copyOf("s3cr3t-canary-2")});
        const auto first = settled(deployer()->update(u"chain-envs"_s, change));
        QVERIFY(first && first->onChain);
        OnChainStep step = first->onChain->clone();
        step.commitToken = Secret();
        QVERIFY(m_fleet->clearFaults());
        const auto done = settled(deployer()->commitUpdate(u"chain-envs"_s, std::move(step), u"0x12"_s));
        QVERIFY2(done && !done->onChain, qPrintable(done ? QString() : done.error().what));
        const auto file = settled(deployer()->composeFile(u"chain-envs"_s));
        QVERIFY(file && file->listsEnvs);
        QCOMPARE(file->allowedEnvs, QStringList({u"TOKEN"_s, u"SECOND"_s}));
    }

    void resizesAndRemoves()
    {
        QVERIFY(deploy(u"size-tier"_s));
        QVERIFY(m_fleet->advance(20));
        Resources resources;
        resources.diskGb = 10;
        const Status small = settled(deployer()->resize(u"size-tier"_s, resources));
        QVERIFY(!small);
        QVERIFY(small.error().what.contains("only grow"_L1));
        resources.diskGb = 60;
        QVERIFY(settled(deployer()->resize(u"size-tier"_s, resources)));
        QVERIFY(settled(deployer()->remove(u"size-tier"_s)));
        const Status again = settled(deployer()->remove(u"size-tier"_s));
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::NotFound);
    }

    void readsWhatRunsInAMachine()
    {
        const QString machine = u"gitsplits-controller"_s;
        const auto stats = settled(live()->stats(machine));
        QVERIFY(stats && stats->isOnline);
        QCOMPARE(stats->cpus, std::optional(1));
        QVERIFY(stats->loadOne && *stats->loadOne < 2);
        QCOMPARE(stats->disks.size(), size_t(1));
        const auto network = settled(live()->network(machine));
        QVERIFY(network && network->internalIp.startsWith("10."_L1) && network->latestHandshake.isValid());
        const auto containers = settled(live()->containers(machine));
        QVERIFY(containers);
        QCOMPARE(containers->items.size(), size_t(2));
        QCOMPARE(containers->items.front().name, u"dstack-app-1"_s);
        QVERIFY(containers->items.front().hasLog);

        CvmLogWish wish;
        wish.tail = 30;
        const auto log = settled(live()->log(machine, wish, CancelToken()));
        QVERIFY2(log, qPrintable(log ? QString() : log.error().what));
        QVERIFY(!log->empty() && log->size() <= 30);
        QVERIFY(log->back().text.contains("queue empty"_L1) || log->back().text.contains("slow answer"_L1));
        wish.source = LogSource::Serial;
        const auto serial = settled(live()->log(machine, wish, CancelToken()));
        QVERIFY(serial && !serial->empty());
        wish = CvmLogWish();
        wish.container = u"nobody"_s;
        const auto none = settled(live()->log(machine, wish, CancelToken()));
        QVERIFY(!none);
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
        QVERIFY(!none.error().nextStep.isEmpty());
    }

    void aMachineThatIsDownStillAnswers()
    {
        const auto stats = settled(live()->stats(u"crunch-tee-runner-6ac7120d"_s));
        QVERIFY(stats && !stats->isOnline && !stats->totalMemory);
        QVERIFY(!stats->error.isEmpty());
    }

    void aLostAnswerIsOpen()
    {
        const auto order = spec(u"lost-tier"_s);
        auto provision = settled(deployer()->provision(order));
        QVERIFY(provision);
        QVERIFY(m_fleet->setFault(u"phala"_s, u"truncated"_s, 0, {{u"count"_s, 1}, {u"path"_s, u"/api/v1/cvms"_s}}));
        const auto created = settled(deployer()->create(order, *provision));
        QVERIFY(!created);
        QCOMPARE(created.error().kind, ErrorKind::OutcomeUnknown);
        QCOMPARE(m_fleet->get(m_fleet->address("phala") + "/cvms/lost-tier"_L1, {{"X-API-Key", "phak_1"}}).status, 200);
    }
};

QTEST_GUILESS_MAIN(PhalaDeployFleetTest)
#include "tst_phala_deploy_fleet.moc"
