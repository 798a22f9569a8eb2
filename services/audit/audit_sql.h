// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_keys.h"
#include "services/audit/audit_log.h"
#include "services/audit/filter.h"
#include "services/audit/record_verifier.h"

#include <QSqlDatabase>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::audit::sql {

// What happens to the record inside one transaction, on whatever thread the store chose.

/// Entries between two signed checkpoints.
inline constexpr quint64 kCheckpointEvery = 1000;
/// A wall clock that is further off than this has been set, not slewed.
inline constexpr std::chrono::seconds kClockJump{5};

/// Chains the drafts (everything but seq, prev and hash is filled in) behind the last entry and inserts them. A clock that went
/// back behind the last entry gets an entry of its own first. With a key, each thousandth entry is signed in the same transaction.
Result<std::vector<Entry>> insertEntries(QSqlDatabase &db, std::vector<Entry> drafts, const AuditKey *key);

/// The entry that says that the clock moved by `jump` against what was expected.
Entry clockJumpEntry(Entry like, const QDateTime &before, std::chrono::milliseconds jump);

/// The last entry's place; nothing in an empty record.
Result<std::optional<Anchor>> tip(QSqlDatabase &db);
Result<std::optional<Sha256>> hashAt(QSqlDatabase &db, quint64 seq);

/// Signs the tip unless this key has done so before. The tip; nothing in an empty record.
Result<std::optional<Anchor>> signTip(QSqlDatabase &db, const AuditKey &key, const domain::EnvironmentId &environment, const QDateTime &utc);
Result<std::vector<Checkpoint>> checkpoints(QSqlDatabase &db);

/// Newest first, at most `limit`.
Result<std::vector<Entry>> entries(QSqlDatabase &db, const EntryFilter &filter, qint64 limit);
/// Lines in order; stops at the first false.
Status forEachLine(QSqlDatabase &db, const std::function<bool(QByteArrayView)> &visit);
/// Walks the whole record. A row that cannot be read is a broken entry, not an error.
Result<Verification> verify(QSqlDatabase &db, const Expectations &expected);

} // namespace pilothouse::audit::sql
