// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/routes.h"
#include "services/demofleet/wallet_check.h"

#include <QMap>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr double kMaxSeconds = 10.0 * 365 * 24 * 3600;
constexpr double kMaxRate = 1000;
constexpr double kMaxUpdates = 10'000;

Answer complaint(const QString &words)
{
    return jsonAnswer(QJsonObject{{u"error"_s, words}}, 400);
}

QJsonObject planeState(const Plane &plane, FleetTime now)
{
    QJsonObject intents;
    for (int i = 0; i < kIntents; ++i) {
        const IntentCount &count = plane.intents[size_t(i)];
        intents[intentWord(Intent(i))] = QJsonObject{{u"requests"_s, double(count.requests)}, {u"authors"_s, int(count.authors.size())}};
    }
    QJsonObject paths;
    for (auto it = plane.paths.begin(); it != plane.paths.end(); ++it)
        paths[it.key()] = double(it.value());
    int failed = 0;
    for (const Payment &payment : plane.payments)
        failed += payment.ok ? 0 : 1;
    return {{u"name"_s, plane.name},
            {u"uptimeS"_s, double((now - plane.startedAt) / 1000)},
            {u"intents"_s, intents},
            {u"paths"_s, paths},
            {u"unauthorised"_s, double(plane.unauthorised)},
            {u"payments"_s, QJsonObject{{u"count"_s, int(plane.payments.size())}, {u"failed"_s, failed}}}};
}

QJsonObject authorsOnBoth(const World &world)
{
    QJsonObject both;
    for (int i = 0; i < kIntents; ++i)
        both[intentWord(Intent(i))] = int((world.planes()[0].intents[size_t(i)].authors & world.planes()[1].intents[size_t(i)].authors).size());
    return both;
}

QJsonObject trafficState(const World &world)
{
    const Traffic &traffic = world.traffic();
    return {{u"requestsPerSecond"_s, traffic.perSecond},
            {u"authors"_s, traffic.authors},
            {u"sent"_s, double(traffic.sent)},
            {u"answered"_s, double(traffic.answered)},
            {u"failed"_s, double(traffic.failed)}};
}

QJsonObject state(const World &world)
{
    QMap<QString, int> byStatus;
    int total = 0;
    for (const Machine &machine : world.fleet().machines()) {
        if (machine.deleted)
            continue;
        ++byStatus[machine.status];
        ++total;
    }
    QJsonObject statuses;
    for (auto it = byStatus.begin(); it != byStatus.end(); ++it)
        statuses[it.key()] = it.value();
    const World::Counters &counters = world.counters();
    const RouterState &router = world.router();
    return {
        {u"now"_s, World::timeText(world.now())},
        {u"seed"_s, double(world.options().seed)},
        {u"cvms"_s, QJsonObject{{u"total"_s, total}, {u"byStatus"_s, statuses}}},
        {u"planes"_s, QJsonObject{{u"old"_s, planeState(world.planes()[0], world.now())},
                                  {u"new"_s, planeState(world.planes()[1], world.now())},
                                  {u"authorsOnBoth"_s, authorsOnBoth(world)}}},
        {u"phala"_s, QJsonObject{{u"requests"_s, double(counters.phala)}, {u"withoutKey"_s, double(counters.phalaWithoutKey)}}},
        {u"aws"_s, QJsonObject{{u"requests"_s, double(counters.aws)},
                               {u"refused"_s, double(counters.awsRefused)},
                               {u"changes"_s, QJsonArray::fromStringList(counters.awsChanges)}}},
        {u"orchestrator"_s, QJsonObject{{u"requests"_s, double(counters.agents)},
                                        {u"challenges"_s, double(counters.agentChallenges)},
                                        {u"signIns"_s, double(counters.agentSignIns)},
                                        {u"refreshes"_s, double(counters.agentRefreshes)},
                                        {u"signOuts"_s, double(counters.agentSignOuts)},
                                        {u"refused"_s, double(counters.agentsRefused)},
                                        {u"sockets"_s, double(world.agents().socketCount())},
                                        {u"followed"_s, double(world.agents().followedCount())},
                                        {u"deployments"_s, double(world.agents().agents().size())},
                                        {u"changes"_s, QJsonArray::fromStringList(counters.agentChanges)}}},
        {u"spawntees"_s, QJsonObject{{u"requests"_s, double(counters.spawntees)},
                                     {u"refused"_s, double(counters.spawnteesRefused)},
                                     {u"changes"_s, QJsonArray::fromStringList(counters.spawnteeChanges)}}},
        {u"pccs"_s, QJsonObject{{u"requests"_s, double(counters.pccs)}}},
        {u"chain"_s, QJsonObject{{u"requests"_s, double(counters.chain)}}},
        {u"guests"_s, QJsonObject{{u"requests"_s, double(counters.guests)}, {u"challenges"_s, double(counters.challenges)}}},
        {u"stray"_s, QJsonObject{{u"requests"_s, double(counters.stray)}, {u"withKey"_s, double(counters.strayWithKey)}}},
        {u"traffic"_s, trafficState(world)},
        {u"router"_s,
         QJsonObject{{u"present"_s, router.present}, {u"running"_s, router.running}, {u"pid"_s, double(router.pid)}, {u"starts"_s, router.starts}}},
    };
}

