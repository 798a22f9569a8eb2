// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/orchestrator/orchestrator_errors.h"
#include "services/orchestrator/orchestrator_wire.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::orchestrator;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kRow
    = "{\"deployment_id\":\"7f3c\",\"nft_token_id\":\"0088\",\"owner_address\":\"secret1abc\",\"status\":\"RUNNING\",\"provider\":\"secret_vm\",    \"endpoint_url\":\"https://agent-0088.secret-vm.io\",\"created_at\":\"2026-01-15T12:00:00\",\"resources\":{\"cpu\":2,\"memory\":\"4Gi\",\"gpu\":true},    \"health\":{\"status\":\"healthy\",\"last_check\":\"2026-01-15T12:30:00Z\",\"uptime\":1800}}";

http::HttpReply reply(int status, const QByteArray &body, QList<QPair<QByteArray, QByteArray>> headers = {})
{
    http::HttpReply made;
    made.status = status;
    made.body = body;
    made.headers = std::move(headers);
    return made;
}

} // namespace

class OrchestratorWireTest : public QObject
{
    Q_OBJECT

    const QUrl m_base{u"https://orchestrator.example/v1"_s};

private slots:
    void eachDialectHasItsOwnPaths()
    {
        QCOMPARE(wire::get(m_base, Dialect::Seed, u"88"_s).url.toString(), u"https://orchestrator.example/v1/deployment/88"_s);
        QCOMPARE(wire::get(m_base, Dialect::Spec, u"88"_s).url.toString(), u"https://orchestrator.example/v1/deployments/88"_s);
        QCOMPARE(wire::stop(m_base, Dialect::Seed, u"88"_s).verb, QByteArray("DELETE"));
        QVERIFY(wire::stop(m_base, Dialect::Spec, u"88"_s).effect == http::Effect::Mutating);
        QVERIFY(wire::challenge(m_base, u"secret1"_s, u"88"_s).effect == http::Effect::Idempotent);
    }

    void noTokenLeavesItsSegment_data()
    {
        QTest::addColumn<QString>("token");
        for (const char *token : {"a/b", "../health", "..", ".", "50%", "a b", "a?b=c", "a#b", "%2e%2e", "ünï"})
            QTest::newRow(token) << QString::fromUtf8(token);
    }
    void noTokenLeavesItsSegment()
    {
        QFETCH(QString, token);
        const QUrl url = wire::get(m_base, Dialect::Spec, token).url;
        const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
        QVERIFY2(path.startsWith("/v1/deployments/"), path.constData());
        QVERIFY2(path.count('/') == 3 && !url.hasQuery() && !url.hasFragment(), path.constData());
        QVERIFY2(!path.endsWith("/..") && !path.endsWith("/."), path.constData());
    }

    void aRowIsReadWhole()
    {
        const auto row = wire::parseDeployment(kRow, u"0088"_s);
        QVERIFY2(row.has_value(), row ? "" : qPrintable(row.error().what));
        QCOMPARE(row->status, u"RUNNING"_s);
        QCOMPARE(row->state, domain::DeploymentState::Running);
        QCOMPARE(row->resources.gpu, u"true"_s);
        QCOMPARE(row->health.uptime, std::chrono::seconds(1800));
        // Columns without a zone are UTC.
        QCOMPARE(row->createdAt, QDateTime(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC));
    }

    void bothFormsOfResourcesAreRead()
    {
        const auto row = wire::parseDeployment(
            "{\"deployment_id\":\"a\",\"status\":\"x\",\"resources\":{\"cpu\":\"2\",\"memory\":\"4Gi\",\"gpu\":\"1\"}}", u"7"_s);
        QCOMPARE(row->resources, (domain::DeploymentResources{u"2"_s, u"4Gi"_s, u"1"_s}));
        QCOMPARE(row->token, u"7"_s);
    }

    void anAnswerAboutAnotherNftIsRefused() { QCOMPARE(wire::parseDeployment(kRow, u"0089"_s).error().kind, ErrorKind::Protocol); }

    void bothShapesOfListsAreRead()
    {
        const auto seed = wire::parseList("{\"deployments\":[" + kRow + "],\"total\":1}", 0);
        QCOMPARE(seed->items.size(), size_t(1));
        QCOMPARE(seed->total, 1);
        const auto spec = wire::parseList("{\"data\":[" + kRow + "],\"pagination\":{\"total\":7,\"has_more\":true}}", 0);
        QCOMPARE(spec->total, 7);
        QCOMPARE(spec->hasMore, true);
    }

    void aHostileRowIsSkippedAndToldAndTheOthersStay()
    {
        const QByteArray bad[] = {"17",
                                  "null",
                                  "{}",
                                  "{\"deployment_id\":1.5}",
                                  "{\"deployment_id\":\"a\",\"status\":[]}",
                                  "{\"deployment_id\":\"a\",\"nft_token_id\":{}}",
                                  "{\"deployment_id\":\"" + QByteArray(300, 'x') + "\"}",
                                  "{\"deployment_id\":\"a\",\"nft_token_id\":\"" + QByteArray(65, '9') + "\"}"};
        QByteArray rows = kRow;
        for (const QByteArray &row : bad)
            rows += "," + row;
        const auto page = wire::parseList("{\"deployments\":[" + rows + "]}", 100);
        QCOMPARE(page->items.size(), size_t(1));
        QCOMPARE(page->skipped.size(), std::size(bad));
        QCOMPARE(page->skipped.front().index, 101);
        QVERIFY(!page->skipped.front().why.isEmpty());
    }

    void anUnknownStateIsKeptVerbatim()
    {
        const auto row = wire::parseDeployment("{\"deployment_id\":\"a\",\"status\":\"Paused_By_Host\"}", u"1"_s);
        QCOMPARE(row->status, u"Paused_By_Host"_s);
        QCOMPARE(row->state, domain::DeploymentState::Unknown);
    }

