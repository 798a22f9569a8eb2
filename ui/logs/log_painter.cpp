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

LineBreaks LogPainter::breaksOf(const LogRow &row, int width, int most) const
{
    const QString &text = row.line.text;
    LineBreaks breaks;
    const auto piece = std::max<qsizetype>(8, width / m_digit);
    for (qsizetype begin = 0;;) {
        qsizetype end = std::min(text.size(), begin + piece);
        // Letters of other scripts are wider than a digit.
        while (end > begin + 1 && m_measure.horizontalAdvance(text.mid(begin, end - begin)) > std::max(width, 8 * m_digit))
            end -= std::max<qsizetype>(1, (end - begin) / 8);
        if (end < text.size() && end > begin + 1 && text[end].isLowSurrogate())
            --end;
        if (end >= text.size())
            return breaks;
        if (int(breaks.at.size()) + 1 >= most) {
            breaks.isCut = true;
            return breaks;
        }
        breaks.at.push_back(end);
        begin = end;
    }
}

void LogPainter::paintText(QPainter *painter, const QRect &area, const LogRow &row, const Look &look, qsizetype begin, qsizetype end) const
{
    const QString &text = row.line.text;
    const bool isTrouble = !look.isSurrounding && (row.tone == models::Tone::Fail || row.tone == models::Tone::Warn);
    const bool isTinted = isTrouble || look.ground == Ground::Selected;
    int x = area.left();
    if (begin > 0 && begin < text.size() && text[begin].isLowSurrogate())
        ++begin;
    // No more characters than the narrowest would fill the width with.
    end = std::min(end, begin + area.width() / std::max(1, m_digit / 2) + 2);
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
        for (const auto &[from, length] : look.hits) {
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
        painter->setPen(look.isSurrounding ? m_tokens.muted : isTinted ? m_tokens.text : colourOf(piece.style.colour));
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

void LogPainter::paint(QPainter *painter, const QRect &area, const LogRow &row, const QString &source, const Look &look) const
{
    const Tokens &t = m_tokens;
    // What is only near a hit must not look like one.
    const bool isTrouble = !look.isSurrounding && (row.tone == models::Tone::Fail || row.tone == models::Tone::Warn);
    const bool isTinted = isTrouble || look.ground == Ground::Selected;
    if (look.ground == Ground::Selected)
        painter->fillRect(area, t.selected);
    else if (isTrouble)
        painter->fillRect(area, t.tint(row.tone));
    if (look.isBookmarked)
        painter->fillRect(QRect(area.left(), area.top(), Metrics::current().px(4), area.height()), t.accent);
    painter->save();
    painter->setClipRect(area);
    const int height = area.height() / int(look.breaks.size() + 1);
    const auto draw = [&](int left, int width, const QString &text) {
        painter->drawText(QRect(left, area.top(), width, height), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
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
    case LogRow::Presence::Here: paintPieces(painter, words, height, row, look); break;
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

void LogPainter::paintPieces(QPainter *painter, const QRect &words, int height, const LogRow &row, const Look &look) const
{
    const qsizetype size = row.line.text.size();
    for (size_t piece = 0; piece <= look.breaks.size(); ++piece) {
        const qsizetype begin = piece == 0 ? std::min<qsizetype>(look.skippedCharacters, size) : look.breaks[piece - 1];
        const qsizetype end = piece < look.breaks.size() ? look.breaks[piece] : size;
        paintText(painter, QRect(words.left(), words.top() + int(piece) * height, words.width(), height), row, look, begin, end);
    }
    if (!look.isCut)
        return;
    const int wide = m_measure.horizontalAdvance(u'…') + m_digit;
    const QRect corner(words.right() - wide, words.top() + int(look.breaks.size()) * height, wide, height);
    painter->fillRect(corner, look.ground == Ground::Selected ? m_tokens.selected : m_tokens.surface);
    painter->setPen(m_tokens.muted);
    painter->drawText(corner, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("…"));
}

} // namespace pilothouse::ui
