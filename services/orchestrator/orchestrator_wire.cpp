// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/orchestrator/orchestrator_wire.h"

#include "services/core/json.h"

#include <QJsonArray>
#include <QTimeZone>
#include <QUrlQuery>

#include <cmath>

namespace pilothouse::orchestrator {

using namespace Qt::StringLiterals;
using domain::Deployment;

QString dialectWord(Dialect dialect)
{
    return dialect == Dialect::Seed ? u"seed"_s : u"spec"_s;
}

namespace wire {

namespace {

// Column widths of the orchestrator's own table.
constexpr qsizetype kLongestId = 256;
constexpr qsizetype kLongestToken = 64;
constexpr qsizetype kLongestOwner = 128;
constexpr qsizetype kLongestWord = 64;
constexpr qsizetype kLongestUrl = 512;
constexpr qsizetype kLongestText = 2000;
constexpr qsizetype kMostEvents = 1000;
constexpr qsizetype kMostLines = 5000;
constexpr qsizetype kLongestMessage = 16 * 1024;
constexpr qsizetype kLongestBearer = 16 * 1024;

const JsonLimits kAnswerLimits{.maxBytes = 1024 * 1024, .maxDepth = 16};
const JsonLimits kListLimits{.maxBytes = 32 * 1024 * 1024, .maxDepth = 16};
const JsonLimits kFrameLimits{.maxBytes = 1024 * 1024, .maxDepth = 8};

Error protocol(const QString &what)
{
    return Error{.kind = ErrorKind::Protocol, .what = what};
}

http::HttpRequest request(const QUrl &base, const QByteArray &verb, const QByteArray &path)
{
    http::HttpRequest made;
    made.verb = verb;
    made.url = QUrl::fromEncoded(base.toEncoded(QUrl::StripTrailingSlash) + path, QUrl::StrictMode);
    made.headers = {{"Accept", "application/json"}};
    return made;
}

http::HttpRequest post(const QUrl &base, const QByteArray &path, const QJsonObject &body)
{
    http::HttpRequest made = request(base, "POST", path);
    made.headers << QPair<QByteArray, QByteArray>("Content-Type", "application/json");
    made.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    made.effect = http::Effect::Mutating;
    return made;
}

/// Text, or a whole number written as one; nothing for anything else, and for what is longer than its column.
std::optional<QString> textOf(const QJsonValue &value, qsizetype longest)
{
    QString text;
    if (value.isString())
        text = value.toString();
    else if (value.isDouble() && value.toDouble() == std::floor(value.toDouble()) && std::abs(value.toDouble()) < 9.0e18)
        text = QString::number(value.toInteger());
    else
        return std::nullopt;
    return text.size() > longest ? std::nullopt : std::optional(text);
}

QString optionalText(const QJsonObject &object, QLatin1StringView name, qsizetype longest)
{
    return object[name].toString().left(longest);
}

/// ISO 8601; a time without a zone is UTC, as the orchestrator's columns are.
QDateTime timeOf(const QJsonValue &value)
{
    QDateTime time = QDateTime::fromString(value.toString().left(kLongestWord), Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

/// Numbers, counts and flags are all in use for CPUs and GPUs.
QString amountOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"true"_s : u"false"_s;
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', 6);
    return value.toString().left(kLongestWord);
}

Result<Deployment> deploymentOf(const QJsonValue &value, const QString &askedFor)
{
    if (!value.isObject())
        return protocol(u"not an object"_s);
    const QJsonObject object = value.toObject();
    Deployment row;
    const auto id = textOf(object.contains("deployment_id"_L1) ? object["deployment_id"_L1] : object["id"_L1], kLongestId);
    if (!id || id->isEmpty())
        return protocol(u"deployment_id is missing or no text"_s);
    row.id = domain::DeploymentId(*id);
    const QJsonValue status = object["status"_L1];
    if (!status.isString() && !status.isNull() && !status.isUndefined())
        return protocol(u"status is no text"_s);
    row.status = status.toString().left(kLongestWord);
    row.state = domain::deploymentStateOf(row.status);
    const QJsonValue token = object["nft_token_id"_L1];
    if (token.isUndefined() || token.isNull()) {
        row.token = askedFor;
    } else {
        const auto named = textOf(token, kLongestToken);
        if (!named)
            return protocol(u"nft_token_id is no text, or longer than 64 characters"_s);
        row.token = *named;
    }
    for (const auto name : {"owner_address"_L1, "wallet_address"_L1, "owner"_L1}) {
        if (row.owner.isEmpty())
            row.owner = optionalText(object, name, kLongestOwner);
    }
    row.name = optionalText(object, "name"_L1, kLongestId);
    row.provider = optionalText(object, "provider"_L1, kLongestWord);
    row.providerRef = optionalText(object, "provider_ref"_L1, kLongestId);
    row.endpointUrl = optionalText(object, "endpoint_url"_L1, kLongestUrl);
    row.error = optionalText(object, "error_message"_L1, kLongestText);
    row.message = optionalText(object, "message"_L1, kLongestText);
    row.createdAt = timeOf(object["created_at"_L1]);
    row.updatedAt = timeOf(object["updated_at"_L1]);
    const QJsonObject resources = object["resources"_L1].toObject();
    row.resources = {amountOf(resources["cpu"_L1]), amountOf(resources["memory"_L1]), amountOf(resources["gpu"_L1])};
    const QJsonObject health = object["health"_L1].toObject();
    row.health.status = optionalText(health, "status"_L1, kLongestWord);
    row.health.lastCheck = timeOf(health["last_check"_L1]);
    const double uptime = health["uptime"_L1].toDouble(-1);
    if (uptime >= 0 && uptime < 1.0e10)
        row.health.uptime = std::chrono::seconds(qint64(uptime));
    const double progress = object["progress"_L1].toDouble(-1);
    if (progress >= 0 && progress <= 100)
        row.progress = int(progress);
    return row;
}

} // namespace

QByteArray pathSegment(const QString &text)
{
    QByteArray encoded = QUrl::toPercentEncoding(text, {}, "~.");
    // A segment of dots alone would be resolved away, and QUrl undoes "%2E". No NFT has such an id: it becomes one nobody has.
    if (text == "."_L1 || text == ".."_L1)
        encoded.replace("%2E", "%252E");
    return encoded;
}

QByteArray deploymentPath(Dialect dialect, const QString &token)
{
    return (dialect == Dialect::Seed ? "/deployment/" : "/deployments/") + pathSegment(token);
}

http::HttpRequest list(const QUrl &base, int offset)
{
    return request(base, "GET", "/deployments?limit=" + QByteArray::number(kPageSize) + "&offset=" + QByteArray::number(offset));
}

http::HttpRequest get(const QUrl &base, Dialect dialect, const QString &token)
{
    return request(base, "GET", deploymentPath(dialect, token));
}

http::HttpRequest probe(const QUrl &base, Dialect dialect)
{
    return get(base, dialect, u"__probe__"_s);
}

http::HttpRequest stop(const QUrl &base, Dialect dialect, const QString &token)
{
    http::HttpRequest made = request(base, "DELETE", deploymentPath(dialect, token));
    made.effect = http::Effect::Mutating;
    return made;
}

http::HttpRequest events(const QUrl &base, Dialect dialect, const QString &token)
{
    return request(base, "GET", deploymentPath(dialect, token) + "/events");
}

http::HttpRequest logs(const QUrl &base, Dialect dialect, const QString &token)
{
    return request(base, "GET", deploymentPath(dialect, token) + "/logs");
}

http::HttpRequest deploy(const QUrl &base, Dialect dialect, const agents::DeployRequest &wanted, const std::optional<agents::SignedMessage> &message,
                         agents::KeyEncoding encoding)
{
    QJsonObject body{{u"nft_token_id"_s, wanted.token}, {u"provider"_s, wanted.provider}};
    if (dialect == Dialect::Seed) {
        body[u"wallet_address"_s] = wanted.wallet;
        if (message) {
            body[u"signature"_s] = agents::keyText(message->signature.signature, encoding);
            body[u"public_key"_s] = agents::keyText(message->signature.publicKey, encoding);
            body[u"message"_s] = QString::fromUtf8(message->request.message);
        }
        return post(base, "/deploy", body);
    }
    QJsonObject resources;
    if (!wanted.resources.cpu.isEmpty())
        resources[u"cpu"_s] = wanted.resources.cpu.toInt();
    if (!wanted.resources.memory.isEmpty())
        resources[u"memory"_s] = wanted.resources.memory;
    if (!wanted.resources.gpu.isEmpty())
        resources[u"gpu"_s] = wanted.resources.gpu == "true"_L1 || wanted.resources.gpu.toInt() > 0;
    if (!resources.isEmpty())
        body[u"resources"_s] = resources;
    return post(base, "/deployments", body);
}

http::HttpRequest challenge(const QUrl &base, const QString &wallet, const QString &token)
{
    http::HttpRequest made = post(base, "/auth/challenge", {{u"wallet_address"_s, wallet}, {u"nft_token_id"_s, token}});
    made.effect = http::Effect::Idempotent; // a challenge that nobody answers changes nothing
    return made;
}

http::HttpRequest verify(const QUrl &base, const agents::SignedMessage &message, agents::KeyEncoding encoding)
{
    return post(base, "/auth/verify",
                {{u"wallet_address"_s, message.request.wallet},
                 {u"nft_token_id"_s, message.request.token},
                 {u"signature"_s, agents::keyText(message.signature.signature, encoding)},
                 {u"public_key"_s, agents::keyText(message.signature.publicKey, encoding)},
                 {u"message"_s, QString::fromUtf8(message.request.message)}});
}

http::HttpRequest refresh(const QUrl &base, const Secret &refreshToken)
{
    http::HttpRequest made = request(base, "POST", "/auth/refresh");
    made.headers << QPair<QByteArray, QByteArray>("Content-Type", "application/json");
    // Put together by hand: the token is base64url and dots by the time it was parsed, and must not pass through a QString.
    made.body = QByteArray(R"({"refresh_token":")").append(refreshToken.view()).append(R"("})");
    return made;
}

http::HttpRequest signOut(const QUrl &base, const Secret &accessToken)
{
    http::HttpRequest made = request(base, "POST", "/auth/logout");
    made.headers << QPair<QByteArray, QByteArray>("Content-Type", "application/json")
                 << QPair<QByteArray, QByteArray>("Authorization", QByteArray("Bearer ").append(accessToken.view()));
    made.body = "{}";
    return made;
}

QByteArray deployMessage(const agents::DeployRequest &wanted, const QDateTime &now)
{
    return u"Deploy an agent\n\nNFT Token ID: %1\nWallet: %2\nProvider: %3\nTimestamp: %4\n"_s
        .arg(wanted.token, wanted.wallet, wanted.provider, QString::number(now.toSecsSinceEpoch()))
        .toUtf8();
}

Result<ListPage> parseList(const QByteArray &body, int firstIndex)
{
    const auto object = parseJsonObject(body, kListLimits);
    if (!object)
        return object.error();
    const bool plain = object->contains("deployments"_L1);
    const QJsonValue rows = plain ? (*object)["deployments"_L1] : (*object)["data"_L1];
    if (!rows.isArray())
        return protocol(u"neither deployments nor data is a list"_s);
    ListPage page;
    const QJsonObject paging = plain ? *object : (*object)["pagination"_L1].toObject();
    if (const double total = paging["total"_L1].toDouble(-1); total >= 0 && total < 1.0e9)
        page.total = qint64(total);
    if (const QJsonValue more = paging["has_more"_L1]; more.isBool())
        page.hasMore = more.toBool();
    const QJsonArray array = rows.toArray();
    page.rows = int(array.size());
    page.items.reserve(size_t(array.size()));
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto row = deploymentOf(array[i], {});
        if (row)
            page.items.push_back(std::move(*row));
        else
            page.skipped.push_back({firstIndex + int(i), row.error().what});
    }
    return Result<ListPage>(std::move(page));
}

Result<Deployment> parseDeployment(const QByteArray &body, const QString &token)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    if (!object)
        return object.error();
    auto row = deploymentOf(*object, token);
    if (row && row->token != token)
        return protocol(u"the answer is about another NFT"_s);
    return row;
}

Result<agents::DeployReceipt> parseReceipt(const QByteArray &body)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    if (!object)
        return object.error();
    const auto id = textOf((*object)["deployment_id"_L1], kLongestId);
    if (!id || id->isEmpty())
        return protocol(u"deployment_id is missing or no text"_s);
    agents::DeployReceipt receipt;
    receipt.id = domain::DeploymentId(*id);
    receipt.status = optionalText(*object, "status"_L1, kLongestWord);
    receipt.endpointUrl = optionalText(*object, "endpoint_url"_L1, kLongestUrl);
    const double estimate = (*object)["estimated_time"_L1].toDouble(-1);
    if (estimate >= 0 && estimate < 1.0e6)
        receipt.estimate = std::chrono::seconds(qint64(estimate));
    return receipt;
}

