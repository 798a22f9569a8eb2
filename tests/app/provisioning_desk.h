// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/environment_builder.h"
#include "app/composition/runner_compose_file.h"
#include "app/composition/stored_provisioning.h"
#include "services/audit/audit_log.h"
#include "services/cluster/cvm_port.h"
#include "services/cluster/model_workflow.h"
#include "services/cluster/provisioner.h"
#include "services/credentials/credential_needs.h"
#include "services/environment/environment_services.h"
#include "services/http/http_client.h"
#include "services/profiles/profile_store.h"
#include "services/secrets/memory_secret_store.h"
#include "services/spawntee/certificate_index_client.h"
#include "services/spawntee/gateway_connector.h"
#include "tests/app/fleet_for_ctl.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace pilothouse::test {

/// Goes with the real time, and ahead of it as far as the test says. Signatures keep the real date.
class HurriedClock final : public Clock
{
public:
    QDateTime utcNow() const override { return m_real.utcNow(); }
    MonotonicTime monotonicNow() const override { return m_real.monotonicNow() + std::chrono::milliseconds(m_ahead.load()); }
    void advance(std::chrono::milliseconds by) { m_ahead += by.count(); }

private:
    SystemClock m_real;
    std::atomic<qint64> m_ahead{0};
};

/// A whole environment on a demo fleet whose machines are all full, with a provisioner that is in a hurry.
class ProvisioningDesk
{
public:
    cluster::Provisioner::Settings settings; ///< to be changed before open()
    int maxModels = 0;
    domain::EnvironmentKind kind = domain::EnvironmentKind::Demo;

    FleetForCtl fleet;
    std::shared_ptr<HurriedClock> clock = std::make_shared<HurriedClock>();
    std::shared_ptr<EnvironmentServices> services;
    std::shared_ptr<cluster::Provisioner> provisioner;
    std::shared_ptr<cluster::ModelWorkflow> models;

    bool start()
    {
        using namespace std::chrono_literals;
        settings.readyPause = 10ms;
        settings.lookPause = 10ms;
        settings.perTry = 60s;
        settings.searchLimit = 30s;
        settings.deleteLimit = 20s;
        settings.budgetPerHour = Money(12 * Money::kMicrosPerUnit, QStringLiteral("USD"));
        return fleet.start(9);
    }
    /// Builds everything anew on the same store, as after a restart of the program.
    bool open()
    {
        close();
        const auto profile = profiles::parseProfile(fleet.profile(QStringLiteral("demo")), QStringLiteral("demo.yaml"));
        if (!profile)
            return false;
        composition::BuildOptions options;
        options.clock = clock;
        const auto secrets = std::make_shared<secrets::MemorySecretStore>(clock);
        await(secrets->write({profile->environment.id, QStringLiteral("PHALA_API_KEY")}, Secret(QByteArray("phak_demo"))));
        QByteArray pem = fleet.control("GET", QStringLiteral("/gateway"))[QLatin1String("privateKey")].toString().toLatin1();
        await(secrets->write({profile->environment.id, QString::fromLatin1(credentials::kGatewayKeyName)}, Secret(QByteArray(pem))));
        options.secrets = secrets;
        options.stateFolder = m_state.path();
        const auto built = await(composition::buildEnvironment(*profile, options));
        if (!built || !*built)
            return false;
        services = **built;
        const domain::ClusterSettings &cluster = *profile->cluster;
        auto signer = spawntee::GatewaySigner::fromPem(Secret(std::move(pem)));
        if (!signer)
            return false;
        const auto index
            = std::make_shared<spawntee::CertificateIndexClient>(http(), QUrl(cluster.certificatesUrl), cluster.coordinatorWallet, clock);
        spawntee::GatewayConnector::Parts connector{http(), spawntee::GatewayKey::of(std::move(*signer)), clock, index};
        connector.addressTemplate = cluster.spawnteeAddress;
        cluster::Provisioner::Parts parts;
        parts.environment = profile->environment;
        parts.runtime = services->clusterRuntime;
        parts.cvms = services->cvms;
        parts.deploys = services->deployer;
        parts.spawntees = std::make_shared<spawntee::GatewayConnector>(connector);
        parts.compose = std::make_shared<composition::RunnerComposeFile>(cluster.runnerComposePath, cluster.spawnteePort);
        parts.memory = std::make_shared<composition::StoredProvisioning>(services->store, cluster.name, clock);
        parts.audit = services->audit;
        parts.access = services->access;
        parts.operations = services->operations;
        parts.clock = clock;
        parts.settings = settings;
        parts.settings.maxModels = maxModels;
        parts.settings.runner.clusterName = cluster.name;
        parts.settings.runner.instanceType = cluster.instanceType;
        parts.settings.runner.coordinatorWallet = cluster.coordinatorWallet;
        provisioner = std::make_shared<cluster::Provisioner>(parts);
        cluster::ModelWorkflow::Parts building{services->clusterRuntime, services->audit, services->access, clock, maxModels, 1024, provisioner};
        models = std::make_shared<cluster::ModelWorkflow>(building);
        const auto loaded = await(provisioner->load());
        return loaded && *loaded && look();
    }
    void close()
    {
        models.reset();
        provisioner.reset();
        if (services)
            await(composition::closeEnvironment(services));
        services.reset();
    }

