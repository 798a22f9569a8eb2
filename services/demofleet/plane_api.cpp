// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/plane_process.h"
#include "services/demofleet/routes.h"

#include <QMessageAuthenticationCode>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kDetailLength = 180; ///< where the controller cuts a passing check's details
constexpr std::chrono::milliseconds kCanaryTakes{60};

FaultTarget targetOf(Listener which)
{
    return {which == Listener::NewPlane ? TargetKind::NewPlane : TargetKind::OldPlane, -1};
}

bool is(const World &world, Listener which, FaultKind kind)
{
    return world.faults().active(targetOf(which), kind);
}

QStringList reasons(const World &world, Listener which)
{
    if (!is(world, which, FaultKind::NotReady))
        return {};
    return {u"Missing PING_PAY_API_KEY"_s, u"Missing EIGENAI_WALLET_PRIVATE_KEY"_s};
}

QJsonObject services(World &world, Listener which)
{
    const Plane &plane = world.plane(which);
    const bool ready = reasons(world, which).isEmpty();
    const QString available = u"available"_s;
    return {{u"farcaster"_s, plane.attested ? u"disabled"_s : u"connected"_s}, // the mention poller runs on one plane only
            {u"github"_s, available},
            {u"near"_s, available},
            {u"pingpay"_s, ready ? available : u"unavailable"_s},
            {u"eigenai"_s, ready ? available : u"unavailable"_s},
            {u"teeWallet"_s, plane.attested && !is(world, which, FaultKind::Mock) ? u"tee"_s : u"mock"_s}};
}

QJsonObject readiness(World &world, Listener which)
{
    const QStringList missing = reasons(world, which);
    return {{u"ready"_s, missing.isEmpty()}, {u"reasons"_s, QJsonArray::fromStringList(missing)}};
}

Answer health(World &world, Listener which)
{
    const Plane &plane = world.plane(which);
    const QJsonObject ready = readiness(world, which);
    return jsonAnswer(QJsonObject{
        {u"status"_s, ready["ready"_L1].toBool() ? u"healthy"_s : u"unhealthy"_s},
        {u"timestamp"_s, World::timeText(world.now())},
        {u"uptime"_s, double(world.now() - plane.startedAt)},
        {u"version"_s, u"1.0.0"_s},
        {u"services"_s, services(world, which)},
        {u"compute"_s, plane.attested && !is(world, which, FaultKind::Mock) ? u"Secure TEE (Phala dstack)"_s : u"Standard (Local)"_s},
        {u"technologyStack"_s, QJsonObject{{u"social"_s, u"Farcaster"_s},
                                           {u"automation"_s, u"Node.js"_s},
                                           {u"blockchain"_s, u"NEAR"_s},
                                           {u"settlement"_s, u"Ping Pay"_s},
                                           {u"verifiability"_s, u"EigenAI"_s}}},
        {u"readiness"_s, ready},
        {u"metrics"_s, QJsonObject{{u"requests"_s, double(plane.requests)}, {u"errors"_s, 0}}},
    });
}

QJsonObject check(bool ok, const QJsonObject &details)
{
    const QString text = QString::fromUtf8(QJsonDocument(details).toJson(QJsonDocument::Compact));
    return {{u"ok"_s, ok}, {u"details"_s, text.left(kDetailLength)}};
}

QJsonObject failedCheck(const QString &why)
{
    return {{u"ok"_s, false}, {u"details"_s, why}};
}

Answer runCanary(World &world, Listener which)
{
    const bool failing = world.faults().strike(targetOf(which), FaultKind::FailingCanary).has_value();
    const bool degraded = !failing && world.faults().strike(targetOf(which), FaultKind::DegradedCanary).has_value();
    const bool mock = is(world, which, FaultKind::Mock);
    const auto probe = [mock](QJsonObject details) {
        details.insert(u"ok"_s, true);
        if (mock)
            details.insert(u"mock"_s, true);
        return check(true, details);
    };
    const QJsonObject near
        = failing
              ? failedCheck(u"NEAR RPC timeout after 8000 ms"_s)
              : probe(
                  {{u"contractId"_s, u"lib-demo.gitsplits.near"_s}, {u"network"_s, u"mainnet"_s}, {u"checkedRepo"_s, u"github.com/demo/canary"_s}});
    const QJsonObject checks{
        {u"github"_s, probe({{u"authMode"_s, u"app"_s}})},
        {u"near"_s, near},
        {u"pingpay"_s, degraded ? failedCheck(u"Ping Pay answered 502"_s) : probe({{u"status"_s, 200}})},
        {u"hotpay"_s, probe({{u"status"_s, 200}})},
        {u"eigenai"_s, probe({{u"grant"_s, u"valid"_s}, {u"model"_s, u"gpt-oss-120b-f16"_s}})},
    };
    const QJsonObject result{{u"at"_s, World::timeText(world.now())}, {u"ok"_s, !failing}, {u"checks"_s, checks}};
    world.plane(which).lastCanary = result;
    Answer answer = jsonAnswer(result, failing ? 503 : 200);
    answer.delay = kCanaryTakes;
    return answer;
}

