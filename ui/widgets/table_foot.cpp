// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_foot.h"

#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPainter>

namespace pilothouse::ui {

TableFoot::TableFoot(QWidget *parent) : QWidget(parent)
{
    const auto m = Metrics::current();
    setFixedHeight(m.tableFoot());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(m.margin(), 1, m.margin(), 0);
    row->setSpacing(m.u(4));
    m_left = new ElidedLabel(QString(), Type::Small, Ink::Muted, this);
    m_middle = new ElidedLabel(QString(), Type::Small, Ink::Muted, this);
    m_right = new ElidedLabel(QString(), Type::Small, Ink::Muted, this);
    row->addWidget(m_left);
    row->addWidget(m_middle);
    row->addStretch(1);
    row->addWidget(m_right);
}

void TableFoot::setLeft(const QString &text)
{
    m_left->setText(text);
}

void TableFoot::setMiddle(const QString &text)
{
    m_middle->setText(text);
}

void TableFoot::setRight(const QString &text)
{
    m_right->setText(text);
}

void TableFoot::setRightToolTip(const QString &text)
{
    m_right->setToolTip(plainToolTip(text));
    m_right->setAccessibleDescription(text);
}

void TableFoot::addWidget(QWidget *widget)
{
    layout()->addWidget(widget);
}

void TableFoot::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.header);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
}

} // namespace pilothouse::ui
