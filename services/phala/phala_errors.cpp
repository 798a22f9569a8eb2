// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_errors.h"

#include "services/core/json.h"
#include "services/core/plain_text.h"

#include <QStringList>

namespace pilothouse::phala {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostDetails = 5;

/// What a body says, whatever its shape.
struct Said
{
    QString message;
    QString code;
    QString requestId;
    QStringList suggestions;
};

QString shown(const QJsonValue &value, qsizetype length = 300)
{
    return visibleText(value.toString(), length);
}

/// {"error_code", "message", "details": [{"field","value","message"}], "suggestions": […], "request_id"}
Said structured(const QJsonObject &object)
{
    Said said;
    said.message = shown(object["message"_L1]);
    said.code = shown(object["error_code"_L1], 40);
    said.requestId = shown(object["request_id"_L1], 80);
    QStringList details;
    for (const QJsonValue &detail : object["details"_L1].toArray()) {
        if (details.size() == kMostDetails)
            break;
        const QString field = shown(detail["field"_L1], 60);
        const QString words = shown(detail["message"_L1], 120);
        if (!field.isEmpty() || !words.isEmpty())
            details << (words.isEmpty() ? field : field.isEmpty() ? words : QStringLiteral("%1: %2").arg(field, words));
    }
    if (!details.isEmpty())
        said.message += QStringLiteral(" (%1)").arg(details.join(QStringLiteral("; ")));
    for (const QJsonValue &suggestion : object["suggestions"_L1].toArray()) {
        if (said.suggestions.size() < kMostDetails && suggestion.isString())
            said.suggestions << shown(suggestion, 160);
    }
    return said;
}

/// [{"loc": ["body", "name"], "msg": "Field required"}]
Said validation(const QJsonArray &list)
{
    QStringList problems;
    for (const QJsonValue &problem : list) {
        if (problems.size() == kMostDetails)
            break;
        QStringList where;
        for (const QJsonValue &part : problem["loc"_L1].toArray())
            where << (part.isDouble() ? QString::number(part.toInteger()) : shown(part, 60));
        if (!where.isEmpty() && QStringList{u"body"_s, u"query"_s, u"path"_s, u"header"_s}.contains(where.first()))
            where.removeFirst();
        problems << QStringLiteral("%1: %2").arg(where.join(u'.'), shown(problem["msg"_L1], 160));
    }
    Said said;
    said.message = problems.join(QStringLiteral("; "));
    return said;
}

// Error bodies: section "Errors" of the API reference and of the vendor's client, version 0.2.9.
Said saidIn(const QByteArray &body)
{
    const auto parsed = parseJsonObject(body);
    if (!parsed)
        return {};
    const QJsonObject &object = *parsed;
    const QJsonValue detail = object["detail"_L1];
    Said said;
    if (detail.isObject())
        said = structured(detail.toObject());
    else if (object.contains("error_code"_L1))
        said = structured(object);
    else if (detail.isArray())
        said = validation(detail.toArray());
    else if (detail.isString())
        said = {shown(detail), shown(object["code"_L1], 40), {}, {}};
    else if (object["error"_L1].isString())
        said = {shown(object["error_description"_L1].isString() ? object["error_description"_L1] : object["error"_L1]),
                shown(object["error"_L1], 40),
                {},
                {}};
    if (said.requestId.isEmpty())
        said.requestId = shown(object["request_id"_L1], 80);
    return said;
}

} // namespace

Error errorOf(const http::HttpRequest &request, const http::HttpReply &reply)
{
    Error error = http::errorFromStatus(request, reply);
    const Said said = saidIn(reply.body);
    if (said.message.isEmpty() && said.code.isEmpty())
        return error;
    QStringList marks;
    if (!said.code.isEmpty())
        marks << said.code;
    marks << QStringLiteral("status %1").arg(reply.status);
    if (!said.requestId.isEmpty())
        marks << QStringLiteral("request %1").arg(said.requestId);
    error.what
        = QStringLiteral("Phala Cloud says “%1” (%2)").arg(said.message.isEmpty() ? said.code : said.message, marks.join(QStringLiteral(", ")));
    if (!said.suggestions.isEmpty())
        error.nextStep = QStringLiteral("Phala Cloud suggests: %1").arg(said.suggestions.join(QStringLiteral(" ")));
    return error;
}

Error changeErrorOf(const http::HttpRequest &request, const http::HttpReply &reply)
{
    Error error = errorOf(request, reply);
    if (reply.status == 408 || reply.status == 500 || reply.status == 502 || reply.status == 504) {
        error.kind = ErrorKind::OutcomeUnknown;
        error.nextStep.clear();
    }
    return error;
}

} // namespace pilothouse::phala
