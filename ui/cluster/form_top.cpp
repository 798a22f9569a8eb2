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

FormTop::FormTop(const QString &title, QWidget *parent) : Panel(Ground::Header, parent), m_title(new PlainLabel(title, Type::Body, Ink::Text, this))
{
    const auto m = Metrics::current();
    setEdges(Qt::BottomEdge);
    setFixedHeight(m.px(kHeight));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(m.margin(), 0, m.margin(), 0);
    row->setSpacing(m.u(3));
    QPushButton *back = makeButton(tr("Back to the list"), ButtonRole::Flat, IconName::Undo, this);
    back->setObjectName(QStringLiteral("formBack"));
    connect(back, &QPushButton::clicked, this, &FormTop::backRequested);
    row->addWidget(back);
    m_title->setType(Type::Body, Weight::Strong);
    row->addWidget(m_title, 1);
}

void FormTop::setTitle(const QString &title)
{
    m_title->setText(title);
}

} // namespace pilothouse::ui
