// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/time_order.h"

#include <algorithm>
#include <numeric>

namespace pilothouse::logs {

void TimeOrder::materialise()
{
    if (!m_isPlain)
        return;
    m_isPlain = false;
    m_lines.resize(size_t(m_plainCount));
    std::iota(m_lines.begin(), m_lines.end(), quint32(0));
}

qint64 TimeOrder::addRange(quint32 first, quint32 end, const TimeOf &timeOf)
{
    if (first >= end)
        return count();
    if (m_isPlain && m_plainCount == qint64(first)) {
        qint64 last = first == 0 ? timeOf(0) : timeOf(first - 1);
        bool inOrder = true;
        for (quint32 line = first; inOrder && line < end; ++line) {
            const qint64 at = timeOf(line);
            inOrder = at >= last;
            last = at;
        }
        if (inOrder) {
            m_plainCount = end;
            return first;
        }
    }
    std::vector<quint32> lines(end - first);
    std::iota(lines.begin(), lines.end(), first);
    return add(lines, timeOf);
}

qint64 TimeOrder::add(std::span<const quint32> lines, const TimeOf &timeOf)
{
    if (lines.empty())
        return count();
    materialise();
    const auto before = std::ptrdiff_t(m_lines.size());
    m_lines.insert(m_lines.end(), lines.begin(), lines.end());
    const auto isEarlier = [&timeOf](quint32 left, quint32 right) {
        const qint64 a = timeOf(left);
        const qint64 b = timeOf(right);
        return a != b ? a < b : left < right;
    };
    const auto middle = m_lines.begin() + before;
    if (!std::is_sorted(middle, m_lines.end(), isEarlier))
        std::sort(middle, m_lines.end(), isEarlier);
    if (before == 0 || !isEarlier(*middle, *std::prev(middle)))
        return before;
    const auto from = std::upper_bound(m_lines.begin(), middle, *middle, isEarlier);
    const auto row = from - m_lines.begin();
    std::inplace_merge(from, middle, m_lines.end(), isEarlier);
    return row;
}

qint64 TimeOrder::rowNotBefore(quint32 line, const TimeOf &timeOf) const
{
    if (m_isPlain)
        return std::min<qint64>(line, m_plainCount);
    const auto found = std::lower_bound(m_lines.begin(), m_lines.end(), line, [&timeOf](quint32 left, quint32 right) {
        const qint64 a = timeOf(left);
        const qint64 b = timeOf(right);
        return a != b ? a < b : left < right;
    });
    return found - m_lines.begin();
}

std::optional<qint64> TimeOrder::rowOf(quint32 line, const TimeOf &timeOf) const
{
    const qint64 row = rowNotBefore(line, timeOf);
    if (row >= count() || at(row) != line)
        return std::nullopt;
    return row;
}

} // namespace pilothouse::logs
