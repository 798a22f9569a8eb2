// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/readiness.h"
#include "tests/services/cluster/scripted_spawntees.h"
#include "tests/support/await.h"
#include "tests/support/fake_clock.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using domain::RunState;

namespace {

const QString kName = u"a-runner-1"_s;
const ExpectedRunner kExpected{QString(64, u'a'), u"dstack-pha-prod10.phala.network"_s};

Error refused()
{
    return errorOfKind(ErrorKind::Unauthorised, u"the signature was refused"_s, 401);
}

/// Of one that is ready.
ReadyLook readyLook()
{
    const MemberProbe probe = probeOf(u"runner"_s, true);
    ReadyLook look;
    look.cvm = runningCvm(kName);
    look.identity = *probe.identity;
    look.tasks = *probe.tasks;
    look.capacity = *probe.capacity;
    return look;
}

} // namespace

Q_DECLARE_METATYPE(std::function<void(ReadyLook &)>)
Q_DECLARE_METATYPE(pilothouse::cluster::ReadyStage)

/// When a new runner is ready: three stages, one deadline.
class ReadinessTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeClock> m_clock;
    std::shared_ptr<ScriptedList> m_cloud;
    std::shared_ptr<ScriptedSpawntees> m_spawntees;
    std::vector<Readiness> m_said;

    ScriptedSpawntee &runner() { return *m_spawntees->of(runningCvm(kName)); }

    /// Waits three minutes of the clock's time; `each` is called after each of its seconds.
    Result<domain::Cvm> wait(std::function<void(std::chrono::seconds)> each = {}, CancelToken cancel = {}, std::chrono::milliseconds perTry = 10s)
    {
        ReadinessWait::Parts parts;
        parts.cvms = m_cloud;
        parts.spawntees = m_spawntees;
        parts.clock = m_clock;
        parts.pause = 20ms;
        parts.perTry = perTry;
        const auto waiting = std::make_shared<ReadinessWait>(parts);
        const MonotonicTime begun = m_clock->monotonicNow();
        QTimer time;
        connect(&time, &QTimer::timeout, this, [&] {
            m_clock->advance(1s);
            if (each)
                each(std::chrono::duration_cast<std::chrono::seconds>(m_clock->monotonicNow() - begun));
        });
        time.start(4ms);
        m_said.clear();
        const auto told = [this](const Readiness &now) { m_said.push_back(now); };
        auto ended = await(waiting->wait(u"id-of-"_s + kName, kExpected, begun + 180s, cancel, told));
        return ended ? *ended : Result<domain::Cvm>(errorOfKind(ErrorKind::Internal, u"never ended"_s));
    }
    static std::chrono::seconds took(MonotonicTime begun, const FakeClock &clock)
    {
        return std::chrono::duration_cast<std::chrono::seconds>(clock.monotonicNow() - begun);
    }

