// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the palette of a window offers: objects of its pages, the actions of the page in front, and the window's own commands.
#include "ui/shell/main_window.h"

#include "ui/shell/palette.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/environment_block.h"
#include "ui/widgets/plan_sheet.h"

#include <QAction>
#include <QApplication>
#include <QKeySequence>

namespace pilothouse::ui {

void MainWindow::openPalette()
{
    if (m_palette || m_sheet->isOpen())
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
    for (const Slot &slot : m_slots) {
        if (!slot.page)
            continue;
        for (const PageObject &object : slot.page->objects()) {
            PaletteItem item;
            item.group = tr("Objects");
            item.name = object.name;
            item.detail = object.detail.isEmpty() ? slot.entry.title : tr("%1 · %2").arg(slot.entry.title, object.detail);
            item.icon = slot.entry.icon;
            item.onlyWhenTyped = true;
            item.run = [this, id = slot.entry.id, key = object.key] { showPage(id, key); };
            items.push_back(std::move(item));
        }
    }
    if (PanePage *current = page(m_current)) {
        for (QAction *action : current->pageActions()) {
            if (!action->isVisible() || !action->isEnabled())
                continue;
            PaletteItem item;
            item.group = tr("Actions on %1").arg(current->title());
            item.name = QString(action->text()).remove(QLatin1Char('&'));
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
    int number = 0;
    for (const Slot &slot : m_slots) {
        ++number;
        if (!slot.entry.make || (!m_parts.services && slot.entry.place == PageEntry::Place::Top))
            continue;
        command(slot.entry.icon, tr("Go to %1").arg(slot.entry.title), number <= 8 ? tr("Ctrl %1").arg(number) : QString(),
                [this, id = slot.entry.id] { showPage(id); });
    }
    if (!m_current.isEmpty())
        command(IconName::Refresh, tr("Refresh this page"), QStringLiteral("F5"), [this] {
            if (PanePage *current = page(m_current))
                current->refreshNow();
        });
    command(IconName::Activity, tr("Activity"), tr("Ctrl J"), [this] { setDrawerShown(!isDrawerShown()); });
    if (m_parts.services && m_parts.services->access && m_parts.services->access->kind() == domain::EnvironmentKind::Production) {
        if (m_parts.services->access->isWritable())
            command(IconName::Lock, tr("Lock writes"), QString(), [this] { lock(); });
        else
            command(IconName::Unlock, tr("Unlock writes…"), QString(), [this] { unlock(); });
    }
    for (const EnvironmentChoice &choice : m_parts.environments)
        if (!m_parts.services || m_parts.services->profile.environment.id.text() != choice.name)
            command(IconName::Plug, tr("Open environment %1 (%2)").arg(choice.name, domain::kindWord(choice.kind)), QString(),
                    [this, name = choice.name] { emit openEnvironmentRequested(name); });
    command(IconName::Add, tr("Add an environment…"), QString(), [this] { emit addEnvironmentRequested(); });
    if (m_parts.theme) {
        command(IconName::Eye, tr("Theme: light"), QString(), [this] { m_parts.theme->setChoice(SchemeChoice::Light); });
        command(IconName::Eye, tr("Theme: dark"), QString(), [this] { m_parts.theme->setChoice(SchemeChoice::Dark); });
        command(IconName::Eye, tr("Theme: as the desktop"), QString(), [this] { m_parts.theme->setChoice(SchemeChoice::FollowSystem); });
    }
    command(IconName::Help, tr("Keys of this page"), QStringLiteral("?"), [this] { showKeys(); });
    command(IconName::None, tr("Full screen"), QStringLiteral("F11"), [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    return items;
}

} // namespace pilothouse::ui
