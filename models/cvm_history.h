// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "models/state_text.h"
#include "services/audit/audit_log.h"
#include "services/cluster/machine_past.h"

#include <chrono>
#include <optional>
#include <vector>

namespace pilothouse::models {

/// The looks at one member as a strip draws them, oldest first.
struct LookStrip
{
    struct Cell
    {
        enum class Kind { Answered, Faulty, Refused, NoAnswer, NotAsked, Gap, Asking };
        Kind kind = Kind::Gap;
        double height = 0; ///< of an answer: how long it took, 0 to 1, by its logarithm
        QString words;     ///< "14:03:11: answered, 32 ms"
        bool isOlder = false;

        friend bool operator==(const Cell &, const Cell &) = default;
    };
    std::vector<Cell> cells; ///< gaps are cells of their own
    StateText summary;       ///< "12 of 60 looks unanswered, 3 refused · last 14:03:11, 32 ms", with the newest look's mark

    friend bool operator==(const LookStrip &, const LookStrip &) = default;
};

/// `interval`: between two looks, 0 when by hand. `askedFor`: how long it has been asked now; nothing: it is not. Times in words are UTC.
LookStrip lookStrip(const cluster::MachinePast *past, std::chrono::milliseconds interval, std::optional<std::chrono::seconds> askedFor,
                    const QDateTime &now);

std::vector<ListColumn> cvmEventColumns();
/// What this desk saw of a machine, and what the record says was done to it, newest first and at most 200. Null: nothing was seen.
std::vector<ListRow> cvmEventRows(const cluster::MachinePast *past, const std::vector<audit::Entry> &actions, const QDateTime &now);

} // namespace pilothouse::models
