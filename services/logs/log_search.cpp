// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/log_search.h"

#include <algorithm>
#include <thread>

namespace pilothouse::logs {

namespace {

constexpr qint64 kLinesInStripe = 4096;
constexpr qsizetype kReadAtOnce = 512 * 1024; ///< stays in a core's own cache
constexpr int kMostThreads = 4;

/// Lines that one thread does in one go.
struct Stripe
{
    std::vector<quint32> lines;
    qint64 searched = 0; ///< lines
    qint64 tooHard = 0;
};

} // namespace

Result<SearchResult> searchLines(const LogSpool &spool, const LogMatcher &matcher, qint64 first, qint64 end, SearchLimits limits, CancelToken cancel,
                                 std::atomic<qint64> *searched)
{
    SearchResult result;
    end = std::min(end, spool.count());
    if (first >= end)
        return result;
    const auto deadline = std::chrono::steady_clock::now() + limits.time;
    const QStringList sources = spool.sources();
    std::vector<Stripe> stripes(size_t((end - first + kLinesInStripe - 1) / kLinesInStripe));
    std::atomic<size_t> next{0};
    std::atomic_bool stop{false};
    std::mutex errorMutex;
    std::optional<Error> error;

    const auto work = [&, matcher] {
        for (size_t number = next++; number < stripes.size() && !stop && !cancel.isCancelled(); number = next++) {
            Stripe &stripe = stripes[number];
            const qint64 from = first + qint64(number) * kLinesInStripe;
            const qint64 to = std::min(end, from + kLinesInStripe);
            for (qint64 line = from; line < to && !stop && !cancel.isCancelled();) {
                auto chunk = spool.chunk(line, to, kReadAtOnce);
                if (!chunk) {
                    const std::lock_guard lock(errorMutex);
                    error = chunk.error();
                    stop = true;
                    break;
                }
                const qint64 count = chunk->count();
                LogMatcher::Hits hits = matcher.match(std::move(*chunk), spool.index(), sources, deadline);
                stripe.tooHard += hits.tooHard;
                if (hits.isLate || std::chrono::steady_clock::now() > deadline) {
                    stop = true;
                    break;
                }
                stripe.lines.insert(stripe.lines.end(), hits.lines.begin(), hits.lines.end());
                stripe.searched += count;
                line += count;
                if (searched != nullptr)
                    *searched += count;
            }
        }
    };
    const int wanted = limits.threads > 0 ? limits.threads : std::clamp(int(std::thread::hardware_concurrency()), 1, kMostThreads);
    std::vector<std::thread> threads;
    for (size_t i = 1; i < std::min(size_t(wanted), stripes.size()); ++i)
        threads.emplace_back(work);
    work();
    for (std::thread &thread : threads)
        thread.join();

    if (cancel.isCancelled())
        return Error{.kind = ErrorKind::Cancelled, .what = QStringLiteral("the search was stopped")};
    if (error)
        return *error;
    qint64 done = 0;
    size_t count = 0;
    for (const Stripe &stripe : stripes)
        count += stripe.lines.size();
    result.lines.reserve(count);
    for (Stripe &stripe : stripes) {
        result.lines.insert(result.lines.end(), stripe.lines.begin(), stripe.lines.end());
        stripe.lines = {};
        done += stripe.searched;
        result.tooHard += stripe.tooHard;
    }
    result.unsearched = end - first - done;
    return result;
}

} // namespace pilothouse::logs
