// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/fonts.h"

#include <QLabel>

namespace pilothouse::ui {

/// The colour of a label's text.
enum class Ink { Text, Muted, Faint, Accent, Ok, Warn, Fail, OnFill };

/// The one label of the console: its text is never read as markup, wherever it came from. A test forbids QLabel outside
/// ui/widgets. For one line that must not grow use ElidedLabel.
class PlainLabel : public QLabel
{
    Q_OBJECT
public:
    explicit PlainLabel(const QString &text = QString(), Type type = Type::Body, Ink ink = Ink::Text, QWidget *parent = nullptr);

    void setInk(Ink ink);
    void setType(Type type);
    void setType(Type type, Weight weight);
    /// Wraps, and lets the text be selected with the mouse.
    void setParagraph(bool paragraph);
};

/// One line of text that gives way: cut with "…" at the end (sentences) or in the middle (names). The full text is in the
/// tool tip while it is cut. Foreign control characters are made visible.
class ElidedLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = QString(), Type type = Type::Body, Ink ink = Ink::Text, QWidget *parent = nullptr);

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    void setInk(Ink ink);
    void setType(Type type);
    void setType(Type type, Weight weight);
    void setElideMode(Qt::TextElideMode mode);
    void setAlignment(Qt::Alignment alignment);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    int lineHeight() const;

    QString m_text;
    Ink m_ink;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

/// The colour an ink has on this widget now.
QColor inkColour(Ink ink, const QWidget *widget);

/// Text for setToolTip() and QToolTip that is shown as it is: Qt would read "<b>" in a foreign name as markup.
QString plainToolTip(const QString &text);
/// Shows such a tool tip now, or hides the one that is shown when the text is empty.
void showPlainToolTip(const QPoint &globalPosition, const QString &text, QWidget *owner);

/// A key of the keyboard in a small outlined cap: "Ctrl K". Decoration; the shortcut itself is on the action.
class KeyCap final : public QWidget
{
    Q_OBJECT
public:
    explicit KeyCap(const QString &keys, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_keys;
};

} // namespace pilothouse::ui
