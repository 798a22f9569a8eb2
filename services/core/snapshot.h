// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/error.h"

#include <QDateTime>
#include <QString>

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

    bool hasValue() const { return value != nullptr; }

    Freshness freshness(MonotonicTime now) const
    {
        if (!fetchedAtMonotonic)
            return Freshness::Never;
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
        error.reset();
        failedTries = 0;
    }
    void fail(Error why)
    {
        error = std::move(why);
        ++failedTries;
    }
};

} // namespace pilothouse
