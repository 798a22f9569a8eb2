// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/spawntee/spawntee_client.h"

#include "services/core/plain_text.h"
#include "services/spawntee/spawntee_wire.h"

#include <QCoroFuture>
#include <QCoroTimer>

#include <QtConcurrentRun>

namespace pilothouse::spawntee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cluster;

namespace {

constexpr qint64 kMostBytes = 4 * 1024 * 1024;
constexpr qsizetype kParseHere = 64 * 1024;
constexpr auto kCancelPoll = 50ms;
constexpr auto kProbeTimeout = 10s; ///< of the two security probes, which are asked beside the others

Error placed(Error error, const QString &where)
{
    if (error.where.isEmpty())
        error.where = where;
    return error;
}

/// What may pass by itself: a server's own trouble, a connection that broke, no answer in time.
bool mayPass(const Result<http::HttpReply> &reply)
{
    if (reply)
        return reply->status >= 500;
    return reply.error().kind == ErrorKind::Network || reply.error().kind == ErrorKind::Timeout;
}

/// A gateway that gave up, or a server that broke: whether the change took place nobody said.
bool leavesOutcomeOpen(int status)
{
    return status == 408 || status == 500 || status == 502 || status == 504;
}

QCoro::Task<Status> pause(std::chrono::milliseconds time, CancelToken cancel)
{
    const auto until = std::chrono::steady_clock::now() + time;
    while (!cancel.isCancelled()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (left <= 0ms)
            co_return Done{};
        const auto step = std::min<std::chrono::milliseconds>(left, kCancelPoll);
        co_await QCoro::sleepFor(step);
    }
    co_return Error{.kind = ErrorKind::Cancelled, .what = u"cancelled"_s};
}

} // namespace

/// One call before it is signed.
struct SpawnteeClient::Call
{
    QByteArray verb = "GET";
    QString path; ///< as it is signed: decoded, without a query
    QByteArray query;
    QByteArray body;
    http::Effect effect = http::Effect::Idempotent;
    Attempts attempts = Attempts::Single;
    bool isSigned = true;
    std::chrono::milliseconds timeout{0}; ///< 0: the client's own
    CancelToken cancel;

    static Call get(const QString &path, Attempts attempts, const CancelToken &cancel)
    {
        Call call;
        call.path = path;
        call.attempts = attempts;
        call.cancel = cancel;
        return call;
    }
    /// A change: sent once.
    static Call post(const QString &path, const QByteArray &body)
    {
        Call call;
        call.verb = "POST";
        call.path = path;
        call.body = body;
        call.effect = http::Effect::Mutating;
        return call;
    }
};

SpawnteeClient::SpawnteeClient(Parts parts) : m_parts(std::move(parts)) { }

QString SpawnteeClient::endpoint() const
{
    return m_parts.base.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
}

http::HttpRequest SpawnteeClient::requestOf(const Call &call) const
{
    http::HttpRequest request;
    request.verb = call.verb;
    request.url = QUrl::fromEncoded(m_parts.base.toEncoded(QUrl::StripTrailingSlash) + wire::encodedPath(call.path), QUrl::StrictMode);
    if (!call.query.isEmpty())
        request.url.setQuery(QString::fromLatin1(call.query));
    request.headers = {{"Accept", "application/json"}};
    if (!call.body.isEmpty())
        request.headers << QPair<QByteArray, QByteArray>("Content-Type", "application/json");
    request.body = call.body;
    request.effect = call.effect;
    request.timeout = call.timeout > 0ms ? call.timeout : m_parts.timing.perTry;
    request.idleTimeout = request.timeout;
    request.patience = request.timeout;
    request.maxBytes = kMostBytes;
    request.tries = 1; // the same headers a second time would be a stale signature
    request.breaker = http::Breaker::Ignore;
    request.cancel = call.cancel;
    return request;
}

QCoro::Task<Result<GatewaySigner::Headers>> SpawnteeClient::sign(QString path)
{
    const auto self = shared_from_this();
    const auto clock = m_parts.clock;
    if (!m_parts.key)
        co_return Error{.kind = ErrorKind::Secret, .what = u"there is no signing key for this cluster; nothing was sent"_s};
    const auto found = co_await m_parts.key->signer();
    if (!found)
        co_return found.error();
    const auto signer = *found;
    auto future = QtConcurrent::run([signer, clock, path] {
        return std::make_shared<Result<GatewaySigner::Headers>>(signer->headersFor(path, clock->utcNow().toSecsSinceEpoch()));
    });
    const auto headers = co_await future;
    co_return std::move(*headers);
}

