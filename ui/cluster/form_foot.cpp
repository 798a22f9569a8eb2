// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/form_foot.h"

#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

constexpr int kHeight = 60;

} // namespace

FormFoot::FormFoot(const QString &id, IconName icon, QWidget *form)
    : Panel(Ground::Header, form)
    , m_id(id)
    , m_row(new QHBoxLayout(this))
    , m_summary(new ElidedLabel(QString(), Type::Body, Ink::Text, this))
    , m_reason(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
    , m_plan(makeButton(tr("Plan…"), ButtonRole::Primary, icon, this))
{
    const auto m = Metrics::current();
    setEdges(Qt::TopEdge);
    setFixedHeight(m.px(kHeight));
    m_row->setContentsMargins(m.margin(), 0, m.margin(), 0);
    m_row->setSpacing(m.u(2));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    m_summary->setType(Type::Body, Weight::Medium);
    words->addWidget(m_summary);
    m_reason->setObjectName(m_id + QStringLiteral("Reason"));
    m_reason->setWordWrap(true);
    words->addWidget(m_reason);
    words->addStretch(1);
    m_row->addLayout(words, 1);
    m_plan->setObjectName(m_id + QStringLiteral("Plan"));
    connect(m_plan, &QPushButton::clicked, this, &FormFoot::planRequested);
    m_row->addWidget(m_plan);
    auto *keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), form);
    keys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, m_plan, &QPushButton::click);
    setSummary(QString());
    setReason(QString());
}

void FormFoot::addCommand()
{
    m_command = makeButton(tr("Copy as command"), ButtonRole::Default, IconName::Terminal, this);
    m_command->setObjectName(m_id + QStringLiteral("Copy"));
    connect(m_command, &QPushButton::clicked, this, &FormFoot::copyRequested);
    m_row->insertWidget(m_row->indexOf(m_plan), m_command);
}

void FormFoot::setSummary(const QString &text)
{
    m_summary->setText(text);
    m_summary->setVisible(!text.isEmpty());
}

void FormFoot::setReason(const QString &why, Ink ink)
{
    m_plan->setEnabled(why.isEmpty());
    m_plan->setAccessibleDescription(why);
    m_plan->setToolTip(plainToolTip(why));
    m_reason->setText(why);
    m_reason->setInk(ink);
    m_reason->setVisible(!why.isEmpty());
}

void FormFoot::setCommandReason(const QString &why)
{
    if (m_command == nullptr)
        return;
    m_command->setEnabled(why.isEmpty());
    m_command->setToolTip(plainToolTip(why));
}

void FormFoot::setPlanOffered(bool offered)
{
    m_plan->setVisible(offered);
}

} // namespace pilothouse::ui
