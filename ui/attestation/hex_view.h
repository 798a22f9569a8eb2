// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/quote_regions.h"

#include <QAbstractScrollArea>

namespace pilothouse::ui {

/// The bytes of a quote, 16 a line: offset, hex, text, and the names of the regions that begin there. Paints visible lines only.
/// The chosen region stands on the selection's ground with an accent edge; a click or the arrow keys choose another.
class HexView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    explicit HexView(QWidget *parent = nullptr);

    void setQuote(const QByteArray &bytes, const models::QuoteMap &map);
    /// Highlights a region and brings its begin into view; -1 highlights nothing.
    void selectRegion(int region);
    int selectedRegion() const { return m_selected; }
    /// The byte under a point of the viewport; -1 where there is none.
    qsizetype byteAt(const QPoint &point) const;

signals:
    /// The operator chose a byte; `region` holds it.
    void regionChosen(int region);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void arrange();
    void moveCursor(qsizetype to);
    int lineHeight() const;
    int digit() const;
    int hexLeft() const;
    int byteLeft(int column) const;
    int textLeft() const;
    bool hasText() const; ///< whether the bytes stand there as text, too
    int noteLeft() const;

    QByteArray m_bytes;
    models::QuoteMap m_map;
    int m_selected = -1;
    qsizetype m_cursor = 0;
};

} // namespace pilothouse::ui
