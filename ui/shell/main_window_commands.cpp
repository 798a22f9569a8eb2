// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the window itself can do: its commands with their keys, the menus, the "?" sheet, and the switch of writes.
#include "ui/shell/main_window.h"

#include "models/desk_settings.h"
#include "models/spoken.h"
#include "models/write_unlock.h"
#include "ui/shell/environment_bar.h"
#include "ui/shell/keys_sheet.h"
#include "ui/shell/layout_commands.h"
#include "ui/shell/palette.h"
#include "ui/shell/window_commands.h"
#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/mnemonics.h"
#include "ui/widgets/sheet_host.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMenu>

#include <tuple>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

void MainWindow::addCommands()
{
    m_commands = new WindowCommands(this);
    addPageCommands();
    const auto add = [this](const char *id, IconName icon, const QString &name, const QString &help, const QList<QKeySequence> &keys,
                            std::function<void()> run) {
        WindowCommand command;
        command.id = QString::fromLatin1(id);
        command.icon = icon;
        command.name = name;
        command.help = help;
        command.keys = keys;
        command.run = std::move(run);
        return command;
    };
    const auto key = [](const char *keys) { return QKeySequence(QString::fromLatin1(keys)); };

    m_commands->add(add("refresh", IconName::Refresh, tr("Refresh this page"), tr("Refresh"), {key("F5")}, [this] {
        if (PanePage *current = m_pages->current(); current && !m_sheet->isOpen())
            current->refreshNow();
    }));
    WindowCommand palette = add("palette", IconName::Search, tr("Anything by name"), tr("Anything by name"), {key("Ctrl+K"), key("Ctrl+Shift+P")},
                                [this] { openPalette(); });
    palette.inPalette = false;
    m_commands->add(palette);
    m_commands->add(
        add("activity", IconName::Activity, tr("Activity"), tr("Activity"), {key("Ctrl+J")}, [this] { setDrawerShown(!isDrawerShown()); }));
    WindowCommand environments = add("environment.switch", IconName::Plug, tr("Switch environment"), tr("Switch environment"), {key("Ctrl+E")},
                                     [this] { m_bar->openEnvironmentMenu(); });
    environments.inPalette = false; // the palette names each of them
    m_commands->add(environments);
    // The safe direction: never asks, never waits for a page. Not in the palette: a slip of Enter moves no traffic.
    WindowCommand rollback
        = add("rollback", IconName::Rollback, tr("Roll back"), tr("ROLL BACK, at once"), {key("Ctrl+Alt+R")}, [this] { rollBack(); });
    rollback.inPalette = false;
    rollback.keysFixed = true;
    m_commands->add(rollback);
    m_commands->add(add("environment.add", IconName::Add, tr("Add an environment…"), QString(), {}, [this] { addEnvironment(); }));
    addThemeCommands();
    addLayoutCommands();
    m_commands->add(add("keys", IconName::Help, tr("Keys of this page"), tr("This sheet"), {key("?")}, [this] { showKeys(); }));
    m_commands->add(add("fullscreen", IconName::None, tr("Full screen"), tr("Full screen"), {key("F11")},
                        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); }));
    WindowCommand closing = add("close", IconName::None, tr("Close window"), QString(), {}, [this] { close(); });
    closing.inPalette = false;
    m_commands->add(closing);
}

void MainWindow::addThemeCommands()
{
    if (!m_parts.theme)
        return;
    for (const auto &[id, name, choice] :
         {std::tuple("theme.light", tr("Theme: light"), SchemeChoice::Light), std::tuple("theme.dark", tr("Theme: dark"), SchemeChoice::Dark),
          std::tuple("theme.system", tr("Theme: as the desktop"), SchemeChoice::FollowSystem)}) {
        WindowCommand command;
        command.id = QString::fromLatin1(id);
        command.icon = IconName::Eye;
        command.name = name;
        command.run = [this, choice = choice] { chooseTheme(int(choice)); };
        m_commands->add(std::move(command));
    }
}

