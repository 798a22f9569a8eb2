// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/machine_logs.h"
#include "services/phala/phala_client.h"
#include "services/spawntee/certificate_index_client.h"
#include "services/spawntee/gateway_connector.h"
#include "tests/support/await.h"
#include "tests/support/demo_fleet_process.h"
#include "tests/support/memory_audit_log.h"

#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::spawntee;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr char kRegistry[] = "crunch-tee-registry";
constexpr char kFirst[] = "crunch-tee-runner-4f1c92ab";
constexpr char kOdd[] = "crunch-tee-runner-e5506a1f";

QCoro::Task<Result<Secret>> demoKey()
{
    co_return Secret(QByteArray("phak_demo"));
}

} // namespace

/// A whole cluster as the console meets it: the cloud's list and every machine's spawntee, over sockets, of a real demo fleet.
class ClusterFleetTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoFleetProcess> m_fleet;
    std::shared_ptr<MemoryAuditLog> m_audit;
    std::shared_ptr<phala::PhalaClient> m_cloud;
    std::shared_ptr<ClusterRuntime> m_runtime;

    static std::shared_ptr<http::HttpClient> open(const QUrl &origin)
    {
        http::RemoteContext context;
        context.environment = domain::EnvironmentId(u"demo"_s);
        context.anyOrigin = origin.isEmpty();
        if (!origin.isEmpty()) {
            context.allowedOrigins = {origin};
            context.keyHeader = "X-API-Key";
            context.key = demoKey;
        }
        return std::make_shared<http::HttpClient>(context);
    }
    const ClusterView &view() const { return *m_runtime->snapshot().value; }
    const MemberView &member(const char *name) const
    {
        for (const MemberView &it : view().members) {
            if (it.member.cvm.name == QLatin1StringView(name))
                return it;
        }
        qFatal("no member %s", name);
    }
    bool look()
    {
        const auto status = await(m_runtime->refresh());
        return status && *status;
    }
    bool hasAlarm(ClusterAlarmKind kind) const
    {
        return std::ranges::any_of(view().alarms, [kind](const ClusterAlarm &alarm) { return alarm.kind == kind; });
    }

