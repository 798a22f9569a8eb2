// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cutover/stage_rail.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace pilothouse::ui {

using Progress = models::StageStep::Progress;

StageRail::StageRail(QWidget *parent) : Panel(Ground::Surface, parent)
{
    setEdges(Qt::BottomEdge);
    setFixedHeight(Metrics::current().px(64));
}

void StageRail::setSteps(std::vector<models::StageStep> steps)
{
    m_steps = std::move(steps);
    QStringList spoken;
    for (const models::StageStep &step : m_steps)
        if (step.progress == Progress::Current)
            spoken << tr("Stage now: %1").arg(step.name);
    setAccessibleName(spoken.join(u' '));
    update();
}

void StageRail::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setFixedHeight(Metrics::current().px(narrow ? 36 : 64));
    update();
}

void StageRail::paintEvent(QPaintEvent *event)
{
    Panel::paintEvent(event);
    if (m_steps.empty())
        return;
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont nameFont = ui::font(Type::Body, Weight::Medium);
    const QFont strongFont = ui::font(Type::Body, Weight::Strong);
    const QFont captionFont = ui::font(Type::Caption);
    const int count = int(m_steps.size());
    const double width = double(this->width() - 2 * m.margin()) / count;
    const double diameter = m_narrow ? m.exact(16) : m.exact(24);
    const double middle = (height() - 1) / 2.0;
    for (int i = 0; i < count; ++i) {
        const models::StageStep &step = m_steps[size_t(i)];
        const double left = m.margin() + i * width;
        const QRectF circle(left, middle - diameter / 2, diameter, diameter);
        const bool current = step.progress == Progress::Current;
        painter.setPen(step.progress == Progress::Next ? QPen(t.lineStrong, 1) : QPen(Qt::NoPen));
        painter.setBrush(current ? QBrush(t.accentFill) : step.progress == Progress::Done ? QBrush(t.neutralTint) : QBrush(Qt::NoBrush));
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5));
        if (step.progress == Progress::Done) {
            painter.setPen(QPen(t.text, m.exact(1.75), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            const QPointF tick[] = {{circle.left() + diameter * 0.3, middle},
                                    {circle.left() + diameter * 0.45, middle + diameter * 0.15},
                                    {circle.left() + diameter * 0.7, middle - diameter * 0.16}};
            painter.drawPolyline(tick, 3);
        } else {
            painter.setFont(m_narrow ? captionFont : nameFont);
            painter.setPen(current ? t.onFill : t.muted);
            painter.drawText(circle, Qt::AlignCenter, QString::number(i + 1));
        }

        const double textLeft = circle.right() + m.u(2);
        const QFont &face = current ? strongFont : nameFont;
        const double textWidth = QFontMetricsF(face).horizontalAdvance(step.name);
        const double captionWidth = m_narrow ? 0 : QFontMetricsF(captionFont).horizontalAdvance(step.caption);
        painter.setFont(face);
        painter.setPen(step.progress == Progress::Next ? t.muted : t.text);
        const double room = width - diameter - m.u(3);
        if (m_narrow) {
            painter.drawText(QRectF(textLeft, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter,
                             QFontMetrics(face).elidedText(step.name, Qt::ElideRight, int(room)));
        } else {
            painter.drawText(QRectF(textLeft, middle - m.px(18), room, m.px(18)), Qt::AlignLeft | Qt::AlignVCenter,
                             QFontMetrics(face).elidedText(step.name, Qt::ElideRight, int(room)));
            painter.setFont(captionFont);
            painter.setPen(t.faint);
            painter.drawText(QRectF(textLeft, middle, room, m.px(16)), Qt::AlignLeft | Qt::AlignVCenter,
                             QFontMetrics(captionFont).elidedText(step.caption, Qt::ElideRight, int(room)));
        }
        const double lineLeft = textLeft + std::max(textWidth, captionWidth) + m.u(2);
        const double lineRight = left + width - m.u(2);
        if (i + 1 < count && lineRight - lineLeft > m.u(2)) {
            const bool done = step.progress == Progress::Done;
            painter.fillRect(QRectF(lineLeft, middle - (done ? 1 : 0), lineRight - lineLeft, done ? 2 : 1), done ? t.neutral : t.line);
        }
    }
}

} // namespace pilothouse::ui
