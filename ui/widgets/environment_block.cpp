// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/environment_block.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPainter>

namespace pilothouse::ui {

EnvironmentBlock::EnvironmentBlock(std::optional<domain::EnvironmentKind> kind, QWidget *parent) : QWidget(parent)
{
    setFont(ui::font(Type::Body, Weight::Strong));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setKind(kind);
}

void EnvironmentBlock::setKind(std::optional<domain::EnvironmentKind> kind)
{
    m_kind = kind;
    setAccessibleName(tr("Environment: %1").arg(environmentLook(kind, lightTokens()).word));
    updateGeometry();
    update();
}

QSize EnvironmentBlock::sizeHint() const
{
    const auto m = Metrics::current();
    const QString word = environmentLook(m_kind, lightTokens()).word;
    return {m.u(4) + m.px(18) + m.u(2) + fontMetrics().horizontalAdvance(word) + m.u(4), m.environmentBar()};
}

void EnvironmentBlock::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    const EnvironmentLook look = environmentLook(m_kind, t);
    QPainter painter(this);
    painter.fillRect(rect(), look.colour);
    const int extent = m.px(18);
    paintIcon(&painter, QRectF(m.u(4), (height() - extent) / 2, extent, extent), look.icon, t.onFill);
    painter.setPen(t.onFill);
    painter.drawText(rect().adjusted(m.u(4) + extent + m.u(2), 0, 0, 0), Qt::AlignVCenter | Qt::TextSingleLine, look.word);
}

EnvironmentStrip::EnvironmentStrip(const domain::Environment &environment, QWidget *parent)
    : QWidget(parent)
    , m_environment(environment)
    , m_row(new QHBoxLayout(this))
{
    const auto m = Metrics::current();
    setFixedHeight(m.px(30) + m.environmentBand());
    m_row->setContentsMargins(0, 0, m.gap(), m.environmentBand());
    m_row->setSpacing(m.gap());
    m_row->addWidget(new EnvironmentBlock(environment.kind, this));
    auto *name = new ElidedLabel(environment.id.text(), Type::Body, Ink::Text, this);
    name->setType(Type::Body, Weight::Strong);
    m_row->addWidget(name, 1);
}

void EnvironmentStrip::addWidget(QWidget *widget)
{
    m_row->addWidget(widget);
}

void EnvironmentStrip::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const int band = Metrics::current().environmentBand();
    QPainter(this).fillRect(QRect(0, height() - band, width(), band), environmentLook(m_environment.kind, t).colour);
}

} // namespace pilothouse::ui
