// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the palette of a window offers: objects of its pages, the actions of the page in front, and the window's own commands.
#include "models/environment_kind.h"
#include "ui/shell/main_window.h"

#include "ui/shell/layout_commands.h"
#include "ui/shell/palette.h"
#include "ui/shell/window_commands.h"
#include "ui/theme/icons.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/environment_block.h"
#include "ui/widgets/mnemonics.h"
#include "ui/widgets/sheet_host.h"

#include <QAction>
#include <QApplication>
#include <QKeySequence>

namespace pilothouse::ui {

void MainWindow::openPalette()
{
    if (!isClear())
        return;
    const auto kind = m_parts.services ? std::optional(m_parts.services->profile.environment.kind) : std::nullopt;
    const QPointer<QWidget> before = QApplication::focusWidget();
    m_palette = new Palette(paletteItems(), new EnvironmentBlock(kind), centralWidget());
    m_palette->setGeometry(m_sheet->geometry());
    connect(m_palette, &Palette::closed, this, [this, before] {
        m_palette->hide();
        m_palette->deleteLater();
        m_palette = nullptr;
        if (before)
            before->setFocus(Qt::OtherFocusReason);
    });
    m_palette->show();
    m_palette->raise();
}

std::vector<PaletteItem> MainWindow::paletteItems()
{
    std::vector<PaletteItem> items;
    for (const QString &id : pageIds()) {
        const PanePage *made = m_pages->made(id);
        const PageEntry *entry = m_pages->entry(id);
        for (const PageObject &object : made ? made->objects() : QList<PageObject>()) {
            PaletteItem item;
            item.group = tr("Objects");
            item.name = object.name;
            item.detail = object.detail.isEmpty() ? entry->title : tr("%1 · %2").arg(entry->title, object.detail);
            item.icon = entry->icon;
            item.onlyWhenTyped = true;
            item.run = [this, id, key = object.key] { showPage(id, key); };
            items.push_back(std::move(item));
        }
    }
    if (PanePage *current = m_pages->current()) {
        for (QAction *action : current->pageActions()) {
            if (!action->isVisible() || !action->isEnabled())
                continue;
            PaletteItem item;
            item.group = tr("Actions on %1").arg(current->title());
            item.name = mnemonicsRemoved(action->text());
            item.detail = action->property("opensPlan").toBool() ? tr("opens the plan") : QString();
            item.keys = action->shortcut().toString(QKeySequence::NativeText);
            item.icon = actionIcon(action);
            item.run = [action = QPointer<QAction>(action)] {
                if (action && action->isEnabled())
                    action->trigger();
            };
            items.push_back(std::move(item));
        }
    }
    const auto command = [&](IconName icon, const QString &name, const QString &keys, std::function<void()> run) {
        PaletteItem made;
        made.group = tr("Commands");
        made.name = name;
        made.keys = keys;
        made.icon = icon;
        made.run = std::move(run);
        items.push_back(std::move(made));
    };
    for (const WindowCommand &offered : m_commands->all())
        if (offered.inPalette && (!offered.isOffered || offered.isOffered()))
            command(offered.icon, offered.name, m_commands->keysText(offered.id), offered.run);
    if (m_layouts)
        for (PaletteItem &item : m_layouts->paletteItems())
            items.push_back(std::move(item));
    if (m_parts.services && m_parts.services->access && m_parts.services->access->kind() == domain::EnvironmentKind::Production) {
        if (m_parts.services->access->isWritable())
            command(IconName::Lock, tr("Lock writes"), QString(), [this] { lock(); });
        else
            command(IconName::Unlock, tr("Unlock writes…"), QString(), [this] { unlock(); });
    }
    for (const EnvironmentChoice &choice : m_parts.environments)
        if (!m_parts.services || m_parts.services->profile.environment.id.text() != choice.name)
            command(IconName::Plug, tr("Open environment %1 (%2)").arg(choice.name, models::kindText(choice.kind)), QString(),
                    [this, name = choice.name] { emit openEnvironmentRequested(name); });
    return items;
}

} // namespace pilothouse::ui
