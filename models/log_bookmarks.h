// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log_document.h"

#include <set>

namespace pilothouse::models {

/// Lines that somebody wants to come back to. They stay while filters hide them, and while others come.
class LogBookmarks
{
public:
    /// True: it is marked now.
    bool toggle(quint32 line)
    {
        if (m_lines.erase(line) > 0)
            return false;
        m_lines.insert(line);
        return true;
    }
    bool has(quint32 line) const { return m_lines.count(line) > 0; }
    bool isEmpty() const { return m_lines.empty(); }
    qint64 count() const { return qint64(m_lines.size()); }
    void clear() { m_lines.clear(); }

    /// The row of the next one that is shown behind `row`, or before it; begins again at the other end. Nothing: none is shown.
    std::optional<qint64> next(const LogDocument &document, qint64 row, bool forward) const
    {
        std::set<qint64> rows;
        for (const quint32 line : m_lines)
            if (const auto place = document.rowOf(line))
                rows.insert(*place);
        if (rows.empty())
            return std::nullopt;
        const auto behind = forward ? rows.upper_bound(row) : rows.lower_bound(row);
        if (forward)
            return behind == rows.end() ? *rows.begin() : *behind;
        return behind == rows.begin() ? *rows.rbegin() : *std::prev(behind);
    }

private:
    std::set<quint32> m_lines;
};

} // namespace pilothouse::models