/// Sends once, or again while what went wrong may pass. Every try is signed anew. Any answer of the last try is a value.
QCoro::Task<Result<http::HttpReply>> SpawnteeClient::send(Call call)
{
    const auto self = shared_from_this();
    const http::HttpRequest bare = requestOf(call);
    const QString where = http::describe(bare);
    const size_t repeats = call.attempts == Attempts::Retried && call.effect == http::Effect::Idempotent ? m_parts.timing.waits.size() : 0;
    for (size_t tried = 0;; ++tried) {
        http::HttpRequest request = bare;
        if (call.isSigned) {
            const auto headers = co_await sign(call.path);
            if (!headers)
                co_return placed(headers.error(), where);
            request.headers << *headers;
        }
        auto reply = co_await m_parts.http->send(request);
        if (!mayPass(reply) || tried == repeats) {
            if (!reply && tried > 0) {
                Error error = reply.error();
                error.where = u"%1, %2 tries"_s.arg(where).arg(tried + 1);
                co_return error;
            }
            co_return reply;
        }
        const auto paused = co_await pause(m_parts.timing.waits[tried], call.cancel);
        if (!paused)
            co_return placed(paused.error(), where);
    }
}

/// Why a signed request was turned away. The server does not say; the clocks and the index of certificates do.
QCoro::Task<Error> SpawnteeClient::refusalOf(http::HttpRequest request, http::HttpReply reply, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto skew = clockSkew(reply.header("Date"), m_parts.clock->utcNow());
    const QString hash = m_parts.key ? m_parts.key->keyHash() : QString();
    KeySlot slot = KeySlot::NotAsked;
    if (m_parts.index) {
        const auto certificates = co_await m_parts.index->certificateSlots(cancel);
        if (certificates)
            slot = slotOf(hash, *certificates);
    }
    m_refusal = judgeRefusal(skew, slot, hash);
    Error error = http::errorFromStatus(request, reply);
    error.kind = ErrorKind::Unauthorised;
    error.what = u"%1 (status %2)"_s.arg(refusalText(*m_refusal)).arg(reply.status);
    error.nextStep = refusalNextStep(*m_refusal);
    co_return error;
}

/// As send(), but only a success is a value.
QCoro::Task<Result<QByteArray>> SpawnteeClient::ask(Call call)
{
    const auto self = shared_from_this();
    const http::HttpRequest request = requestOf(call);
    const auto reply = co_await send(call);
    if (!reply)
        co_return reply.error();
    if (reply->status == 401 || reply->status == 403) {
        const auto refused = co_await refusalOf(request, *reply, call.cancel);
        co_return refused;
    }
    m_refusal.reset();
    if (reply->status >= 200 && reply->status < 400) {
        const QByteArray body = reply->body;
        co_return body;
    }
    Error error = http::errorFromStatus(request, *reply);
    if (const QString detail = wire::detailOf(reply->body); !detail.isEmpty())
        error.what = u"the spawntee says “%1” (status %2)"_s.arg(detail).arg(reply->status);
    if (call.effect == http::Effect::Mutating && leavesOutcomeOpen(reply->status))
        error.kind = ErrorKind::OutcomeUnknown;
    co_return error;
}

/// Asks and reads the answer; a large one is read off the main thread.
template <typename T>
QCoro::Task<Result<T>> SpawnteeClient::read(Call call, Parser<T> parse)
{
    const auto self = shared_from_this();
    const QString where = http::describe(requestOf(call));
    const auto body = co_await ask(call);
    if (!body)
        co_return body.error();
    std::optional<Result<T>> parsed;
    if (body->size() <= kParseHere) {
        parsed = parse(*body);
    } else {
        const QByteArray text = *body;
        auto future = QtConcurrent::run([text, parse] { return std::make_shared<Result<T>>(parse(text)); });
        const auto aside = co_await future;
        parsed = std::move(*aside);
    }
    if (parsed->has_value())
        co_return std::move(*parsed);
    Error error = placed(parsed->error(), where);
    // A change that was accepted in words nobody can read has taken place, or it has not: its task is not known.
    if (call.effect == http::Effect::Mutating) {
        error.kind = ErrorKind::OutcomeUnknown;
        error.what = u"the change was accepted, but the answer cannot be used: %1"_s.arg(error.what);
    }
    co_return error;
}

QCoro::Task<Result<SpawnteeIdentity>> SpawnteeClient::identity(Attempts attempts, CancelToken cancel)
{
    return read<SpawnteeIdentity>(Call::get(u"/"_s, attempts, cancel), wire::parseIdentity);
}

QCoro::Task<Result<QString>> SpawnteeClient::health(CancelToken cancel)
{
    return read<QString>(Call::get(u"/health"_s, Attempts::Single, cancel),
                         [](const QByteArray &body) { return Result<QString>(visibleText(QString::fromUtf8(body.left(4096)))); });
}

QCoro::Task<Result<SpawnteeCapacity>> SpawnteeClient::capacity(Attempts attempts, CancelToken cancel)
{
    return read<SpawnteeCapacity>(Call::get(u"/capacity"_s, attempts, cancel), wire::parseCapacity);
}

