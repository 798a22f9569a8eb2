// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pane_page.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/pane_header.h"

#include <QAction>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace pilothouse::ui {

PanePage::PanePage(const QString &id, const QString &title, IconName icon, std::shared_ptr<const Clock> clock, QWidget *parent)
    : Panel(Ground::Surface, parent)
    , m_id(id)
    , m_title(title)
    , m_icon(icon)
    , m_header(new PaneHeader(title, std::move(clock), this))
{
    setObjectName(id + QLatin1String("Page"));
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    connect(m_header, &PaneHeader::refreshRequested, this, [this] { refreshNow(); });
}

void PanePage::setNarrow(bool narrow)
{
    m_narrow = narrow;
    m_header->setNarrow(narrow);
}

void PanePage::setContent(QWidget *content)
{
    delete m_content;
    m_content = content;
    static_cast<QVBoxLayout *>(layout())->addWidget(content, 1);
}

void PanePage::setScrolledContent(QWidget *content)
{
    const auto m = Metrics::current();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *ground = new Panel(Ground::Window);
    auto *column = new QVBoxLayout(ground);
    column->setContentsMargins(m.margin(), m.gap(), m.margin(), m.gap());
    column->addWidget(content, 1);
    scroll->setWidget(ground);
    setContent(scroll);
}

void PanePage::setFilterField(FilterField *field)
{
    auto *slash = new QShortcut(QKeySequence(QStringLiteral("/")), this);
    slash->setContext(Qt::WidgetWithChildrenShortcut);
    connect(slash, &QShortcut::activated, field, [field] {
        field->setFocus(Qt::ShortcutFocusReason);
        field->selectAll();
    });
}

QAction *PanePage::addPageAction(QAction *action)
{
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    m_actions.append(action);
    return action;
}

} // namespace pilothouse::ui