QJsonObject faultList(const World &world)
{
    QJsonArray list;
    for (const Fault &fault : world.faults().all())
        list.append(toJson(fault, world.now()));
    return {{u"faults"_s, list}};
}

/// Reads an optional whole number; false when it is there and not in range.
bool readNumber(const QJsonObject &object, const QString &name, int low, int high, int &value)
{
    if (!object.contains(name))
        return true;
    const double number = object[name].toDouble(-1);
    if (!object[name].isDouble() || number < low || number > high || number != double(int(number)))
        return false;
    value = int(number);
    return true;
}

Answer postFault(World &world, const Request &request)
{
    const auto body = request.object();
    if (!body)
        return complaint(u"The body has to be a JSON object: {\"target\", \"fault\", \"for_s\"?, \"count\"?, \"percent\"?, \"path\"?}"_s);
    Fault fault;
    fault.targetWord = body->value("target"_L1).toString();
    const auto target = world.targetNamed(fault.targetWord);
    if (!target)
        return complaint(
            u"Unknown target \"%1\". There are phala, aws, orchestrator, pccs, chain, oldPlane, newPlane, router, cvm:NAME or cvm:ID of one machine, and nextCvm of the one that is made next"_s
                .arg(fault.targetWord));
    const QString word = body->value("fault"_L1).isDouble() ? QString::number(body->value("fault"_L1).toInt()) : body->value("fault"_L1).toString();
    const auto kind = faultKindFromWord(word);
    if (!kind)
        return complaint(
            u"Unknown fault \"%1\". There are latency, 429, 500, truncated, wrong-json, html, reset, redirect, huge, deep, "
            u"bad-row, dead-cvm, "
            "forged-quote, stale-quote, failing-canary, degraded-canary, not-ready, mock, payments-failing, router-dead, range-refused, rpc-error, "
            "rpc-rate-limit, wrong-chain, reorganised, hidden-removals, unsigned-accepted, debug-image, still-booting, full, no-mode, other-service, "
            "approval-refused, old-image, deny, skew, socket-dropped, token-expired, deploy-fails, deploy-stuck, "
            "contrary-verifier, needs-chain, no-capacity, logs-private, forged-env-key, tasks-crash, root-key"_s.arg(word));
    if (!applies(*kind, target->kind))
        return complaint(u"The fault \"%1\" means nothing for the target \"%2\""_s.arg(word, fault.targetWord));
    fault.target = *target;
    fault.kind = *kind;
    if (body->contains("for_s"_L1)) {
        const double seconds = body->value("for_s"_L1).toDouble(-1);
        if (!(seconds > 0) || seconds > kMaxSeconds)
            return complaint(u"for_s has to be a positive number of seconds; leave it out for a fault that stays until it is cleared"_s);
        fault.until = world.now() + FleetTime(seconds * 1000);
    }
    int count = 0;
    if (!readNumber(*body, u"count"_s, 1, 1'000'000, count) || !readNumber(*body, u"percent"_s, 1, 100, fault.percent)
        || !readNumber(*body, u"latencyMs"_s, 0, 600'000, fault.latencyMs) || !readNumber(*body, u"retryAfter"_s, 0, 1'000'000'000, fault.retryAfter)
        || !readNumber(*body, u"skewS"_s, -86'400, 86'400, fault.skewSeconds))
        return complaint(u"count is 1 to 1000000, percent 1 to 100, latencyMs 0 to 600000, retryAfter a number of seconds; all whole numbers"_s);
    if (count > 0)
        fault.remaining = count;
    fault.path = body->value("path"_L1).toString();
    const int id = world.addFault(fault);
    for (const Fault &set : world.faults().all()) {
        if (set.id == id)
            return jsonAnswer(toJson(set, world.now()), 201);
    }
    return jsonAnswer(toJson(fault, world.now()), 201);
}

Answer deleteFaults(World &world, const Request &request)
{
    const QString word = request.value("target");
    if (word.isEmpty()) {
        world.clearFaults();
    } else {
        const auto target = world.targetNamed(word);
        if (!target)
            return complaint(u"Unknown target \"%1\""_s.arg(word));
        world.clearFaults(*target);
    }
    return emptyAnswer(204);
}

