// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/logs/log_matcher.h"

#include <atomic>

namespace pilothouse::logs {

struct SearchLimits
{
    int threads = 0; ///< 0: as many as the machine has, at most 4
    std::chrono::milliseconds time = std::chrono::seconds(10);
};

struct SearchResult
{
    std::vector<quint32> lines; ///< that match, ascending
    qint64 unsearched = 0;      ///< lines the time did not suffice for; none of them is among `lines`
    qint64 tooHard = 0;         ///< lines whose match was given up (LogMatcher::kStepsForALine)
};

/// Looks through the lines from `first` to before `end` on several threads; the caller's thread waits, so it is not the window's.
/// `searched` counts lines as they are done. Errors: Cancelled, Storage (a line could not be read).
Result<SearchResult> searchLines(const LogSpool &spool, const LogMatcher &matcher, qint64 first, qint64 end, SearchLimits limits, CancelToken cancel,
                                 std::atomic<qint64> *searched = nullptr);

} // namespace pilothouse::logs