QCoro::Task<Result<TaskList>> SpawnteeClient::tasks(Attempts attempts, CancelToken cancel)
{
    return read<TaskList>(Call::get(u"/tasks"_s, attempts, cancel), wire::parseTasks);
}

QCoro::Task<Result<RunningModelList>> SpawnteeClient::runningModels(Attempts attempts, CancelToken cancel)
{
    return read<RunningModelList>(Call::get(u"/running_models"_s, attempts, cancel), wire::parseRunningModels);
}

QCoro::Task<Result<SpawnteeTaskDetail>> SpawnteeClient::task(QString taskId, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto path = wire::pathWith(u"/task/"_s, taskId);
    if (!path)
        co_return placed(path.error(), endpoint());
    const Parser<SpawnteeTaskDetail> parse = [taskId](const QByteArray &body) { return wire::parseTask(body, taskId); };
    auto reading = read<SpawnteeTaskDetail>(Call::get(*path, Attempts::Retried, cancel), parse);
    auto detail = co_await reading;
    co_return detail;
}

QCoro::Task<Result<SubmissionImage>> SpawnteeClient::submissionImage(QString submissionId, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto path = wire::pathWith(u"/submission-image/"_s, submissionId);
    if (!path)
        co_return placed(path.error(), endpoint());
    auto reading = read<SubmissionImage>(Call::get(*path, Attempts::Retried, cancel), wire::parseSubmissionImage);
    auto image = co_await reading;
    co_return image;
}

QCoro::Task<Result<QString>> SpawnteeClient::taskLog(QString taskId, TaskLog which, int tail, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto path = wire::pathWith(which == TaskLog::Builder ? u"/logs/builder/"_s : u"/logs/runner/"_s, taskId);
    if (!path)
        co_return placed(path.error(), endpoint());
    Call call = Call::get(*path, Attempts::Single, cancel);
    call.query = "follow=false&tail=" + QByteArray::number(tail) + "&from_start=false";
    const Parser<QString> parse = [](const QByteArray &body) { return Result<QString>(QString::fromUtf8(body)); };
    auto reading = read<QString>(call, parse);
    auto text = co_await reading;
    if (!text && text.error().kind == ErrorKind::NotFound) {
        Error error = text.error();
        error.what = u"the machine keeps no such log of this task"_s;
        error.nextStep = u"It is gone once the task was stopped or its machine restarted; build and run have a log each."_s;
        co_return error;
    }
    co_return text;
}

QCoro::Task<Result<TaskReceipt>> SpawnteeClient::buildModel(BuildRequest request)
{
    return read<TaskReceipt>(Call::post(u"/build-model"_s, wire::buildBody(request)), wire::parseReceipt);
}

QCoro::Task<Result<TaskReceipt>> SpawnteeClient::startModel(StartRequest request)
{
    return read<TaskReceipt>(Call::post(u"/start-model"_s, wire::startBody(request)),
                             [asked = request.taskId](const QByteArray &body) { return wire::parseStartReceipt(body, asked); });
}

QCoro::Task<Result<TaskReceipt>> SpawnteeClient::stopModel(QString taskId)
{
    return read<TaskReceipt>(Call::post(u"/stop-model"_s, wire::stopBody(taskId)), wire::parseReceipt);
}

QCoro::Task<Result<ApprovalReceipt>> SpawnteeClient::approveHashes(QStringList hashes)
{
    Call call = Call::post(u"/registry/approve-hash"_s, wire::approveBody(hashes));
    call.effect = http::Effect::Idempotent;
    call.attempts = Attempts::Retried;
    return read<ApprovalReceipt>(std::move(call), wire::parseApproval);
}

QCoro::Task<Result<int>> SpawnteeClient::unsignedStatus(CancelToken cancel)
{
    const auto self = shared_from_this();
    Call call = Call::get(u"/running_models"_s, Attempts::Single, cancel);
    call.isSigned = false;
    call.timeout = kProbeTimeout;
    const auto reply = co_await send(call);
    if (!reply)
        co_return reply.error();
    const int status = reply->status;
    co_return status;
}

QCoro::Task<Result<bool>> SpawnteeClient::offersDebugCommands(CancelToken cancel)
{
    const auto self = shared_from_this();
    Call call = Call::get(u"/debug/exec"_s, Attempts::Single, cancel);
    call.timeout = kProbeTimeout;
    const auto reply = co_await send(call);
    if (!reply)
        co_return reply.error();
    const http::HttpRequest request = requestOf(call);
    if (reply->status == 401 || reply->status == 403) {
        const auto refused = co_await refusalOf(request, *reply, cancel);
        co_return refused;
    }
    if (reply->status >= 500)
        co_return http::errorFromStatus(request, *reply);
    // Without a command a route that exists complains of that; one that does not exist is not found.
    co_return reply->status != 404;
}

} // namespace pilothouse::spawntee