    bool look()
    {
        const auto looked = await(services->clusterRuntime->refresh());
        return looked && *looked;
    }
    const cluster::ClusterView &cluster() const { return *services->clusterRuntime->snapshot().value; }
    QString headName() const
    {
        const auto &head = cluster().election.head;
        return head ? cluster().find(*head)->member.cvm.name : QString();
    }
    /// Every machine says that it is full, also those that are down and may come up; those that are made later are not touched.
    bool fillAll()
    {
        for (const cluster::MemberView &member : cluster().members)
            fleet.fault(QStringLiteral("cvm:") + member.member.cvm.name, QStringLiteral("full"));
        return look();
    }

    /// Runs it while time flies, for the desk and the fleet alike; a step each time the provisioner has said something, so that a busy machine
    /// does not make the fleet slow.
    template <typename T>
    std::optional<T> hurry(QCoro::Task<T> task, std::chrono::seconds step = std::chrono::seconds(4))
    {
        const auto result = std::make_shared<std::optional<T>>();
        task.then([result](T value) { result->emplace(std::move(value)); });
        for (int turn = 0; turn < 600 && !result->has_value(); ++turn)
            flyUntil([&result] { return result->has_value(); }, step);
        return std::move(*result);
    }
    /// One step.
    template <typename Done>
    void flyUntil(Done done, std::chrono::seconds step = std::chrono::seconds(4))
    {
        QSignalSpy said(provisioner.get(), &cluster::Provisioner::changed);
        const bool isOver = QTest::qWaitFor([&] { return done() || said.size() >= 2; }, 150) && done();
        if (isOver)
            return;
        fleet.control("POST", QStringLiteral("/time"), QJsonObject{{QStringLiteral("advance_s"), double(step.count())}});
        clock->advance(step);
    }
    /// Plans a runner and carries the plan out.
    Result<cluster::ProvisionEnd> provision(cluster::Provisioner::OnRefusal onRefusal = cluster::Provisioner::OnRefusal::CleanUp)
    {
        const auto offer = await(provisioner->prepare());
        if (!offer)
            return Error{.kind = ErrorKind::Internal, .what = QStringLiteral("never planned")};
        if (!*offer)
            return offer->error();
        lastOffer = **offer;
        auto ended = hurry(provisioner->run(lastOffer, lastOffer->plan.phrase.value_or(QString()), onRefusal));
        return ended ? *ended : Result<cluster::ProvisionEnd>(Error{.kind = ErrorKind::Internal, .what = QStringLiteral("never ended")});
    }
    cluster::Provisioner::Offered lastOffer;

    /// Names of the cluster's machines as the cloud lists them now.
    QStringList machines()
    {
        const auto list = await(services->cvms->list({}));
        QStringList names;
        if (list && *list)
            for (const domain::Cvm &cvm : (*list)->items)
                names << cvm.name;
        return names;
    }
    std::vector<audit::Record> records(const QString &action)
    {
        std::vector<audit::Record> found;
        const auto entries = await(services->audit->entries({}));
        if (entries && *entries)
            for (auto entry = (*entries)->rbegin(); entry != (*entries)->rend(); ++entry)
                if (entry->record.action == action)
                    found.push_back(entry->record);
        return found;
    }

private:
    static std::shared_ptr<http::HttpClient> http()
    {
        http::RemoteContext context;
        context.environment = domain::EnvironmentId(QStringLiteral("demo"));
        context.anyOrigin = true;
        return std::make_shared<http::HttpClient>(context);
    }

    QTemporaryDir m_state;
};

} // namespace pilothouse::test