private slots:
    void init()
    {
        m_fleet = std::make_unique<DemoFleetProcess>(QStringList{u"--cvms"_s, u"9"_s});
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
        const QJsonObject gateway = m_fleet->get(m_fleet->address("control") + u"/gateway"_s).json();
        auto signer = GatewaySigner::fromPem(Secret(gateway["privateKey"_L1].toString().toLatin1()));
        QVERIFY(signer);
        const auto clock = std::make_shared<SystemClock>();
        const QUrl base(m_fleet->address("phala"));
        m_cloud = std::make_shared<phala::PhalaClient>(open(base), base);
        m_audit = std::make_shared<MemoryAuditLog>();
        const auto index
            = std::make_shared<CertificateIndexClient>(open({}), QUrl(m_fleet->address("certificates")), gateway["wallet"_L1].toString(), clock);
        GatewayConnector::Parts connector{open({}), GatewayKey::of(std::move(*signer)), clock, index};
        connector.timing.perTry = 5s;
        connector.addressTemplate = m_fleet->address("spawntee");
        ClusterRuntime::Parts parts;
        parts.environment = {domain::EnvironmentId(u"demo"_s), domain::EnvironmentKind::Demo};
        parts.cvms = m_cloud;
        parts.spawntees = std::make_shared<GatewayConnector>(connector);
        parts.audit = m_audit;
        parts.access = std::make_shared<domain::WriteAccess>(domain::EnvironmentKind::Demo, clock);
        parts.clock = clock;
        parts.settings.clusterName = u"crunch-tee"_s;
        m_runtime = std::make_shared<ClusterRuntime>(parts);
    }
    void cleanup() { m_runtime->stop(); }

    void readsAWholeCluster()
    {
        QVERIFY(look());
        QCOMPARE(view().members.size(), size_t(9));
        QCOMPARE(member(kRegistry).role, MemberRole::Registry);
        QCOMPARE(member(kFirst).role, MemberRole::Runner);
        QVERIFY2(member(kFirst).problem.isEmpty(), qPrintable(member(kFirst).problem));
        QCOMPARE(member("crunch-tee-runner-c2a9f604").role, MemberRole::Unknown);
        QVERIFY(!member("crunch-tee-runner-c2a9f604").member.isProbed());
        QCOMPARE(view().election.registry, std::optional(member(kRegistry).member.cvm.id));
        QVERIFY(view().election.head && view().election.headHasRoom);
        QVERIFY(view().models.running > 0 && !view().routes.empty());
        QVERIFY(!hasAlarm(ClusterAlarmKind::UnsignedAccepted) && !hasAlarm(ClusterAlarmKind::DebugImage));
        QVERIFY2(hasAlarm(ClusterAlarmKind::PublicLogs), "the demo's machines publish their logs");
        QCOMPARE(view().approvalDue.hashes.size(), 2);
    }
    void readsTheLogsOfATaskFromItsMachine()
    {
        QVERIFY(look());
        const auto &tasks = member(kFirst).probe.tasks->value().items;
        const domain::CvmId id = member(kFirst).member.cvm.id;
        const QString task = tasks.front().id;
        const auto read = [&](const QString &taskId, TaskLog which, int tail) {
            const LogRead log = taskLog(m_runtime, id, taskId, which);
            LogWindow window;
            window.tail = tail;
            return *await(log(window, CancelToken()));
        };
        const auto build = read(task, TaskLog::Builder, 100);
        QVERIFY2(build, qPrintable(build ? QString() : build.error().what));
        QVERIFY(build->front().text.contains("load build definition"_L1) && !timedLine(build->front()).at);
        const auto run = read(task, TaskLog::Runner, 7);
        QVERIFY2(run, qPrintable(run ? QString() : run.error().what));
        QCOMPARE(run->size(), size_t(7));
        QVERIFY(timedLine(run->front()).at && run->front().text.contains("tick"_L1));
        const auto none = read(u"no-such-task"_s, TaskLog::Runner, 7);
        QVERIFY(!none && none.error().kind == ErrorKind::NotFound);
        QVERIFY(!none.error().nextStep.isEmpty());
    }
    void approvesAndSendsAgainAfterARestartOfTheRegistry()
    {
        QVERIFY(look());
        const auto approved = await(m_runtime->approveHashes());
        QVERIFY(approved && *approved);
        QCOMPARE(member(kOdd).hash, HashState::Approved);
        QVERIFY(look());
        QCOMPARE(m_audit->recordsOf(u"cluster.approve-hash"_s).size(), size_t(2));
        const auto restarted = await(m_cloud->power(member(kRegistry).member.cvm.id, domain::PowerAction::Restart));
        QVERIFY(restarted && *restarted);
        QVERIFY(look());
        QVERIFY(m_fleet->advance(60));
        QVERIFY(look());
        QCOMPARE(m_audit->recordsOf(u"cluster.approve-hash"_s).size(), size_t(4));
        QCOMPARE(member(kOdd).hash, HashState::Approved);
        const QJsonArray changes = m_fleet->state()["spawntees"_L1]["changes"_L1].toArray();
        QCOMPARE(changes.size(), 2);
    }
    void raisesAlarmsForWhatAnybodyCouldDo()
    {
        QVERIFY(m_fleet->setFault(u"cvm:crunch-tee-registry"_s, u"unsigned-accepted"_s));
        QVERIFY(m_fleet->setFault(u"cvm:crunch-tee-runner-4f1c92ab"_s, u"debug-image"_s));
        QVERIFY(look());
        QVERIFY(hasAlarm(ClusterAlarmKind::UnsignedAccepted));
        QVERIFY(hasAlarm(ClusterAlarmKind::DebugImage));
        QCOMPARE(view().alarms.front().members, QStringList{QLatin1StringView(kRegistry)});
    }
    void showsTheOthersWhileOneTakesItsTime()
    {
        QVERIFY(m_fleet->setFault(u"cvm:crunch-tee-runner-4f1c92ab"_s, u"latency"_s, 0, {{u"latencyMs"_s, 4000}}));
        m_runtime->start(1h);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_runtime->snapshot().hasValue() && member(kRegistry).role == MemberRole::Registry && member(kOdd).role == MemberRole::Runner, 3500);
        QVERIFY(member(kFirst).isProbing);
        QCOMPARE(member(kFirst).role, MemberRole::Unknown);
    }
    void provisionsNothingAndSaysWhyWithoutItsRegistry()
    {
        QVERIFY(m_fleet->setFault(u"cvm:crunch-tee-registry"_s, u"no-mode"_s));
        QVERIFY(look());
        QVERIFY(member(kRegistry).problem.startsWith(u"mode"_s));
        QVERIFY(!view().election.registry && !view().election.canProvision.allowed);
        QVERIFY(!m_runtime->canApprove().allowed);
    }
    void knowsAFreshRunnerFromAWrongKey()
    {
        QVERIFY(m_fleet->setFault(u"cvm:crunch-tee-runner-4f1c92ab"_s, u"still-booting"_s));
        QVERIFY(look());
        QVERIFY(member(kFirst).isWaitingForHashes);
        QVERIFY(!hasAlarm(ClusterAlarmKind::KeyUnknown));
    }
};

QTEST_GUILESS_MAIN(ClusterFleetTest)
#include "tst_cluster_fleet.moc"
