// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/labels.h"

namespace pilothouse::ui {

/// Foreign text of a few lines: it wraps, and what the last line has no room for is cut with "…" and stays in the tool tip. For
/// findings that may be one word or three sentences. Control characters are made visible; nothing is read as markup.
class LinesLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit LinesLabel(int mostLines, Type type = Type::Body, Ink ink = Ink::Text, QWidget *parent = nullptr);

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    void setInk(Ink ink);
    /// Whether something of the text is not shown at the width it has now.
    bool isCut() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// What it would need at this width. It asks for that height itself once it has a width: a layout that knows heights for widths gives
    /// everything else beside it the height it would like instead of what there is.
    int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// The lines as shown at this width, the last one cut when it must be.
    QStringList linesIn(int width, bool *cut = nullptr) const;

    void fitLines();

    QString m_text;
    int m_mostLines;
    int m_lines = 1; ///< at the width it has
    Ink m_ink;
};

} // namespace pilothouse::ui
