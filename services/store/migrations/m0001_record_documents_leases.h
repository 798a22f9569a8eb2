// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace pilothouse::store {

/// The audit record with its signatures, small JSON states by name, and leases.
/// A record row is written once: triggers refuse every later change, whoever has the file open.
inline constexpr std::array kMigration0001{
    R"sql(
CREATE TABLE audit_entries (
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    body BLOB NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT
)sql",
    R"sql(
CREATE TRIGGER audit_entries_follow BEFORE INSERT ON audit_entries
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit_entries)
BEGIN SELECT RAISE(ABORT, 'the record has no gaps'); END
)sql",
    R"sql(
CREATE TRIGGER audit_entries_keep BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END
)sql",
    R"sql(
CREATE TRIGGER audit_entries_stay BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END
)sql",
    R"sql(
CREATE TABLE audit_checkpoints (
    seq INTEGER NOT NULL CHECK (seq > 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    utc TEXT NOT NULL,
    signature BLOB NOT NULL,
    public_key BLOB NOT NULL,
    PRIMARY KEY (seq, public_key)
) STRICT, WITHOUT ROWID
)sql",
    R"sql(
CREATE TRIGGER audit_checkpoints_keep BEFORE UPDATE ON audit_checkpoints
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END
)sql",
    R"sql(
CREATE TRIGGER audit_checkpoints_stay BEFORE DELETE ON audit_checkpoints
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END
)sql",
    R"sql(
CREATE TABLE documents (
    name TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    updated_utc TEXT NOT NULL
) STRICT, WITHOUT ROWID
)sql",
    R"sql(
CREATE TABLE leases (
    name TEXT PRIMARY KEY,
    holder TEXT,
    until_ms INTEGER
) STRICT, WITHOUT ROWID
)sql",
};

} // namespace pilothouse::store
