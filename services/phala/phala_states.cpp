// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/phala_states.h"

#include "services/phala/phala_errors.h"
#include "services/phala/phala_wire.h"
#include "services/phala/state_wire.h"

namespace pilothouse::phala {

using namespace Qt::StringLiterals;
using cluster::CvmState;
using cluster::StreamEnd;

namespace {

/// What was read of one stream so far.
struct Reading
{
    EventStream stream;
    std::optional<CvmState> last;
    std::optional<StreamEnd> end;
    std::optional<Error> error;

    /// False when there is nothing more to wait for.
    bool take(QByteArrayView bytes, const std::function<void(const CvmState &)> &told)
    {
        std::vector<StreamEvent> events;
        const Status read = stream.feed(bytes, &events);
        for (const StreamEvent &event : events) {
            const auto meant = wire::stateEventOf(event, last);
            if (!meant) {
                error = meant.error();
                return false;
            }
            if (meant->state) {
                last = meant->state;
                told(*last);
            }
            end = meant->end;
            if (end)
                return false;
        }
        if (!read)
            error = read.error();
        return !error;
    }
};

Error placed(Error error, const http::HttpRequest &request)
{
    if (error.where.isEmpty())
        error.where = http::describe(request);
    return error;
}

} // namespace

PhalaStates::PhalaStates(std::shared_ptr<http::HttpClient> api, QUrl baseUrl) : m_api(std::move(api)), m_baseUrl(std::move(baseUrl)) { }

QCoro::Task<Result<CvmState>> PhalaStates::state(QString identifier)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::state(m_baseUrl, identifier);
    const auto reply = co_await m_api->send(request);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return errorOf(request, *reply);
    const auto state = wire::parseState(reply->body);
    if (!state)
        co_return placed(state.error(), request);
    co_return *state;
}

QCoro::Task<Result<QDateTime>> PhalaStates::operationStart(QString vmUuid)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = wire::statusBatch(m_baseUrl, {vmUuid});
    const auto reply = co_await m_api->send(request);
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return errorOf(request, *reply);
    const auto batch = wire::parseStatusBatch(reply->body);
    if (!batch)
        co_return placed(batch.error(), request);
    const QDateTime start = batch->value(uuidKey(vmUuid)).operationStartedAt;
    co_return start;
}

QCoro::Task<Result<StreamEnd>> PhalaStates::follow(QString identifier, cluster::StateWish wish, std::function<void(const CvmState &)> told,
                                                   CancelToken cancel)
{
    const auto self = shared_from_this();
    http::HttpRequest request = wire::stateStream(m_baseUrl, identifier, wish);
    request.cancel = cancel;
    const auto reading = std::make_shared<Reading>();
    request.take = [reading, told = std::move(told), cancel](QByteArrayView bytes) { return !cancel.isCancelled() && reading->take(bytes, told); };
    const auto reply = co_await m_api->send(request);
    if (reading->error)
        co_return placed(*reading->error, request);
    if (reading->end)
        co_return *reading->end;
    if (cancel.isCancelled())
        co_return Error{.kind = ErrorKind::Cancelled, .what = u"cancelled"_s};
    if (!reply)
        co_return reply.error();
    if (!reply->isSuccess())
        co_return errorOf(request, *reply);
    if (!reading->last && !reply->header("Content-Type").startsWith("text/event-stream"))
        co_return placed(Error{.kind = ErrorKind::Protocol, .what = u"the cloud answers with something else than a stream of states"_s}, request);
    co_return StreamEnd::Cut;
}

} // namespace pilothouse::phala
