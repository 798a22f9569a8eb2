// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/log_batch.h"

#include "services/logs/line_time.h"

#include <algorithm>

namespace pilothouse::logs {

void LogBatch::addLine(SourceNumber source, std::optional<qint64> at, QByteArrayView line)
{
    Line entry;
    entry.source = source;
    entry.timeGiven = at.has_value();
    entry.at = at ? *at : timeOfLine(line).value_or(kNoTime);
    do {
        const QByteArrayView piece = line.first(std::min(line.size(), kLongestLine - 1));
        m_bytes.append(piece.data(), piece.size());
        m_bytes.append('\n');
        entry.length = quint32(piece.size() + 1);
        m_lines.push_back(entry);
        line = line.sliced(piece.size());
    } while (!line.isEmpty());
}

void LogBatch::add(SourceNumber source, std::optional<qint64> at, QByteArrayView text)
{
    if (text.endsWith('\n'))
        text.chop(1);
    for (;;) {
        const qsizetype end = text.indexOf('\n');
        addLine(source, at, end < 0 ? text : text.first(end));
        if (end < 0)
            return;
        text = text.sliced(end + 1);
    }
}

} // namespace pilothouse::logs
