// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/log_document.h"
#include "ui/theme/tokens.h"

#include <QFont>
#include <QFontMetrics>
#include <QRect>
#include <QString>

class QPainter;

namespace pilothouse::ui {

/// Paints one line of a log: time, source in its colour, then the text moved by so many characters. Time and source are columns of ours:
/// no text of a log can come to stand in them.
class LogPainter
{
public:
    struct Columns
    {
        bool hasTimes = true;
        int sourceCharacters = 0; ///< 0: no column of sources
    };
    enum class Ground { Plain, Selected };

    LogPainter(const QFont &font, const Tokens &tokens, Columns columns);

    int textLeft() const { return m_textLeft; }
    int digit() const { return m_digit; } ///< width of a character, pixels
    void paint(QPainter *painter, const QRect &area, const models::LogRow &row, const QString &source, Ground ground,
               const std::vector<std::pair<qsizetype, qsizetype>> &hits, int skippedCharacters) const;

    /// What a line that is cut says at its end.
    static QString cutNote(qsizetype hiddenBytes);

private:
    void paintText(QPainter *painter, const QRect &area, const models::LogRow &row, bool isTinted,
                   const std::vector<std::pair<qsizetype, qsizetype>> &hits, int skippedCharacters) const;
    QColor colourOf(logs::TerminalColour colour) const;

    QFont m_font;
    QFontMetrics m_measure;
    const Tokens &m_tokens;
    Columns m_columns;
    int m_digit;
    int m_sourceLeft;
    int m_textLeft;
};

} // namespace pilothouse::ui
