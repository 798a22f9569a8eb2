// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/hit_surroundings.h"

#include <algorithm>
#include <cstdlib>

namespace pilothouse::models {

std::vector<quint32> HitSurroundings::ofAll() const
{
    std::vector<quint32> lines;
    qint64 next = 0; // the first row that is not taken yet
    for (qint64 hit = 0; hit < hits.count(); ++hit) {
        const auto row = all.rowOf(hits.at(hit), timeOf);
        if (!row)
            continue;
        const qint64 end = std::min(all.count(), *row + reach + 1);
        for (next = std::max(next, *row - reach); next < end; ++next)
            lines.push_back(all.at(next));
    }
    std::ranges::sort(lines);
    return lines;
}

std::vector<quint32> HitSurroundings::ofHits(const std::vector<quint32> &fresh, const logs::TimeOrder &shown) const
{
    std::vector<qint64> rows;
    for (const quint32 line : fresh)
        if (const auto row = all.rowOf(line, timeOf))
            rows.push_back(*row);
    std::ranges::sort(rows);
    std::vector<quint32> lines;
    qint64 next = 0;
    for (const qint64 row : rows) {
        const qint64 end = std::min(all.count(), row + reach + 1);
        for (next = std::max(next, row - reach); next < end; ++next)
            if (!shown.rowOf(all.at(next), timeOf))
                lines.push_back(all.at(next));
    }
    std::ranges::sort(lines);
    return lines;
}

std::vector<quint32> HitSurroundings::ofLines(quint32 first, quint32 end, const logs::TimeOrder &shown) const
{
    std::vector<quint32> lines;
    if (hits.count() == 0)
        return lines;
    for (quint32 line = first; line < end; ++line) {
        const auto row = all.rowOf(line, timeOf);
        if (!row || shown.rowOf(line, timeOf))
            continue;
        const qint64 after = hits.rowNotBefore(line, timeOf);
        const auto isNear = [&](qint64 hit) {
            const auto place = hit >= 0 && hit < hits.count() ? all.rowOf(hits.at(hit), timeOf) : std::nullopt;
            return place && std::abs(*place - *row) <= reach;
        };
        if (isNear(after) || isNear(after - 1))
            lines.push_back(line);
    }
    return lines;
}

} // namespace pilothouse::models
