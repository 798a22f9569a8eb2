// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace pilothouse::models {

/// A command of the window with its keys, in portable text ("Ctrl+J"); as a list of shortcuts shows it.
struct Shortcut
{
    QString id;
    QString name;
    QString usual; ///< the keys without any choice; empty: none
    bool fixed = false;
};

/// Keys that a page, a table or a text field uses for itself: no command of the window can have them.
struct TakenKeys
{
    QString keys;
    QString what;
};

/// What is in force for a command.
QString keysInForce(const Shortcut &shortcut, const QMap<QString, QString> &chosen);
/// Why a command cannot have these keys, in a sentence; empty when it can. Empty keys are always possible unless it is fixed.
QString shortcutConflict(const std::vector<Shortcut> &shortcuts, const std::vector<TakenKeys> &taken, const QMap<QString, QString> &chosen,
                         const QString &id, const QString &keys);
/// The choices with this one; one that equals the usual keys is no choice.
QMap<QString, QString> withShortcut(const std::vector<Shortcut> &shortcuts, QMap<QString, QString> chosen, const QString &id, const QString &keys);

} // namespace pilothouse::models