void MainWindow::addLayoutCommands()
{
    if (!m_parts.services || m_parts.stateFolder.isEmpty())
        return;
    LayoutCommands::Parts parts;
    parts.layout = m_layout.get();
    parts.commands = m_commands;
    parts.frame = centralWidget();
    parts.bar = m_bar;
    parts.clock = m_parts.clock;
    parts.folder = QStringLiteral("%1/layouts/%2").arg(m_parts.stateFolder, m_parts.services->profile.environment.id.text());
    parts.mayAsk = [this] { return isClear(); };
    parts.notify = [this](const Notice &notice) { notifyOperator(notice); };
    m_layouts = new LayoutCommands(std::move(parts), this);
    // A plan is more than a name: it takes the place of the question.
    connect(m_sheet, &SheetHost::openChanged, m_layouts, &LayoutCommands::stopAsking);
}

bool MainWindow::isClear() const
{
    return !m_keys && !m_palette && !m_sheet->isOpen() && !(m_layouts && m_layouts->isAsking());
}

void MainWindow::chooseTheme(int choice)
{
    m_parts.theme->setChoice(SchemeChoice(choice));
    if (!m_parts.desk)
        return;
    models::DeskChoices choices = m_parts.desk->choices();
    choices.theme = SchemeChoice(choice) == SchemeChoice::Dark    ? models::DeskChoices::Theme::Dark
                    : SchemeChoice(choice) == SchemeChoice::Light ? models::DeskChoices::Theme::Light
                                                                  : models::DeskChoices::Theme::System;
    const Status kept = m_parts.desk->set(choices);
    if (!kept)
        notifyOperator({StateText::of(Mark::Warn, tr("In force, but not remembered")), models::spokenLine(kept.error(), Attempt::Change)});
}

void MainWindow::addEnvironment()
{
    // The settings keep this environment open meanwhile; without them there is the page of the first start.
    if (!showPage(QStringLiteral("settings"), QStringLiteral("+")))
        emit addEnvironmentRequested();
}

std::vector<models::Shortcut> MainWindow::shortcuts() const
{
    std::vector<models::Shortcut> list;
    for (const WindowCommand &command : m_commands->all()) {
        models::Shortcut shortcut;
        shortcut.id = command.id;
        shortcut.name = command.name;
        shortcut.usual = command.keys.isEmpty() ? QString() : command.keys.front().toString(QKeySequence::PortableText);
        shortcut.fixed = command.keysFixed;
        list.push_back(std::move(shortcut));
    }
    return list;
}

std::vector<models::TakenKeys> MainWindow::keysOfPages()
{
    // Keys that tables and fields answer to, on every page.
    std::vector<models::TakenKeys> taken{{QStringLiteral("Ctrl+A"), tr("select all rows that are shown")},
                                         {QStringLiteral("Ctrl+C"), tr("copy")},
                                         {QStringLiteral("Ctrl+V"), tr("paste")},
                                         {QStringLiteral("Ctrl+X"), tr("cut")},
                                         {QStringLiteral("Ctrl+Z"), tr("undo")},
                                         {QStringLiteral("Esc"), tr("clear the filter, close")},
                                         {QStringLiteral("Return"), tr("open the details")},
                                         {QStringLiteral("Tab"), tr("the next control")},
                                         {QStringLiteral("/"), tr("the filter")}};
    for (const QString &id : pageIds()) {
        PanePage *made = m_pages->made(id);
        if (!made)
            continue;
        for (const QAction *action : made->pageActions())
            for (const QKeySequence &keys : action->shortcuts())
                taken.push_back({keys.toString(QKeySequence::PortableText), tr("%1 · %2").arg(made->title(), mnemonicsRemoved(action->text()))});
    }
    return taken;
}

void MainWindow::addPageCommands()
{
    int number = 0;
    for (const QString &id : pageIds()) {
        ++number;
        const PageEntry *entry = m_pages->entry(id);
        WindowCommand command;
        command.id = QStringLiteral("page.") + id;
        command.icon = entry->icon;
        command.name = tr("Go to %1").arg(entry->title);
        if (id == QLatin1String("settings"))
            command.keys = {QKeySequence(QStringLiteral("Ctrl+,"))};
        else if (number <= 8)
            command.keys = {QKeySequence(QStringLiteral("Ctrl+%1").arg(number))};
        command.isOffered = [this, id] { return m_pages->canOpen(*m_pages->entry(id)); };
        command.run = [this, id] {
            if (!m_sheet->isOpen())
                showPage(id);
        };
        m_commands->add(command);
    }
}

