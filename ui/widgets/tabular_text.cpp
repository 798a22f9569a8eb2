// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tabular_text.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>

#include <algorithm>

namespace pilothouse::ui {

namespace {

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

} // namespace

TabularText::TabularText(const QFont &font) : m_font(font), m_raw(QRawFont::fromFont(font))
{
    const QFontMetricsF metrics(font);
    m_ascent = metrics.ascent();
    m_height = metrics.height();
    if (m_raw.isValid()) {
        const auto digits = m_raw.glyphIndexesForString(QStringLiteral("0123456789"));
        const auto advances = m_raw.advancesForGlyphIndexes(digits);
        for (const QPointF &advance : advances)
            m_digitWidth = std::max(m_digitWidth, advance.x());
    }
}

bool TabularText::canShape(const QString &text, QList<quint32> *glyphs) const
{
    if (!m_raw.isValid())
        return false;
    *glyphs = m_raw.glyphIndexesForString(text);
    // A glyph the font lacks needs Qt's fallback fonts; surrogates and ligatures need its shaper.
    return glyphs->size() == text.size() && !glyphs->contains(0U);
}

qreal TabularText::width(const QString &text) const
{
    QList<quint32> glyphs;
    if (!canShape(text, &glyphs))
        return QFontMetricsF(m_font).horizontalAdvance(text);
    const auto advances = m_raw.advancesForGlyphIndexes(glyphs);
    qreal x = 0;
    for (qsizetype i = 0; i < text.size(); ++i)
        x += isDigit(text[i]) ? m_digitWidth : advances[i].x();
    return x;
}

void TabularText::draw(QPainter *painter, const QRectF &area, Qt::Alignment alignment, const QString &text) const
{
    QList<quint32> glyphs;
    if (!canShape(text, &glyphs)) {
        painter->setFont(m_font);
        painter->drawText(area, int(alignment) | Qt::TextSingleLine, text);
        return;
    }
    const auto advances = m_raw.advancesForGlyphIndexes(glyphs);
    QList<QPointF> positions;
    positions.reserve(glyphs.size());
    qreal x = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool digit = isDigit(text[i]);
        positions.append(QPointF(digit ? x + (m_digitWidth - advances[i].x()) / 2 : x, 0));
        x += digit ? m_digitWidth : advances[i].x();
    }
    qreal left = area.left();
    if (alignment & Qt::AlignRight)
        left = area.right() - x;
    else if (alignment & Qt::AlignHCenter)
        left = area.left() + (area.width() - x) / 2;
    qreal top = area.top();
    if (alignment & Qt::AlignVCenter)
        top = area.top() + (area.height() - m_height) / 2;
    else if (alignment & Qt::AlignBottom)
        top = area.bottom() - m_height;
    QGlyphRun run;
    run.setRawFont(m_raw);
    run.setGlyphIndexes(glyphs);
    run.setPositions(positions);
    painter->drawGlyphRun(QPointF(left, std::round(top + m_ascent)), run);
}

} // namespace pilothouse::ui
