// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/line_splitter.h"

#include <algorithm>

namespace pilothouse::logs {

void LineSplitter::feed(QByteArrayView bytes, LogBatch *batch)
{
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const qsizetype room = kLongestLine - 1 - m_rest.size();
        const bool isWhole = end >= 0 && end <= room;
        const qsizetype taken = isWhole ? end : std::min(bytes.size(), room);
        if (isWhole && m_rest.isEmpty()) {
            batch->add(m_source, std::nullopt, bytes.first(end));
        } else {
            m_rest.append(bytes.data(), taken);
            if (isWhole || m_rest.size() >= kLongestLine - 1) {
                batch->add(m_source, std::nullopt, m_rest);
                m_rest.clear();
            }
        }
        bytes = bytes.sliced(taken + (isWhole ? 1 : 0));
    }
}

void LineSplitter::flush(LogBatch *batch)
{
    if (m_rest.isEmpty())
        return;
    batch->add(m_source, std::nullopt, m_rest);
    m_rest.clear();
}

} // namespace pilothouse::logs
