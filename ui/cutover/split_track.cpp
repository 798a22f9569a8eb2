// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cutover/split_track.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>

namespace pilothouse::ui {

SplitTrack::SplitTrack(const QString &intent, QWidget *parent) : QAbstractSlider(parent)
{
    setOrientation(Qt::Horizontal);
    setRange(0, 100);
    setSingleStep(1);
    setPageStep(10);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Percent of %1 wanted on the new plane").arg(intent));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractSlider::valueChanged, this, qOverload<>(&QWidget::update));
}

void SplitTrack::setInForce(std::optional<int> percent, bool stale)
{
    m_inForce = percent;
    m_stale = stale;
    update();
}

void SplitTrack::setPinned(bool pinned)
{
    m_pinned = pinned;
    setEnabled(!pinned);
    update();
}

QSize SplitTrack::sizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(280), m.px(36)};
}

QSize SplitTrack::minimumSizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(96), m.px(36)};
}

double SplitTrack::positionOf(int percent) const
{
    const double radius = Metrics::current().exact(7);
    return radius + (width() - 2 * radius) * percent / 100.0;
}

int SplitTrack::percentAt(double x) const
{
    const double radius = Metrics::current().exact(7);
    const double span = width() - 2 * radius;
    return span <= 0 ? 0 : std::clamp(qRound((x - radius) * 100 / span), 0, 100);
}

void SplitTrack::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height() / 2.0 + m.exact(1);
    const double radius = m.exact(7);
    const double thickness = m.exact(4);
    const QRectF trough(radius, middle - thickness / 2, width() - 2 * radius, thickness);
    painter.setPen(QPen(t.line, 1));
    painter.setBrush(t.sunken);
    painter.drawRoundedRect(trough, thickness / 2, thickness / 2);
    if (value() > 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_pinned ? t.neutral : t.accent);
        painter.drawRoundedRect(QRectF(trough.left(), trough.top(), positionOf(value()) - trough.left(), thickness), thickness / 2, thickness / 2);
    }
    for (const int tick : {10, 50}) {
        painter.fillRect(QRectF(positionOf(tick), middle + radius + m.exact(1), 1, m.exact(4)), t.lineStrong);
    }
    if (m_inForce) {
        const double x = positionOf(*m_inForce);
        const double tip = middle - thickness / 2 - m.exact(1);
        const double half = m.exact(4.5);
        const QPointF triangle[] = {{x - half, tip - m.exact(6)}, {x + half, tip - m.exact(6)}, {x, tip}};
        painter.setPen(m_stale ? QPen(t.muted, 1) : QPen(Qt::NoPen));
        painter.setBrush(m_stale ? QBrush(Qt::NoBrush) : QBrush(t.text));
        painter.drawPolygon(triangle, 3);
    }
    const double ring = m_pinned ? m.exact(6) : radius;
    painter.setPen(QPen(m_pinned ? t.lineStrong : t.accent, m_pinned ? 1 : m.exact(2)));
    painter.setBrush(t.surface);
    painter.drawEllipse(QPointF(positionOf(value()), middle), ring - 1, ring - 1);
}

void SplitTrack::mousePressEvent(QMouseEvent *event)
{
    if (m_pinned || event->button() != Qt::LeftButton)
        return;
    setSliderDown(true);
    setValue(percentAt(event->position().x()));
}

void SplitTrack::mouseMoveEvent(QMouseEvent *event)
{
    if (isSliderDown())
        setValue(percentAt(event->position().x()));
}

void SplitTrack::mouseReleaseEvent(QMouseEvent *)
{
    setSliderDown(false);
}

void SplitTrack::wheelEvent(QWheelEvent *event)
{
    // Scrolling the page over a slider must never move traffic that is about to be applied.
    event->ignore();
}

} // namespace pilothouse::ui
