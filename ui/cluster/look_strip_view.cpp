// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/look_strip_view.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace pilothouse::ui {

using models::LookStrip;
using Cell = LookStrip::Cell;

namespace {

constexpr double kHeight = 32;
constexpr double kWidest = 6; ///< of one cell, with the space after it
constexpr double kNarrowest = 4;
constexpr double kLeastBar = 3;

void drawCross(QPainter &painter, const QPointF &centre, double half, const QPen &pen)
{
    painter.setPen(pen);
    painter.drawLine(centre + QPointF(-half, -half), centre + QPointF(half, half));
    painter.drawLine(centre + QPointF(-half, half), centre + QPointF(half, -half));
}

} // namespace

LookStripView::LookStripView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Looks at this machine"));
}

QSize LookStripView::sizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(60 * kWidest), m.px(kHeight)};
}

QSize LookStripView::minimumSizeHint() const
{
    return {Metrics::current().px(120), sizeHint().height()};
}

void LookStripView::setStrip(const LookStrip &strip)
{
    if (strip == m_strip)
        return;
    m_strip = strip;
    m_current = std::min(m_current, int(m_strip.cells.size()) - 1);
    describe();
    update();
}

/// The whole in one sentence, and the cell that the keyboard is on.
void LookStripView::describe()
{
    QStringList parts{m_strip.summary.word};
    if (hasFocus() && m_current >= 0)
        parts << m_strip.cells[size_t(m_current)].words;
    setAccessibleDescription(parts.join(u'\n'));
}

double LookStripView::pitch() const
{
    const auto m = Metrics::current();
    const double even = m_strip.cells.empty() ? 0 : double(width() - 1) / double(m_strip.cells.size());
    return std::clamp(even, m.exact(kNarrowest), m.exact(kWidest));
}

size_t LookStripView::firstShown() const
{
    const auto room = size_t(std::max(0.0, double(width() - 1) / pitch()));
    return m_strip.cells.size() > room ? m_strip.cells.size() - room : 0;
}

QRectF LookStripView::rectOf(size_t cell) const
{
    const double each = pitch();
    const double right = width() - 1 - double(m_strip.cells.size() - 1 - cell) * each;
    return {right - each, 0, each, double(height())};
}

int LookStripView::cellAt(const QPoint &place) const
{
    for (size_t i = firstShown(); i < m_strip.cells.size(); ++i)
        if (rectOf(i).contains(place))
            return int(i);
    return -1;
}

void LookStripView::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double base = height() - m.exact(4);
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(QPointF(0, base + 0.5), QPointF(width(), base + 0.5));
    const double thin = m.exact(1.25);
    for (size_t i = firstShown(); i < m_strip.cells.size(); ++i) {
        const Cell &cell = m_strip.cells[i];
        const QRectF place = rectOf(i).adjusted(0, 0, -m.exact(1.5), 0);
        const QPointF foot(place.center().x(), base - m.exact(1));
        const double half = std::min(place.width() / 2, m.exact(2.25));
        // What an earlier run saw stands back; a failure stays one.
        painter.setOpacity(cell.isOlder ? 0.55 : 1.0);
        const auto bar = [&](const QColor &colour) {
            const double height = m.exact(kLeastBar) + cell.height * (base - m.exact(2) - m.exact(kLeastBar));
            painter.fillRect(QRectF(place.left(), base - height, place.width(), height), colour);
        };
        switch (cell.kind) {
        case Cell::Kind::Answered: bar(t.muted); break;
        case Cell::Kind::Faulty: {
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.warn);
            const QPointF triangle[] = {foot + QPointF(0, -2 * half), foot + QPointF(half, half), foot + QPointF(-half, half)};
            painter.drawPolygon(triangle, 3);
            break;
        }
        case Cell::Kind::Refused: {
            painter.setPen(QPen(t.warn, thin));
            painter.setBrush(Qt::NoBrush);
            const QPointF diamond[] = {foot + QPointF(0, -half), foot + QPointF(half, 0), foot + QPointF(0, half), foot + QPointF(-half, 0)};
            painter.drawPolygon(diamond, 4);
            break;
        }
        case Cell::Kind::NoAnswer: drawCross(painter, foot, half, QPen(t.fail, thin, Qt::SolidLine, Qt::RoundCap)); break;
        case Cell::Kind::NotAsked: painter.fillRect(QRectF(place.left(), base - m.exact(1.5), place.width(), m.exact(1.5)), t.faint); break;
        case Cell::Kind::Gap:
            painter.fillRect(rectOf(i), t.surface); // the base line is broken, too
            painter.setPen(QPen(t.faint, 1, Qt::DotLine));
            painter.drawLine(QPointF(place.center().x(), m.exact(2)), QPointF(place.center().x(), height() - m.exact(1)));
            break;
        case Cell::Kind::Asking:
            painter.setPen(QPen(t.busy, thin));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(foot, half * 0.8, half * 0.8);
            break;
        }
        painter.setOpacity(1.0);
        if (hasFocus() && int(i) == m_current) {
            painter.setPen(QPen(t.accent, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(rectOf(i).adjusted(-0.5, 0.5, -0.5, -0.5));
        }
    }
}

void LookStripView::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_strip.cells.size()) - 1;
    int wanted = m_current;
    switch (event->key()) {
    case Qt::Key_Left: wanted = m_current - 1; break;
    case Qt::Key_Right: wanted = m_current + 1; break;
    case Qt::Key_Home: wanted = 0; break;
    case Qt::Key_End: wanted = last; break;
    default: QWidget::keyPressEvent(event); return;
    }
    if (last < 0)
        return;
    m_current = std::clamp(wanted, int(firstShown()), last);
    describe();
    const QRectF place = rectOf(size_t(m_current));
    showPlainToolTip(mapToGlobal(place.bottomLeft().toPoint()), m_strip.cells[size_t(m_current)].words, this);
    update();
}

void LookStripView::focusInEvent(QFocusEvent *event)
{
    if (m_current < 0)
        m_current = int(m_strip.cells.size()) - 1;
    describe();
    QWidget::focusInEvent(event);
    update();
}

void LookStripView::focusOutEvent(QFocusEvent *event)
{
    m_current = -1;
    describe();
    QWidget::focusOutEvent(event);
    update();
}

bool LookStripView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int cell = cellAt(help->pos());
    showPlainToolTip(help->globalPos(), cell < 0 ? m_strip.summary.word : m_strip.cells[size_t(cell)].words, this);
    return true;
}

} // namespace pilothouse::ui
