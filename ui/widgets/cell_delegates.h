// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/metrics.h"
#include "ui/widgets/tabular_text.h"

#include <QStyledItemDelegate>

namespace pilothouse::ui {

struct Tokens;

/// Paints what all cells share: row background (plain, hover, selected with its accent edge), hatch of stale cells, the line
/// under the row, the edge of a changed cell and the ring of the current cell. Subclasses paint the content. Reads the roles of
/// models/cell_role.h and decides nothing.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit CellDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// How long text gives way: names in the middle, sentences at the end.
    void setElideMode(Qt::TextElideMode mode) { m_elide = mode; }

protected:
    struct Cell
    {
        QPainter *painter;
        QRect area;    ///< inside the paddings
        QColor ground; ///< what the cell is filled with, for cut-out marks
        const Tokens *tokens;
        bool stale;
        bool enabled;
    };
    /// Default: text cell. An optional mark (CellRole::State), the text, muted second text.
    virtual void paintContent(const Cell &cell, const QModelIndex &index) const;
    virtual int contentWidth(const QModelIndex &index) const;

    const QFont &bodyFont() const { return m_body; }
    const QFont &strongFont() const { return m_strong; }
    const Metrics &metrics() const { return m_metrics; }
    Qt::TextElideMode elideMode() const { return m_elide; }

private:
    Metrics m_metrics;
    QFont m_body;
    QFont m_strong;
    Qt::TextElideMode m_elide = Qt::ElideRight;
};

/// Mark 14, gap 6, word: states and attestation. Trouble is semibold in its colour; stale keeps the old word, dimmed.
class StateDelegate final : public CellDelegate
{
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override;
    int contentWidth(const QModelIndex &index) const override;
};

/// Monospace, muted; the model gives the short form as display text and the whole as CellRole::FullText.
class HashDelegate final : public CellDelegate
{
    Q_OBJECT
public:
    explicit HashDelegate(QObject *parent = nullptr);

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override;
    int contentWidth(const QModelIndex &index) const override;

private:
    QFont m_mono;
};

/// Right-aligned tabular digits (ages, counts, money). "–" is faint.
class NumberDelegate : public CellDelegate
{
    Q_OBJECT
public:
    explicit NumberDelegate(QObject *parent = nullptr);

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override;
    int contentWidth(const QModelIndex &index) const override;

    const TabularText &digits() const { return m_digits; }

private:
    TabularText m_digits;
};

/// Number right-aligned first, or a mark with its word where the cell has one; then a 36 × 6 bar (CellRole::Bar).
class BarDelegate final : public NumberDelegate
{
    Q_OBJECT
public:
    using NumberDelegate::NumberDelegate;

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override;
    int contentWidth(const QModelIndex &index) const override;
};

/// 1 px lines every 6 px at 135 degrees over an area: "this value is older than its limit".
void paintHatch(QPainter *painter, const QRect &area, const Tokens &tokens);

} // namespace pilothouse::ui
