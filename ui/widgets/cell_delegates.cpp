// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cell_delegates.h"

#include "models/cell_role.h"
#include "models/state_text.h"
#include "services/core/plain_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/table_view.h"

#include <QPainter>

#include <cmath>

namespace pilothouse::ui {

using models::CellRole;
using models::Mark;
using models::StateText;

namespace {

const auto kNothing = QStringLiteral("–");

QString textOf(const QModelIndex &index)
{
    return visibleText(index.data(Qt::DisplayRole).toString());
}

} // namespace

void paintHatch(QPainter *painter, const QRect &area, const Tokens &tokens)
{
    painter->save();
    painter->setClipRect(area, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(tokens.hatch, 1));
    const int step = Metrics::current().px(6);
    // Anchored to the view, not to the cell, so that neighbours' lines meet.
    const int phase = (area.left() + area.top()) % step;
    for (int x = area.left() - phase; x < area.right() + area.height() + step; x += step)
        painter->drawLine(QPointF(x, area.top()), QPointF(x - area.height(), area.bottom() + 1));
    painter->restore();
}

CellDelegate::CellDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_metrics(Metrics::current())
    , m_body(font(Type::Body))
    , m_strong(font(Type::Body, Weight::Strong))
{
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const TableView *>(option.widget);
    const Tokens &t = tokensFor(option.palette);
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = view && view->hoveredRow() == index.row();
    const QColor ground = selected ? t.selected : hovered ? t.hover : t.surface;
    const QRect rect = option.rect;
    const bool first = view && view->isFirstVisual(index.column());

    painter->save();
    painter->fillRect(rect, ground);
    const bool stale = index.data(CellRole::Stale).toBool();
    if (stale)
        paintHatch(painter, rect, t);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
    if (selected && first)
        painter->fillRect(QRect(rect.left(), rect.top(), m_metrics.px(3), rect.height() - 1), t.accent);
    else if (index.data(CellRole::Changed).toBool())
        painter->fillRect(QRect(rect.left(), rect.top(), m_metrics.px(2), rect.height() - 1), t.accent);

    const int left = first ? m_metrics.margin() : m_metrics.u(2);
    const int right = view && view->isLastVisual(index.column()) ? m_metrics.margin() : m_metrics.u(2);
    const Cell cell{painter, rect.adjusted(left, 0, -right, -1), ground, &t, stale, bool(option.state & QStyle::State_Enabled)};
    painter->setClipRect(rect, Qt::IntersectClip);
    paintContent(cell, index);

    if ((option.state & QStyle::State_HasFocus) && view && view->hasFocus()) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(t.accent, m_metrics.px(2)));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5), m_metrics.radiusBar(), m_metrics.radiusBar());
    }
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const TableView *>(option.widget);
    const int padding = (view && view->isFirstVisual(index.column()) ? m_metrics.margin() : m_metrics.u(2)) + m_metrics.u(2);
    return {contentWidth(index) + padding + 2, m_metrics.row()};
}

void CellDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    const Tokens &t = *cell.tokens;
    QRect area = cell.area;
    QColor ink = index.data(CellRole::Muted).toBool() ? t.muted : t.text;
    QFont textFont = index.data(CellRole::Strong).toBool() ? m_strong : m_body;
    const QVariant state = index.data(CellRole::State);
    if (state.isValid()) {
        const auto value = state.value<StateText>();
        const int extent = m_metrics.mark();
        paintMark(cell.painter, QRectF(area.left(), area.top() + (area.height() - extent) / 2, extent, extent), value.mark, t.tone(value.tone),
                  cell.ground, value.share);
        area.setLeft(area.left() + extent + m_metrics.px(6));
        if (value.isTrouble()) {
            ink = t.tone(value.tone);
            textFont = m_strong;
        }
    }
    const QString text = textOf(index);
    if (text == kNothing || text.isEmpty()) {
        cell.painter->setPen(t.faint);
        cell.painter->setFont(m_body);
        cell.painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, text.isEmpty() ? QString() : kNothing);
        return;
    }
    const QString second = visibleText(index.data(CellRole::Second).toString());
    const QFontMetrics measure(textFont);
    cell.painter->setFont(textFont);
    cell.painter->setPen(cell.enabled ? ink : t.disabled);
    const QString shown = measure.elidedText(text, m_elide, area.width());
    cell.painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    const int used = measure.horizontalAdvance(shown) + m_metrics.px(6);
    if (!second.isEmpty() && used < area.width()) {
        const QRect rest = area.adjusted(used, 0, 0, 0);
        cell.painter->setFont(m_body);
        cell.painter->setPen(t.muted);
        cell.painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                               QFontMetrics(m_body).elidedText(second, Qt::ElideRight, rest.width()));
    }
}

int CellDelegate::contentWidth(const QModelIndex &index) const
{
    int width = QFontMetrics(m_strong).horizontalAdvance(textOf(index));
    if (index.data(CellRole::State).isValid())
        width += m_metrics.mark() + m_metrics.px(6);
    const QString second = index.data(CellRole::Second).toString();
    if (!second.isEmpty())
        width += m_metrics.px(6) + QFontMetrics(m_body).horizontalAdvance(second);
    return width;
}

void StateDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    const auto state = index.data(CellRole::State).value<StateText>();
    const Tokens &t = *cell.tokens;
    const int extent = metrics().mark();
    const QRect area = cell.area;
    const QRectF square(area.left(), area.top() + (area.height() - extent) / 2, extent, extent);
    if (cell.stale)
        paintMark(cell.painter, square, Mark::Stale, t.neutral, cell.ground);
    else
        paintMark(cell.painter, square, state.mark, t.tone(state.tone), cell.ground, state.share);
    const bool loud = state.isTrouble() && !cell.stale;
    const QFont &wordFont = loud ? strongFont() : bodyFont();
    cell.painter->setFont(wordFont);
    cell.painter->setPen(loud ? t.tone(state.tone) : cell.stale || state.tone == models::Tone::Neutral ? t.muted : t.text);
    const QRect words = area.adjusted(extent + metrics().px(6), 0, 0, 0);
    cell.painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           QFontMetrics(wordFont).elidedText(visibleText(state.word), Qt::ElideRight, words.width()));
    // What it is at stands behind the word where there is room for it; the tool tip has it always.
    const QString second = visibleText(index.data(CellRole::Second).toString());
    const QRect rest = words.adjusted(QFontMetrics(wordFont).horizontalAdvance(visibleText(state.word)) + metrics().px(6), 0, 0, 0);
    if (second.isEmpty() || rest.width() < metrics().px(40))
        return;
    cell.painter->setFont(bodyFont());
    cell.painter->setPen(t.muted);
    cell.painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           QFontMetrics(bodyFont()).elidedText(second, Qt::ElideRight, rest.width()));
}

int StateDelegate::contentWidth(const QModelIndex &index) const
{
    const auto state = index.data(CellRole::State).value<StateText>();
    return metrics().mark() + metrics().px(6) + QFontMetrics(strongFont()).horizontalAdvance(visibleText(state.word));
}

HashDelegate::HashDelegate(QObject *parent) : CellDelegate(parent), m_mono(font(Type::Mono)) { }

void HashDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    const QString text = textOf(index);
    cell.painter->setFont(m_mono);
    cell.painter->setPen(text.isEmpty() || text == kNothing ? cell.tokens->faint : cell.tokens->muted);
    cell.painter->drawText(cell.area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                           text.isEmpty() ? kNothing : QFontMetrics(m_mono).elidedText(text, Qt::ElideRight, cell.area.width()));
}

int HashDelegate::contentWidth(const QModelIndex &index) const
{
    return QFontMetrics(m_mono).horizontalAdvance(textOf(index));
}

NumberDelegate::NumberDelegate(QObject *parent) : CellDelegate(parent), m_digits(font(Type::Body)) { }

void NumberDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    const QString text = textOf(index);
    const bool nothing = text.isEmpty() || text == kNothing;
    const bool dimmed = cell.stale || index.data(CellRole::Muted).toBool();
    cell.painter->setPen(nothing ? cell.tokens->faint : dimmed ? cell.tokens->muted : cell.tokens->text);
    m_digits.draw(cell.painter, cell.area, Qt::AlignRight | Qt::AlignVCenter, nothing ? kNothing : text);
}

int NumberDelegate::contentWidth(const QModelIndex &index) const
{
    return int(std::ceil(m_digits.width(textOf(index))));
}

namespace {

/// Whether a cell with a bar is one of words, also where this row has none: they stand on the left, as their title does.
bool isOfWords(const QModelIndex &index)
{
    return index.data(CellRole::State).isValid() || index.data(CellRole::Sort).typeId() == QMetaType::QString;
}

} // namespace

void BarDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    const int barWidth = metrics().px(36);
    const int barHeight = metrics().px(6);
    const QVariant share = index.data(CellRole::Bar);
    const bool hasWords = isOfWords(index);
    Cell words = cell;
    words.area.setRight(cell.area.right() - barWidth - metrics().u(2));
    // Words say more than a bar: where there is no room for both it is the bar that goes. What has no share has none: not an empty one.
    const bool hasRoom
        = !hasWords || metrics().mark() + metrics().px(6) + QFontMetrics(bodyFont()).horizontalAdvance(textOf(index)) <= words.area.width();
    if (hasWords)
        CellDelegate::paintContent(share.isValid() && hasRoom ? words : cell, index);
    else
        NumberDelegate::paintContent(words, index);
    if (!share.isValid() || !hasRoom)
        return;
    const Tokens &t = *cell.tokens;
    const QRectF trough(cell.area.right() - barWidth + 1, cell.area.center().y() - barHeight / 2.0 + 1, barWidth, barHeight);
    const double part = std::clamp(share.toDouble(), 0.0, 1.0);
    const QVariant tone = index.data(CellRole::BarTone);
    const QColor fill = tone.isValid() ? t.tone(models::Tone(tone.toInt())) : t.neutral;
    const int radius = metrics().radiusBar();
    cell.painter->setRenderHint(QPainter::Antialiasing);
    cell.painter->setPen(Qt::NoPen);
    cell.painter->setBrush(t.sunken);
    cell.painter->drawRoundedRect(trough, radius, radius);
    if (part <= 0)
        return;
    cell.painter->setBrush(fill);
    cell.painter->drawRoundedRect(QRectF(trough.topLeft(), QSizeF(std::max(double(barHeight) / 2, trough.width() * part), barHeight)), radius,
                                  radius);
}

int BarDelegate::contentWidth(const QModelIndex &index) const
{
    const int words = isOfWords(index) ? CellDelegate::contentWidth(index) : NumberDelegate::contentWidth(index);
    return words + metrics().u(2) + metrics().px(36);
}

} // namespace pilothouse::ui
