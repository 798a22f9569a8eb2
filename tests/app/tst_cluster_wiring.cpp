// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/demo_fleet_process.h"
#include "app/composition/environment_builder.h"
#include "services/cluster/cluster_runtime.h"
#include "services/environment/environment_services.h"
#include "services/profiles/profile_store.h"
#include "services/secrets/memory_secret_store.h"
#include "tests/support/await.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::test;
using cluster::MemberRole;
using cluster::MemberView;

/// What an environment gets for the `cluster:` section of its profile.
class ClusterWiringTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_state;

    std::shared_ptr<EnvironmentServices> build(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets)
    {
        composition::BuildOptions options;
        options.clock = std::make_shared<SystemClock>();
        options.secrets = std::move(secrets);
        options.stateFolder = m_state.path();
        const auto built = await(composition::buildEnvironment(profile, options));
        return built && *built ? **built : nullptr;
    }
    std::shared_ptr<EnvironmentServices> buildFrom(const QByteArray &yaml)
    {
        const auto profile = profiles::parseProfile(yaml, QStringLiteral("a.yaml"));
        return profile ? build(*profile, std::make_shared<secrets::MemorySecretStore>(std::make_shared<SystemClock>())) : nullptr;
    }
    static void close(const std::shared_ptr<EnvironmentServices> &services) { await(composition::closeEnvironment(services)); }

private slots:
    void readsTheDemosClusterWithItsCoordinatorsKey()
    {
        composition::DemoFleetOptions options;
        options.program = QStringLiteral(PILOTHOUSE_BIN_DIR "/pilothouse-demofleet");
        options.cvms = 9;
        const auto started = await(composition::DemoFleetProcess::start(options));
        QVERIFY(started && *started);
        const auto fleet = **started;
        const auto services = build(fleet->profile(), fleet->secrets());
        QVERIFY(services && services->clusterRuntime);
        QVERIFY(!services->unavailable.contains(QStringLiteral("cluster")));
        const auto looked = await(services->clusterRuntime->refresh());
        QVERIFY(looked && *looked);
        const cluster::ClusterView &view = *services->clusterRuntime->snapshot().value;
        QCOMPARE(view.members.size(), size_t(9));
        QVERIFY(view.election.registry.has_value());
        const auto signedFor
            = [](const MemberView &member) { return member.role == MemberRole::Runner && member.probe.tasks && *member.probe.tasks; };
        QVERIFY2(std::ranges::any_of(view.members, signedFor), "no runner took a signature");
        close(services);
    }

    void withoutAKeyEveryMemberIsUnknownAndSaysWhy()
    {
        composition::DemoFleetOptions options;
        options.program = QStringLiteral(PILOTHOUSE_BIN_DIR "/pilothouse-demofleet");
        options.cvms = 9;
        const auto started = await(composition::DemoFleetProcess::start(options));
        QVERIFY(started && *started);
        const auto fleet = **started;
        const secrets::SecretName key{fleet->profile().environment.id, QStringLiteral("GATEWAY_KEY")};
        const auto removed = await(fleet->secrets()->remove(key));
        QVERIFY(removed && *removed);
        const auto services = build(fleet->profile(), fleet->secrets());
        QVERIFY(services && services->clusterRuntime);
        const auto looked = await(services->clusterRuntime->refresh());
        QVERIFY(looked && *looked);
        const auto &members = services->clusterRuntime->snapshot().value->members;
        QCOMPARE(members.size(), size_t(9));
        for (const MemberView &member : members) {
            QCOMPARE(member.role, MemberRole::Unknown);
            QVERIFY2(!member.problem.isEmpty(), qPrintable(member.member.cvm.name));
            if (member.probe.identity)
                QCOMPARE(member.probe.identity->error().kind, ErrorKind::Secret);
        }
        close(services);
    }

    void aProfileWithoutASectionHasNoneAndNoReason()
    {
        const auto services = buildFrom("name: a\nkind: staging\nphala:\n  api-url: https://cloud.example/api/v1\n");
        QVERIFY(services && services->cluster);
        QVERIFY(!services->clusterRuntime && services->unavailable.isEmpty());
        close(services);
    }

    void aClusterThatCannotBeListedOrNamedSaysSo()
    {
        const auto unlisted = buildFrom("name: a\nkind: staging\ncluster:\n  name: crunch-tee\n");
        QVERIFY(unlisted && !unlisted->clusterRuntime);
        QVERIFY(unlisted->unavailable[QStringLiteral("cluster")].what.contains(QStringLiteral("Phala Cloud")));
        close(unlisted);
        const auto nameless = buildFrom("name: b\nkind: staging\nphala:\n  api-url: https://cloud.example/api/v1\ncluster:\n  spawntee-port: 9010\n");
        QVERIFY(nameless && nameless->cluster && !nameless->clusterRuntime);
        QVERIFY(nameless->unavailable[QStringLiteral("cluster")].what.contains(QStringLiteral("needs a name")));
        close(nameless);
    }
};

QTEST_GUILESS_MAIN(ClusterWiringTest)
#include "tst_cluster_wiring.moc"