Answer postTime(World &world, const Request &request)
{
    const auto body = request.object();
    const double seconds = body ? body->value("advance_s"_L1).toDouble(-1) : -1;
    if (!(seconds >= 0) || seconds > kMaxSeconds)
        return complaint(u"The body has to be {\"advance_s\": seconds}; the clock does not go back"_s);
    world.advance(FleetTime(seconds * 1000));
    return jsonAnswer(QJsonObject{{u"now"_s, World::timeText(world.now())}});
}

Answer postRestart(World &world, const Request &request)
{
    const auto body = request.object();
    const QString target = body ? body->value("target"_L1).toString() : QString();
    if (target == "oldPlane"_L1)
        world.restartPlane(Listener::OldPlane);
    else if (target == "newPlane"_L1)
        world.restartPlane(Listener::NewPlane);
    else if (target == "router"_L1 && world.router().present)
        ++world.router().restartsAsked;
    else
        return complaint(
            u"Nothing to restart by the name \"%1\". There are oldPlane, newPlane and, where HAProxy is installed, router"_s.arg(target));
    return emptyAnswer(204);
}

Answer postTraffic(World &world, const Request &request)
{
    const auto body = request.object();
    const double rate = body ? body->value("requestsPerSecond"_L1).toDouble(-1) : -1;
    const double seconds = body && body->contains("for_s"_L1) ? body->value("for_s"_L1).toDouble(-1) : kMaxSeconds;
    int authors = world.traffic().authors;
    if (!(rate >= 0 && rate <= kMaxRate) || !(seconds > 0 && seconds <= kMaxSeconds) || !readNumber(*body, u"authors"_s, 1, 1'000'000, authors))
        return complaint(u"The body has to be {\"requestsPerSecond\": 0 to 1000, \"authors\"?: whole number, \"for_s\"?: seconds}"_s);
    Traffic &traffic = world.traffic();
    traffic.perSecond = rate;
    traffic.authors = authors;
    traffic.until = body->contains("for_s"_L1) ? std::optional(world.now() + FleetTime(seconds * 1000)) : std::nullopt;
    return jsonAnswer(trafficState(world));
}

/// Load and a change of owner: {"updatesPerSecond"} and {"transfer": NFT, "to": wallet}.
Answer postAgents(World &world, const Request &request)
{
    const auto body = request.object();
    if (body && body->contains("transfer"_L1)) {
        const QString token = body->value("transfer"_L1).toString();
        const QString wallet = body->value("to"_L1).toString();
        if (world.agents().ownerOf(token).isEmpty() || wallet.isEmpty())
            return complaint(u"There is no NFT \"%1\", or \"to\" is missing"_s.arg(token));
        world.agents().transfer(token, wallet);
        return emptyAnswer(204);
    }
    const double rate = body ? body->value("updatesPerSecond"_L1).toDouble(-1) : -1;
    if (!(rate >= 0 && rate <= kMaxUpdates))
        return complaint(u"The body has to be {\"updatesPerSecond\": 0 to 10000} or {\"transfer\": NFT, \"to\": wallet}"_s);
    world.agents().setChurn(rate);
    return jsonAnswer(QJsonObject{{u"updatesPerSecond"_s, rate}});
}

/// The variables that the guest of a CVM took, as it sees them.
Answer guestEnv(const World &world, const QString &identifier)
{
    const std::vector<int> found = world.fleet().find(identifier);
    if (found.size() != 1)
        return jsonAnswer(QJsonObject{{u"error"_s, u"No such machine"_s}}, 404);
    const Machine &machine = world.fleet().machine(found.front());
    QJsonArray variables;
    for (qsizetype i = 0; i < machine.envNames.size(); ++i)
        variables.append(QJsonObject{{u"key"_s, machine.envNames[i]}, {u"value"_s, machine.envValues[i]}});
    return jsonAnswer(QJsonObject{{u"env"_s, variables}, {u"opened"_s, machine.bootFault.isEmpty()}});
}

/// The demo coordinator's throw-away key, where on chain it is registered, and whether spawntees tell of themselves without it.
Answer getGateway(World &world)
{
    const Coordinator &coordinator = world.coordinator();
    const char *const words[] = {"primary", "secondary", "none"};
    return jsonAnswer(QJsonObject{{u"privateKey"_s, QString::fromLatin1(coordinator.privatePem())},
                                  {u"keyHash"_s, coordinator.keyHash()},
                                  {u"wallet"_s, Coordinator::wallet()},
                                  {u"registered"_s, QLatin1StringView(words[int(coordinator.slot())])},
                                  {u"public"_s, coordinator.answersAnybody()}});
}