Answer controllerError(int status, const QString &error)
{
    return jsonAnswer(QJsonObject{{u"error"_s, error}}, status);
}

Answer farcasterWebhook(const Request &request)
{
    if (request.header("x-webhook-signature") != kFarcasterSecret)
        return controllerError(401, u"Unauthorized"_s);
    return request.object() ? jsonAnswer(QJsonObject{{u"success"_s, true}}) : controllerError(400, u"Invalid body"_s);
}

Answer pingpayWebhook(const Request &request)
{
    const QByteArray signedText = request.header("x-ping-timestamp") + '.' + request.body;
    const QByteArray expected = QMessageAuthenticationCode::hash(signedText, kPingSecret, QCryptographicHash::Sha256).toHex();
    if (request.header("x-ping-signature") != expected)
        return controllerError(401, u"Invalid signature"_s);
    return jsonAnswer(QJsonObject{{u"ok"_s, true}});
}

QJsonObject about()
{
    return {{u"name"_s, u"gitsplits-controller"_s},
            {u"version"_s, u"1.0.0"_s},
            {u"description"_s, u"Controller of the demo fleet"_s},
            {u"endpoints"_s, QJsonArray{u"/health"_s, u"/ready"_s, u"/canary"_s, u"/canary/run"_s, u"/process"_s, u"/webhook/farcaster"_s,
                                        u"/webhook/pingpay"_s, u"/eigenai/grant"_s}}};
}

Answer route(World &world, const Request &request)
{
    const Listener which = request.listener;
    const QString path = request.path.join(u'/');
    if (request.method == "OPTIONS")
        return emptyAnswer(200);
    if (request.method == "GET" || request.method == "HEAD") {
        if (path.isEmpty())
            return jsonAnswer(about());
        if (path == "health"_L1)
            return health(world, which);
        if (path == "ready"_L1) {
            QJsonObject ready = readiness(world, which);
            ready[u"services"_s] = services(world, which);
            return jsonAnswer(ready, ready["ready"_L1].toBool() ? 200 : 503);
        }
        if (path == "canary"_L1) {
            const QJsonObject last = world.plane(which).lastCanary;
            return jsonAnswer(QJsonObject{{u"result"_s, last.isEmpty() ? QJsonValue() : QJsonValue(last)}, {u"logFile"_s, u"/data/canary.ndjson"_s}});
        }
        if (path == "eigenai/grant"_L1)
            return jsonAnswer(QJsonObject{{u"grant"_s, u"demo"_s}, {u"expiresAt"_s, World::timeText(world.now() + 24LL * 3600 * 1000)}});
    }
    if (request.method == "POST") {
        if (path == "canary/run"_L1)
            return runCanary(world, which);
        if (path == "process"_L1)
            return process(world, request);
        if (path == "webhook/farcaster"_L1)
            return farcasterWebhook(request);
        if (path == "webhook/pingpay"_L1)
            return pingpayWebhook(request);
    }
    // The new plane is a CVM of this fleet: it can be asked for evidence as any other.
    if (world.plane(which).attested && world.fleet().planeMachine() >= 0
        && (path == "attestation"_L1 || request.path.value(0) == "prpc"_L1 || path == "version"_L1))
        return handleMachine(world, request, world.fleet().planeMachine(), request.path, targetOf(which));
    return controllerError(404, u"Not Found"_s);
}

} // namespace

Answer handlePlane(World &world, const Request &request)
{
    Plane &plane = world.plane(request.listener);
    ++plane.requests;
    ++plane.paths[u'/' + request.path.join(u'/')];
    const bool dead = is(world, request.listener, FaultKind::DeadCvm)
                      || (plane.attested && world.fleet().planeMachine() >= 0 && !world.fleet().machine(world.fleet().planeMachine()).isRunning());
    if (dead) {
        Answer answer;
        answer.delivery = Answer::Delivery::Reset;
        return answer;
    }
    Answer answer = route(world, request);
    answer.addHeader("Access-Control-Allow-Origin", "*");
    return answer;
}

} // namespace pilothouse::demofleet
