// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/form_top.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>

namespace pilothouse::ui {

namespace {

constexpr int kHeight = 44;

} // namespace

FormTop::FormTop(const QString &title, QWidget *parent, const QString &id)
    : Panel(Ground::Header, parent)
    , m_row(new QHBoxLayout(this))
    , m_back(makeButton(tr("Back to the list"), ButtonRole::Flat, IconName::Undo, this))
    , m_title(new PlainLabel(title, Type::Body, Ink::Text, this))
{
    const auto m = Metrics::current();
    setEdges(Qt::BottomEdge);
    setFixedHeight(m.px(kHeight));
    m_row->setContentsMargins(m.margin(), 0, m.margin(), 0);
    m_row->setSpacing(m.u(3));
    m_back->setObjectName(id + QStringLiteral("Back"));
    connect(m_back, &QPushButton::clicked, this, &FormTop::backRequested);
    m_row->addWidget(m_back);
    m_title->setType(Type::Body, Weight::Strong);
    m_row->addWidget(m_title, 1);
}

void FormTop::setAside(QWidget *aside)
{
    m_row->setStretchFactor(m_title, 0);
    m_row->addWidget(aside, 1);
}

void FormTop::setTitle(const QString &title)
{
    m_title->setText(title);
}

} // namespace pilothouse::ui
