// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/shortcut_rules.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ShortcutRules)
};

} // namespace

QString keysInForce(const Shortcut &shortcut, const QMap<QString, QString> &chosen)
{
    const auto found = chosen.constFind(shortcut.id);
    return shortcut.fixed || found == chosen.constEnd() ? shortcut.usual : *found;
}

QString shortcutConflict(const std::vector<Shortcut> &shortcuts, const std::vector<TakenKeys> &taken, const QMap<QString, QString> &chosen,
                         const QString &id, const QString &keys)
{
    const auto mine = std::find_if(shortcuts.begin(), shortcuts.end(), [&id](const Shortcut &shortcut) { return shortcut.id == id; });
    if (mine == shortcuts.end())
        return Words::tr("There is no such command.");
    if (mine->fixed)
        return keys == mine->usual ? QString() : Words::tr("This key is the same on every desk.");
    if (keys.isEmpty())
        return {};
    for (const Shortcut &other : shortcuts)
        if (other.id != id && keysInForce(other, chosen) == keys)
            return Words::tr("%1 is “%2” already.").arg(keys, other.name);
    for (const TakenKeys &other : taken)
        if (other.keys == keys)
            return Words::tr("%1 is used inside pages: %2.").arg(keys, other.what);
    // A letter alone would fire while somebody reads a table and types to find a row.
    const bool isPlain = !keys.contains(QLatin1Char('+')) && keys.size() == 1 && keys != mine->usual;
    if (isPlain)
        return Words::tr("A single character is for typing. Add Ctrl or Alt.");
    return {};
}

QMap<QString, QString> withShortcut(const std::vector<Shortcut> &shortcuts, QMap<QString, QString> chosen, const QString &id, const QString &keys)
{
    for (const Shortcut &shortcut : shortcuts) {
        if (shortcut.id != id)
            continue;
        if (shortcut.usual == keys)
            chosen.remove(id);
        else
            chosen.insert(id, keys);
    }
    return chosen;
}

} // namespace pilothouse::models
