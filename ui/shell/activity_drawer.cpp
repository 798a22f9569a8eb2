// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/activity_drawer.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/toast.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QSet>
#include <QVBoxLayout>

namespace pilothouse::ui {

ActivityDrawer::ActivityDrawer(std::shared_ptr<OperationList> operations, std::optional<domain::EnvironmentKind> kind,
                               std::shared_ptr<const Clock> clock, QWidget *parent)
    : Panel(Ground::Surface, parent)
    , m_operations(std::move(operations))
    , m_kind(kind)
    , m_clock(std::move(clock))
{
    const auto m = Metrics::current();
    setAccessibleName(tr("Activity"));
    setEdges(Qt::LeftEdge | Qt::TopEdge);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(m.gap(), m.u(2), m.u(2), m.u(2));
    head->addWidget(new PlainLabel(tr("Activity"), Type::Title, Ink::Text, this), 1);
    auto *close = makeIconButton(IconName::Close, tr("Close activity"), this);
    connect(close, &QPushButton::clicked, this, &ActivityDrawer::closeRequested);
    head->addWidget(close);
    column->addLayout(head);
    column->addWidget(new Hairline(Qt::Horizontal, this));

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *frame = new Panel(Ground::Surface);
    m_list = new QVBoxLayout(frame);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(0);
    m_empty = new PlainLabel(tr("Nothing has run since this window was opened."), Type::Body, Ink::Muted, frame);
    m_empty->setContentsMargins(m.gap(), m.gap(), m.gap(), m.gap());
    m_empty->setWordWrap(true);
    m_list->addWidget(m_empty);
    m_list->addStretch(1);
    scroll->setWidget(frame);
    column->addWidget(scroll, 1);

    if (m_operations)
        connect(m_operations.get(), &OperationList::operationChanged, this, &ActivityDrawer::refresh);
    refresh();
}

void ActivityDrawer::refresh()
{
    const std::vector<OperationStatus> all = m_operations ? m_operations->all() : std::vector<OperationStatus>();
    QSet<QString> present;
    for (size_t i = 0; i < all.size(); ++i) {
        const QString key = all[i].id.text();
        present.insert(key);
        ActivityItem *&item = m_items[key];
        if (item == nullptr) {
            item = new ActivityItem(m_clock, this);
            connect(item, &ActivityItem::cancelRequested, this, [this](const OperationId &id) { m_operations->cancel(id); });
        }
        item->setStatus(all[i], m_kind);
        if (m_list->indexOf(item) != int(i) + 1) {
            m_list->removeWidget(item);
            m_list->insertWidget(int(i) + 1, item);
        }
    }
    for (auto it = m_items.begin(); it != m_items.end();) {
        if (present.contains(it.key())) {
            ++it;
            continue;
        }
        it.value()->hide();
        it.value()->deleteLater();
        it = m_items.erase(it);
    }
    m_empty->setVisible(all.empty());
}

} // namespace pilothouse::ui