Result<std::vector<domain::DeploymentEvent>> parseEvents(const QByteArray &body)
{
    const auto object = parseJsonObject(body, kListLimits);
    if (!object)
        return object.error();
    if (!(*object)["events"_L1].isArray())
        return protocol(u"events is no list"_s);
    std::vector<domain::DeploymentEvent> events;
    for (const QJsonValue &value : (*object)["events"_L1].toArray()) {
        if (qsizetype(events.size()) == kMostEvents)
            break;
        domain::DeploymentEvent event;
        event.at = timeOf(value["created_at"_L1]);
        event.type = value["event_type"_L1].toString().left(kLongestWord);
        const QJsonValue data = value["event_data"_L1];
        const bool says = !data.isObject() || !data.toObject().isEmpty();
        event.text = !says ? QString()
                           : (data.isObject() ? QString::fromUtf8(QJsonDocument(data.toObject()).toJson(QJsonDocument::Compact)) : data.toString())
                                 .left(kLongestText);
        if (!event.type.isEmpty())
            events.push_back(event);
    }
    std::ranges::stable_sort(events, [](const auto &a, const auto &b) { return a.at > b.at; });
    return events;
}

QStringList parseLog(const QByteArray &body)
{
    QStringList lines;
    const auto object = parseJsonObject(body, kListLimits);
    if (object) {
        for (const QJsonValue &line : (*object)["logs"_L1].toArray())
            lines << line.toString().left(kLongestText);
    } else {
        for (const QByteArray &line : body.split('\n'))
            lines << QString::fromUtf8(line.left(kLongestText));
        if (lines.constLast().isEmpty())
            lines.removeLast();
    }
    return lines.mid(std::max<qsizetype>(0, lines.size() - kMostLines));
}

