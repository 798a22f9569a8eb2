// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agents/state_machine_view.h"

#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"

#include <QPainter>

#include <algorithm>

namespace pilothouse::ui {

using domain::DeploymentState;
using S = DeploymentState;

namespace {

constexpr double kBox = 28;
constexpr double kTime = 16; ///< a line of caption
constexpr double kBetween = 34;
constexpr int kColumns = 4;

struct Place
{
    S state;
    int row;
    int column;
};
/// The way up on top; below it where a deployment ends, under the states it mostly comes from.
constexpr Place kPlaces[] = {{S::Pending, 0, 0}, {S::Deploying, 0, 1}, {S::Starting, 0, 2}, {S::Running, 0, 3},
                             {S::Failed, 1, 0},  {S::Stopped, 1, 1},   {S::Stopping, 1, 2}, {S::Unhealthy, 1, 3}};

/// The documented steps that a picture of this size can carry. Any state may fail or be stopped; the words beside it say so.
struct Step
{
    S from;
    S to;
};
constexpr Step kSteps[] = {{S::Pending, S::Deploying}, {S::Deploying, S::Starting}, {S::Starting, S::Running}, {S::Running, S::Unhealthy},
                           {S::Unhealthy, S::Running}, {S::Unhealthy, S::Stopping}, {S::Stopping, S::Stopped}, {S::Deploying, S::Failed}};

void drawArrow(QPainter &painter, QPointF from, QPointF to, const QColor &colour, double width, double head)
{
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::FlatCap));
    painter.setBrush(Qt::NoBrush);
    const QLineF line(from, to);
    const QPointF along = (to - from) / std::max(1.0, line.length());
    const QPointF across(-along.y(), along.x());
    painter.drawLine(QLineF(from, to - along * head));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    const QPointF tip[] = {to, to - along * head + across * head * 0.6, to - along * head - across * head * 0.6};
    painter.drawPolygon(tip, 3);
}

} // namespace

StateMachineView::StateMachineView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("State machine"));
}

QSize StateMachineView::sizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(368), m.px(2 * kTime + 2 * kBox + kBetween + 2)};
}

QSize StateMachineView::minimumSizeHint() const
{
    return {Metrics::current().px(260), sizeHint().height()};
}

void StateMachineView::setMachine(const models::AgentMachine &machine)
{
    if (machine == m_machine)
        return;
    m_machine = machine;
    setAccessibleDescription(machine.spoken());
    setToolTip(plainToolTip(machine.outside));
    update();
}

QRectF StateMachineView::boxOf(S state) const
{
    const auto m = Metrics::current();
    const double gap = m.exact(14);
    const double width = (this->width() - 2 - (kColumns - 1) * gap) / kColumns;
    for (const Place &place : kPlaces) {
        if (place.state == state)
            return {1 + place.column * (width + gap), m.exact(kTime + place.row * (kBox + kBetween)) + 0.5, width, m.exact(kBox)};
    }
    return {};
}

void StateMachineView::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto visited = [this](S state) { return m_machine.nodes[size_t(state)].visited; };
    const double head = m.exact(5);
    for (const Step &step : kSteps) {
        const bool taken = visited(step.from) && visited(step.to);
        const QColor colour = taken ? t.text : t.lineStrong;
        const double width = m.exact(taken ? 1.5 : 1.0);
        const QRectF a = boxOf(step.from);
        const QRectF b = boxOf(step.to);
        if (qFuzzyCompare(a.top(), b.top())) {
            const bool right = a.left() < b.left();
            drawArrow(painter, {right ? a.right() + 1 : a.left() - 1, a.center().y()}, {right ? b.left() - 1 : b.right() + 1, b.center().y()}, colour,
                      width, head);
        } else if (qFuzzyCompare(a.left(), b.left())) {
            // There and back stand side by side.
            const bool down = a.top() < b.top();
            const double x = a.center().x() + m.exact(down ? -8 : 8);
            drawArrow(painter, {x, down ? a.bottom() + 1 : a.top() - 1}, {x, down ? b.top() - 1 : b.bottom() + 1}, colour, width, head);
        } else {
            drawArrow(painter, {a.left() + a.width() / 4, a.bottom() + 1}, {b.right() - b.width() / 4, b.top() - 1}, colour, width, head);
        }
    }
    const double radius = m.radiusControl();
    for (const auto &node : m_machine.nodes) {
        const QRectF box = boxOf(node.state);
        const QColor tone = node.tone == models::Tone::Neutral ? t.text : t.tone(node.tone);
        painter.setBrush(node.current ? QBrush(t.tint(node.tone)) : QBrush(t.surface));
        painter.setPen(node.current ? QPen(tone, m.exact(2)) : QPen(node.visited ? t.text : t.lineStrong, 1));
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter.setFont(ui::font(Type::Small, node.current ? Weight::Strong : Weight::Regular));
        painter.setPen(node.current ? tone : node.visited ? t.text : t.muted);
        painter.drawText(box, Qt::AlignCenter, painter.fontMetrics().elidedText(node.word, Qt::ElideRight, int(box.width()) - 4));
        if (node.time.isEmpty())
            continue;
        const bool above = !node.current && box.top() < m.exact(kTime + kBox);
        const double line = m.exact(kTime);
        const QRectF time(box.left() - m.exact(8), above ? box.top() - line : box.bottom(), box.width() + m.exact(16), line);
        // The lit one of the upper row has its clock above too: below it run the arrows.
        const QRectF where = node.current && box.top() < m.exact(kTime + kBox) ? QRectF(time.left(), box.top() - line, time.width(), line) : time;
        painter.setFont(ui::font(Type::Caption, node.current ? Weight::Strong : Weight::Regular));
        painter.setPen(node.current ? tone : t.muted);
        painter.drawText(where, Qt::AlignCenter, node.time);
    }
}

} // namespace pilothouse::ui