    void nonsenseIsAnErrorAndNoEmptyList_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("html") << QByteArray("<!DOCTYPE html><html></html>");
        QTest::newRow("cut") << QByteArray("{\"deployments\":[{");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("other") << QByteArray("{\"items\":[]}");
        QTest::newRow("deep") << QByteArray(1000, '[');
    }
    void nonsenseIsAnErrorAndNoEmptyList()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!wire::parseList(body, 0).has_value());
    }

    void everyShapeOfErrorsIsUnderstood_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        QTest::newRow("envelope") << 401 << QByteArray("{\"error\":{\"code\":\"TOKEN_EXPIRED\",\"message\":\"old\"}}") << int(ErrorKind::Unauthorised)
                                  << u"old"_s;
        QTest::newRow("exists") << 400 << QByteArray("{\"error\":{\"code\":\"ALREADY_EXISTS\",\"message\":\"there\"}}") << int(ErrorKind::Conflict)
                                << u"there"_s;
        QTest::newRow("detail") << 404 << QByteArray("{\"detail\":\"Not here\"}") << int(ErrorKind::NotFound) << u"Not here"_s;
        QTest::newRow("details") << 422 << QByteArray("{\"detail\":[{\"loc\":[\"body\",\"wallet\"],\"msg\":\"field required\",\"type\":\"x\"}]}")
                                 << int(ErrorKind::Remote) << u"body.wallet: field required"_s;
        QTest::newRow("html") << 502 << QByteArray("<html>bad gateway</html>") << int(ErrorKind::Remote) << u"502"_s;
        QTest::newRow("empty") << 500 << QByteArray() << int(ErrorKind::Remote) << u"500"_s;
    }
    void everyShapeOfErrorsIsUnderstood()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, words);
        const Error error = errorOf(wire::list(m_base, 0), reply(status, body));
        QCOMPARE(int(error.kind), kind);
        QVERIFY2(error.what.contains(words), qPrintable(error.what));
    }

    void theRateLimitsResetIsTheWait()
    {
        const qint64 reset = QDateTime::currentSecsSinceEpoch() + 40;
        const Error error = errorOf(wire::list(m_base, 0), reply(429, {}, {{"X-RateLimit-Reset", QByteArray::number(reset)}}));
        QVERIFY(error.retryAfter && *error.retryAfter >= std::chrono::seconds(38) && *error.retryAfter <= std::chrono::seconds(40));
    }

    void bothDialectsOfTheSocketAreUnderstood()
    {
        const auto spec = wire::parseFrame(
            u"{\"type\":\"deployment_status\",\"deployment_id\":\"7f\",\"status\":\"deploying\",\"progress\":54,\"message\":\"pull\"}"_s, {});
        QCOMPARE(spec->id.text(), u"7f"_s);
        QCOMPARE(spec->progress, 54);
        const auto percent = wire::parseFrame(u"{\"type\":\"progress\",\"percent\":80}"_s, u"88"_s);
        QCOMPARE(percent->token, u"88"_s);
        QCOMPARE(percent->progress, 80);
        const auto ready = wire::parseFrame(u"{\"type\":\"ready\",\"endpoint_url\":\"https://a\"}"_s, u"88"_s);
        QCOMPARE(ready->status, u"running"_s);
        QCOMPARE(ready->endpointUrl, u"https://a"_s);
    }

    void aFrameThatIsNoHintIsNone()
    {
        for (const QString &text : {u"{"_s, u"[]"_s, u"{\"type\":\"hello\"}"_s, u"{\"type\":\"progress\",\"percent\":400}"_s,
                                    u"{\"type\":\"status\",\"status\":5}"_s, QString(2000, u'[')})
            QVERIFY(!wire::parseFrame(text, u"88"_s));
        QVERIFY(!wire::parseFrame(u"{\"type\":\"deployment_status\",\"status\":\"running\"}"_s, {})); // of whom?
    }

    void tokensThatCouldBreakAHeaderAreRefused()
    {
        QVERIFY(wire::parseTokens("{\"access_token\":\"a.b-c_d\",\"refresh_token\":\"r\",\"expires_in\":60}")->access.view() == "a.b-c_d");
        QVERIFY(!wire::parseTokens("{\"access_token\":\"a\\r\\nX: y\"}").has_value());
        QVERIFY(!wire::parseTokens("{}").has_value());
    }

    void theEndOfATokenIsReadWhereItSaysOne_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QDateTime>("end");
        const auto jwt = [](const QByteArray &claims) {
            return "e30." + claims.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) + ".c2ln";
        };
        QTest::newRow("says one") << jwt(R"({"sub":"x","exp":1768478400})") << QDateTime(QDate(2026, 1, 15), QTime(12, 0), Qt::UTC);
        QTest::newRow("says none") << jwt(R"({"sub":"x"})") << QDateTime();
        QTest::newRow("nonsense") << jwt(R"({"exp":"soon"})") << QDateTime();
        QTest::newRow("beyond all years") << jwt(R"({"exp":1e300})") << QDateTime();
        QTest::newRow("no JWT") << QByteArray("demo-refresh-token") << QDateTime();
        QTest::newRow("two parts") << QByteArray("a.b") << QDateTime();
        QTest::newRow("empty") << QByteArray() << QDateTime();
    }
    void theEndOfATokenIsReadWhereItSaysOne()
    {
        QFETCH(QByteArray, token);
        QFETCH(QDateTime, end);
        QCOMPARE(wire::tokenEnd(token), end);
    }
};

QTEST_GUILESS_MAIN(OrchestratorWireTest)
#include "tst_orchestrator_wire.moc"
