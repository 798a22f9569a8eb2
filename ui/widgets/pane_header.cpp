// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pane_header.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/freshness_label.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>

namespace pilothouse::ui {

namespace {

bool isPrimary(const ActionButton *button)
{
    return button->property("role").toString() == QLatin1String("primary");
}

} // namespace

PaneHeader::PaneHeader(const QString &heading, std::shared_ptr<const Clock> clock, QWidget *parent) : Panel(Ground::Surface, parent)
{
    const auto m = Metrics::current();
    setFixedHeight(m.paneHeader());
    setEdges(Qt::BottomEdge);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(m.margin(), 0, m.margin(), 1);
    row->setSpacing(m.u(2));

    m_heading = new PlainLabel(heading, Type::Heading, Ink::Text, this);
    m_totals = new ElidedLabel(QString(), Type::Body, Ink::Muted, this);
    m_freshness = new FreshnessLabel(std::move(clock), this);
    m_refresh = makeIconButton(IconName::Refresh, tr("Refresh"), this);
    connect(m_refresh, &QPushButton::clicked, this, &PaneHeader::refreshRequested);
    m_divider = new Hairline(Qt::Vertical, this);
    m_divider->setFixedHeight(m.u(5));
    m_divider->hide();
    m_more = makeIconButton(IconName::More, tr("More actions"), this);
    m_moreMenu = new QMenu(m_more);
    m_more->setMenu(m_moreMenu);
    m_more->hide();

    row->addWidget(m_heading);
    row->addSpacing(m.u(1));
    row->addWidget(m_totals, 1);
    row->addWidget(m_freshness);
    row->addWidget(m_refresh);
    row->addWidget(m_divider);
    row->addWidget(m_more);
}

void PaneHeader::setTotals(const QString &text)
{
    m_totals->setText(text);
}

void PaneHeader::setAge(const models::DataAge &age)
{
    m_freshness->setAge(age);
}

void PaneHeader::setFreshnessShown(bool shown)
{
    m_freshness->setVisible(shown);
    m_refresh->setVisible(shown);
}

void PaneHeader::setRefreshing(bool refreshing)
{
    m_refresh->setEnabled(!refreshing);
    m_refresh->setToolTip(plainToolTip(refreshing ? tr("Reading now") : tr("Refresh")));
    m_refresh->setAccessibleDescription(refreshing ? tr("Reading now") : QString());
}

void PaneHeader::addAction(QAction *action, ButtonRole role)
{
    auto *button = new ActionButton(action, role, this);
    auto *row = static_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->indexOf(m_more), button);
    m_entries.append({action, button});
    connect(action, &QAction::changed, this, &PaneHeader::arrange);
    arrange();
}

void PaneHeader::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    const auto m = Metrics::current();
    setFixedHeight(narrow ? m.paneHeaderNarrow() : m.paneHeader());
    m_freshness->setShort(narrow);
    arrange();
}

void PaneHeader::arrange()
{
    m_moreMenu->clear();
    // The one that stays where room is short: the primary, and where there is none of those the first.
    const Entry *stays = nullptr;
    for (const Entry &entry : std::as_const(m_entries))
        if (entry.action->isVisible() && (stays == nullptr || (isPrimary(entry.button) && !isPrimary(stays->button))))
            stays = &entry;
    int shown = 0;
    for (const Entry &entry : std::as_const(m_entries)) {
        const bool inMenu = m_narrow && &entry != stays;
        entry.button->setVisible(entry.action->isVisible() && !inMenu);
        if (!entry.action->isVisible())
            continue;
        ++shown;
        if (inMenu)
            m_moreMenu->addAction(entry.action);
    }
    m_divider->setVisible(shown > 0);
    m_more->setVisible(!m_moreMenu->isEmpty());
}

} // namespace pilothouse::ui
