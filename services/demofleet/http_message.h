// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrlQuery>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace pilothouse::demofleet {

/// The door a request came through: the shared one (cloud API, guests, PCCS, control) or one of those with a port of its own.
enum class Listener { Main, OldPlane, NewPlane, Stray, Aws, Orchestrator };

/// One HTTP request, read whole.
struct Request
{
    Listener listener = Listener::Main;
    QByteArray method = "GET";
    QByteArray target; ///< as sent: path and query
    QStringList path;  ///< decoded segments; empty for "/"
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    QByteArray header(const char *lowerCaseName) const
    {
        return headers.value(QByteArray::fromRawData(lowerCaseName, qsizetype(qstrlen(lowerCaseName))));
    }
    QString value(const char *queryName) const { return query.queryItemValue(QLatin1StringView(queryName), QUrl::FullyDecoded); }
    bool has(const char *queryName) const { return query.hasQueryItem(QLatin1StringView(queryName)); }
    /// The body as an object; nothing when it is another thing.
    std::optional<QJsonObject> object() const;
};

/// Takes the request target apart.
Request makeRequest(Listener listener, const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                    const QHash<QByteArray, QByteArray> &headers = {});

/// A body that is made while it is sent: event streams and bodies too large to hold.
class BodySource
{
public:
    struct Part
    {
        QByteArray bytes;
        bool last = false;
        std::chrono::milliseconds pause{0}; ///< before the next part is asked for
    };
    virtual ~BodySource() = default;
    virtual Part next() = 0;
    /// Known beforehand or not; unknown is sent in chunks.
    virtual std::optional<qint64> length() const { return std::nullopt; }
};

/// What is to be sent back, and how badly.
struct Answer
{
    enum class Delivery {
        Whole,
        Truncated, ///< the full length is announced, half is sent, then the connection is closed; a stream is closed after its first part
        Reset,     ///< nothing is sent, the connection is reset
    };

    int status = 200;
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    std::shared_ptr<BodySource> source; ///< in place of body
    std::chrono::milliseconds delay{0};
    Delivery delivery = Delivery::Whole;
    quint64 socket = 0; ///< not 0: from here on the connection is a WebSocket that is known by this number

    void addHeader(const QByteArray &name, const QByteArray &value) { headers.emplaceBack(name, value); }
    QJsonDocument json() const { return QJsonDocument::fromJson(body); }
};

Answer jsonAnswer(const QJsonObject &object, int status = 200);
Answer jsonAnswer(const QJsonArray &array, int status = 200);
Answer textAnswer(const QByteArray &text, const QByteArray &contentType, int status = 200);
Answer emptyAnswer(int status);

/// The reason phrase of a status line.
QByteArray reasonPhrase(int status);

} // namespace pilothouse::demofleet
