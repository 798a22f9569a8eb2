// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panel.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QPainter>

namespace pilothouse::ui {

Panel::Panel(Ground ground, QWidget *parent) : QWidget(parent), m_ground(ground) { }

void Panel::setGround(Ground ground)
{
    m_ground = ground;
    update();
}

void Panel::setEdges(Qt::Edges edges)
{
    m_edges = edges;
    update();
}

void Panel::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    QPainter painter(this);
    switch (m_ground) {
    case Ground::None: break;
    case Ground::Window: painter.fillRect(rect(), t.window); break;
    case Ground::Surface: painter.fillRect(rect(), t.surface); break;
    case Ground::Header: painter.fillRect(rect(), t.header); break;
    case Ground::Sunken: painter.fillRect(rect(), t.sunken); break;
    }
    if (m_edges & Qt::TopEdge)
        painter.fillRect(QRect(0, 0, width(), 1), t.line);
    if (m_edges & Qt::BottomEdge)
        painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
    if (m_edges & Qt::LeftEdge)
        painter.fillRect(QRect(0, 0, 1, height()), t.line);
    if (m_edges & Qt::RightEdge)
        painter.fillRect(QRect(width() - 1, 0, 1, height()), t.line);
}

Hairline::Hairline(Qt::Orientation orientation, QWidget *parent) : QWidget(parent)
{
    if (orientation == Qt::Horizontal) {
        setFixedHeight(1);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    } else {
        setFixedWidth(1);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    }
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensOf(this).line);
}

Toolbar::Toolbar(QWidget *parent) : Panel(Ground::Surface, parent)
{
    const auto m = Metrics::current();
    setFixedHeight(m.toolbar());
    setEdges(Qt::BottomEdge);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(m.margin(), 0, m.margin(), 1);
    row->setSpacing(m.u(2));
}

void Toolbar::addWidget(QWidget *widget)
{
    static_cast<QHBoxLayout *>(layout())->addWidget(widget);
}

void Toolbar::addStretch()
{
    static_cast<QHBoxLayout *>(layout())->addStretch(1);
}

} // namespace pilothouse::ui