QString parseStopped(const QByteArray &body)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    return object ? optionalText(*object, "status"_L1, kLongestWord) : QString();
}

Result<Challenge> parseChallenge(const QByteArray &body)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    if (!object)
        return object.error();
    const QString message = (*object)["message"_L1].toString();
    if (message.isEmpty() || message.size() > kLongestMessage)
        return protocol(u"the challenge has no message to sign"_s);
    return Challenge{message.toUtf8(), timeOf((*object)["expires_at"_L1])};
}

Result<Tokens> parseTokens(const QByteArray &body)
{
    const auto object = parseJsonObject(body, kAnswerLimits);
    // The parser's words may quote what it met.
    if (!object)
        return protocol(u"the answer to a sign-in is no JSON object"_s);
    const auto tokenOf = [&object](QLatin1StringView name) {
        QByteArray text = (*object)[name].toString().toLatin1();
        // Header and body text: only what a JWT is made of.
        const bool plain = std::ranges::all_of(text, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '='
                   || c == '+' || c == '/' || c == '~';
        });
        return plain && text.size() <= kLongestBearer ? Secret(std::move(text)) : Secret();
    };
    Tokens tokens{tokenOf("access_token"_L1), tokenOf("refresh_token"_L1), std::chrono::seconds(0)};
    if (tokens.access.isEmpty())
        return protocol(u"the answer to a sign-in holds no access token"_s);
    const double life = (*object)["expires_in"_L1].toDouble(3600);
    tokens.expiresIn = std::chrono::seconds(life > 0 && life < 1.0e8 ? qint64(life) : 3600);
    return Result<Tokens>(std::move(tokens));
}

