// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_painter.h"

#include "ui/logs/log_view.h"
#include "ui/theme/metrics.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace pilothouse::ui {

using logs::TerminalColour;
using models::LogRow;

namespace {

constexpr int kTimeCharacters = 12; // 14:03:34.120

/// A piece of text in one style.
struct Piece
{
    qsizetype begin = 0;
    qsizetype end = 0;
    logs::TerminalStyle style;
};

/// The shown part of a line in pieces of one style each.
std::vector<Piece> piecesOf(const logs::StyledLine &line, qsizetype begin, qsizetype end)
{
    std::vector<Piece> pieces;
    const auto add = [&](qsizetype from, qsizetype to, const logs::TerminalStyle &style) {
        from = std::max(from, begin);
        to = std::min(to, end);
        if (from < to)
            pieces.push_back({from, to, style});
    };
    qsizetype at = begin;
    for (const logs::StyledLine::Run &run : line.runs) {
        if (run.begin >= end)
            break;
        add(at, run.begin, {});
        add(run.begin, run.begin + run.length, run.style);
        at = std::max(at, run.begin + run.length);
    }
    add(at, end, {});
    return pieces;
}

} // namespace

LogPainter::LogPainter(const QFont &font, const Tokens &tokens, Columns columns)
    : m_font(font)
    , m_measure(font)
    , m_tokens(tokens)
    , m_columns(columns)
    , m_digit(std::max(1, m_measure.averageCharWidth()))
    , m_sourceLeft(Metrics::current().margin() + (columns.hasTimes ? (kTimeCharacters + 2) * m_digit : 0))
    , m_textLeft(m_sourceLeft + (columns.sourceCharacters > 0 ? (columns.sourceCharacters + 2) * m_digit : 0))
{
}

QString LogPainter::cutNote(qsizetype hiddenBytes)
{
    return LogView::tr("… %1 more bytes of this line: Enter shows them").arg(QLocale().toString(hiddenBytes));
}

/// All of them are tokens that are readable on the surface.
QColor LogPainter::colourOf(TerminalColour colour) const
{
    switch (colour) {
    case TerminalColour::None:
    case TerminalColour::White: return m_tokens.text;
    case TerminalColour::Black: return m_tokens.muted;
    case TerminalColour::Red: return m_tokens.fail;
    case TerminalColour::Green: return m_tokens.ok;
    case TerminalColour::Yellow: return m_tokens.warn;
    case TerminalColour::Blue: return m_tokens.accent;
    case TerminalColour::Magenta: return m_tokens.busy;
    case TerminalColour::Cyan: return m_tokens.neutral;
    }
    return m_tokens.text;
}

void LogPainter::paintText(QPainter *painter, const QRect &area, const LogRow &row, bool isTinted,
                           const std::vector<std::pair<qsizetype, qsizetype>> &hits, int skippedCharacters) const
{
    const QString &text = row.line.text;
    int x = area.left();
    qsizetype begin = std::min<qsizetype>(skippedCharacters, text.size());
    if (begin > 0 && begin < text.size() && text[begin].isLowSurrogate())
        ++begin;
    // No more characters than the narrowest would fill the width with.
    const qsizetype end = std::min(text.size(), begin + area.width() / std::max(1, m_digit / 2) + 2);
    const int baseline = area.top() + (area.height() - m_measure.height()) / 2 + m_measure.ascent();
    for (const Piece &piece : piecesOf(row.line, begin, end)) {
        if (x > area.right())
            return;
        const bool isPlain = !piece.style.isBold && !piece.style.isItalic && !piece.style.isUnderlined;
        QFont font = m_font;
        if (!isPlain) { // fonts and their measures are dear, and nearly all text is plain
            font.setBold(piece.style.isBold);
            font.setItalic(piece.style.isItalic);
            font.setUnderline(piece.style.isUnderlined);
        }
        const QFontMetrics measure = isPlain ? m_measure : QFontMetrics(font);
        const QString part = text.mid(piece.begin, piece.end - piece.begin);
        for (const auto &[from, length] : hits) {
            const qsizetype first = std::max(from, piece.begin);
            const qsizetype last = std::min(from + length, piece.end);
            if (first >= last)
                continue;
            const int left = x + measure.horizontalAdvance(part, int(first - piece.begin));
            const int right = x + measure.horizontalAdvance(part, int(last - piece.begin));
            painter->fillRect(QRect(left, area.top() + 1, right - left, area.height() - 2), m_tokens.busyTint);
            painter->fillRect(QRect(left, area.bottom() - 1, right - left, 2), m_tokens.accent);
        }
        if (!isPlain)
            painter->setFont(font);
        painter->setPen(isTinted ? m_tokens.text : colourOf(piece.style.colour));
        painter->drawText(QPoint(x, baseline), part);
        if (!isPlain)
            painter->setFont(m_font);
        if (piece.end < end || row.line.hiddenBytes > 0)
            x += measure.horizontalAdvance(part);
    }
    if (row.line.hiddenBytes > 0 && end == text.size() && x <= area.right()) {
        painter->setPen(isTinted ? m_tokens.muted : m_tokens.faint);
        painter->drawText(QPoint(x + m_digit, baseline), cutNote(row.line.hiddenBytes));
    }
}

void LogPainter::paint(QPainter *painter, const QRect &area, const LogRow &row, const QString &source, Ground ground,
                       const std::vector<std::pair<qsizetype, qsizetype>> &hits, int skippedCharacters) const
{
    const Tokens &t = m_tokens;
    const bool isTrouble = row.tone == models::Tone::Fail || row.tone == models::Tone::Warn;
    const bool isTinted = isTrouble || ground == Ground::Selected;
    if (ground == Ground::Selected)
        painter->fillRect(area, t.selected);
    else if (isTrouble)
        painter->fillRect(area, t.tint(row.tone));
    painter->save();
    painter->setClipRect(area);
    const auto draw = [&](int left, int width, const QString &text) {
        painter->drawText(QRect(left, area.top(), width, area.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    };
    painter->setFont(m_font);
    if (m_columns.hasTimes && row.hasOwnTime) {
        painter->setPen(isTinted ? t.muted : t.faint);
        draw(Metrics::current().margin(), m_sourceLeft, QDateTime::fromMSecsSinceEpoch(row.at, Qt::UTC).toString(QStringLiteral("HH:mm:ss.zzz")));
    }
    if (m_columns.sourceCharacters > 0) {
        // On a tint the colours of sources are too weak to read: there they are bold text.
        painter->setPen(isTinted ? t.text : t.chart[size_t(row.source) % t.chart.size()]);
        if (isTrouble) {
            QFont font = m_font;
            font.setBold(true);
            painter->setFont(font);
        }
        draw(m_sourceLeft, m_textLeft - m_sourceLeft, m_measure.elidedText(source, Qt::ElideMiddle, m_columns.sourceCharacters * m_digit + m_digit));
        painter->setFont(m_font);
    }
    const QRect words(m_textLeft, area.top(), area.width() - m_textLeft, area.height());
    painter->setClipRect(words);
    switch (row.presence) {
    case LogRow::Presence::Here: paintText(painter, words, row, isTinted, hits, skippedCharacters); break;
    case LogRow::Presence::Waiting:
        painter->setPen(t.faint);
        draw(m_textLeft, words.width(), QStringLiteral("…"));
        break;
    case LogRow::Presence::Unreadable:
        painter->setPen(isTinted ? t.text : t.fail);
        draw(m_textLeft, words.width(), row.line.text);
        break;
    }
    painter->restore();
}

} // namespace pilothouse::ui
