// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/error.h"

#include <QDateTime>
#include <QString>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>

namespace pilothouse {

/// How old a snapshot is, in words every pane uses the same way.
enum class Freshness {
    Never, ///< nothing was ever read
    Live,  ///< younger than two poll intervals
    Stale, ///< younger than ten
    Dead,  ///< older than that
};

/// What was last read from a remote: the value, when, from where, or why not.
/// A failure keeps the last good value and adds the error; it never blanks it.
template <typename T>
struct Snapshot
{
    std::shared_ptr<const T> value; ///< null when nothing was ever read
    QDateTime fetchedAt;            ///< UTC, when the value was complete
    std::optional<MonotonicTime> fetchedAtMonotonic;
    QString source;                        ///< endpoint, without query or secret
    std::optional<Error> error;            ///< why the newest try failed; nothing when it succeeded
    int failedTries = 0;                   ///< in a row
    std::chrono::milliseconds interval{0}; ///< poll interval; 0 = by hand
    bool isRecalled = false;               ///< the value is what an earlier run kept: never live, however young it is

    bool hasValue() const { return value != nullptr; }

    Freshness freshness(MonotonicTime now) const
    {
        if (!fetchedAtMonotonic)
            return Freshness::Never;
        if (isRecalled)
            return Freshness::Stale;
        if (interval.count() == 0)
            return Freshness::Live;
        const auto age = now - *fetchedAtMonotonic;
        if (age < interval * 2)
            return Freshness::Live;
        return age < interval * 10 ? Freshness::Stale : Freshness::Dead;
    }

    void succeed(T newValue, QString from, const Clock &clock)
    {
        value = std::make_shared<const T>(std::move(newValue));
        source = std::move(from);
        fetchedAt = clock.utcNow();
        fetchedAtMonotonic = clock.monotonicNow();
        isRecalled = false;
        error.reset();
        failedTries = 0;
    }
    /// Takes what an earlier run kept, read at `at` (UTC), until there is an answer. What failed meanwhile stays told.
    void recall(std::shared_ptr<const T> kept, QString from, const QDateTime &at, const Clock &clock)
    {
        value = std::move(kept);
        source = std::move(from);
        fetchedAt = at;
        // A wall clock that was set back must not make it younger than now.
        fetchedAtMonotonic = clock.monotonicNow() - std::chrono::milliseconds(std::max<qint64>(0, at.msecsTo(clock.utcNow())));
        isRecalled = true;
    }
    void fail(Error why)
    {
        error = std::move(why);
        ++failedTries;
    }
};

} // namespace pilothouse
