// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/circuit_breaker.h"
#include "services/http/http_client.h"
#include "services/http/retry.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::http;
using namespace std::chrono_literals;

class HttpRulesTest : public QObject
{
    Q_OBJECT

    using Time = CircuitBreaker::Time;
    static constexpr auto kServerError = CircuitBreaker::Answer::ServerError;
    static constexpr auto kFine = CircuitBreaker::Answer::Fine;

    static void ask(CircuitBreaker &breaker, CircuitBreaker::Answer answer, Time at)
    {
        breaker.begin(at);
        breaker.end(answer, at);
    }

private slots:
    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("seconds"); // -1: not understood
        constexpr qint64 kYear = 365ll * 24 * 3600;
        QTest::newRow("seconds") << QByteArray("120") << 120ll;
        QTest::newRow("zero") << QByteArray("0") << 0ll;
        QTest::newRow("with blanks") << QByteArray(" 7 ") << 7ll;
        QTest::newRow("a billion is a year at most") << QByteArray("1000000000") << kYear;
        QTest::newRow("does not fit any integer") << QByteArray("99999999999999999999999999") << kYear;
        QTest::newRow("date") << QByteArray("Thu, 15 Jan 2026 12:01:30 GMT") << 90ll;
        QTest::newRow("past date") << QByteArray("Thu, 15 Jan 2026 11:00:00 GMT") << 0ll;
        QTest::newRow("far date") << QByteArray("Thu, 15 Jan 2099 11:00:00 GMT") << kYear;
        QTest::newRow("negative") << QByteArray("-5") << -1ll;
        QTest::newRow("fraction") << QByteArray("1.5") << -1ll;
        QTest::newRow("words") << QByteArray("soon") << -1ll;
        QTest::newRow("empty") << QByteArray() << -1ll;
        QTest::newRow("long rubbish") << QByteArray(100'000, '9') << -1ll;
    }
    void readsRetryAfter()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, seconds);
        const QDateTime now(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC);
        const auto parsed = parseRetryAfter(text, now);
        QCOMPARE(parsed ? qint64(parsed->count()) : -1ll, seconds);
    }

    void backsOffOneTwoFour()
    {
        const RetryPolicy policy;
        QCOMPARE(backOffAfter(1, policy.backOff, 0, 0), 1000ms);
        QCOMPARE(backOffAfter(2, policy.backOff, 0, 0), 2000ms);
        QCOMPARE(backOffAfter(3, policy.backOff, 0, 0), 4000ms);
        QCOMPARE(backOffAfter(9, policy.backOff, 0, 0), 4000ms);
        QCOMPARE(backOffAfter(1, policy.backOff, 0.25, 1.0), 1250ms);
        QCOMPARE(backOffAfter(1, policy.backOff, 0.25, -1.0), 750ms);
        QCOMPARE(backOffAfter(1, {}, 0.25, 1.0), 0ms);
    }

    void breakerStaysClosedWhileMostAnswersAreFine()
    {
        CircuitBreaker breaker{RetryPolicy()};
        const Time now{1h};
        for (int i = 0; i < 100; ++i)
            ask(breaker, i % 10 < 3 ? kServerError : kFine, now + i * 100ms);
        QVERIFY(!breaker.isOpen());
        QVERIFY(!breaker.wait(now + 10s));
    }

    void breakerOpensInAStormAndLetsOneProbeThrough()
    {
        CircuitBreaker breaker{RetryPolicy()};
        const Time now{1h};
        for (int i = 0; i < 10; ++i)
            ask(breaker, kServerError, now);
        QVERIFY(breaker.isOpen());
        QCOMPARE(breaker.wait(now + 1s).value(), 9000ms);
        QVERIFY(!breaker.wait(now + 10s));
        breaker.begin(now + 10s);
        QVERIFY2(breaker.wait(now + 10s), "only one probe at a time");
        breaker.end(kServerError, now + 11s);
        QCOMPARE(breaker.wait(now + 11s).value(), 20'000ms);
        ask(breaker, kServerError, now + 31s);
        ask(breaker, kServerError, now + 71s);
        ask(breaker, kServerError, now + 131s);
        QCOMPARE(breaker.wait(now + 131s).value(), 60'000ms);
        ask(breaker, kFine, now + 191s);
        QVERIFY(!breaker.isOpen());
        ask(breaker, kServerError, now + 192s);
        QVERIFY2(!breaker.isOpen(), "a closed breaker starts to count anew");
    }

    void breakerForgetsOldErrors()
    {
        CircuitBreaker breaker{RetryPolicy()};
        const Time now{1h};
        for (int i = 0; i < 50; ++i)
            ask(breaker, kServerError, now + i * 10s); // never ten within a minute
        QVERIFY(!breaker.isOpen());
    }

    void lateAnswersFromBeforeDoNotCloseAnOpenBreaker()
    {
        CircuitBreaker breaker{RetryPolicy()};
        const Time now{1h};
        breaker.begin(now);
        for (int i = 0; i < 10; ++i)
            ask(breaker, kServerError, now);
        breaker.end(kFine, now + 1s);
        QVERIFY(breaker.isOpen());
    }

    void namesStatuses_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        QTest::newRow("401") << 401 << int(ErrorKind::Unauthorised);
        QTest::newRow("403") << 403 << int(ErrorKind::Forbidden);
        QTest::newRow("404") << 404 << int(ErrorKind::NotFound);
        QTest::newRow("409") << 409 << int(ErrorKind::Conflict);
        QTest::newRow("429") << 429 << int(ErrorKind::Throttled);
        QTest::newRow("422") << 422 << int(ErrorKind::Remote);
        QTest::newRow("500") << 500 << int(ErrorKind::Remote);
        QTest::newRow("304") << 304 << int(ErrorKind::Remote);
    }
    void namesStatuses()
    {
        QFETCH(int, status);
        QFETCH(int, kind);
        HttpRequest request;
        request.url = QUrl(QStringLiteral("https://user:pass@api.example/v1/apps?token=geheim#part"));
        HttpReply reply;
        reply.status = status;
        reply.body = QByteArray(10'000, 'x');
        reply.headers = {{"retry-after", "5"}};
        const Error error = errorFromStatus(request, reply);
        QCOMPARE(int(error.kind), kind);
        QCOMPARE(error.httpStatus.value(), status);
        QCOMPARE(error.raw.size(), 4096);
        QCOMPARE(error.where, QStringLiteral("GET https://api.example/v1/apps"));
        QCOMPARE(error.retryAfter.has_value(), status == 429);
    }
};

QTEST_GUILESS_MAIN(HttpRulesTest)
#include "tst_http_rules.moc"
