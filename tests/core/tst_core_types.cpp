// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/digest.h"
#include "services/core/money.h"
#include "services/core/operation.h"
#include "services/core/percent.h"
#include "services/core/plain_text.h"
#include "services/core/result.h"
#include "services/core/secret.h"
#include "services/core/snapshot.h"
#include "services/domain/access.h"
#include "services/domain/cvm.h"
#include "services/domain/plan.h"
#include "services/domain/traffic_split.h"
#include "tests/support/fake_clock.h"

#include <QSignalSpy>
#include <QTest>

using namespace pilothouse;
using namespace std::chrono_literals;

class CoreTypesTest : public QObject
{
    Q_OBJECT

private slots:
    void hexIsStrict_data()
    {
        QTest::addColumn<QByteArray>("hex");
        QTest::addColumn<bool>("good");
        QTest::newRow("lower") << QByteArray("00ff") << true;
        QTest::newRow("upper") << QByteArray("00FF") << true;
        QTest::newRow("odd") << QByteArray("00f") << false;
        QTest::newRow("blank inside") << QByteArray("00 f") << false;
        QTest::newRow("prefix") << QByteArray("0x00") << false;
        QTest::newRow("empty") << QByteArray() << true;
    }
    void hexIsStrict()
    {
        QFETCH(QByteArray, hex);
        QTEST(bytesFromHex(hex).has_value(), "good");
    }

