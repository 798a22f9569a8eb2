// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icon_name.h"

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

class QAction;
class QWidget;

namespace pilothouse::ui {

/// Something the window itself can do. One entry serves its keys, the menu, the palette and the "?" sheet, so that all say the same.
struct WindowCommand
{
    QString id; ///< "activity", "page.cluster": what a changed key is remembered by
    IconName icon = IconName::None;
    QString name; ///< in the menu and the palette
    QString help; ///< on the "?" sheet and in the list of shortcuts; empty: `name`
    QList<QKeySequence> keys;
    bool inPalette = true;
    bool keysFixed = false; ///< the same on every desk: ROLL BACK
    std::function<void()> run;
    std::function<bool()> isOffered; ///< none: always
};

/// The commands of one window with the keys in force. Each key works wherever the focus is inside the window.
class WindowCommands final : public QObject
{
    Q_OBJECT
public:
    explicit WindowCommands(QWidget *window);

    void add(WindowCommand command);
    const std::vector<WindowCommand> &all() const { return m_commands; }
    /// Null when there is none.
    const WindowCommand *find(const QString &id) const;
    QAction *action(const QString &id) const;
    /// The first key as the sheet and the palette show it: "Ctrl K".
    QString keysText(const QString &id) const;

    /// Command id → keys in portable text, instead of the usual ones; empty text: none. Others get their usual keys back.
    void setChangedKeys(const QMap<QString, QString> &changed);

    /// Spaces instead of plus signs, as on the key caps.
    static QString capText(const QKeySequence &keys);

private:
    QWidget *m_window;
    std::vector<WindowCommand> m_commands;
    QList<QAction *> m_actions; ///< one a command, in the same order
};

} // namespace pilothouse::ui