private slots:
    void init()
    {
        m_clock = std::make_shared<FakeClock>();
        m_cloud = std::make_shared<ScriptedList>();
        m_cloud->cvms = listOf({kName});
        m_spawntees = std::make_shared<ScriptedSpawntees>();
    }

    void passesItsStagesOneAfterTheOther()
    {
        ReadyLook look;
        QCOMPARE(judgeReadiness(look, kExpected).stage, ReadyStage::Booting);
        look.cvm = runningCvm(kName);
        QCOMPARE(judgeReadiness(look, kExpected).stage, ReadyStage::Health);
        look.identity = identityOf(u"runner"_s);
        QCOMPARE(judgeReadiness(look, kExpected).stage, ReadyStage::Hashes);
        look.tasks = TaskList();
        QCOMPARE(judgeReadiness(look, kExpected).stage, ReadyStage::Capacity);
        look.capacity = SpawnteeCapacity{.acceptingNewModels = true};
        QCOMPARE(judgeReadiness(look, kExpected).stage, ReadyStage::Ready);
    }
    void waitsWithAReasonOfItsOwnAtEveryStage_data()
    {
        QTest::addColumn<std::function<void(ReadyLook &)>>("spoil");
        QTest::addColumn<ReadyStage>("stage");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, ReadyStage stage, const QString &reason, std::function<void(ReadyLook &)> spoil) {
            QTest::newRow(name) << std::move(spoil) << stage << reason;
        };
        row("the cloud is silent", ReadyStage::Booting, u"the cloud does not tell of it: 503"_s,
            [](ReadyLook &look) { look.cvm = Result<domain::Cvm>(errorOfKind(ErrorKind::Remote, u"503"_s)); });
        row("it boots", ReadyStage::Booting, u"it boots: pulling images"_s, [](ReadyLook &look) {
            (*look.cvm)->state = RunState::Starting;
            (*look.cvm)->bootProgress = u"pulling images"_s;
        });
        row("no address yet", ReadyStage::Booting, u"does not say yet where it is"_s, [](ReadyLook &look) { (*look.cvm)->node.clear(); });
        row("it does not answer", ReadyStage::Health, u"its spawntee does not answer: refused"_s,
            [](ReadyLook &look) { look.identity = Result<SpawnteeIdentity>(errorOfKind(ErrorKind::Network, u"refused"_s)); });
        row("another program", ReadyStage::Health, u"another program answers: “nginx”"_s,
            [](ReadyLook &look) { (*look.identity)->service = u"nginx"_s; });
        row("not healthy", ReadyStage::Health, u"it says “starting” of itself"_s, [](ReadyLook &look) { (*look.identity)->status = u"starting"_s; });
        row("401 for its identity", ReadyStage::Hashes, u"waiting for certificate hashes"_s,
            [](ReadyLook &look) { look.identity = Result<SpawnteeIdentity>(refused()); });
        row("401 for its tasks", ReadyStage::Hashes, u"waiting for certificate hashes"_s,
            [](ReadyLook &look) { look.tasks = Result<TaskList>(refused()); });
        row("its tasks are unclear", ReadyStage::Hashes, u"whether it accepts signed requests is not known"_s,
            [](ReadyLook &look) { look.tasks = Result<TaskList>(errorOfKind(ErrorKind::Remote, u"502"_s)); });
        row("its room is unclear", ReadyStage::Capacity, u"whether it has room is not known"_s,
            [](ReadyLook &look) { look.capacity = Result<SpawnteeCapacity>(errorOfKind(ErrorKind::Protocol, u"no accepting_new_models"_s)); });
        row("healthy and full", ReadyStage::Capacity, u"healthy, but accepts no models"_s,
            [](ReadyLook &look) { look.capacity = SpawnteeCapacity(); });
    }
    void waitsWithAReasonOfItsOwnAtEveryStage()
    {
        QFETCH(const std::function<void(ReadyLook &)>, spoil);
        QFETCH(const ReadyStage, stage);
        QFETCH(const QString, reason);
        ReadyLook look = readyLook();
        QCOMPARE(judgeReadiness(look, kExpected).stage, ReadyStage::Ready);
        spoil(look);
        const Readiness now = judgeReadiness(look, kExpected);
        QCOMPARE(now.stage, stage);
        QVERIFY2(now.text.contains(reason), qPrintable(now.text));
        QVERIFY2(!now.isHopeless, "time can mend it");
    }
    void doesNotWaitForWhatTimeCannotMend_data()
    {
        QTest::addColumn<std::function<void(ReadyLook &)>>("spoil");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QString &reason, std::function<void(ReadyLook &)> spoil) {
            QTest::newRow(name) << std::move(spoil) << reason;
        };
        row("its boot failed", u"it does not run: image pull failed"_s, [](ReadyLook &look) {
            (*look.cvm)->state = RunState::Failed;
            (*look.cvm)->bootError = u"image pull failed"_s;
        });
        row("another compose hash", u"another compose hash than was promised"_s,
            [](ReadyLook &look) { (*look.cvm)->composeHash = QString(64, u'f'); });
        row("on another node", u"its models could not be reached"_s, [](ReadyLook &look) { (*look.cvm)->node = u"prod5"_s; });
        row("in another mode", u"its mode is “registry+runner”"_s, [](ReadyLook &look) { (*look.identity)->mode = u"registry+runner"_s; });
    }
    void doesNotWaitForWhatTimeCannotMend()
    {
        QFETCH(const std::function<void(ReadyLook &)>, spoil);
        QFETCH(const QString, reason);
        ReadyLook look = readyLook();
        spoil(look);
        const Readiness now = judgeReadiness(look, kExpected);
        QVERIFY(now.isHopeless);
        QVERIFY2(now.text.contains(reason), qPrintable(now.text));
    }

    // 30
    void stopsWithinOneRequestOfItsLimitOnOneThatStaysUnhealthy()
    {
        runner().answers.identity = errorOfKind(ErrorKind::Network, u"connection refused"_s);
        const MonotonicTime begun = m_clock->monotonicNow();
        const auto ended = wait();
        QVERIFY(!ended);
        QCOMPARE(ended.error().kind, ErrorKind::Timeout);
        QVERIFY2(ended.error().what.startsWith(u"not ready within 3 min"_s), qPrintable(ended.error().what));
        QVERIFY2(ended.error().what.contains(u"connection refused"_s), qPrintable(ended.error().what));
        QVERIFY(took(begun, *m_clock) >= 180s);
        QVERIFY2(took(begun, *m_clock) <= 190s, qPrintable(QString::number(took(begun, *m_clock).count())));
    }
    // 30
    void stopsInTheMiddleOfARequestThatHangs()
    {
        runner().hangs = true;
        const MonotonicTime begun = m_clock->monotonicNow();
        const auto ended = wait({}, {}, 1h);
        QVERIFY(!ended);
        QCOMPARE(ended.error().kind, ErrorKind::Timeout);
        QVERIFY2(took(begun, *m_clock) <= 190s, qPrintable(QString::number(took(begun, *m_clock).count())));
    }
    // 31
    void givesAnotherReasonForOneThatIsHealthyButNeverAccepts()
    {
        runner().answers.capacity = SpawnteeCapacity();
        const auto ended = wait();
        QVERIFY(!ended);
        QVERIFY2(ended.error().what.contains(u"it is healthy, but accepts no models"_s), qPrintable(ended.error().what));
        QCOMPARE(m_said.back().stage, ReadyStage::Capacity);
    }
    // 32
    void oneThatRefusesSignaturesForAMinuteIsReadyOnceItHasLoadedTheHashes()
    {
        runner().answers.tasks = refused();
        const auto ended = wait([this](std::chrono::seconds passed) {
            if (passed == 60s)
                runner().answers.tasks = TaskList();
        });
        QVERIFY2(ended, ended ? "" : qPrintable(ended.error().what));
        QCOMPARE(ended->name, kName);
        QCOMPARE(m_said.front().stage, ReadyStage::Hashes);
        QCOMPARE(m_said.back().stage, ReadyStage::Ready);
        for (const Readiness &said : m_said)
            QVERIFY2(!said.text.contains(u"wrong"_s), qPrintable(said.text));
    }
    void onlyWhenTimeIsUpARefusalIsMoreThanSlow()
    {
        runner().answers.tasks = refused();
        runner().refusal = judgeRefusal(40s, KeySlot::Primary, QString(64, u'd'));
        const auto ended = wait();
        QVERIFY(!ended);
        for (const Readiness &said : m_said)
            QVERIFY2(!said.text.contains(u"40 s"_s), qPrintable(said.text));
        QVERIFY2(ended.error().what.contains(u"40 s"_s), qPrintable(ended.error().what));
    }
    void asksNobodyBeforeTheCloudSaysThatItRuns()
    {
        m_cloud->cvms.items[0].state = RunState::Starting;
        int askedWhileBooting = -1;
        const auto ended = wait([this, &askedWhileBooting](std::chrono::seconds passed) {
            if (passed == 30s) {
                askedWhileBooting = runner().calls;
                m_cloud->cvms.items[0].state = RunState::Running;
            }
        });
        QVERIFY(ended);
        QCOMPARE(askedWhileBooting, 0);
    }
    void endsAtOnceWhereWaitingCannotHelp()
    {
        runner().answers = probeOf(u"registry+runner"_s, true);
        const MonotonicTime begun = m_clock->monotonicNow();
        const auto ended = wait();
        QVERIFY(!ended);
        QCOMPARE(ended.error().kind, ErrorKind::Remote);
        QVERIFY(took(begun, *m_clock) < 60s);
    }
    void canBeCancelled()
    {
        runner().answers.capacity = SpawnteeCapacity();
        const CancelToken cancel;
        const auto ended = wait(
            [&cancel](std::chrono::seconds passed) {
                if (passed == 20s)
                    cancel.cancel();
            },
            cancel);
        QVERIFY(!ended);
        QCOMPARE(ended.error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(ReadinessTest)
#include "tst_readiness.moc"
