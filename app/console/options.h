// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace pilothouse::console {

/// What the console was asked for on its command line.
struct Options
{
    bool help = false;
    bool version = false;
    bool demo = false;                       ///< start a demo fleet of its own and open on it
    QString profile;                         ///< open this environment
    QString captureFolder;                   ///< write a picture of every pane, both themes, and end
    QString measure;                         ///< "start" or "refresh": print figures as JSON lines and end (for ./dev bench)
    QString language = QStringLiteral("en"); ///< of the window's words
    bool languageGiven = false;              ///< on the command line
    int demoCvms = 40;

    QString helpText() const;
};

/// `arguments` without the program's name. Errors: InvalidInput that names the argument.
Result<Options> parseOptions(const QStringList &arguments);

} // namespace pilothouse::console
