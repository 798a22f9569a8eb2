// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/logs/log_spool.h"

#include <QTest>

namespace pilothouse::test {

/// Takes lines in as one batch and waits until they are in the file.
inline bool takeAndSettle(logs::LogSpool &spool, const QByteArrayList &lines, logs::SourceNumber source = 0)
{
    logs::LogBatch batch;
    for (const QByteArray &line : lines)
        batch.add(source, std::nullopt, line);
    spool.take(std::move(batch));
    return QTest::qWaitFor([&spool] { return spool.isSettled(); }, 20'000);
}

/// All lines as they lie in the spool.
inline QByteArrayList allLines(const logs::LogSpool &spool)
{
    QByteArrayList lines;
    for (qint64 first = 0; first < spool.count();) {
        const auto chunk = spool.chunk(first, spool.count(), 4096);
        if (!chunk)
            return {chunk.error().what.toUtf8()};
        for (qint64 i = 0; i < chunk->count(); ++i)
            lines << chunk->line(i).toByteArray();
        first += chunk->count();
    }
    return lines;
}

} // namespace pilothouse::test
