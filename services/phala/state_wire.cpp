// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/state_wire.h"

#include "services/core/json.h"
#include "services/core/plain_text.h"
#include "services/phala/number_guard.h"
#include "services/phala/phala_wire.h"

#include <QUrlQuery>

#include <algorithm>

namespace pilothouse::phala::wire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using cluster::CvmState;
using cluster::StreamEnd;

namespace {

constexpr qsizetype kLongest = 1000;
constexpr qsizetype kMostStateBytes = 256 * 1024;
constexpr qint64 kMostStreamBytes = 16 * 1024 * 1024; ///< ten minutes of the largest states at the shortest interval fit in
constexpr auto kGrace = 15s;                          ///< a stream that is silent for its interval and this is broken

QString text(const QJsonValue &value)
{
    return value.toString().left(kLongest);
}

} // namespace

// "Watching" of the API reference.
http::HttpRequest state(const QUrl &base, const QString &identifier)
{
    http::HttpRequest request = apiRequest(base, "GET", "/cvms/" + pathSegment(identifier) + "/state");
    request.maxBytes = kMostStateBytes;
    return request;
}

http::HttpRequest stateStream(const QUrl &base, const QString &identifier, const cluster::StateWish &wish)
{
    const auto interval = std::clamp(wish.interval, 5s, 30s);
    const auto timeout = std::clamp(wish.timeout, 10s, 600s);
    http::HttpRequest request = apiRequest(base, "GET", "/cvms/" + pathSegment(identifier) + "/state");
    QUrlQuery query;
    query.addQueryItem(u"target"_s, QString::fromLatin1(QUrl::toPercentEncoding(wish.target)));
    query.addQueryItem(u"interval"_s, QString::number(interval.count()));
    query.addQueryItem(u"timeout"_s, QString::number(timeout.count()));
    request.url.setQuery(query);
    // As the vendor's client asks: no version, and nothing that anybody on the way could keep or compress.
    request.headers = {{"Accept", "text/event-stream"}, {"Cache-Control", "no-cache"}, {"Accept-Encoding", "identity"}};
    request.timeout = timeout + kGrace;
    request.idleTimeout = interval + kGrace;
    request.maxBytes = kMostStreamBytes;
    return request;
}

Result<CvmState> parseState(const QByteArray &body)
{
    const auto object = parseJsonObject(guardNumbers(body), {.maxBytes = kMostStateBytes, .maxDepth = 16});
    if (!object)
        return object.error();
    if (!(*object)["status"_L1].isString() || (*object)["status"_L1].toString().isEmpty())
        return Error{.kind = ErrorKind::Protocol, .what = u"status is missing or not text"_s};
    CvmState state;
    state.status = text((*object)["status"_L1]);
    state.bootProgress = text((*object)["boot_progress"_L1]);
    state.bootError = text((*object)["boot_error"_L1]);
    state.shutdownProgress = text((*object)["shutdown_progress"_L1]);
    state.uptime = text((*object)["uptime"_L1]);
    return state;
}

Result<StateEvent> stateEventOf(const StreamEvent &event, const std::optional<CvmState> &last)
{
    StateEvent meant;
    if (event.name == "state") {
        const auto state = parseState(event.data);
        if (!state)
            return state.error();
        meant.state = *state;
    } else if (event.name == "complete") {
        meant.end = StreamEnd::Complete;
        const auto end = parseState(event.data);
        if (end && (!last || last->status.compare(end->status, Qt::CaseInsensitive) != 0))
            meant.state = *end;
    } else if (event.name == "timeout") {
        meant.end = StreamEnd::GaveUp;
    } else if (event.name == "error") {
        const auto object = parseJsonObject(event.data, {.maxBytes = kMostStateBytes, .maxDepth = 16});
        const QString words = object ? (*object)["error"_L1].toString() : QString::fromUtf8(event.data);
        return Error{.kind = ErrorKind::Remote, .what = u"the cloud ended the stream of states: %1"_s.arg(visibleText(words, 200))};
    }
    return meant;
}

} // namespace pilothouse::phala::wire
