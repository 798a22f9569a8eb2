// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/fonts.h"

#include <QRawFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace pilothouse::ui {

/// Draws numbers so that digits stand in columns: every digit is centred in the cell of the widest one. Inter's digits differ in
/// width and Qt 6.4 cannot switch the font's tabular form on. Make one per font and keep it; drawing is then one glyph run.
class TabularText
{
public:
    explicit TabularText(const QFont &font);

    qreal width(const QString &text) const;
    /// One line, in the painter's pen, aligned inside `area`.
    void draw(QPainter *painter, const QRectF &area, Qt::Alignment alignment, const QString &text) const;
    const QFont &font() const { return m_font; }

private:
    bool canShape(const QString &text, QList<quint32> *glyphs) const;

    QFont m_font;
    QRawFont m_raw;
    qreal m_digitWidth = 0;
    qreal m_ascent = 0;
    qreal m_height = 0;
};

} // namespace pilothouse::ui
