// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/machine_logs.h"
#include "services/phala/phala_live.h"
#include "tests/support/demo_fleet_process.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::cluster;
using namespace pilothouse::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr char kMachine[] = "crunch-tee-runner-4f1c92ab";

QCoro::Task<Result<Secret>> demoKey()
{
    co_return Secret(QByteArray("phak_demo"));
}

/// What a follow has told.
struct Told
{
    std::vector<TimedLine> lines;
    int gaps = 0;

    explicit Told(LogFollow *follow)
    {
        QObject::connect(follow, &LogFollow::linesRead, follow, [this](const NewLines &news) {
            lines.insert(lines.end(), news.lines.begin(), news.lines.end());
            gaps += news.isGapBefore ? 1 : 0;
        });
    }
    /// The demo writes at a fixed rhythm: whether each line follows the one before it.
    bool isEvery(qint64 rhythm) const
    {
        for (size_t i = 1; i < lines.size(); ++i) {
            if (!lines[i].at || !lines[i - 1].at || *lines[i].at - *lines[i - 1].at != rhythm)
                return false;
        }
        return !lines.empty();
    }
};

} // namespace

/// Logs followed by polling, over the sockets of a real demo fleet whose clock the test moves.
class LogFollowFleetTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoFleetProcess> m_fleet;

    static LogFollow::Pace quick()
    {
        LogFollow::Pace pace;
        pace.every = 20ms;
        pace.longest = 100ms;
        pace.first.tail = 50;
        return pace;
    }
    std::shared_ptr<http::HttpClient> http(bool withKey) const
    {
        http::RemoteContext context;
        context.environment = domain::EnvironmentId(u"demo"_s);
        context.anyOrigin = !withKey;
        if (withKey) {
            context.allowedOrigins = {QUrl(m_fleet->address("phala"))};
            context.keyHeader = "X-API-Key";
            context.key = demoKey;
        }
        return std::make_shared<http::HttpClient>(context);
    }
    std::shared_ptr<LogFollow> follow(LogSource source, const QString &container = QString(),
                                      const QString &machine = QLatin1StringView(kMachine)) const
    {
        const auto live = std::make_shared<phala::PhalaLive>(http(true), QUrl(m_fleet->address("phala")), http(false));
        return std::make_shared<LogFollow>(cloudLog(live, machine, source, container), quick());
    }

private slots:
    void init()
    {
        m_fleet = std::make_unique<DemoFleetProcess>(QStringList{u"--cvms"_s, u"9"_s});
        QVERIFY2(m_fleet->isReady(), qPrintable(m_fleet->problem()));
    }

    void tellsEachLineOnceAsTheClockMoves()
    {
        const auto it = follow(LogSource::Container, u"dstack-app-1"_s);
        Told told(it.get());
        it->start();
        for (size_t wanted = 50; wanted < 400; wanted += 60) {
            QTRY_VERIFY_WITH_TIMEOUT(told.lines.size() >= wanted, 20'000);
            QVERIFY(m_fleet->advance(60 * 5));
        }
        QTRY_VERIFY_WITH_TIMEOUT(told.lines.size() >= 400, 20'000);
        it->stop();
        QVERIFY(told.isEvery(5000));
        QCOMPARE(told.gaps, 0);
        QVERIFY(std::ranges::any_of(told.lines, [](const TimedLine &line) { return line.channel == "stderr"_L1; }));
        QVERIFY(std::ranges::none_of(told.lines, [](const TimedLine &line) { return line.text.startsWith("20"_L1); }));
    }

    void goesOnAfterAPauseWithWhatCameMeanwhile()
    {
        const auto it = follow(LogSource::Container, u"dstack-proxy-1"_s);
        Told told(it.get());
        it->start();
        QTRY_VERIFY_WITH_TIMEOUT(!told.lines.empty(), 20'000);
        it->stop();
        const size_t before = told.lines.size();
        QVERIFY(m_fleet->advance(3 * 4000)); // more lines than one look asks for
        it->start();
        QTRY_VERIFY_WITH_TIMEOUT(told.lines.size() >= before + 4000, 30'000);
        it->stop();
        QVERIFY(told.isEvery(3000));
        QCOMPARE(told.gaps, 0);
    }

    void saysWhereLinesMayBeMissing()
    {
        const auto it = follow(LogSource::Container, u"dstack-app-1"_s);
        Told told(it.get());
        it->start();
        QTRY_VERIFY_WITH_TIMEOUT(!told.lines.empty(), 20'000);
        QVERIFY(m_fleet->advance(5 * 12'000)); // further than the widest look
        QTRY_VERIFY_WITH_TIMEOUT(told.lines.size() > 5000, 30'000);
        it->stop();
        QCOMPARE(told.gaps, 1);
    }

    void waitsOutWhatPassesAndLosesNothing()
    {
        const auto it = follow(LogSource::Serial);
        Told told(it.get());
        it->start();
        QTRY_VERIFY_WITH_TIMEOUT(!told.lines.empty(), 20'000);
        QVERIFY(m_fleet->setFault(u"cvm:"_s + QLatin1StringView(kMachine), u"500"_s));
        QTRY_VERIFY_WITH_TIMEOUT(it->failuresInARow() >= 2, 20'000);
        QVERIFY(it->isRunning() && it->error());
        QVERIFY(m_fleet->advance(20 * 30));
        QVERIFY(m_fleet->clearFaults());
        const size_t before = told.lines.size();
        QTRY_VERIFY_WITH_TIMEOUT(told.lines.size() >= before + 30, 60'000);
        it->stop();
        QVERIFY(!it->error());
        QCOMPARE(told.gaps, 0);
        QVERIFY(std::ranges::is_sorted(told.lines, {}, [](const TimedLine &line) { return line.at.value_or(0); }));
    }

    void logsThatAreNotPublicAreRefusedWithTheWayOut()
    {
        QVERIFY(m_fleet->setFault(u"cvm:"_s + QLatin1StringView(kMachine), u"logs-private"_s));
        for (const LogSource source : {LogSource::Container, LogSource::Serial}) {
            const auto it = follow(source);
            it->start();
            QTRY_VERIFY_WITH_TIMEOUT(!it->isRunning(), 20'000);
            QVERIFY(it->error());
            QCOMPARE(it->error()->kind, ErrorKind::NotFound);
            QVERIFY2(it->error()->nextStep.contains("public_logs"_L1), qPrintable(it->error()->nextStep));
        }
    }

    void stoppingEndsALookUnderWay()
    {
        QVERIFY(m_fleet->setFault(u"cvm:"_s + QLatin1StringView(kMachine), u"latency"_s, 0, {{u"latencyMs"_s, 20'000}}));
        auto it = follow(LogSource::Container);
        Told told(it.get());
        it->start();
        QVERIFY(it->isRunning() && !it->hasAnswered());
        it->stop();
        QVERIFY(!it->isRunning());
        const std::weak_ptr<LogFollow> rest = it;
        it.reset();
        QTRY_VERIFY_WITH_TIMEOUT(rest.expired(), 10'000);
        QVERIFY(told.lines.empty());
    }
};

QTEST_GUILESS_MAIN(LogFollowFleetTest)
#include "tst_log_follow_fleet.moc"
