// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace pilothouse::store {

/// What every run of the fleet watch found, the last known good verdict of each machine, and the alarms.
/// `body` is JSON; beside it stand the columns that are asked for. Verdict numbers never come again (AUTOINCREMENT), so that
/// the smallest one left tells how many were dropped.
inline constexpr std::array kMigration0002{
    R"sql(
CREATE TABLE verdicts (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at_ms INTEGER NOT NULL,
    machine TEXT NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT
)sql",
    R"sql(
CREATE INDEX verdicts_by_machine ON verdicts (machine, number)
)sql",
    R"sql(
CREATE INDEX verdicts_by_time ON verdicts (at_ms)
)sql",
    R"sql(
CREATE TABLE known_good (
    machine TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID
)sql",
    R"sql(
CREATE TABLE alarms (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    machine TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'cleared')),
    body TEXT NOT NULL
) STRICT
)sql",
    R"sql(
CREATE INDEX alarms_by_state ON alarms (state, number)
)sql",
};

} // namespace pilothouse::store