QMenu *MainWindow::makeMenu()
{
    auto *menu = new QMenu(this);
    menu->setAccessibleName(tr("Menu"));
    if (m_parts.theme) {
        QMenu *themes = menu->addMenu(tr("Theme"));
        auto *group = new QActionGroup(themes);
        const auto add = [&](const QString &text, SchemeChoice choice) {
            QAction *action = themes->addAction(text);
            action->setCheckable(true);
            group->addAction(action);
            connect(themes, &QMenu::aboutToShow, action, [this, action, choice] { action->setChecked(m_parts.theme->choice() == choice); });
            connect(action, &QAction::triggered, this, [this, choice] { chooseTheme(int(choice)); });
        };
        add(tr("As the desktop"), SchemeChoice::FollowSystem);
        add(tr("Light"), SchemeChoice::Light);
        add(tr("Dark"), SchemeChoice::Dark);
    }
    if (m_layouts)
        menu->addMenu(m_layouts->makeMenu(menu));
    for (const char *id : {"activity", "page.setup", "environment.add", "", "keys", "fullscreen", "", "close"}) {
        if (QAction *action = m_commands->action(QString::fromLatin1(id)))
            menu->addAction(action);
        else if (*id == '\0')
            menu->addSeparator();
    }
    return menu;
}

QMenu *MainWindow::makeEnvironmentMenu()
{
    auto *menu = new QMenu(this);
    for (const EnvironmentChoice &choice : m_parts.environments) {
        QAction *action = menu->addAction(tr("%1  %2").arg(environmentWord(choice.kind), choice.name));
        action->setEnabled(!m_parts.services || m_parts.services->profile.environment.id.text() != choice.name);
        connect(action, &QAction::triggered, this, [this, name = choice.name] { emit openEnvironmentRequested(name); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Add an environment…")), &QAction::triggered, this, &MainWindow::addEnvironment);
    return menu;
}

void MainWindow::showKeys()
{
    if (!isClear())
        return;
    QList<KeyHelp> windowKeys;
    if (const qsizetype pages = pageIds().size(); pages > 0)
        windowKeys << KeyHelp{tr("Ctrl 1 … %1").arg(qMin(8, int(pages))), tr("Pages")};
    for (const WindowCommand &command : m_commands->all())
        if (const QString text = m_commands->keysText(command.id); !text.isEmpty() && !command.help.isEmpty())
            windowKeys << KeyHelp{text, command.help};
    windowKeys << KeyHelp{QStringLiteral("/"), tr("Filter")};
    PanePage *current = m_pages->current();
    QList<KeyHelp> pageKeys = current ? current->keys() : QList<KeyHelp>();
    if (current)
        for (QAction *action : current->pageActions())
            if (!action->shortcut().isEmpty())
                pageKeys << KeyHelp{action->shortcut().toString(QKeySequence::NativeText), mnemonicsRemoved(action->text())};
    QWidget *before = QApplication::focusWidget();
    m_keys = new KeysSheet(current ? current->title() : QString(), pageKeys, windowKeys, centralWidget());
    m_keys->setGeometry(m_sheet->geometry());
    connect(m_keys, &KeysSheet::closed, this, [this, before = QPointer<QWidget>(before)] {
        m_keys->hide();
        m_keys->deleteLater();
        m_keys = nullptr;
        if (before)
            before->setFocus(Qt::OtherFocusReason);
    });
    m_keys->show();
    m_keys->raise();
    m_keys->setFocus();
}

void MainWindow::unlock()
{
    const domain::Environment environment = m_parts.services->profile.environment;
    const auto clock = m_parts.clock;
    offerPlan({[environment, clock] { return models::unlockPlan(environment, *clock); },
               [this, environment](const QString &) {
                   auto task = models::unlockWrites(m_parts.services->access, m_parts.services->audit, environment);
                   QCoro::connect(std::move(task), this, [this](const Status &result) {
                       if (result)
                           return;
                       const UserMessage message = models::spoken(result.error(), Attempt::Change);
                       notifyOperator({StateText::of(Mark::Fail, tr("Not unlocked: %1").arg(message.what)), message.nextStep});
                   });
               }});
}

void MainWindow::lock()
{
    auto task = models::lockWrites(m_parts.services->access, m_parts.services->audit, m_parts.services->profile.environment);
    QCoro::connect(std::move(task), this, [this](const Status &result) {
        if (!result)
            notifyOperator({StateText::of(Mark::Warn, tr("Locked, but not recorded")), models::spokenLine(result.error(), Attempt::Change)});
    });
}

} // namespace pilothouse::ui
