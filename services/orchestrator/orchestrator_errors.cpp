// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/orchestrator/orchestrator_errors.h"

#include "services/core/json.h"
#include "services/core/plain_text.h"

#include <QStringList>

#include <algorithm>

namespace pilothouse::orchestrator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostDetails = 5;
constexpr qint64 kLongestReset = 3600;

const JsonLimits kErrorLimits{.maxBytes = 256 * 1024, .maxDepth = 16};

QString shown(const QJsonValue &value, qsizetype length = 300)
{
    return visibleText(value.toString(), length);
}

struct Said
{
    QString code;
    QString message;
};

Said saidIn(const QByteArray &body)
{
    const auto parsed = parseJsonObject(body, kErrorLimits);
    if (!parsed)
        return {};
    const QJsonValue error = (*parsed)["error"_L1];
    if (error.isObject())
        return {shown(error["code"_L1], 40), shown(error["message"_L1])};
    if (error.isString())
        return {{}, shown(error)};
    const QJsonValue detail = (*parsed)["detail"_L1];
    if (detail.isString())
        return {{}, shown(detail)};
    QStringList problems;
    for (const QJsonValue &problem : detail.toArray()) {
        if (problems.size() == kMostDetails)
            break;
        QStringList where;
        for (const QJsonValue &part : problem["loc"_L1].toArray())
            where << (part.isDouble() ? QString::number(part.toInteger()) : shown(part, 60));
        problems << u"%1: %2"_s.arg(where.join(u'.'), shown(problem["msg"_L1], 160));
    }
    return {{}, problems.join("; "_L1)};
}

std::optional<ErrorKind> kindOfCode(const QString &code)
{
    if (code == "UNAUTHORIZED"_L1 || code == "TOKEN_EXPIRED"_L1 || code == "INVALID_SIGNATURE"_L1)
        return ErrorKind::Unauthorised;
    if (code == "FORBIDDEN"_L1 || code == "QUOTA_EXCEEDED"_L1)
        return ErrorKind::Forbidden;
    if (code == "NOT_FOUND"_L1)
        return ErrorKind::NotFound;
    if (code == "ALREADY_EXISTS"_L1 || code == "CONFLICT"_L1)
        return ErrorKind::Conflict;
    if (code == "RATE_LIMITED"_L1)
        return ErrorKind::Throttled;
    return std::nullopt;
}

QString adviceFor(const QString &code)
{
    if (code == "INVALID_SIGNATURE"_L1)
        return u"Ask for a new message and sign that one; a message can be used once."_s;
    if (code == "FORBIDDEN"_L1)
        return u"The wallet does not own this NFT (any more), by the orchestrator's word. Check the owner."_s;
    if (code == "ALREADY_EXISTS"_L1 || code == "CONFLICT"_L1)
        return u"Refresh the list; an NFT has at most one deployment."_s;
    if (code == "QUOTA_EXCEEDED"_L1)
        return u"Stop a deployment of this wallet, or raise its quota."_s;
    return {};
}

} // namespace

QString errorCodeOf(const QByteArray &body)
{
    return saidIn(body).code;
}

bool isErrorEnvelope(const QByteArray &body)
{
    const auto parsed = parseJsonObject(body, kErrorLimits);
    return parsed && (*parsed)["error"_L1].isObject() && (*parsed)["error"_L1]["code"_L1].isString();
}

Error errorOf(const http::HttpRequest &request, const http::HttpReply &reply)
{
    Error error = http::errorFromStatus(request, reply);
    const Said said = saidIn(reply.body);
    if (const auto kind = kindOfCode(said.code))
        error.kind = *kind;
    if (!said.message.isEmpty() || !said.code.isEmpty()) {
        const QString status = u"status %1"_s.arg(reply.status);
        error.what = u"the orchestrator says “%1” (%2)"_s.arg(said.message.isEmpty() ? said.code : said.message,
                                                              said.code.isEmpty() ? status : said.code + ", "_L1 + status);
    }
    error.nextStep = adviceFor(said.code);
    bool isNumber = false;
    const qint64 reset = reply.header("X-RateLimit-Reset").toLongLong(&isNumber);
    if (error.kind == ErrorKind::Throttled && !error.retryAfter && isNumber) {
        const qint64 wait = reset - QDateTime::currentSecsSinceEpoch();
        error.retryAfter = std::chrono::seconds(std::clamp<qint64>(wait, 1, kLongestReset));
    }
    return error;
}

} // namespace pilothouse::orchestrator
