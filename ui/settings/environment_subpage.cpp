// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/environment_subpage.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::ProfileEditor)
};

} // namespace

EnvironmentSubpage::EnvironmentSubpage(const QString &backName, QWidget *parent)
    : Panel(Ground::Window, parent)
    , m_column(new QVBoxLayout(this))
    , m_tools(new Toolbar(this))
    , m_title(new PlainLabel(QString(), Type::Body, Ink::Text, this))
    , m_path(new ElidedLabel(QString(), Type::MonoSmall, Ink::Muted, this))
    , m_reason(nullptr)
    , m_footRow(nullptr)
{
    const auto m = Metrics::current();
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    auto *back = makeButton(Words::tr("Environments"), ButtonRole::Flat, IconName::Undo, this);
    back->setObjectName(backName);
    connect(back, &QPushButton::clicked, this, &EnvironmentSubpage::backRequested);
    m_tools->addWidget(back);
    m_title->setType(Type::Body, Weight::Strong);
    m_tools->addWidget(m_title);
    m_path->setElideMode(Qt::ElideMiddle);
    m_path->setMinimumWidth(m.px(120));
    m_path->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_tools->addWidget(m_path);
    m_column->addWidget(m_tools);

    auto *foot = new Panel(Ground::Header, this);
    foot->setEdges(Qt::TopEdge);
    m_footRow = new QHBoxLayout(foot);
    m_footRow->setContentsMargins(m.margin(), m.u(2) + 1, m.margin(), m.u(2));
    m_footRow->setSpacing(m.u(2));
    m_reason = new PlainLabel(QString(), Type::Small, Ink::Muted, foot);
    m_reason->setWordWrap(true);
    m_footRow->addWidget(m_reason, 1);
    m_column->addWidget(foot);
}

void EnvironmentSubpage::setHeading(const QString &title, const QString &path)
{
    m_title->setText(title);
    m_path->setText(path);
}

void EnvironmentSubpage::setPathShown(bool shown)
{
    m_path->setVisible(shown);
}

void EnvironmentSubpage::setBody(QWidget *body)
{
    m_column->insertWidget(1, body, 1);
}

void EnvironmentSubpage::addFootButton(QPushButton *button)
{
    m_footRow->addWidget(button);
}

void EnvironmentSubpage::setReason(const QString &reason)
{
    m_reason->setText(reason);
}

QScrollArea *EnvironmentSubpage::scrolled(QWidget *content, int mostWidth)
{
    const auto m = Metrics::current();
    auto *ground = new Panel(Ground::Window);
    auto *row = new QHBoxLayout(ground);
    row->setContentsMargins(m.margin(), m.gap(), m.margin(), m.gap());
    content->setMaximumWidth(m.px(mostWidth));
    row->addWidget(content, 100);
    row->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(ground);
    return scroll;
}

} // namespace pilothouse::ui
