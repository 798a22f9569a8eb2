// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/gate_rules.h"

#include <QTest>

using namespace pilothouse;
using namespace pilothouse::cutover;
using namespace std::chrono_literals;
using domain::AttestationLevel;
using domain::Gate;
using domain::GateState;

Q_DECLARE_METATYPE(pilothouse::domain::Gate)
Q_DECLARE_METATYPE(pilothouse::domain::AttestationPolicy)
Q_DECLARE_METATYPE(pilothouse::cutover::PlaneAttestation)
Q_DECLARE_METATYPE(pilothouse::cutover::HealthReport)

namespace {

PlaneAnswer answer(int status, const QByteArray &body)
{
    return PlaneAnswer{QStringLiteral("GET http://phala/ready"), status, body};
}

QByteArray check(const char *name, bool ok, QByteArray details)
{
    details.replace('\\', "\\\\").replace('"', "\\\"");
    return QByteArray("\"") + name + "\":{\"ok\":" + (ok ? "true" : "false") + ",\"details\":\"" + details + "\"}";
}

/// A canary body with good checks, except for those given.
QByteArray canary(bool ok, const QList<QByteArray> &others = {})
{
    QMap<QByteArray, QByteArray> checks;
    for (const char *name : {"github", "near", "pingpay", "hotpay", "eigenai"})
        checks[name] = check(name, true, "{\"ok\":true,\"status\":200}");
    for (const QByteArray &other : others)
        checks[other.mid(1, other.indexOf('"', 1) - 1)] = other;
    return QByteArray("{\"at\":\"2026-01-15T12:00:00.000Z\",\"ok\":") + (ok ? "true" : "false") + ",\"checks\":{" + checks.values().join(',') + "}}";
}

HealthReport health(const QString &wallet, const QString &compute)
{
    HealthReport report;
    report.healthy = true;
    report.teeWallet = wallet;
    report.compute = compute;
    return report;
}

PlaneAttestation attested(AttestationLevel level, bool challenge, const QString &status = QStringLiteral("UpToDate"))
{
    PlaneAttestation attestation;
    attestation.level = level;
    attestation.challengePossible = challenge;
    attestation.tcbStatus = level >= AttestationLevel::A2 ? status : QString();
    attestation.quoteSha256 = level >= AttestationLevel::A2 ? QByteArray(64, 'a') : QByteArray();
    return attestation;
}

domain::AttestationPolicy policy(AttestationLevel require, domain::FreshnessRule freshness = domain::FreshnessRule::Required)
{
    domain::AttestationPolicy result;
    result.require = require;
    result.freshness = freshness;
    return result;
}

HealthReport teeHealth()
{
    return health(QStringLiteral("tee"), QStringLiteral("Secure TEE (Phala dstack)"));
}

QByteArray words(const Gate &gate)
{
    return (domain::gateStateWord(gate.state) + QStringLiteral(": ") + gate.finding).toUtf8();
}

} // namespace

class GateRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void readinessNeedsStatus200AndATrueFlag_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<GateState>("state");
        QTest::addColumn<QString>("finding");
        QTest::newRow("flag at top level") << 200 << QByteArray(R"({"ready":true,"reasons":[]})") << GateState::Pass << QStringLiteral("ready");
        QTest::newRow("flag under readiness") << 200 << QByteArray(R"({"readiness":{"ready":true,"reasons":[]}})") << GateState::Pass << QString();
        QTest::newRow("both agree") << 200 << QByteArray(R"({"ready":true,"readiness":{"ready":true}})") << GateState::Pass << QString();
        QTest::newRow("both contradict") << 200 << QByteArray(R"({"ready":true,"readiness":{"ready":false}})") << GateState::Fail
                                         << QStringLiteral("contradict");
        QTest::newRow("both contradict, other way")
            << 200 << QByteArray(R"({"ready":false,"readiness":{"ready":true}})") << GateState::Fail << QStringLiteral("contradict");
        QTest::newRow("neither") << 200 << QByteArray(R"({"services":{}})") << GateState::Fail << QStringLiteral("without a ready flag");
        QTest::newRow("false") << 200 << QByteArray(R"({"ready":false,"reasons":["HOT_PAY_JWT missing"]})") << GateState::Fail
                               << QStringLiteral("HOT_PAY_JWT");
        QTest::newRow("503 with reasons") << 503 << QByteArray(R"({"ready":false,"reasons":["HOT_PAY_JWT missing"]})") << GateState::Fail
                                          << QStringLiteral("503, HOT_PAY_JWT missing");
        QTest::newRow("503 that says ready") << 503 << QByteArray(R"({"ready":true})") << GateState::Fail << QStringLiteral("503");
        QTest::newRow("201 that says ready") << 201 << QByteArray(R"({"ready":true})") << GateState::Fail << QStringLiteral("201");
        QTest::newRow("503 web page") << 503 << QByteArray("<html>") << GateState::Fail << QStringLiteral("503");
        QTest::newRow("text instead of a flag") << 200 << QByteArray(R"({"ready":"true"})") << GateState::Unknown
                                                << QStringLiteral("not true or false");
        QTest::newRow("number instead of a flag") << 200 << QByteArray(R"({"ready":1})") << GateState::Unknown << QString();
        QTest::newRow("null instead of a flag") << 200 << QByteArray(R"({"ready":null})") << GateState::Unknown << QString();
        QTest::newRow("text beside a good flag") << 200 << QByteArray(R"({"ready":true,"readiness":{"ready":"yes"}})") << GateState::Unknown
                                                 << QString();
        QTest::newRow("login page") << 200 << QByteArray("<html>login</html>") << GateState::Unknown << QStringLiteral("unreadable");
        QTest::newRow("the flag twice") << 200 << QByteArray(R"({"ready":true,"ready":false})") << GateState::Unknown << QString();
        QTest::newRow("array") << 200 << QByteArray(R"([true])") << GateState::Unknown << QString();
        QTest::newRow("nothing") << 200 << QByteArray() << GateState::Unknown << QString();
    }
    void readinessNeedsStatus200AndATrueFlag()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(GateState, state);
        QFETCH(QString, finding);
        const Gate gate = judgeReadiness(answer(status, body), std::nullopt);
        QVERIFY2(gate.state == state, words(gate));
        QVERIFY2(gate.finding.contains(finding), words(gate));
        QVERIFY(!gate.degraded);
        QCOMPARE(gate.evidence.status, std::optional(status));
        QCOMPARE(gate.evidence.body, body);
        QCOMPARE(gate.evidence.bodySha256.size(), 64);
    }

    void anUnreachedPlaneIsUnknownAndNotFailed()
    {
        Error error;
        error.kind = ErrorKind::Network;
        error.what = QStringLiteral("connection refused");
        error.where = QStringLiteral("GET http://phala/ready");
        const Gate gate = judgeReadiness(error, std::nullopt);
        QCOMPARE(gate.state, GateState::Unknown);
        QVERIFY(!gate.opens());
        QCOMPARE(gate.finding, error.what);
        QCOMPARE(gate.evidence.request, error.where);
    }

    void aPlaneThatCallsItselfUnhealthyIsNotGreen()
    {
        const auto report = readHealth(answer(200, R"({"status":"unhealthy","uptime":5})"));
        QVERIFY(report.has_value());
        QVERIFY(!report->healthy);
        const Gate gate = judgeReadiness(answer(200, R"({"ready":true})"), *report);
        QCOMPARE(gate.state, GateState::Pass);
        QVERIFY(gate.degraded);
        QVERIFY(gate.finding.contains(QLatin1String("unhealthy")));
    }

    void readsWhatAPlaneSaysOfItself()
    {
        const auto report = readHealth(answer(200, R"json({"status":"healthy","timestamp":"2026-01-15T12:00:00.000Z","uptime":123456,
            "services":{"farcaster":"disabled","teeWallet":"tee"},"compute":"Secure TEE (Phala dstack)"})json"));
        QVERIFY(report.has_value());
        QVERIFY(report->healthy && report->saysTee() && report->computesInTee());
        QCOMPARE(report->uptime, std::optional(123456ms));
        QCOMPARE(report->farcaster, QStringLiteral("disabled"));
        QVERIFY(!readHealth(answer(500, R"({"error":"x"})")).has_value());
        QVERIFY(!readHealth(answer(200, R"({"uptime":5})")).has_value());
        const auto odd = readHealth(answer(200, R"({"status":"healthy","uptime":"soon"})"));
        QVERIFY(odd.has_value() && !odd->uptime);
    }

    void dependencyNeedsAGoodRunWithoutAPretendedService_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<GateState>("state");
        QTest::addColumn<bool>("degraded");
        QTest::addColumn<QString>("finding");
        const QByteArray cut = QByteArray("{\"ok\":true,\"contractId\":\"") + QByteArray(155, 'x');
        QTest::newRow("good") << 200 << canary(true) << GateState::Pass << false << QStringLiteral("5 of 5");
        QTest::newRow("503 with a body, per check")
            << 503 << canary(false, {check("near", false, "rpc timeout")}) << GateState::Fail << false << QStringLiteral("near: rpc timeout failed");
        QTest::newRow("one rail down") << 200 << canary(true, {check("pingpay", false, "401 from provider")}) << GateState::Pass << true
                                       << QStringLiteral("pingpay: 401 from provider failed");
        QTest::newRow("mock marker") << 200 << canary(true, {check("hotpay", true, "{\"ok\":true,\"mock\":true}")}) << GateState::Fail << false
                                     << QStringLiteral("mock");
        QTest::newRow("mock marker with a blank") << 200 << canary(true, {check("near", true, "{\"mock\": true}")}) << GateState::Fail << false
                                                  << QStringLiteral("mock");
        QTest::newRow("mock mode in words") << 200 << canary(true, {check("eigenai", true, "running in Mock Mode")}) << GateState::Fail << false
                                            << QStringLiteral("mock");
        QTest::newRow("mocked in words") << 200 << canary(true, {check("github", true, "MOCKED client")}) << GateState::Fail << false
                                         << QStringLiteral("mock");
        QTest::newRow("ping 404 with a warning") << 200
                                                 << canary(true, {check("pingpay", true,
                                                                        "{\"ok\":true,\"status\":404,\"warning\":\"probe route missing\"}")})
                                                 << GateState::Pass << true << QStringLiteral("pingpay: passes although it was answered with 404");
        QTest::newRow("hot pay 500 passes softly") << 200 << canary(true, {check("hotpay", true, "{\"ok\":true,\"status\":500}")}) << GateState::Pass
                                                   << true << QStringLiteral("hotpay");
        QTest::newRow("warning alone") << 200 << canary(true, {check("near", true, "{\"warning\":\"slow\"}")}) << GateState::Pass << true
                                       << QStringLiteral("near");
        QTest::newRow("details cut in the middle") << 200 << canary(true, {check("near", true, cut)}) << GateState::Pass << false
                                                   << QStringLiteral("5 of 5");
        QTest::newRow("status still seen in cut details")
            << 200 << canary(true, {check("hotpay", true, "{\"status\":502,\"body\":\"<html")}) << GateState::Pass << true << QStringLiteral("502");
        QTest::newRow("ok as text") << 200 << QByteArray(R"({"ok":"true","checks":{"near":{"ok":true,"details":""}}})") << GateState::Unknown << false
                                    << QStringLiteral("not true or false");
        QTest::newRow("no ok") << 200 << QByteArray(R"({"checks":{"near":{"ok":true}}})") << GateState::Unknown << false << QString();
        QTest::newRow("no checks to look into") << 200 << QByteArray(R"({"ok":true})") << GateState::Unknown << false << QStringLiteral("no checks");
        QTest::newRow("checks are no object") << 200 << QByteArray(R"({"ok":true,"checks":[1]})") << GateState::Unknown << false << QString();
        QTest::newRow("not JSON") << 200 << QByteArray("<html>") << GateState::Unknown << false << QString();
        QTest::newRow("route not there") << 404 << QByteArray(R"({"error":"Not Found"})") << GateState::Unknown << false << QStringLiteral("404");
        QTest::newRow("500") << 500 << QByteArray(R"({"error":"boom"})") << GateState::Fail << false << QStringLiteral("boom");
        QTest::newRow("ok, while a needed check failed")
            << 200 << canary(true, {check("github", false, "no key")}) << GateState::Fail << false << QStringLiteral("contradicts");
        QTest::newRow("ok, while both rails failed") << 200 << canary(true, {check("pingpay", false, "x"), check("hotpay", false, "y")})
                                                     << GateState::Fail << false << QStringLiteral("contradicts");
        QTest::newRow("503 that says ok") << 503 << canary(true) << GateState::Fail << false << QStringLiteral("contradicts");
        QTest::newRow("200 that says not ok") << 200 << canary(false, {check("near", false, "down")}) << GateState::Fail << false << QString();
    }
    void dependencyNeedsAGoodRunWithoutAPretendedService()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(GateState, state);
        QFETCH(bool, degraded);
        QFETCH(QString, finding);
        const Gate gate = judgeDependency(answer(status, body));
        QVERIFY2(gate.state == state, words(gate));
        QCOMPARE(gate.degraded, degraded);
        QVERIFY2(gate.finding.contains(finding), words(gate));
    }

    void readsTheRunThatSomebodyElseStarted()
    {
        const auto last = readLastCanary(answer(200, "{\"result\":" + canary(true) + ",\"logFile\":\"/x\"}"));
        QVERIFY(last.has_value() && last->has_value());
        QVERIFY((*last)->ok);
        QCOMPARE((*last)->at, QStringLiteral("2026-01-15T12:00:00.000Z"));
        const auto none = readLastCanary(answer(200, R"({"result":null})"));
        QVERIFY(none.has_value() && !none->has_value());
        QVERIFY(!readLastCanary(answer(200, R"({"result":"ok"})")).has_value());
        QVERIFY(!judgeLastCanary(answer(200, R"({"result":null})")).has_value());
    }

    void attestationFollowsThePolicyAndNeverThePlanesWord_data()
    {
        using domain::FreshnessRule;
        QTest::addColumn<PlaneAttestation>("attestation");
        QTest::addColumn<HealthReport>("health");
        QTest::addColumn<domain::AttestationPolicy>("policy");
        QTest::addColumn<GateState>("state");
        QTest::addColumn<bool>("degraded");
        const HealthReport good = teeHealth();
        PlaneAttestation mock = attested(AttestationLevel::A3, true);
        mock.explicitMock = true;
        PlaneAttestation forged = attested(AttestationLevel::A1, true);
        forged.quoteSha256 = QByteArray(64, 'b');
        const auto a1 = policy(AttestationLevel::A1);
        const auto a2 = policy(AttestationLevel::A2);
        const auto a3 = policy(AttestationLevel::A3);
        const auto lenient = policy(AttestationLevel::A2, FreshnessRule::WhenPossible);
        QTest::newRow("self-report where it is enough") << attested(AttestationLevel::A1, false) << good << a1 << GateState::Pass << false;
        QTest::newRow("nothing where a self-report is required") << attested(AttestationLevel::None, false) << good << a1 << GateState::Fail << false;
        QTest::newRow("fresh quote") << attested(AttestationLevel::A2, true) << good << a2 << GateState::Pass << false;
        QTest::newRow("bound quote over the requirement") << attested(AttestationLevel::A3, true) << good << a2 << GateState::Pass << false;
        QTest::newRow("fresh, but not bound") << attested(AttestationLevel::A2, true) << good << a3 << GateState::Fail << false;
        QTest::newRow("wallet tee, compute standard")
            << attested(AttestationLevel::A3, true) << health(QStringLiteral("tee"), QStringLiteral("Standard (Local)")) << a1 << GateState::Fail
            << false;
        QTest::newRow("mock said by the attestation") << mock << good << a1 << GateState::Fail << false;
        QTest::newRow("mock said by /health") << attested(AttestationLevel::A3, true)
                                              << health(QStringLiteral("mock"), QStringLiteral("Standard (Local)")) << a1 << GateState::Fail << false;
        QTest::newRow("wallet tee, quote invalid") << forged << good << a1 << GateState::Fail << false;
        QTest::newRow("no route to ask for a quote") << attested(AttestationLevel::A1, false) << good << a2 << GateState::Unknown << false;
        QTest::newRow("route, and only a self-report came") << attested(AttestationLevel::A1, true) << good << a2 << GateState::Fail << false;
        QTest::newRow("good quote, freshness not shown, required")
            << attested(AttestationLevel::A3, false) << good << a2 << GateState::Unknown << false;
        QTest::newRow("good quote, freshness not shown, when possible")
            << attested(AttestationLevel::A3, false) << good << lenient << GateState::Pass << true;
        QTest::newRow("no quote at all, when possible") << attested(AttestationLevel::A1, false) << good << lenient << GateState::Unknown << false;
        QTest::newRow("platform status not accepted")
            << attested(AttestationLevel::A3, true, QStringLiteral("Revoked")) << good << a2 << GateState::Fail << false;
        QTest::newRow("no platform status") << attested(AttestationLevel::A3, true, QString()) << good << a2 << GateState::Fail << false;
    }
    void attestationFollowsThePolicyAndNeverThePlanesWord()
    {
        QFETCH(PlaneAttestation, attestation);
        QFETCH(HealthReport, health);
        QFETCH(domain::AttestationPolicy, policy);
        QFETCH(GateState, state);
        QFETCH(bool, degraded);
        const Gate gate = judgeAttestation(attestation, health, policy);
        QVERIFY2(gate.state == state, words(gate));
        QCOMPARE(gate.degraded, degraded);
        QVERIFY(!gate.finding.isEmpty());
    }

    void noAttestationAnswerIsUnknown()
    {
        Error error;
        error.kind = ErrorKind::NotFound;
        error.what = QStringLiteral("404");
        const Gate gate = judgeAttestation(error, teeHealth(), policy(AttestationLevel::A1));
        QCOMPARE(gate.state, GateState::Unknown);
        QCOMPARE(attestationNotSetUp().state, GateState::Unknown);
        QCOMPARE(liveIntentsNeverRun().state, GateState::Unknown);
    }

    void aPassGrowsStaleAtItsLimit_data()
    {
        QTest::addColumn<Gate>("gate");
        QTest::addColumn<int>("limit");
        const std::optional<HealthReport> none;
        QTest::newRow("readiness, 30 s") << judgeReadiness(answer(200, R"({"ready":true})"), none) << 30;
        QTest::newRow("dependency, 10 min") << judgeDependency(answer(200, canary(true))) << 600;
        QTest::newRow("self-report, 60 s") << judgeAttestation(attested(AttestationLevel::A1, false), none, policy(AttestationLevel::A1)) << 60;
        QTest::newRow("verified quote, 1 h") << judgeAttestation(attested(AttestationLevel::A2, true), none, policy(AttestationLevel::A1)) << 3600;
        Gate intents = liveIntentsNeverRun();
        intents.state = GateState::Pass;
        QTest::newRow("live intents, 24 h") << intents << 24 * 3600;
    }
    void aPassGrowsStaleAtItsLimit()
    {
        QFETCH(Gate, gate);
        QFETCH(int, limit);
        const MonotonicTime start{1h};
        QCOMPARE(agedGate(gate, start, start).state, GateState::Pass);
        const Gate atLimit = agedGate(gate, start, start + std::chrono::seconds(limit));
        QCOMPARE(atLimit.state, GateState::Pass);
        QCOMPARE(atLimit.age, std::chrono::seconds(limit));
        QCOMPARE(agedGate(gate, start, start + std::chrono::seconds(limit) + 1ms).state, GateState::Stale);
    }

    void aPassIsVoidAfterARestartAndAFailureStaysOne()
    {
        const MonotonicTime start{1h};
        const Gate pass = judgeDependency(answer(200, canary(true)));
        const Gate voided = agedGate(pass, start, start + 1s, QStringLiteral("the process restarted since"));
        QCOMPARE(voided.state, GateState::Stale);
        QVERIFY(voided.finding.contains(QLatin1String("restarted")));
        const Gate fail = judgeReadiness(answer(503, "{}"), std::nullopt);
        QCOMPARE(agedGate(fail, start, start + 5h).state, GateState::Fail);
    }

    void keepsNoMoreOfABodyThanItPromises()
    {
        const Gate gate = judgeReadiness(answer(200, QByteArray(200 * 1024, ' ') + R"({"ready":true})"), std::nullopt);
        QCOMPARE(gate.evidence.body.size(), 64 * 1024);
        QCOMPARE(gate.state, GateState::Pass);
    }
};

QTEST_APPLESS_MAIN(GateRulesTest)
#include "tst_gate_rules.moc"
