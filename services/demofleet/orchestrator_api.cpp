// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/agent_cloud.h"
#include "services/demofleet/routes.h"
#include "services/demofleet/socket_frames.h"
#include "services/demofleet/wallet_check.h"

#include <algorithm>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr FaultTarget kTarget{TargetKind::Orchestrator, -1};
constexpr int kMostRows = 100;

/// One request to the orchestrator: its dialect and what is left of the path below that dialect's root.
struct Call
{
    World &world;
    const Request &request;
    bool seed = false;
    QStringList path;

    AgentCloud &cloud() const { return world.agents(); }
};

Answer refusal(int status, const QString &code, const QString &message)
{
    return jsonAnswer(QJsonObject{{u"error"_s, QJsonObject{{u"code"_s, code}, {u"message"_s, message}, {u"details"_s, QJsonObject()}}}}, status);
}

Answer notFound(const Call &call)
{
    return call.seed ? jsonAnswer(QJsonObject{{u"detail"_s, u"Not Found"_s}}, 404) : refusal(404, u"NOT_FOUND"_s, u"Deployment not found"_s);
}

/// Who asks; a refusal when the call needs somebody and there is nobody.
struct Caller
{
    AgentSession *session = nullptr;
    std::optional<Answer> refused;
};
Caller callerOf(const Call &call)
{
    const QByteArray header = call.request.header("authorization");
    if (!header.startsWith("Bearer "))
        return {nullptr, refusal(401, u"UNAUTHORIZED"_s, u"Authentication required"_s)};
    if (call.world.faults().strike(kTarget, FaultKind::TokenExpired, QString::fromUtf8(call.request.target)))
        return {nullptr, refusal(401, u"TOKEN_EXPIRED"_s, u"Token has expired"_s)};
    Caller caller;
    switch (call.cloud().check(header.mid(7), &caller.session)) {
    case AgentCloud::TokenState::Good: break;
    case AgentCloud::TokenState::Expired: return {nullptr, refusal(401, u"TOKEN_EXPIRED"_s, u"Token has expired"_s)};
    case AgentCloud::TokenState::Bad: return {nullptr, refusal(401, u"UNAUTHORIZED"_s, u"Session revoked or unknown"_s)};
    }
    if (call.world.faults().strike(kTarget, FaultKind::Deny, QString::fromUtf8(call.request.target)))
        caller.refused = refusal(403, u"FORBIDDEN"_s, u"You do not own this NFT"_s);
    return caller;
}

