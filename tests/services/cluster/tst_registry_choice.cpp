// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/registry_choice.h"
#include "tests/services/cluster/scripted_spawntees.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"
#include "tests/support/memory_audit_log.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace Qt::StringLiterals;
using audit::Outcome;

namespace {

class KeptChoice final : public ChoiceMemory
{
public:
    std::optional<domain::CvmId> kept;
    bool isFull = false;

    QCoro::Task<Result<std::optional<domain::CvmId>>> load() override
    {
        const auto answer = kept;
        co_return answer;
    }
    QCoro::Task<Status> save(std::optional<domain::CvmId> registry) override
    {
        co_await QCoro::sleepFor(std::chrono::milliseconds(0));
        if (isFull)
            co_return errorOfKind(ErrorKind::Storage, u"no space left on device"_s);
        kept = registry;
        co_return Done{};
    }
};

} // namespace

/// Which of several registries is in charge, from one program to the next.
class RegistryChoiceTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<ScriptedList> m_cloud;
    std::shared_ptr<ScriptedSpawntees> m_spawntees;
    std::shared_ptr<MemoryAuditLog> m_audit;
    std::shared_ptr<KeptChoice> m_kept;
    std::shared_ptr<ClusterRuntime> m_runtime;
    std::shared_ptr<RegistryChoice> m_choice;

    /// A program begins: what only the former one knew is gone.
    void begin(bool looks = true)
    {
        ClusterRuntime::Parts parts;
        parts.environment = {domain::EnvironmentId(u"demo"_s), domain::EnvironmentKind::Demo};
        parts.cvms = m_cloud;
        parts.spawntees = m_spawntees;
        parts.audit = m_audit;
        parts.access = std::make_shared<domain::WriteAccess>(domain::EnvironmentKind::Demo, m_clock);
        parts.clock = m_clock;
        parts.settings.clusterName = u"a"_s;
        m_runtime = std::make_shared<ClusterRuntime>(parts);
        m_choice = std::make_shared<RegistryChoice>(RegistryChoice::Parts{m_runtime, m_audit, m_kept});
        const auto loaded = await(m_choice->load());
        QVERIFY(loaded && *loaded);
        if (looks)
            look();
    }
    void look()
    {
        const auto looked = await(m_runtime->refresh());
        QVERIFY(looked && *looked);
    }
    Status choose(const QString &name)
    {
        const auto chosen = await(m_choice->choose(name));
        return chosen ? *chosen : Status(errorOfKind(ErrorKind::Internal, u"never ended"_s));
    }
    QString inCharge() const
    {
        const auto &registry = m_runtime->snapshot().value->election.registry;
        return registry ? m_runtime->snapshot().value->find(*registry)->member.cvm.name : QString();
    }

private slots:
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_cloud = std::make_shared<ScriptedList>();
        m_cloud->cvms = listOf({u"a-registry"_s, u"a-runner-1"_s, u"a-runner-2"_s});
        m_spawntees = std::make_shared<ScriptedSpawntees>();
        m_audit = std::make_shared<MemoryAuditLog>();
        m_kept = std::make_shared<KeptChoice>();
        for (const QString &name : {u"a-registry"_s, u"a-runner-1"_s})
            m_spawntees->of(runningCvm(name))->answers = probeOf(u"registry+runner"_s, true);
    }

    void isKeptOverARestartAndRecorded()
    {
        begin();
        QCOMPARE(inCharge(), QString());
        QVERIFY(choose(u"a-runner-1"_s));
        QCOMPARE(inCharge(), u"a-runner-1"_s);
        const auto records = m_audit->recordsOf(u"cluster.registry.choose"_s);
        QCOMPARE(records.size(), size_t(2));
        QCOMPARE(records[0].outcome, Outcome::Intended);
        QCOMPARE(records[1].outcome, Outcome::Done);
        QCOMPARE(records[1].target, u"a-runner-1"_s);
        begin();
        QCOMPARE(inCharge(), u"a-runner-1"_s);
        QVERIFY(m_runtime->canApprove().allowed);
        QVERIFY(choose(QString()));
        begin();
        QCOMPARE(inCharge(), QString());
    }
    void putsNoOtherInChargeAfterARestartWhileTheChosenOneIsSilent()
    {
        begin();
        QVERIFY(choose(u"a-runner-1"_s));
        m_spawntees->of(runningCvm(u"a-runner-1"_s))->answers.identity = errorOfKind(ErrorKind::Timeout, u"no answer"_s);
        begin();
        QCOMPARE(inCharge(), QString());
        QVERIFY(!m_runtime->canApprove().allowed);
        QVERIFY(m_runtime->snapshot().value->chosenRegistry == runningCvm(u"a-runner-1"_s).id);
    }
    void choosesNothingThatIsNoRegistryOrCannotBeKept()
    {
        begin(false);
        QCOMPARE(choose(u"a-registry"_s).error().kind, ErrorKind::Refused);
        look();
        const Status other = choose(u"a-runner-2"_s);
        QCOMPARE(other.error().kind, ErrorKind::NotFound);
        QVERIFY2(other.error().nextStep.contains(u"a-registry"_s), qPrintable(other.error().nextStep));
        QVERIFY(m_audit->records().empty());
        m_kept->isFull = true;
        QCOMPARE(choose(u"a-registry"_s).error().kind, ErrorKind::Storage);
        QCOMPARE(inCharge(), QString());
        QCOMPARE(m_audit->recordsOf(u"cluster.registry.choose"_s).back().outcome, Outcome::Failed);
        m_audit->failFromNowOn();
        m_kept->isFull = false;
        QVERIFY2(!choose(u"a-registry"_s), "unrecorded nothing is chosen");
        QVERIFY(!m_kept->kept.has_value());
    }
};

QTEST_GUILESS_MAIN(RegistryChoiceTest)
#include "tst_registry_choice.moc"
