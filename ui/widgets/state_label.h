// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/tabular_text.h"

#include <QWidget>

namespace pilothouse::ui {

/// A state mark alone, for places where the word stands elsewhere. Its accessible name must say the state.
class StateMark final : public QWidget
{
    Q_OBJECT
public:
    explicit StateMark(const models::StateText &state = {}, QWidget *parent = nullptr);

    void setState(const models::StateText &state);
    /// In drawn pixels: 14 in text, 16 in titles, 24 to 32 in verdict lines.
    void setExtent(int drawnPixels);
    /// What the mark stands on, for the cut-out sign; nothing = surface.
    void setBackdrop(const QColor &colour);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    models::StateText m_state;
    int m_extent = 14;
    QColor m_backdrop;
};

/// Mark, word and colour: a good state is a green mark and a plain word, only trouble colours the word and makes it semibold.
class StateLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit StateLabel(const models::StateText &state = {}, Type type = Type::Body, QWidget *parent = nullptr);

    void setState(const models::StateText &state);
    const models::StateText &state() const { return m_state; }
    /// Which words are coloured and strong: trouble only (the default), all that say something ("Pass" on a card), or none
    /// (a list of findings, where the mark is enough).
    enum class Emphasis { Trouble, All, None };
    void setEmphasis(Emphasis emphasis);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QFont wordFont() const;
    QString shownWord() const;

    models::StateText m_state;
    Type m_type;
    Emphasis m_emphasis = Emphasis::Trouble;
};

/// A tinted word with its mark that cannot be pressed: "1 different" in a verdict line.
class StateChip final : public QWidget
{
    Q_OBJECT
public:
    enum class Fill { Tint, Outline };
    explicit StateChip(const models::StateText &state = {}, Fill fill = Fill::Tint, QWidget *parent = nullptr);

    void setState(const models::StateText &state);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    models::StateText m_state;
    Fill m_fill;
};

/// A number (or a clock) with tabular digits and its unit after it, smaller and muted: "9 CVMs".
class FigureLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit FigureLabel(Type type = Type::Figure, QWidget *parent = nullptr);

    void setFigure(const QString &figure, const QString &unit = QString());

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TabularText m_digits;
    QString m_figure;
    QString m_unit;
};

/// A 6 px bar of shares beside each other, each in its tone: "8 running, 1 starting". Never drawn where a share is not known.
class ShareBar final : public QWidget
{
    Q_OBJECT
public:
    struct Part
    {
        double amount = 0;
        models::Tone tone = models::Tone::Neutral;
    };
    explicit ShareBar(QWidget *parent = nullptr);

    /// Parts of `total`; what is left over is trough.
    void setParts(const std::vector<Part> &parts, double total);
    void setDrawnHeight(int drawnPixels);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Part> m_parts;
    double m_total = 0;
    int m_height = 6;
};

} // namespace pilothouse::ui
