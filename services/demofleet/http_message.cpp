// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/http_message.h"

#include <QJsonArray>
#include <QUrl>

namespace pilothouse::demofleet {

std::optional<QJsonObject> Request::object() const
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

Request makeRequest(Listener listener, const QByteArray &method, const QByteArray &target, const QByteArray &body,
                    const QHash<QByteArray, QByteArray> &headers)
{
    Request request;
    request.listener = listener;
    request.method = method;
    request.target = target;
    request.body = body;
    request.headers = headers;
    const qsizetype mark = target.indexOf('?');
    const QByteArray path = mark < 0 ? target : target.left(mark);
    for (const QByteArray &segment : path.split('/')) {
        if (!segment.isEmpty())
            request.path << QUrl::fromPercentEncoding(segment);
    }
    if (mark >= 0)
        request.query = QUrlQuery(QString::fromUtf8(target.mid(mark + 1)));
    return request;
}

Answer jsonAnswer(const QJsonObject &object, int status)
{
    Answer answer;
    answer.status = status;
    answer.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return answer;
}

Answer jsonAnswer(const QJsonArray &array, int status)
{
    Answer answer;
    answer.status = status;
    answer.body = QJsonDocument(array).toJson(QJsonDocument::Compact);
    return answer;
}

Answer textAnswer(const QByteArray &text, const QByteArray &contentType, int status)
{
    Answer answer;
    answer.status = status;
    answer.contentType = contentType;
    answer.body = text;
    return answer;
}

Answer emptyAnswer(int status)
{
    Answer answer;
    answer.status = status;
    answer.contentType.clear();
    return answer;
}

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 101: return "Switching Protocols";
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 302: return "Found";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 409: return "Conflict";
    case 413: return "Payload Too Large";
    case 422: return "Unprocessable Entity";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    }
    return "Status";
}

} // namespace pilothouse::demofleet
