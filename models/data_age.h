// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/core/snapshot.h"

#include <QString>

#include <chrono>
#include <optional>

namespace pilothouse::models {

/// What a pane's header says about its data: where it came from, how old it is, when the next poll is due.
/// A value that grows older by itself: ask it with the time of now.
struct DataAge
{
    QString source; ///< "Phala Cloud API"
    std::optional<MonotonicTime> fetchedAt;
    std::optional<MonotonicTime> nextAt; ///< nothing: by hand, or unknown
    std::chrono::milliseconds interval{0};
    int failedTries = 0;              ///< in a row: young data of a source that answers no more is not "Live"
    std::optional<StateText> trouble; ///< in place of "Live", where several sources are read and not all are well
    bool paused = false;
    bool isRecalled = false; ///< kept by an earlier run, or from a file: never live, and the time may not be known
    QString liveWord;        ///< in place of "Live", where fresh data can come in more than one way: "Polling"
    bool byHand = false;     ///< read only when somebody asks: never stale by time

    template <typename T>
    static DataAge of(const Snapshot<T> &snapshot, QString source, MonotonicTime now, std::optional<std::chrono::milliseconds> nextIn)
    {
        DataAge age;
        age.source = std::move(source);
        age.fetchedAt = snapshot.fetchedAtMonotonic;
        age.interval = snapshot.interval;
        age.failedTries = snapshot.failedTries;
        age.isRecalled = snapshot.isRecalled;
        age.byHand = snapshot.interval.count() == 0;
        if (nextIn)
            age.nextAt = now + *nextIn;
        return age;
    }

    Freshness freshness(MonotonicTime now) const;
    /// Live, Failing with the count of tries, Stale, Stored, No data, Paused.
    StateText word(MonotonicTime now) const;
    /// "8 s ago", "now", or "never".
    QString ageText(MonotonicTime now) const;
    /// "next in 7 s", "retry in 30 s" after a failure, "by hand", or nothing.
    QString nextText(MonotonicTime now) const;

    friend bool operator==(const DataAge &, const DataAge &) = default;
};

} // namespace pilothouse::models
