// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/environment_bar.h"

#include "models/format.h"
#include "ui/shell/bar_chips.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/environment_block.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/panel.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace pilothouse::ui {

using namespace std::chrono_literals;

namespace {

QToolButton *barButton(IconName name, const QString &label, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    const int extent = Metrics::current().icon();
    button->setIcon(icon(name));
    button->setIconSize(QSize(extent, extent));
    button->setAccessibleName(label);
    button->setFocusPolicy(Qt::TabFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

} // namespace

EnvironmentBar::EnvironmentBar(const std::optional<domain::Environment> &environment, std::shared_ptr<domain::WriteAccess> access, QWidget *parent)
    : QWidget(parent)
    , m_environment(environment)
    , m_access(std::move(access))
{
    const auto m = Metrics::current();
    setFixedHeight(m.environmentBar() + m.environmentBand());
    setAccessibleName(tr("Environment"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, m.u(3), m.environmentBand());
    row->setSpacing(m.u(2));

    m_block = new EnvironmentBlock(environment ? std::optional(environment->kind) : std::nullopt, this);
    row->addWidget(m_block);
    row->addSpacing(m.u(2));
    m_name = new ElidedLabel(environment ? environment->id.text() : QString(), Type::Body, Ink::Text, this);
    m_name->setType(Type::Body, Weight::Strong);
    m_name->setElideMode(Qt::ElideMiddle);
    m_place = new ElidedLabel(QString(), Type::Body, Ink::Muted, this);
    m_place->hide();
    m_switch = barButton(IconName::ChevronDown, tr("Switch environment"), this);
    m_switch->setToolTip(plainToolTip(tr("Switch environment  Ctrl+E")));
    m_switch->setProperty("iconOnly", true);
    m_switch->hide();
    m_divider = new Hairline(Qt::Vertical, this);
    m_divider->setFixedHeight(m.u(5));
    row->addWidget(m_name);
    row->addWidget(m_place);
    row->addWidget(m_switch);
    row->addWidget(m_divider);
    m_divider->setVisible(environment.has_value());

    m_accessChip = new AccessChip(this);
    m_accessLink = makeButton(QString(), ButtonRole::Link, IconName::None, this);
    m_accessLink->setObjectName(QStringLiteral("accessLink"));
    connect(m_accessLink, &QPushButton::clicked, this, [this] {
        if (m_access && m_access->isWritable())
            emit lockRequested();
        else
            emit unlockRequested();
    });
    m_run = new RunChip(this);
    m_run->hide();
    connect(m_run, &RunChip::clicked, this, &EnvironmentBar::runPressed);
    m_rollback = makeButton(tr("Roll back"), ButtonRole::Ink, IconName::Rollback, this);
    m_rollback->setObjectName(QStringLiteral("barRollback"));
    m_rollback->setAccessibleDescription(tr("All intents to the old plane, now. No question is asked. Ctrl+Alt+R"));
    m_rollback->setToolTip(plainToolTip(tr("All intents to the old plane, now  Ctrl+Alt+R")));
    m_rollback->hide();
    connect(m_rollback, &QPushButton::clicked, this, &EnvironmentBar::rollbackPressed);
    row->addWidget(m_accessChip);
    row->addWidget(m_accessLink);
    row->addWidget(m_run);
    row->addWidget(m_rollback);
    row->addStretch(1);

    m_search = new SearchButton(this);
    connect(m_search, &SearchButton::clicked, this, &EnvironmentBar::searchPressed);
    row->addWidget(m_search);
    row->addSpacing(m.u(1));
    m_activity = barButton(IconName::Activity, tr("Activity"), this);
    m_activity->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_activity->setIconSize(QSize(m.icon() + m.u(1), m.icon())); // the gap between icon and words
    m_activity->setToolTip(plainToolTip(tr("Running and recent operations  Ctrl+J")));
    connect(m_activity, &QToolButton::clicked, this, &EnvironmentBar::activityPressed);
    m_bell = new BellButton(this);
    connect(m_bell, &QToolButton::clicked, this, &EnvironmentBar::attentionPressed);
    m_menu = barButton(IconName::Menu, tr("Menu"), this);
    m_menu->setProperty("iconOnly", true);
    row->addWidget(m_activity);
    row->addWidget(m_bell);
    row->addWidget(m_menu);

    setRunning(0);
    m_tick.setInterval(1s);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (!m_access->remaining())
            m_access->lock(); // time is up: tells everybody
        updateAccess();
    });
    if (m_access)
        connect(m_access.get(), &domain::WriteAccess::changed, this, &EnvironmentBar::updateAccess);
    updateAccess();
}

void EnvironmentBar::setPlace(const QString &place)
{
    m_place->setText(place);
    fit();
}

void EnvironmentBar::setEnvironmentMenu(QMenu *menu)
{
    m_switch->setMenu(menu);
    m_switch->setVisible(menu != nullptr);
}

void EnvironmentBar::openEnvironmentMenu()
{
    if (m_switch->isVisible())
        m_switch->showMenu();
}

void EnvironmentBar::setRun(const QString &text, bool rollbackOffered)
{
    m_run->setRun(text);
    m_rollbackOffered = rollbackOffered;
    updateRun();
}

void EnvironmentBar::setBigRollbackShown(bool shown)
{
    m_bigRollbackShown = shown;
    updateRun();
}

void EnvironmentBar::updateRun()
{
    m_run->setVisible(!m_run->run().isEmpty() && !m_bigRollbackShown);
    m_rollback->setVisible(m_rollbackOffered && !m_bigRollbackShown);
    fit();
}

void EnvironmentBar::setRunning(int operations)
{
    const QString text = operations == 0 ? tr("Activity") : tr("%1 running").arg(models::countText(operations));
    m_activity->setText(text);
    m_activity->setAccessibleName(operations == 0 ? tr("Activity") : tr("Activity, %1").arg(text));
    m_activity->setIcon(operations == 0 ? icon(IconName::Activity) : icon(IconName::Restart, IconTone::Accent));
}

void EnvironmentBar::setAttention(int count)
{
    m_bell->setCount(count);
}

void EnvironmentBar::setMenu(QMenu *menu)
{
    m_menu->setMenu(menu);
}

void EnvironmentBar::setNarrow(bool narrow)
{
    m_narrow = narrow;
    m_activity->setIconSize(QSize(Metrics::current().icon() + (narrow ? 0 : Metrics::current().u(1)), Metrics::current().icon()));
    m_activity->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    const auto m = Metrics::current();
    if (narrow) {
        m_block->setMinimumWidth(0);
        m_block->setMaximumWidth(QWIDGETSIZE_MAX);
    } else {
        m_block->setFixedWidth(m.rail());
    }
    fit();
}

void EnvironmentBar::updateAccess()
{
    if (!m_access || !m_environment) {
        m_accessChip->hide();
        m_accessLink->hide();
        return;
    }
    const auto left = m_access->remaining();
    if (m_access->kind() != domain::EnvironmentKind::Production) {
        m_accessChip->setAccess(AccessChip::Access::Allowed, tr("Writes allowed"));
        m_accessLink->hide();
    } else if (left) {
        m_accessChip->setAccess(AccessChip::Access::Unlocked, tr("Writes unlocked"), models::clockCountText(*left));
        m_accessLink->setText(tr("Lock now"));
        m_accessLink->show();
    } else {
        m_accessChip->setAccess(AccessChip::Access::ReadOnly, tr("Read-only"));
        m_accessLink->setText(tr("Unlock writes…"));
        m_accessLink->show();
    }
    if (left)
        m_tick.start();
    else
        m_tick.stop();
    fit();
}

void EnvironmentBar::fit()
{
    // The place is dropped first, then the words of the search. Decided by the widths, not by trying: a label that is shown for a moment
    // is given room that it would keep until the next events.
    m_search->setShort(m_narrow);
    const int gap = layout()->spacing();
    const int others = layout()->minimumSize().width() - (m_place->isHidden() ? 0 : m_place->minimumSizeHint().width() + gap);
    m_place->setVisible(!m_narrow && !m_place->text().isEmpty() && others + gap + m_place->sizeHint().width() <= width());
    if (layout()->minimumSize().width() > width())
        m_search->setShort(true);
    layout()->activate();
}

void EnvironmentBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void EnvironmentBar::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const int band = Metrics::current().environmentBand();
    QPainter painter(this);
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(0, height() - band, width(), band),
                     environmentLook(m_environment ? std::optional(m_environment->kind) : std::nullopt, t).colour);
}

} // namespace pilothouse::ui