Answer postGateway(World &world, const Request &request)
{
    const auto body = request.object();
    const QStringList places{u"primary"_s, u"secondary"_s, u"none"_s};
    const QJsonValue slot = body ? body->value("registered"_L1) : QJsonValue(QJsonValue::Undefined);
    const QJsonValue isPublic = body ? body->value("public"_L1) : QJsonValue(QJsonValue::Undefined);
    const bool isOneOfThem = slot.isUndefined() || places.contains(slot.toString());
    const bool isSwitch = isPublic.isUndefined() || isPublic.isBool();
    if (!isOneOfThem || !isSwitch || (slot.isUndefined() && isPublic.isUndefined()))
        return complaint(u"The body has to be {\"registered\"?: \"primary\", \"secondary\" or \"none\", \"public\"?: true or false}"_s);
    if (!slot.isUndefined())
        world.coordinator().setSlot(Coordinator::Slot(places.indexOf(slot.toString())));
    if (!isPublic.isUndefined())
        world.coordinator().setAnswersAnybody(isPublic.toBool());
    return emptyAnswer(204);
}

/// Outcomes of payments on both planes, one JSON object a line, oldest first; `after` skips what was read before, by id and
/// plane.
Answer payments(const World &world, const Request &request)
{
    const int after = request.value("after").toInt();
    QByteArray lines;
    for (const Plane &plane : world.planes()) {
        if (request.has("plane") && request.value("plane") != plane.name)
            continue;
        for (const Payment &payment : plane.payments) {
            if (payment.id <= after)
                continue;
            lines += QJsonDocument(QJsonObject{{u"id"_s, "%1-%2"_L1.arg(plane.name, QString::number(payment.id))},
                                               {u"plane"_s, plane.name},
                                               {u"at"_s, World::timeText(payment.at)},
                                               {u"intent"_s, u"pay"_s},
                                               {u"outcome"_s, payment.ok ? u"ok"_s : u"failed"_s},
                                               {u"txRef"_s, payment.ok ? payment.reference : QString()},
                                               {u"engine"_s, payment.engine}})
                         .toJson(QJsonDocument::Compact)
                     + '\n';
        }
    }
    return textAnswer(lines, "application/x-ndjson");
}

} // namespace

Answer handleControl(World &world, const Request &request, const QStringList &path)
{
    const QString what = path.value(0);
    const QByteArray &method = request.method;
    if (what == "faults"_L1 && path.size() == 1) {
        if (method == "GET")
            return jsonAnswer(faultList(world));
        if (method == "POST")
            return postFault(world, request);
        if (method == "DELETE")
            return deleteFaults(world, request);
    }
    if (what == "state"_L1 && path.size() == 1) {
        if (method == "GET")
            return jsonAnswer(state(world));
        if (method == "DELETE") {
            world.resetCounters();
            return emptyAnswer(204);
        }
    }
    if (what == "time"_L1 && method == "POST")
        return postTime(world, request);
    if (what == "restart"_L1 && method == "POST")
        return postRestart(world, request);
    if (what == "traffic"_L1 && method == "POST")
        return postTraffic(world, request);
    if (what == "agents"_L1 && method == "POST")
        return postAgents(world, request);
    if (what == "env"_L1 && path.size() == 2 && method == "GET")
        return guestEnv(world, path[1]);
    if (what == "gateway"_L1 && method == "GET")
        return getGateway(world);
    if (what == "gateway"_L1 && method == "POST")
        return postGateway(world, request);
    if (what == "payments"_L1 && method == "GET")
        return payments(world, request);
    if (path.isEmpty() && method == "GET")
        return jsonAnswer(QJsonObject{
            {u"routes"_s, QJsonArray{u"GET|DELETE /state"_s, u"GET|POST|DELETE /faults"_s, u"POST /time"_s, u"POST /restart"_s, u"POST /traffic"_s,
                                     u"POST /agents"_s, u"GET|POST /gateway"_s, u"GET /payments"_s, u"GET /env/CVM"_s}},
            {u"agentKey"_s, QLatin1StringView(kAgentKey)},
            {u"awsAccessKeyId"_s, QLatin1StringView(kAwsKeyId)},
            {u"awsSecretAccessKey"_s, QLatin1StringView(kAwsSecret)},
            {u"orchestratorKey"_s, QLatin1StringView(kOperatorKey)},
            {u"orchestratorWallet"_s, operatorWallet()},
            {u"pingSecret"_s, QLatin1StringView(kPingSecret)},
            {u"farcasterSecret"_s, QLatin1StringView(kFarcasterSecret)}});
    return jsonAnswer(QJsonObject{{u"error"_s, u"No such control route"_s}}, 404);
}

} // namespace pilothouse::demofleet
