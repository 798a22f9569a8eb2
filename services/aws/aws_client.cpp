// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/aws_client.h"

#include "services/aws/sigv4.h"
#include "services/core/log.h"

#include <QCoroFuture>
#include <QCoroTimer>

#include <QRandomGenerator>

#include <algorithm>

namespace pilothouse::aws {

using namespace std::chrono_literals;

namespace {

constexpr int kTries = 3;
constexpr auto kLongestWait = 20s;
constexpr auto kSkewLimit = 4min;
constexpr auto kCancelPoll = 50ms;

bool isSilence(ErrorKind kind)
{
    return kind == ErrorKind::Timeout || kind == ErrorKind::Network;
}

Error cancelled(const QString &place)
{
    return {.kind = ErrorKind::Cancelled, .what = QStringLiteral("cancelled"), .where = place};
}

} // namespace

AwsClient::AwsClient(Parts parts) : m_parts(std::move(parts)) { }

QString AwsClient::endpointText(Service service) const
{
    const auto endpoint = endpointOf(m_parts.settings, service);
    if (!endpoint)
        return m_parts.settings.region;
    QString text = endpoint->url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (text.endsWith(u'/'))
        text.chop(1);
    return text;
}

/// Everything that is signed is set here, and nothing else may add to it on the way: the transport's own headers stay unsigned.
Result<http::HttpRequest> AwsClient::signedRequest(const Call &call, const Credentials &credentials) const
{
    const auto endpoint = endpointOf(m_parts.settings, call.service);
    if (!endpoint)
        return endpoint.error();
    const ServiceTraits &traits = traitsOf(call.service);
    const QByteArray date = signingDate(m_parts.clock->utcNow().addSecs(m_offset.count()));

    http::HttpRequest request;
    request.verb = "POST";
    request.url = endpoint->url;
    request.body = call.body;
    request.effect = call.effect;
    request.tries = 1; // a repeat must be signed anew, so it is made here
    request.maxBytes = call.maxBytes;
    request.cancel = call.cancel;
    request.headers = {{"Content-Type", call.contentType}, {"X-Amz-Date", date}};
    if (*traits.target != '\0')
        request.headers.emplaceBack("X-Amz-Target", QByteArray(traits.target) + '.' + call.operation);
    if (!credentials.sessionToken.isEmpty())
        request.headers.emplaceBack("X-Amz-Security-Token", credentials.sessionToken.view().toByteArray());

    SigningRequest signing;
    signing.verb = request.verb;
    signing.url = request.url;
    signing.headers = request.headers;
    signing.payloadHash = payloadHash(call.body);
    signing.region = endpoint->region;
    signing.service = traits.signingName;
    request.headers.emplaceBack("Authorization", sign(signing, credentials, date).authorization);
    return request;
}

std::chrono::milliseconds AwsClient::waitAfter(int attempt) const
{
    const double share = QRandomGenerator::global()->generateDouble();
    const auto longest = std::min<std::chrono::milliseconds>(m_parts.backOff * (1 << (attempt - 1)), kLongestWait);
    return std::chrono::milliseconds(qint64(double(longest.count()) * share));
}

QCoro::Task<Status> AwsClient::pause(std::chrono::milliseconds time, CancelToken cancel)
{
    const auto self = shared_from_this();
    for (auto left = time; left > 0ms; left -= kCancelPoll) {
        if (cancel.isCancelled())
            co_return cancelled(QString());
        const auto step = std::min<std::chrono::milliseconds>(left, kCancelPoll);
        co_await QCoro::sleepFor(step);
    }
    co_return Done{};
}

QCoro::Task<Result<QByteArray>> AwsClient::send(Call call)
{
    const auto self = shared_from_this();
    const bool mayRepeat = call.effect == http::Effect::Idempotent;
    const QString place = QStringLiteral("%1 at %2").arg(QString::fromLatin1(call.operation), endpointText(call.service));
    int taken = 0;
    bool clockCorrected = false;
    for (int attempt = 1;; ++attempt) {
        const auto credentials = co_await m_parts.credentials();
        if (!credentials) {
            Error error = credentials.error();
            if (error.where.isEmpty())
                error.where = place;
            co_return error;
        }
        const auto request = signedRequest(call, *credentials);
        if (!request)
            co_return request.error();
        const http::HttpRequest wire = *request;
        const auto reply = co_await m_parts.http->send(wire);
        RetryBudget &budget = m_budgets[int(call.service)];

        if (!reply) {
            Error error = reply.error();
            error.where = place;
            const int cost = error.kind == ErrorKind::Timeout ? RetryBudget::kRepeatAfterSilence : RetryBudget::kRepeat;
            // A change whose answer is lost comes back as OutcomeUnknown; one that never left may be tried again as well, but by hand.
            if (mayRepeat && isSilence(error.kind) && attempt < kTries && budget.take(cost)) {
                taken += cost;
                const auto waited = co_await pause(waitAfter(attempt), call.cancel);
                if (waited)
                    continue;
                error = cancelled(place);
            }
            co_return error;
        }
        if (reply->isSuccess()) {
            budget.giveBack(taken);
            const QByteArray body = reply->body;
            co_return body;
        }

        const Complaint complaint = complaintIn(*reply);
        const Meaning meaning = meaningOf(complaint, reply->status);
        Error error = errorOf(meaning, complaint, *reply, call.service, place, credentials->from);
        qCInfo(lcAws) << call.operation << reply->status << complaint.code << complaint.requestId;
        if (meaning == Meaning::ClockSkew) {
            const auto offset = aws::clockOffset(*reply, m_parts.clock->utcNow());
            if (offset && std::chrono::abs(*offset) > kSkewLimit && !clockCorrected) {
                clockCorrected = true;
                m_offset = *offset;
                continue;
            }
            if (offset)
                error.what += QStringLiteral("; this machine's clock and the remote's differ by %1 s").arg(std::chrono::abs(*offset).count());
        }
        const bool again = (meaning == Meaning::Throttled || (meaning == Meaning::Passing && mayRepeat)) && attempt < kTries
                           && error.retryAfter.value_or(0s) <= kLongestWait && budget.take(RetryBudget::kRepeat);
        if (again) {
            taken += RetryBudget::kRepeat;
            const auto wait = std::max<std::chrono::milliseconds>(waitAfter(attempt), error.retryAfter.value_or(0s));
            const auto waited = co_await pause(wait, call.cancel);
            if (waited)
                continue;
            co_return cancelled(place);
        }
        if (meaning == Meaning::Passing && !mayRepeat) {
            error.kind = ErrorKind::OutcomeUnknown;
            error.nextStep.clear();
        }
        if (attempt > 1)
            error.what += QStringLiteral("; tried %1 times").arg(attempt);
        co_return error;
    }
}

} // namespace pilothouse::aws
