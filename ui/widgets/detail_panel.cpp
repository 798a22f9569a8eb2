// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/detail_panel.h"

#include "models/spoken.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/state_label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace pilothouse::ui {

namespace {

constexpr int kRoomyTabs = 5; ///< more of them stand closer
const QString kFootRow = QStringLiteral("foot row");

} // namespace

DetailPanel::DetailPanel(QWidget *parent) : Panel(Ground::Surface, parent)
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 0, 0);
    column->setSpacing(0);

    auto *head = new QHBoxLayout;
    head->setContentsMargins(m.margin(), m.u(3), m.u(2), m.u(2));
    head->setSpacing(m.u(2));
    m_mark = new StateMark({}, this);
    m_mark->setExtent(16);
    head->addWidget(m_mark, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(m.px(2));
    m_name = new ElidedLabel(QString(), Type::Title, Ink::Text, this);
    m_name->setElideMode(Qt::ElideMiddle);
    m_subtitle = new ElidedLabel(QString(), Type::Small, Ink::Muted, this);
    words->addWidget(m_name);
    words->addWidget(m_subtitle);
    head->addLayout(words, 1);
    auto *close = makeIconButton(IconName::Close, tr("Close details"), this);
    connect(close, &QPushButton::clicked, this, &DetailPanel::closeRequested);
    head->addWidget(close, 0, Qt::AlignTop);
    column->addLayout(head);

    m_tabRow = new QWidget(this);
    auto *tabLayout = new QHBoxLayout(m_tabRow);
    tabLayout->setContentsMargins(m.u(2), 0, 0, 0);
    m_tabs = new QTabBar(m_tabRow);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setFont(ui::font(Type::Body, Weight::Medium));
    m_tabs->setAccessibleName(tr("Details"));
    tabLayout->addWidget(m_tabs);
    tabLayout->addStretch(1);
    m_tabRow->hide();
    column->addWidget(m_tabRow);
    column->addWidget(new Hairline(Qt::Horizontal, this));

    m_pages = new QStackedWidget(this);
    column->addWidget(m_pages, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);

    m_foot = new Panel(Ground::Surface, this);
    m_foot->setEdges(Qt::TopEdge);
    auto *footColumn = new QVBoxLayout(m_foot);
    footColumn->setContentsMargins(m.margin(), m.u(2) + 1, m.margin(), m.u(2));
    footColumn->setSpacing(m.u(1));
    m_reason = new ElidedLabel(QString(), Type::Small, Ink::Muted, m_foot);
    m_reason->hide();
    footColumn->addWidget(m_reason);
    auto *footRow = new QHBoxLayout;
    footRow->setObjectName(kFootRow);
    footRow->setSpacing(m.u(1));
    m_verbs = new QHBoxLayout;
    m_verbs->setSpacing(m.u(2));
    m_verbs->addStretch(1);
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(m.u(1));
    m_tools->addStretch(1);
    footRow->addLayout(m_verbs, 1);
    footRow->addLayout(m_tools);
    footColumn->addLayout(footRow);
    m_foot->hide();
    column->addWidget(m_foot);
}

void DetailPanel::setTitle(const QString &name, const std::optional<models::StateText> &state)
{
    m_name->setText(name);
    setAccessibleName(name);
    m_mark->setVisible(state.has_value());
    if (state)
        m_mark->setState(*state);
}

void DetailPanel::setSubtitle(const QString &text)
{
    m_subtitle->setText(text);
}

int DetailPanel::addTab(const QString &title, QWidget *content)
{
    const auto m = Metrics::current();
    auto *scroll = new QScrollArea(m_pages);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(title);
    auto *frame = new Panel(Ground::Surface);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(m.margin(), m.u(3), m.margin(), m.u(3));
    column->addWidget(content);
    column->addStretch(1);
    scroll->setWidget(frame);
    const int index = m_pages->addWidget(scroll);
    // All of them are seen at once; what is behind an arrow is not found.
    if (m_tabs->count() == kRoomyTabs)
        m_tabs->setProperty("crowded", true);
    m_tabs->addTab(title);
    m_tabRow->setVisible(m_tabs->count() > 1);
    return index;
}

void DetailPanel::setCurrentTab(int index)
{
    m_tabs->setCurrentIndex(index);
}

void DetailPanel::addVerb(QAction *action)
{
    auto *button = new ActionButton(action, ButtonRole::Default, m_foot);
    m_verbs->insertWidget(int(m_verbButtons.size()), button);
    m_verbButtons << button;
    connect(action, &QAction::changed, this, &DetailPanel::fitFoot);
    m_foot->show();
    fitFoot();
}

/// A verb is never cut: where room is short the icons go, not the letters, and where that is not enough the tools stand below.
void DetailPanel::fitFoot()
{
    const auto m = Metrics::current();
    int needed = 2 * m.margin() + m.u(2);
    int icons = 0;
    for (const ActionButton *button : std::as_const(m_verbButtons))
        if (button->action()->isVisible()) // as it is with icon, whatever its face now
        {
            needed += button->fontMetrics().horizontalAdvance(button->text()) + m.icon() + m.u(2) + m.px(26) + m.u(2);
            icons += m.icon() + m.u(2);
        }
    for (const ActionButton *button : std::as_const(m_toolButtons))
        if (button->action()->isVisible())
            needed += m.control() + m.u(1);
    const auto face = needed > width() ? ActionButton::Face::TextOnly : ActionButton::Face::IconAndText;
    for (ActionButton *button : std::as_const(m_verbButtons))
        button->setFace(face);
    const auto direction = needed - icons > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (auto *row = m_foot->findChild<QHBoxLayout *>(kFootRow); row->direction() != direction)
        row->setDirection(direction);
}

void DetailPanel::resizeEvent(QResizeEvent *event)
{
    Panel::resizeEvent(event);
    fitFoot();
}

void DetailPanel::addTool(QAction *action)
{
    auto *button = new ActionButton(action, ButtonRole::Flat, m_foot);
    button->setFace(ActionButton::Face::IconOnly);
    m_tools->insertWidget(int(m_toolButtons.size()), button);
    m_toolButtons << button;
    m_foot->show();
}

void DetailPanel::setReason(const QString &reason)
{
    m_reason->setText(models::spoken(reason)); // from the rules of a workflow
    m_reason->setVisible(!reason.isEmpty());
}

} // namespace pilothouse::ui
