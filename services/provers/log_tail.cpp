// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/log_tail.h"

#include <QCoroTimer>

#include <algorithm>

namespace pilothouse::provers {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds kCancelPoll{50};

QString keyOf(const domain::LogLine &line)
{
    return line.id.isEmpty() ? QStringLiteral("%1/%2/%3").arg(line.stream).arg(line.at.toMSecsSinceEpoch()).arg(qHash(line.message)) : line.id;
}

} // namespace

std::vector<domain::LogLine> SeenLines::fresh(std::vector<domain::LogLine> lines)
{
    std::erase_if(lines, [this](const domain::LogLine &line) {
        const QString key = keyOf(line);
        if (m_seen.contains(key))
            return true;
        m_seen.insert(key, line.at.toMSecsSinceEpoch());
        m_newest = m_newest.isValid() ? std::max(m_newest, line.at) : line.at;
        return false;
    });
    if (m_newest.isValid()) {
        const qint64 oldest = m_newest.addSecs(-2 * kLookBack.count()).toMSecsSinceEpoch();
        m_seen.removeIf([oldest](const QHash<QString, qint64>::iterator entry) { return entry.value() < oldest; });
    }
    return lines;
}

bool isPassing(ErrorKind kind)
{
    return kind == ErrorKind::Network || kind == ErrorKind::Timeout || kind == ErrorKind::Throttled || kind == ErrorKind::Remote;
}

LogTail::LogTail(std::shared_ptr<ProversWorkflow> workflow, std::chrono::milliseconds every) : m_workflow(std::move(workflow)), m_every(every) { }

LogTail::~LogTail()
{
    m_token.cancel();
}

void LogTail::start(const domain::ProverServiceId &service, const LogWish &wish)
{
    m_token.cancel();
    m_token = CancelToken();
    m_error.reset();
    m_notes.clear();
    m_running = true;
    follow(m_token, service, wish);
}

void LogTail::stop()
{
    m_token.cancel();
    if (!m_running)
        return;
    m_running = false;
    m_reading = false;
    emit changed();
}

QCoro::Task<Done> LogTail::follow(CancelToken token, domain::ProverServiceId service, LogWish wish)
{
    const auto self = shared_from_this();
    SeenLines seen;
    for (;;) {
        m_reading = true;
        emit changed();
        auto read = co_await m_workflow->logs(service, wish, token);
        if (token.isCancelled())
            co_return Done{};
        m_reading = false;
        if (read) {
            m_error.reset();
            m_notes = read->notes;
            const std::vector<domain::LogLine> fresh = seen.fresh(std::move(read->items));
            if (!fresh.empty())
                emit linesRead(fresh);
            if (const QDateTime next = seen.nextSince(); next.isValid())
                wish.since = next;
            wish.limit = 0;
        } else {
            m_error = read.error();
            m_running = isPassing(m_error->kind);
        }
        emit changed();
        if (!m_running || token.isCancelled())
            co_return Done{};
        const auto asked = m_error && m_error->retryAfter ? std::chrono::milliseconds(*m_error->retryAfter) : 0ms;
        for (auto left = std::max(m_every, std::min<std::chrono::milliseconds>(asked, 5min)); left > 0ms && !token.isCancelled();
             left -= kCancelPoll) {
            const auto step = std::min(left, kCancelPoll);
            co_await QCoro::sleepFor(step);
        }
        if (token.isCancelled())
            co_return Done{};
    }
}

} // namespace pilothouse::provers
