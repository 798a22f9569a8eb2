// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/state_label.h"

#include "services/core/plain_text.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <cmath>

namespace pilothouse::ui {

namespace {

QColor wordColour(const models::StateText &state, StateLabel::Emphasis emphasis, const Tokens &t)
{
    switch (emphasis) {
    case StateLabel::Emphasis::None: return t.text;
    case StateLabel::Emphasis::All:
        if (state.tone != models::Tone::Neutral)
            return t.tone(state.tone);
        break;
    case StateLabel::Emphasis::Trouble:
        if (state.isTrouble())
            return t.tone(state.tone);
        break;
    }
    return state.tone == models::Tone::Neutral ? t.muted : t.text;
}

} // namespace

StateMark::StateMark(const models::StateText &state, QWidget *parent) : QWidget(parent), m_state(state)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(state.word);
}

void StateMark::setState(const models::StateText &state)
{
    m_state = state;
    setAccessibleName(state.word);
    update();
}

void StateMark::setExtent(int drawnPixels)
{
    m_extent = drawnPixels;
    updateGeometry();
    update();
}

void StateMark::setBackdrop(const QColor &colour)
{
    if (colour == m_backdrop)
        return;
    m_backdrop = colour;
    update();
}

QSize StateMark::sizeHint() const
{
    const int extent = Metrics::current().px(m_extent);
    return {extent, extent};
}

void StateMark::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const int extent = Metrics::current().px(m_extent);
    QPainter painter(this);
    paintMark(&painter, QRectF((width() - extent) / 2, (height() - extent) / 2, extent, extent), m_state.mark, t.tone(m_state.tone),
              m_backdrop.isValid() ? m_backdrop : t.surface, m_state.share);
}

StateLabel::StateLabel(const models::StateText &state, Type type, QWidget *parent) : QWidget(parent), m_state(state), m_type(type)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setAccessibleName(state.word);
}

void StateLabel::setState(const models::StateText &state)
{
    if (state == m_state)
        return;
    m_state = state;
    setAccessibleName(state.word);
    updateGeometry();
    update();
}

void StateLabel::setEmphasis(Emphasis emphasis)
{
    m_emphasis = emphasis;
    updateGeometry();
    update();
}

QFont StateLabel::wordFont() const
{
    switch (m_emphasis) {
    case Emphasis::None: return ui::font(m_type, Weight::Regular);
    case Emphasis::All: return ui::font(m_type, m_state.isTrouble() ? Weight::Strong : Weight::Medium);
    case Emphasis::Trouble: return ui::font(m_type, m_state.isTrouble() ? Weight::Strong : Weight::Regular);
    }
    return ui::font(m_type);
}

QString StateLabel::shownWord() const
{
    return visibleText(m_state.word);
}

QSize StateLabel::sizeHint() const
{
    const auto m = Metrics::current();
    const QFontMetrics text(wordFont());
    return {m.mark() + m.px(6) + text.horizontalAdvance(shownWord()) + 1, std::max(m.mark(), text.height())};
}

QSize StateLabel::minimumSizeHint() const
{
    return {Metrics::current().mark(), sizeHint().height()};
}

void StateLabel::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    paintMark(&painter, QRectF(0, (height() - m.mark()) / 2, m.mark(), m.mark()), m_state.mark, t.tone(m_state.tone), t.surface, m_state.share);
    painter.setFont(wordFont());
    painter.setPen(wordColour(m_state, m_emphasis, t));
    const QRect words = rect().adjusted(m.mark() + m.px(6), 0, 0, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine, painter.fontMetrics().elidedText(shownWord(), Qt::ElideRight, words.width()));
}

bool StateLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        if (sizeHint().width() > width())
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainToolTip(shownWord()), this);
        return true;
    }
    return QWidget::event(event);
}

StateChip::StateChip(const models::StateText &state, Fill fill, QWidget *parent) : QWidget(parent), m_state(state), m_fill(fill)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(ui::font(Type::Body));
    setAccessibleName(state.word);
}

void StateChip::setState(const models::StateText &state)
{
    m_state = state;
    setAccessibleName(state.word);
    updateGeometry();
    update();
}

QSize StateChip::sizeHint() const
{
    const auto m = Metrics::current();
    return {m.u(2) * 2 + m.mark() + m.px(6) + fontMetrics().horizontalAdvance(visibleText(m_state.word)) + 1, m.chip()};
}

void StateChip::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    const QColor ground = m_fill == Fill::Tint ? t.tint(m_state.tone) : t.surface;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_fill == Fill::Tint ? QPen(Qt::NoPen) : QPen(t.line));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.radiusControl(), m.radiusControl());
    paintMark(&painter, QRectF(m.u(2), (height() - m.mark()) / 2, m.mark(), m.mark()), m_state.mark, t.tone(m_state.tone), ground, m_state.share);
    painter.setPen(m_fill == Fill::Tint ? t.tone(m_state.tone) : t.text);
    painter.drawText(rect().adjusted(m.u(2) + m.mark() + m.px(6), 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, visibleText(m_state.word));
}

FigureLabel::FigureLabel(Type type, QWidget *parent) : QWidget(parent), m_digits(ui::font(type))
{
    setFont(ui::font(Type::Body));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void FigureLabel::setFigure(const QString &figure, const QString &unit)
{
    if (figure == m_figure && unit == m_unit)
        return;
    m_figure = figure;
    m_unit = unit;
    setAccessibleName(unit.isEmpty() ? figure : figure + QLatin1Char(' ') + unit);
    updateGeometry();
    update();
}

QSize FigureLabel::sizeHint() const
{
    const int figure = int(std::ceil(m_digits.width(m_figure)));
    const int unit = m_unit.isEmpty() ? 0 : Metrics::current().u(2) + fontMetrics().horizontalAdvance(m_unit);
    return {figure + unit + 1, int(std::ceil(QFontMetricsF(m_digits.font()).height()))};
}

void FigureLabel::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    QPainter painter(this);
    painter.setPen(t.text);
    m_digits.draw(&painter, rect(), Qt::AlignLeft | Qt::AlignVCenter, m_figure);
    if (m_unit.isEmpty())
        return;
    // Both on one base line.
    const QFontMetricsF big(m_digits.font());
    const qreal baseLine = (height() - big.height()) / 2 + big.ascent();
    painter.setPen(t.muted);
    painter.setFont(font());
    painter.drawText(QPointF(m_digits.width(m_figure) + Metrics::current().u(2), std::round(baseLine)), m_unit);
}

ShareBar::ShareBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ShareBar::setParts(const std::vector<Part> &parts, double total)
{
    m_parts = parts;
    m_total = total;
    update();
}

void ShareBar::setDrawnHeight(int drawnPixels)
{
    m_height = drawnPixels;
    updateGeometry();
}

QSize ShareBar::sizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(64), m.px(m_height)};
}

void ShareBar::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    const double radius = std::min(height() / 2.0, double(Metrics::current().radiusBar()));
    outline.addRoundedRect(rect(), radius, radius);
    painter.setClipPath(outline);
    painter.fillRect(rect(), t.sunken);
    if (m_total <= 0)
        return;
    const int gap = Metrics::current().px(2);
    double x = 0;
    for (const Part &part : m_parts) {
        if (part.amount <= 0)
            continue;
        const double width = std::max(double(gap) * 2, part.amount / m_total * this->width());
        const bool last = x + width >= this->width() - 1;
        painter.fillRect(QRectF(std::round(x), 0, std::round(last ? this->width() - x : width - gap), height()), t.tone(part.tone));
        x += width;
    }
}

} // namespace pilothouse::ui
