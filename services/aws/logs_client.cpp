// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/logs_client.h"

#include "services/aws/logs_wire.h"
#include "services/aws/paging.h"
#include "services/aws/parse_aside.h"

namespace pilothouse::aws {

LogsClient::LogsClient(std::shared_ptr<AwsClient> aws) : m_aws(std::move(aws)) { }

QCoro::Task<Result<provers::Listed<domain::LogLine>>> LogsClient::read(provers::LogQuestion question, CancelToken cancel)
{
    const auto self = shared_from_this();
    if (!question.source.region.isEmpty() && question.source.region != m_aws->region()) {
        co_return Error{.kind = ErrorKind::Refused,
                        .what = QStringLiteral("these logs are kept in another region, %1").arg(question.source.region),
                        .where = question.source.group,
                        .nextStep = QStringLiteral("Read them with a profile of that region.")};
    }
    const bool oneStream = !question.taskId.isEmpty() && question.pattern.isEmpty();
    const QString stream = logs::streamName(question.source, question.taskId);
    provers::Listed<domain::LogLine> all;
    Paging paging;
    int skipped = 0;
    for (int pages = 0;; ++pages) {
        Call call = oneStream ? logs::streamEvents(question, paging.token()) : logs::filterEvents(question, paging.token());
        call.cancel = cancel;
        const QString operation = QString::fromLatin1(call.operation);
        const auto body = co_await m_aws->send(call);
        if (!body) {
            Error error = body.error();
            if (error.kind == ErrorKind::NotFound)
                error.what = QStringLiteral("there is no log here yet: %1").arg(error.what);
            co_return error;
        }
        const auto parser = [stream](const QByteArray &bytes) { return logs::parseEvents(bytes, stream); };
        const auto page = co_await parseAside(parser, *body);
        if (!page) {
            Error error = page.error();
            error.where = QStringLiteral("the answer to %1").arg(operation);
            co_return error;
        }
        skipped += page->skipped;
        all.items.insert(all.items.end(), page->lines.begin(), page->lines.end());
        if (question.limit > 0 && all.items.size() > size_t(question.limit) * 2)
            all.items.erase(all.items.begin(), all.items.end() - question.limit);
        // GetLogEvents says "the end" by giving the token back that it was given.
        const QString next = oneStream && page->next == paging.token() ? QString() : page->next;
        const auto more = paging.next(next);
        if (!more) {
            Error error = more.error();
            error.where = QStringLiteral("the answer to %1").arg(operation);
            co_return error;
        }
        if (!*more)
            break;
    }
    if (question.limit > 0 && all.items.size() > size_t(question.limit))
        all.items.erase(all.items.begin(), all.items.end() - question.limit);
    if (const auto note = paging.note(QStringLiteral("log events")))
        all.notes << *note;
    if (skipped > 0)
        all.notes << QStringLiteral("%1 log events without time or message were left out").arg(skipped);
    co_return all;
}

} // namespace pilothouse::aws
