// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_history.h"

#include <QWidget>

namespace pilothouse::ui {

/// The looks at one member, the newest on the right: a bar as high as the answer took, a cross on the base line where there was none, and an
/// empty hatched place where nobody looked. The words of each are in its tool tip; the arrow keys go from one to the next.
class LookStripView final : public QWidget
{
    Q_OBJECT
public:
    explicit LookStripView(QWidget *parent = nullptr);

    void setStrip(const models::LookStrip &strip);
    /// Of the cell at this place of the widget; -1: none.
    int cellAt(const QPoint &place) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// Width of one cell, and the first one that there is room for.
    double pitch() const;
    size_t firstShown() const;
    QRectF rectOf(size_t cell) const;
    void describe();

    models::LookStrip m_strip;
    int m_current = -1; ///< of the keyboard; -1: the newest
};

} // namespace pilothouse::ui