QDateTime tokenEnd(QByteArrayView jwt)
{
    const qsizetype first = jwt.indexOf('.');
    const qsizetype second = first < 0 ? -1 : jwt.indexOf('.', first + 1);
    if (second < 0)
        return {};
    QByteArray middle = jwt.sliced(first + 1, second - first - 1).toByteArray();
    QByteArray claims = QByteArray::fromBase64(middle, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const auto object = parseJsonObject(claims, kAnswerLimits);
    wipe(middle);
    wipe(claims);
    const double end = object ? (*object)["exp"_L1].toDouble() : 0;
    // Years 1970 to 9999.
    return end > 0 && end < 253402300800.0 ? QDateTime::fromSecsSinceEpoch(qint64(end), Qt::UTC) : QDateTime();
}

std::optional<agents::LiveMessage> parseFrame(const QString &text, const QString &token)
{
    const auto object = parseJsonObject(text.toUtf8(), kFrameLimits);
    if (!object)
        return std::nullopt;
    const QString type = (*object)["type"_L1].toString();
    agents::LiveMessage message;
    message.token = token.isEmpty() ? textOf((*object)["nft_token_id"_L1], kLongestToken).value_or(QString()) : token;
    message.id = domain::DeploymentId(textOf((*object)["deployment_id"_L1], kLongestId).value_or(QString()));
    if (message.token.isEmpty() && message.id.isEmpty())
        return std::nullopt;
    const QJsonValue status = (*object)["status"_L1];
    const auto percent = [&object](QLatin1StringView name) -> std::optional<int> {
        const double value = (*object)[name].toDouble(-1);
        return value >= 0 && value <= 100 ? std::optional(int(value)) : std::nullopt;
    };
    message.message = optionalText(*object, "message"_L1, kLongestText);
    if (type == "deployment_status"_L1 || type == "status"_L1) {
        if (!status.isString())
            return std::nullopt;
        message.status = status.toString().left(kLongestWord);
        message.progress = percent("progress"_L1);
    } else if (type == "progress"_L1) {
        message.progress = percent("percent"_L1);
        if (!message.progress)
            return std::nullopt;
    } else if (type == "ready"_L1) {
        message.status = u"running"_s;
        message.endpointUrl = optionalText(*object, "endpoint_url"_L1, kLongestUrl);
    } else if (type != "error"_L1) {
        return std::nullopt;
    }
    return message;
}

QString subscribeFrame(const QString &token)
{
    const QJsonObject frame{{u"type"_s, u"subscribe"_s}, {u"channel"_s, u"deployment"_s}, {u"nft_token_id"_s, token}};
    return QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact));
}

} // namespace wire

} // namespace pilothouse::orchestrator
