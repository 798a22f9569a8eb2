// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/machine_logs.h"

#include <algorithm>
#include <limits>

namespace pilothouse::cluster {

namespace {

QCoro::Task<Result<std::vector<CvmLogLine>>> readTaskLog(std::shared_ptr<ClusterRuntime> runtime, domain::CvmId member, QString taskId, TaskLog which,
                                                         int tail, CancelToken cancel)
{
    const auto spawntee = runtime->spawnteeOf(member);
    if (spawntee == nullptr)
        co_return Error{.kind = ErrorKind::NotFound,
                        .what = QStringLiteral("the machine that has this task cannot be spoken to now"),
                        .where = taskId,
                        .nextStep = QStringLiteral("Check that the machine runs.")};
    const auto text = co_await spawntee->taskLog(taskId, which, tail, cancel);
    if (!text)
        co_return text.error();
    std::vector<CvmLogLine> lines;
    for (const QStringView line : QStringView(*text).split(u'\n'))
        lines.push_back({QString(), (line.endsWith(u'\r') ? line.chopped(1) : line).toString()});
    if (!lines.empty() && lines.back().text.isEmpty())
        lines.pop_back();
    // Older ones know no tail.
    if (qsizetype(lines.size()) > tail)
        lines.erase(lines.begin(), lines.end() - tail);
    co_return lines;
}

} // namespace

LogRead cloudLog(std::shared_ptr<LivePort> live, QString identifier, LogSource source, QString container)
{
    return [live, identifier, source, container](const LogWindow &window, const CancelToken &cancel) {
        CvmLogWish wish;
        wish.source = source;
        wish.container = container;
        wish.tail = window.tail;
        wish.since = window.since;
        wish.timestamps = true;
        return live->log(identifier, wish, cancel);
    };
}

LogRead taskLog(std::shared_ptr<ClusterRuntime> runtime, domain::CvmId member, QString taskId, TaskLog which)
{
    return [runtime, member, taskId, which](const LogWindow &window, const CancelToken &cancel) {
        return readTaskLog(runtime, member, taskId, which, window.tail, cancel);
    };
}

std::vector<MergedLine> mergedByTime(const std::vector<std::vector<TimedLine>> &logs)
{
    struct Placed
    {
        qint64 at;
        size_t log;
        size_t line;
    };
    std::vector<Placed> order;
    for (size_t log = 0; log < logs.size(); ++log) {
        qint64 last = std::numeric_limits<qint64>::min();
        for (size_t line = 0; line < logs[log].size(); ++line) {
            last = logs[log][line].at.value_or(last);
            order.push_back({last, log, line});
        }
    }
    std::ranges::stable_sort(order, {}, &Placed::at);
    std::vector<MergedLine> merged;
    merged.reserve(order.size());
    for (const Placed &placed : order)
        merged.push_back({placed.log, logs[placed.log][placed.line]});
    return merged;
}

} // namespace pilothouse::cluster