    void digestsHaveOneLength()
    {
        QVERIFY(!Sha256::fromHex("00"));
        QCOMPARE(sha256({"abc"}).toHex(), QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(sha256({"a", "", "bc"}), sha256({"abc"}));
        QVERIFY(sha384({"abc"}).toHex().startsWith("cb00753f45a35e8bb5a03d699ac65007"));
    }

    void moneyNeverGoesThroughFloats()
    {
        const auto price = Money::fromDecimal(u"0.058", QStringLiteral("USD"));
        QVERIFY(price);
        QCOMPARE(price->micros(), 58'000);
        Money sum(0, QStringLiteral("USD"));
        for (int i = 0; i < 1000; ++i)
            sum = *sum.plus(*price);
        QCOMPARE(sum.toDecimal(), QStringLiteral("58.00"));
        for (const QString &bad : {QStringLiteral("1e3"), QStringLiteral("0.0000001"), QStringLiteral(""), QStringLiteral("."), QStringLiteral("NaN"),
                                   QStringLiteral("1.2.3"), QStringLiteral("99999999999999999999")})
            QVERIFY2(!Money::fromDecimal(bad, QStringLiteral("USD")), qPrintable(bad));
        QVERIFY(!price->plus(Money(1, QStringLiteral("EUR"))));
    }

    void percentStaysInItsRange()
    {
        QVERIFY(!Percent::fromWhole(101));
        QVERIFY(!Percent::fromWhole(-1));
        QCOMPARE(Percent::fromBasisPoints(9999)->whole(), 99);
    }

    void secretsMoveAndWipeTheirSource()
    {
        QByteArray typed("hunter2");
        Secret secret(std::move(typed));
        QVERIFY(typed.isEmpty()); // NOLINT(bugprone-use-after-move): the promise under test
        Secret other = std::move(secret);
        QVERIFY(secret.isEmpty()); // NOLINT(bugprone-use-after-move)
        QCOMPARE(other.view().toByteArray(), QByteArray("hunter2"));
    }

    void resultChainsAndKeepsTheFirstError()
    {
        const Result<int> good(2);
        QCOMPARE(good.transform([](int v) { return v * 2; }).value(), 4);
        Error why;
        why.what = QStringLiteral("no");
        const Result<int> bad(why);
        QCOMPARE(bad.and_then([](int v) -> Result<QString> { return QString::number(v); }).error().what, QStringLiteral("no"));
    }

    void errorsHaveFourParts()
    {
        Error error;
        error.kind = ErrorKind::Timeout;
        error.what = QStringLiteral("no answer within 30 s");
        error.where = QStringLiteral("GET http://x/apps");
        const UserMessage message = userMessage(error, Attempt::Change);
        QVERIFY(!message.what.isEmpty() && !message.where.isEmpty() && !message.unchanged.isEmpty() && !message.nextStep.isEmpty());
        error.kind = ErrorKind::OutcomeUnknown;
        QVERIFY(!userMessage(error, Attempt::Change).unchanged.contains(QStringLiteral("Nothing was changed")));
    }

    void foreignTextIsMadeVisible()
    {
        QCOMPARE(visibleText(QStringLiteral("a\u202Eb")), QStringLiteral("aU+202Eb"));
        QCOMPARE(visibleText(QStringLiteral("a\nb")), QStringLiteral("a⏎b"));
        QVERIFY(visibleText(QString(10'000, u'x')).size() <= 401);
        QVERIFY(mixesScripts(QStringLiteral("\u0440rod")));
        QVERIFY(!mixesScripts(QStringLiteral("prod")));
    }

    void snapshotAgesByTheMonotonicClock()
    {
        test::FakeClock clock;
        Snapshot<int> snapshot;
        snapshot.interval = 5s;
        QCOMPARE(snapshot.freshness(clock.monotonicNow()), Freshness::Never);
        snapshot.succeed(1, QStringLiteral("here"), clock);
        clock.jumpWallClock(3600s);
        QCOMPARE(snapshot.freshness(clock.monotonicNow()), Freshness::Live);
        clock.advance(10s);
        QCOMPARE(snapshot.freshness(clock.monotonicNow()), Freshness::Stale);
        clock.advance(40s);
        QCOMPARE(snapshot.freshness(clock.monotonicNow()), Freshness::Dead);
        snapshot.fail(Error{});
        QVERIFY(snapshot.hasValue());
    }

    void productionUnlocksForFifteenMinutes()
    {
        const auto clock = std::make_shared<test::FakeClock>();
        domain::WriteAccess production(domain::EnvironmentKind::Production, clock);
        QVERIFY(!production.isWritable());
        production.unlock();
        QVERIFY(production.isWritable());
        clock->advance(15min - 1s);
        QVERIFY(production.isWritable());
        clock->advance(1s);
        QVERIFY(!production.isWritable());
        QVERIFY(domain::WriteAccess(domain::EnvironmentKind::Staging, clock).isWritable());
    }

    void unknownStatusIsNeverRunning_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("state");
        QTest::newRow("running") << QStringLiteral("Running") << QStringLiteral("running");
        QTest::newRow("invented") << QStringLiteral("QUIESCED") << QStringLiteral("unknown");
        QTest::newRow("empty") << QString() << QStringLiteral("unknown");
        QTest::newRow("migrating") << QStringLiteral("migrating") << QStringLiteral("unknown");
        QTest::newRow("restarting") << QStringLiteral("restarting") << QStringLiteral("starting");
        QTest::newRow("exited") << QStringLiteral("exited") << QStringLiteral("stopped");
    }
    void unknownStatusIsNeverRunning()
    {
        QFETCH(QString, status);
        QTEST(domain::runStateWord(domain::runStateOfCvm(status)), "state");
    }

    void phraseComparesCodePoints()
    {
        domain::Plan plan;
        plan.phrase = QStringLiteral("prod/cvm-1");
        QVERIFY(plan.isConfirmedBy(QStringLiteral("prod/cvm-1")));
        QVERIFY(!plan.isConfirmedBy(QStringLiteral("\u0440rod/cvm-1")));
        QVERIFY(!plan.isConfirmedBy(QString()));
    }

    void operationsEndOnce()
    {
        OperationList list(std::make_shared<test::FakeClock>());
        QSignalSpy spy(&list, &OperationList::operationChanged);
        CancelToken token;
        const OperationId id = list.begin(QStringLiteral("demo"), QStringLiteral("Restart"), token);
        list.cancel(id);
        QVERIFY(token.isCancelled());
        Error lost;
        lost.kind = ErrorKind::OutcomeUnknown;
        list.fail(id, lost);
        list.succeed(id, QStringLiteral("late"));
        QCOMPARE(list.find(id)->state, OperationState::OutcomeUnknown);
        QCOMPARE(spy.count(), 2);
    }

    void splitReadsAsText()
    {
        const auto split = domain::TrafficSplit().with(domain::Intent::Analyze, *Percent::fromWhole(10));
        QCOMPARE(split.toText(), QStringLiteral("analyze 10, create 0, pay 0, other 0"));
        QVERIFY(!split.isAllOld());
        QVERIFY(domain::TrafficSplit().isAllOld());
    }
};

QTEST_GUILESS_MAIN(CoreTypesTest)
#include "tst_core_types.moc"
