// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/logs/log_painter.h"

#include <optional>

namespace pilothouse::ui {

/// Where rows stand in a view of so many lines, in which a wrapped row takes more than one. A row never takes more than the view has.
class RowGeometry
{
public:
    /// `textWidth`: pixels of a line of text; nothing: rows are not wrapped.
    RowGeometry(const models::LogDocument *document, LogPainter painter, int visibleLines, std::optional<int> textWidth)
        : m_document(document)
        , m_painter(std::move(painter))
        , m_visible(visibleLines)
        , m_textWidth(textWidth)
    {
    }

    LineBreaks breaksOf(qint64 row) const { return m_textWidth ? m_painter.breaksOf(m_document->row(row), *m_textWidth, m_visible) : LineBreaks(); }
    int linesOf(qint64 row) const { return m_textWidth ? int(breaksOf(row).at.size()) + 1 : 1; }
    /// The row that must stand at the top for this one to be seen whole at the bottom; 0 when there is room for all.
    qint64 topFor(qint64 row) const;
    /// The row a line of the view belongs to, counted from the one at the top; it may be behind the last one.
    qint64 rowAt(qint64 top, int line) const;

private:
    const models::LogDocument *m_document;
    LogPainter m_painter;
    int m_visible;
    std::optional<int> m_textWidth;
};

} // namespace pilothouse::ui