QJsonObject rowOf(const Call &call, const Agent &agent)
{
    const auto time = [](FleetTime at) { return World::timeText(at); };
    QJsonObject row{{u"deployment_id"_s, agent.id},
                    {u"nft_token_id"_s, agent.token},
                    {u"owner_address"_s, agent.owner},
                    {u"name"_s, agent.name},
                    {u"status"_s, agent.status},
                    {u"endpoint_url"_s, agent.endpoint.isEmpty() ? QJsonValue() : QJsonValue(call.cloud().endpointOf(agent))},
                    {u"created_at"_s, time(agent.createdAt)},
                    {u"updated_at"_s, time(agent.updatedAt)},
                    {u"provider"_s, agent.provider},
                    {u"provider_ref"_s, agent.providerRef},
                    {u"error_message"_s, agent.error.isEmpty() ? QJsonValue() : QJsonValue(agent.error)}};
    // One writes numbers and a flag, the other the texts of a provider's manifest.
    row[u"resources"_s]
        = call.seed ? QJsonObject{{u"cpu"_s, agent.cpu}, {u"memory"_s, agent.memory}, {u"gpu"_s, agent.gpu}}
                    : QJsonObject{{u"cpu"_s, QString::number(agent.cpu)}, {u"memory"_s, agent.memory}, {u"gpu"_s, agent.gpu ? u"1"_s : u"0"_s}};
    const FleetTime now = call.world.now();
    if (agent.status == "running"_L1 || agent.status == "unhealthy"_L1)
        row[u"health"_s] = QJsonObject{{u"status"_s, agent.status == "running"_L1 ? u"healthy"_s : u"unhealthy"_s},
                                       {u"last_check"_s, time(now - now % 30'000)},
                                       {u"uptime"_s, double((now - agent.createdAt) / 1000)}};
    return row;
}

bool sees(const Caller &caller, const Agent &agent)
{
    return caller.session == nullptr || caller.session->isOperator || caller.session->wallet == agent.owner;
}

/// GET /deployments: the seed's document knows no pages, the other pages by limit and offset.
Answer listRoute(const Call &call)
{
    Caller caller;
    if (!call.seed) {
        caller = callerOf(call);
        if (caller.session == nullptr || caller.refused)
            return *caller.refused;
    }
    const QString status = call.request.value("status");
    const QString provider = call.request.value("provider");
    std::vector<const Agent *> chosen;
    for (const Agent &agent : call.cloud().agents()) {
        if (sees(caller, agent) && (status.isEmpty() || agent.status == status) && (provider.isEmpty() || agent.provider == provider))
            chosen.push_back(&agent);
    }
    const qsizetype total = qsizetype(chosen.size());
    qsizetype offset = 0;
    qsizetype limit = total;
    if (!call.seed) {
        offset = std::max(0, call.request.value("offset").toInt());
        limit = call.request.has("limit") ? std::clamp(call.request.value("limit").toInt(), 1, kMostRows) : 20;
    }
    QJsonArray rows;
    for (qsizetype i = offset; i < std::min(offset + limit, total); ++i)
        rows.append(rowOf(call, *chosen[size_t(i)]));
    if (!rows.isEmpty() && offset == 0 && call.world.faults().strike(kTarget, FaultKind::BadRow))
        rows[0] = QJsonObject{{u"deployment_id"_s, 17.5}, {u"status"_s, QJsonArray()}};
    if (call.seed)
        return jsonAnswer(QJsonObject{{u"deployments"_s, rows}, {u"total"_s, double(total)}});
    return jsonAnswer(QJsonObject{{u"data"_s, rows},
                                  {u"pagination"_s, QJsonObject{{u"total"_s, double(total)},
                                                                {u"limit"_s, double(limit)},
                                                                {u"offset"_s, double(offset)},
                                                                {u"has_more"_s, offset + limit < total}}}});
}

std::optional<Answer> tooManyWrites(const Call &call)
{
    if (call.cloud().takeWrite())
        return std::nullopt;
    Answer answer = refusal(429, u"RATE_LIMITED"_s, u"10 deployment calls a minute"_s);
    const auto wait = std::chrono::ceil<std::chrono::seconds>(call.cloud().writeReset());
    answer.addHeader("X-RateLimit-Limit", "10");
    answer.addHeader("X-RateLimit-Remaining", "0");
    answer.addHeader("X-RateLimit-Reset", QByteArray::number(call.world.realNow() / 1000 + wait.count()));
    return answer;
}

Answer deployed(const Call &call, const QString &token, const QJsonObject &body)
{
    if (auto refused = tooManyWrites(call))
        return *refused;
    const QJsonObject resources = body["resources"_L1].toObject();
    const QString why = call.cloud().deploy(token, body["provider"_L1].toString(u"secret_vm"_s), std::max(1, resources["cpu"_L1].toInt(2)),
                                            resources["memory"_L1].toString(u"4Gi"_s), resources["gpu"_L1].toBool(true));
    if (!why.isEmpty())
        return refusal(409, u"ALREADY_EXISTS"_s, why);
    call.world.counters().agentChanges << u"deploy %1"_s.arg(token);
    const Agent *const agent = call.cloud().find(token);
    return jsonAnswer(QJsonObject{{u"deployment_id"_s, agent->id},
                                  {u"status"_s, call.seed ? u"pending"_s : u"deploying"_s},
                                  {u"endpoint_url"_s, QJsonValue()},
                                  {u"estimated_time"_s, 30}},
                      call.seed ? 202 : 201);
}

/// POST /deploy: no token; the body is signed, and the signed text names what is asked for.
Answer seedDeploy(const Call &call)
{
    const auto body = call.request.object();
    if (!body)
        return refusal(400, u"INVALID_REQUEST"_s, u"The body has to be a JSON object"_s);
    const QString token = (*body)["nft_token_id"_L1].toString();
    const QString wallet = (*body)["wallet_address"_L1].toString();
    const QByteArray message = (*body)["message"_L1].toString().toUtf8();
    for (const auto name : {"nft_token_id"_L1, "wallet_address"_L1, "signature"_L1}) {
        if ((*body)[name].toString().isEmpty())
            return jsonAnswer(QJsonObject{{u"detail"_s, QJsonArray{QJsonObject{{u"loc"_s, QJsonArray{u"body"_s, QString(name)}},
                                                                               {u"msg"_s, u"field required"_s},
                                                                               {u"type"_s, u"value_error.missing"_s}}}}},
                              422);
    }
    const bool names = message.contains(token.toUtf8()) && message.contains(wallet.toUtf8());
    if (!names
        || !signatureHolds(walletBytes((*body)["public_key"_L1].toString()), walletBytes((*body)["signature"_L1].toString()), wallet, message)) {
        ++call.world.counters().agentsRefused;
        return refusal(401, u"INVALID_SIGNATURE"_s, u"Signature verification failed"_s);
    }
    const QString owner = call.cloud().ownerOf(token);
    if (owner.isEmpty() || (owner != wallet && wallet != operatorWallet()))
        return refusal(403, u"FORBIDDEN"_s, u"%1 does not own NFT %2"_s.arg(wallet, token));
    return deployed(call, token, *body);
}

Answer specDeploy(const Call &call)
{
    const Caller caller = callerOf(call);
    if (caller.refused)
        return *caller.refused;
    const auto body = call.request.object();
    const QString token = body ? (*body)["nft_token_id"_L1].toString() : QString();
    if (token.isEmpty())
        return refusal(400, u"MISSING_FIELD"_s, u"nft_token_id is required"_s);
    if (caller.session->token != token)
        return refusal(403, u"FORBIDDEN"_s, u"This session is for NFT %1"_s.arg(caller.session->token));
    return deployed(call, token, *body);
}

Answer stopRoute(const Call &call, const QString &token)
{
    const Caller caller = callerOf(call);
    if (caller.refused)
        return *caller.refused;
    const Agent *const agent = call.cloud().find(token);
    if (agent == nullptr)
        return notFound(call);
    if (caller.session->token != token || (!caller.session->isOperator && caller.session->wallet != agent->owner))
        return refusal(403, u"FORBIDDEN"_s, u"This session is not for NFT %1"_s.arg(token));
    if (auto refused = tooManyWrites(call))
        return *refused;
    call.cloud().stop(token);
    call.world.counters().agentChanges << u"stop %1"_s.arg(token);
    // As the document has it: said at once, though the machine is still going down.
    return jsonAnswer(QJsonObject{{u"status"_s, u"stopped"_s}, {u"message"_s, u"Deployment stopped successfully"_s}});
}

Answer readRoute(const Call &call, const QString &token, const QString &what)
{
    Caller caller;
    if (!call.seed) {
        caller = callerOf(call);
        if (caller.refused)
            return *caller.refused;
    }
    const Agent *const agent = call.cloud().find(token);
    if (agent == nullptr || !sees(caller, *agent))
        return notFound(call);
    if (what.isEmpty())
        return jsonAnswer(rowOf(call, *agent));
    // Only one of the two offers more than the row.
    if (call.seed || what != "events"_L1)
        return notFound(call);
    QJsonArray events;
    for (const Agent::Event &event : agent->events)
        events.append(QJsonObject{{u"event_type"_s, event.type},
                                  {u"event_data"_s, event.text.isEmpty() ? QJsonValue(QJsonObject()) : QJsonValue(event.text)},
                                  {u"created_at"_s, World::timeText(event.at)}});
    return jsonAnswer(QJsonObject{{u"events"_s, events}});
}

/// GET /agent/{token}/health and /info: the agent itself, as its users reach it.
Answer agentRoute(const Call &call)
{
    const Agent *const agent = call.cloud().find(call.path.value(1));
    const QString what = call.path.value(2);
    if (agent == nullptr || agent->endpoint.isEmpty() || call.path.size() != 3)
        return notFound(call);
    if (agent->status != "running"_L1 && agent->status != "unhealthy"_L1)
        return textAnswer("no such machine\n", "text/plain", 503);
    if (what == "health"_L1) {
        const bool isWell = agent->status == "running"_L1;
        return jsonAnswer(QJsonObject{{u"status"_s, isWell ? u"healthy"_s : u"unhealthy"_s},
                                      {u"version"_s, u"1.4.2"_s},
                                      {u"uptime"_s, double((call.world.now() - agent->createdAt) / 1000)}},
                          isWell ? 200 : 503);
    }
    if (what == "info"_L1)
        return jsonAnswer(QJsonObject{{u"name"_s, agent->name},
                                      {u"nft_token_id"_s, agent->token},
                                      {u"capabilities"_s, QJsonArray{u"chat"_s}},
                                      {u"model"_s, u"demo"_s},
                                      {u"status"_s, agent->status}});
    return notFound(call);
}

/// POST /auth/logout: the session of the token ends.
Answer logout(const Call &call)
{
    const Caller caller = callerOf(call);
    if (caller.session == nullptr)
        return *caller.refused;
    caller.session->revoked = true;
    ++call.world.counters().agentSignOuts;
    return jsonAnswer(QJsonObject{{u"message"_s, u"Logged out"_s}});
}

Answer authRoute(const Call &call)
{
    if (call.path.value(1) == "logout"_L1 && call.request.method == "POST")
        return logout(call);
    const auto body = call.request.object();
    const QString what = call.path.value(1);
    if (!body || call.request.method != "POST")
        return refusal(400, u"INVALID_REQUEST"_s, u"The body has to be a JSON object"_s);
    const QString wallet = (*body)["wallet_address"_L1].toString();
    const QString token = (*body)["nft_token_id"_L1].toString();
    AgentCloud &cloud = call.cloud();
    if (what == "challenge"_L1) {
        if (wallet.isEmpty() || token.isEmpty())
            return refusal(400, u"MISSING_FIELD"_s, u"wallet_address and nft_token_id are required"_s);
        ++call.world.counters().agentChallenges;
        const QByteArray message = cloud.challenge(wallet, token);
        const qsizetype nonce = message.indexOf("Nonce: ") + 7;
        return jsonAnswer(QJsonObject{{u"message"_s, QString::fromUtf8(message)},
                                      {u"nonce"_s, QString::fromUtf8(message.mid(nonce, message.indexOf('\n', nonce) - nonce))},
                                      {u"expires_at"_s, World::timeText(call.world.now() + 300'000)}});
    }
    if (what == "verify"_L1) {
        const QByteArray message = (*body)["message"_L1].toString().toUtf8();
        const bool known = cloud.redeem(message) && message.contains(token.toUtf8()) && message.contains(wallet.toUtf8());
        if (!known
            || !signatureHolds(walletBytes((*body)["public_key"_L1].toString()), walletBytes((*body)["signature"_L1].toString()), wallet, message)) {
            ++call.world.counters().agentsRefused;
            return refusal(401, u"INVALID_SIGNATURE"_s, u"Signature verification failed"_s);
        }
        const QString owner = cloud.ownerOf(token);
        const bool isOperator = wallet == operatorWallet();
        if (owner.isEmpty() || (owner != wallet && !isOperator))
            return refusal(403, u"FORBIDDEN"_s, u"%1 does not own NFT %2"_s.arg(wallet, token));
        ++call.world.counters().agentSignIns;
        const AgentSession &session = cloud.open(wallet, token, isOperator);
        return jsonAnswer(QJsonObject{{u"access_token"_s, QString::fromLatin1(cloud.accessToken(session))},
                                      {u"refresh_token"_s, QString::fromLatin1(session.refresh)},
                                      {u"expires_in"_s, 3600},
                                      {u"session_id"_s, session.id}});
    }
    if (what == "refresh"_L1) {
        ++call.world.counters().agentRefreshes;
        const AgentSession *const session = cloud.sessionOfRefresh((*body)["refresh_token"_L1].toString().toLatin1());
        if (session == nullptr)
            return refusal(401, u"UNAUTHORIZED"_s, u"Refresh token revoked or expired"_s);
        return jsonAnswer(QJsonObject{{u"access_token"_s, QString::fromLatin1(cloud.accessToken(*session))}, {u"expires_in"_s, 3600}});
    }
    return notFound(call);
}

/// The upgrade to a WebSocket. Seed: /ws/deployment/{token}; spec: /ws?token=…
Answer socketRoute(const Call &call)
{
    const QByteArray key = call.request.header("sec-websocket-key");
    if (call.request.header("upgrade").toLower() != "websocket" || key.isEmpty())
        return refusal(400, u"INVALID_REQUEST"_s, u"This is a WebSocket"_s);
    if (call.world.faults().active(kTarget, FaultKind::SocketDropped))
        return refusal(503, u"SERVICE_UNAVAILABLE"_s, u"No sockets now"_s);
    AgentSocket socket;
    socket.seed = call.seed;
    if (call.seed) {
        socket.seedToken = call.path.value(2);
        if (call.path.value(1) != "deployment"_L1 || call.cloud().find(socket.seedToken) == nullptr)
            return notFound(call);
    } else {
        AgentSession *session = nullptr;
        if (call.cloud().check(call.request.value("token").toLatin1(), &session) != AgentCloud::TokenState::Good)
            return refusal(401, u"TOKEN_EXPIRED"_s, u"Token has expired"_s);
        socket.wallet = session->wallet;
        socket.sees = session->isOperator;
    }
    Answer answer = emptyAnswer(101);
    answer.contentType.clear();
    answer.addHeader("Upgrade", "websocket");
    answer.addHeader("Sec-WebSocket-Accept", socketAccept(key));
    answer.socket = call.cloud().openSocket(std::move(socket));
    return answer;
}

Answer metrics(const Call &call)
{
    QHash<QString, int> byStatus;
    for (const Agent &agent : call.cloud().agents())
        ++byStatus[agent.status];
    QByteArray text = "# HELP deployments_total Deployments by status\n# TYPE deployments_total gauge\n";
    for (auto it = byStatus.cbegin(); it != byStatus.cend(); ++it)
        text += "deployments_total{status=\"" + it.key().toUtf8() + "\"} " + QByteArray::number(it.value()) + '\n';
    return textAnswer(text, "text/plain; version=0.0.4");
}

Answer respond(const Call &call)
{
    const QString first = call.path.value(0);
    const QByteArray &method = call.request.method;
    if (first == "health"_L1 && method == "GET") {
        const auto running = std::ranges::count_if(call.cloud().agents(), [](const Agent &agent) { return agent.status == "running"_L1; });
        return jsonAnswer(QJsonObject{{u"status"_s, u"healthy"_s}, {u"deployments_active"_s, double(running)}, {u"version"_s, u"demo"_s}});
    }
    if (first == "metrics"_L1 && method == "GET")
        return metrics(call);
    if (first == "agent"_L1 && method == "GET")
        return agentRoute(call);
    if (first == "auth"_L1)
        return authRoute(call);
    if (first == "ws"_L1)
        return socketRoute(call);
    if (first == "deployments"_L1 && call.path.size() == 1 && method == "GET")
        return listRoute(call);
    if (first == (call.seed ? "deploy"_L1 : "deployments"_L1) && call.path.size() == 1 && method == "POST")
        return call.seed ? seedDeploy(call) : specDeploy(call);
    if (first == (call.seed ? "deployment"_L1 : "deployments"_L1) && call.path.size() >= 2 && call.path.size() <= 3) {
        if (method == "GET")
            return readRoute(call, call.path[1], call.path.value(2));
        if (method == "DELETE" && call.path.size() == 2)
            return stopRoute(call, call.path[1]);
    }
    // What a server has no route for is plain text, not its own envelope: so a client can tell the dialects apart.
    return call.seed ? notFound(call) : textAnswer("404 page not found\n", "text/plain", 404);
}

} // namespace

Answer handleOrchestrator(World &world, const Request &request)
{
    ++world.counters().agents;
    const bool seed = request.path.value(0) == "seed"_L1;
    const Call call{world, request, seed, seed ? request.path.mid(1) : request.path};
    return withTransportFaults(world, request, kTarget, [&] { return respond(call); });
}

} // namespace pilothouse::demofleet
