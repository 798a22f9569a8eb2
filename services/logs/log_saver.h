// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/digest.h"
#include "services/logs/log_spool.h"
#include "services/logs/time_order.h"

#include <QString>

namespace pilothouse::logs {

struct SavedLog
{
    QString path;
    qint64 lines = 0;
    qint64 bytes = 0;
    Sha256 sha256; ///< of the file

    friend bool operator==(const SavedLog &, const SavedLog &) = default;
};

/// Writes these lines, in this order, with the bytes they came with; time and source stand before a line where they are not part of it.
/// Beside the file lies PATH.sha256, as sha256sum writes it. Each file is there whole or not at all. Errors: Cancelled, Storage.
Result<SavedLog> saveLog(const QString &path, const LogSpool &spool, const TimeOrder &lines, CancelToken cancel);

/// One line of a sums file: "HEX  NAME", with sha256sum's own escapes for a name with a line break or a backslash.
QByteArray sumsLine(const Sha256 &sum, const QString &fileName);

/// What stands before a line in a saved file: "2026-11-20T14:03:34.120Z gpu-prover "; nothing where the line says it itself.
QByteArray savedPrefix(const LogIndex::Line &line, const QStringList &sources);

} // namespace pilothouse::logs
