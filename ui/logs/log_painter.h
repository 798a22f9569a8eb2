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

/// Where a wrapped line goes on below.
struct LineBreaks
{
    std::vector<qsizetype> at; ///< begin of each piece but the first
    bool isCut = false;        ///< there is more text than the pieces hold
};

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
    /// How one line stands in its view.
    struct Look
    {
        Ground ground = Ground::Plain;
        bool isSurrounding = false; ///< shown for its place near a hit: it steps back
        bool isBookmarked = false;
        std::vector<std::pair<qsizetype, qsizetype>> hits;
        int skippedCharacters = 0;       ///< moved to the left by so many
        std::vector<qsizetype> breaks{}; ///< where a wrapped line goes on below; each piece has the same share of the area's height
        bool isCut = false;              ///< wrapped, and there is more than is shown
    };
    void paint(QPainter *painter, const QRect &area, const models::LogRow &row, const QString &source, const Look &look) const;
    /// Where the text must go on below to stay within `width` pixels; at most `most` pieces.
    LineBreaks breaksOf(const models::LogRow &row, int width, int most) const;

    /// What a line that is cut says at its end.
    static QString cutNote(qsizetype hiddenBytes);

private:
    void paintText(QPainter *painter, const QRect &area, const models::LogRow &row, const Look &look, qsizetype begin, qsizetype end) const;
    void paintPieces(QPainter *painter, const QRect &words, int height, const models::LogRow &row, const Look &look) const;
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
