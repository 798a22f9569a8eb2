// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_commands.h"

#include "ui/widgets/buttons.h"

#include <QAction>
#include <QWidget>

namespace pilothouse::ui {

WindowCommands::WindowCommands(QWidget *window) : QObject(window), m_window(window) { }

void WindowCommands::add(WindowCommand command)
{
    QAction *action = makeAction(this, command.icon, command.name);
    action->setShortcuts(command.keys);
    action->setShortcutContext(Qt::WindowShortcut);
    connect(action, &QAction::triggered, this, [this, id = command.id] {
        const WindowCommand *found = find(id);
        if (found && (!found->isOffered || found->isOffered()))
            found->run();
    });
    m_window->addAction(action);
    m_actions << action;
    m_commands.push_back(std::move(command));
}

const WindowCommand *WindowCommands::find(const QString &id) const
{
    for (const WindowCommand &command : m_commands)
        if (command.id == id)
            return &command;
    return nullptr;
}

QAction *WindowCommands::action(const QString &id) const
{
    for (size_t i = 0; i < m_commands.size(); ++i)
        if (m_commands[i].id == id)
            return m_actions[qsizetype(i)];
    return nullptr;
}

QString WindowCommands::keysText(const QString &id) const
{
    const QAction *found = action(id);
    return found && !found->shortcut().isEmpty() ? capText(found->shortcut()) : QString();
}

void WindowCommands::setChangedKeys(const QMap<QString, QString> &changed)
{
    for (size_t i = 0; i < m_commands.size(); ++i) {
        const WindowCommand &command = m_commands[i];
        const auto found = changed.constFind(command.id);
        if (command.keysFixed || found == changed.constEnd())
            m_actions[qsizetype(i)]->setShortcuts(command.keys);
        else
            m_actions[qsizetype(i)]->setShortcuts({QKeySequence(*found, QKeySequence::PortableText)});
    }
}

QString WindowCommands::capText(const QKeySequence &keys)
{
    QString text = keys.toString(QKeySequence::NativeText);
    // "Ctrl++" is Ctrl and plus.
    for (qsizetype i = 0; i + 1 < text.size(); ++i)
        if (text[i] == QLatin1Char('+'))
            text[i] = QLatin1Char(' ');
    return text;
}

} // namespace pilothouse::ui
