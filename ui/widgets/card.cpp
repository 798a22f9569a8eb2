// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/card.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace pilothouse::ui {

Card::Card(const QString &title, Body body, QWidget *parent) : QWidget(parent)
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);

    m_header = new QWidget(this);
    m_header->setFixedHeight(m.cardHeader());
    m_headerRow = new QHBoxLayout(m_header);
    m_headerRow->setContentsMargins(m.gap(), 0, m.gap(), 0);
    m_headerRow->setSpacing(m.u(2));
    m_title = new PlainLabel(title, Type::Body, Ink::Text, m_header);
    m_title->setType(Type::Body, Weight::Strong);
    m_subtitle = new ElidedLabel(QString(), Type::Body, Ink::Muted, m_header);
    m_trailing = new PlainLabel(QString(), Type::Small, Ink::Muted, m_header);
    m_trailing->hide();
    m_headerRow->addWidget(m_title);
    m_headerRow->addWidget(m_subtitle, 1);
    m_headerRow->addWidget(m_trailing);
    column->addWidget(m_header);
    m_header->setVisible(!title.isEmpty());

    // A widget of its own: it takes the height that is left, so that the header stays on top.
    auto *bodyArea = new QWidget(this);
    m_body = new QVBoxLayout(bodyArea);
    const int padding = body == Body::Padded ? m.gap() : 0;
    m_body->setContentsMargins(padding, padding, padding, padding);
    m_body->setSpacing(body == Body::Padded ? m.u(2) : 0);
    column->addWidget(bodyArea, 1);
    setAccessibleName(title);
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_header->setVisible(!title.isEmpty());
    setAccessibleName(title);
    update();
}

void Card::setSubtitle(const QString &subtitle)
{
    m_subtitle->setText(subtitle);
}

void Card::setTrailing(const QString &text)
{
    m_trailing->setText(text);
    m_trailing->setVisible(!text.isEmpty());
}

void Card::addHeaderWidget(QWidget *widget)
{
    m_headerRow->addWidget(widget);
}

void Card::setOutline(Outline outline)
{
    m_outline = outline;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(t.line);
    switch (m_outline) {
    case Outline::Plain: break;
    case Outline::Strong: pen.setColor(t.lineStrong); break;
    case Outline::Fail: pen.setColor(t.fail); break;
    case Outline::Accent: pen.setColor(t.accent); break;
    case Outline::WarnDashed:
        pen.setColor(t.warn);
        pen.setDashPattern({4, 3});
        break;
    }
    painter.setPen(pen);
    painter.setBrush(t.surface);
    const int radius = Metrics::current().radiusCard();
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if (!m_header->isHidden()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRect(1, m_header->geometry().bottom(), width() - 2, 1), t.line);
    }
}

} // namespace pilothouse::ui
