// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/journal.h"

#include "services/core/log.h"

#include <QCoroFuture>
#include <QJsonArray>
#include <QPromise>

namespace pilothouse::cutover {

namespace {

/// Entries kept while the record cannot be written; beyond it the oldest attempts of a long rollback are let go.
constexpr size_t kKeptEntries = 1000;

/// Stands for a text that the record would not take (it looked like a secret).
QString withheld()
{
    return QStringLiteral("(withheld: the record refused this text)");
}

/// The value with every text in it withheld; numbers, truth values and the shape stay.
QJsonValue withoutTexts(const QJsonValue &value)
{
    if (value.isString())
        return withheld();
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue &item : value.toArray())
            array.append(withoutTexts(item));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = withoutTexts(it.value());
    return object;
}

} // namespace

Journal::Journal(std::shared_ptr<audit::AuditLog> audit, std::shared_ptr<const Clock> clock)
    : m_audit(std::move(audit))
    , m_clock(std::move(clock)) { }

QCoro::Task<Status> Journal::enter(audit::Record record)
{
    const auto self = shared_from_this();
    const auto written = co_await push(std::move(record), OnFailure::Drop);
    if (!written)
        co_return written.error();
    co_return Done();
}

QFuture<bool> Journal::enterOrKeep(audit::Record record)
{
    return push(std::move(record), OnFailure::Keep).then([](const Result<bool> &written) { return written.value_or(false); });
}

QFuture<bool> Journal::settled()
{
    auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    const QFuture<bool> future = promise->future();
    if (m_working) {
        m_waiting.push_back(promise);
    } else {
        promise->addResult(!m_failing);
        promise->finish();
    }
    return future;
}

void Journal::retry()
{
    if (m_failing && !m_working)
        work();
}

QFuture<Result<bool>> Journal::push(audit::Record record, OnFailure onFailure)
{
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    QFuture<Result<bool>> future = promise->future();
    if (m_items.size() >= kKeptEntries && m_items.front().wasKept)
        m_items.pop_front();
    m_items.push_back(Item{std::move(record), m_clock->utcNow(), onFailure, std::move(promise), false});
    if (!m_working)
        work();
    return future;
}

QCoro::Task<> Journal::work()
{
    const auto self = shared_from_this();
    m_working = true;
    while (!m_items.empty()) {
        Result<bool> written = true;
        if (m_audit) {
            const auto entry = co_await m_audit->append(stamped(m_items.front()));
            if (!entry)
                written = entry.error();
        } else {
            Error error;
            error.kind = ErrorKind::Storage;
            error.what = QStringLiteral("no record is kept here");
            written = error;
        }
        if (written) {
            m_failing = m_items.size() > 1 && m_items[1].wasKept;
            if (!m_failing)
                m_lastError.reset();
            answer(m_items.front(), true);
            m_items.pop_front();
            continue;
        }

        qCWarning(lcCutover) << "the record cannot be written" << written.error().what;
        Item &first = m_items.front();
        if (first.onFailure == OnFailure::Drop) {
            answer(first, written.error());
            m_items.pop_front();
            continue;
        }
        const bool refusedForItsText = written.error().kind == ErrorKind::Refused || written.error().kind == ErrorKind::InvalidInput;
        if (refusedForItsText) {
            // A remote's words must not keep the rollback, or anything after it, out of the record.
            if (!withholdMore(first)) {
                answer(first, false);
                m_items.pop_front();
            }
            continue;
        }
        m_lastError = written.error();
        keepAll(written.error());
        break;
    }
    m_working = false;
    for (const auto &waiting : std::exchange(m_waiting, {})) {
        waiting->addResult(!m_failing);
        waiting->finish();
    }
}

bool Journal::withholdMore(Item &item)
{
    audit::Record &record = item.record;
    switch (item.withheld) {
    case Withheld::Nothing:
        item.withheld = Withheld::Reason;
        record.reason = withheld();
        return true;
    case Withheld::Reason:
        item.withheld = Withheld::Details;
        record.what = withheld();
        record.before = withoutTexts(record.before).toObject();
        record.after = withoutTexts(record.after).toObject();
        record.evidence = withoutTexts(record.evidence).toObject();
        return true;
    case Withheld::Details:
        item.withheld = Withheld::AllButAction;
        record.target = withheld();
        record.before = {};
        record.after = {};
        record.evidence = {};
        return true;
    case Withheld::AllButAction: return false;
    }
    return false;
}

void Journal::answer(Item &item, const Result<bool> &result)
{
    if (!item.promise)
        return;
    item.promise->addResult(result);
    item.promise->finish();
    item.promise.reset();
}

void Journal::keepAll(const Error &error)
{
    // Nothing may overtake what is kept, so everything behind it fails or is kept with it.
    std::deque<Item> kept;
    for (Item &item : m_items) {
        answer(item, item.onFailure == OnFailure::Keep ? Result<bool>(false) : Result<bool>(error));
        if (item.onFailure == OnFailure::Drop)
            continue;
        item.wasKept = true;
        kept.push_back(std::move(item));
    }
    m_items = std::move(kept);
    m_failing = !m_items.empty();
}

audit::Record Journal::stamped(const Item &item) const
{
    audit::Record record = item.record;
    if (item.wasKept)
        record.evidence.insert(QStringLiteral("occurredAt"), toUtcText(item.handedIn));
    if (m_clockJump.count() != 0)
        record.evidence.insert(QStringLiteral("wallClockSetBySeconds"), qint64(m_clockJump.count()));
    return record;
}

} // namespace pilothouse::cutover
