// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/row_geometry.h"

#include <algorithm>

namespace pilothouse::ui {

qint64 RowGeometry::topFor(qint64 row) const
{
    if (!m_textWidth)
        return std::max<qint64>(0, row - m_visible + 1);
    int used = 0;
    qint64 top = row + 1;
    while (top > 0) {
        used += linesOf(top - 1);
        if (used > m_visible)
            break;
        --top;
    }
    return std::clamp<qint64>(top, 0, std::max<qint64>(0, row));
}

qint64 RowGeometry::rowAt(qint64 top, int line) const
{
    if (!m_textWidth || line < 0)
        return top + line;
    qint64 row = top;
    for (int used = 0; row < m_document->count(); ++row) {
        used += linesOf(row);
        if (line < used)
            break;
    }
    return row;
}

} // namespace pilothouse::ui
