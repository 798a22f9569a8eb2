// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace pilothouse::cluster {

/// "${NAME:-default}" → default, "text" → text; nothing when it depends on what comes from outside.
std::optional<QString> composeFallback(const QString &text);

/// Names that "${NAME}" without a default takes from outside, in the whole text.
QStringList variablesNeeded(const QString &text);

/// Names that "$NAME" or "${NAME…}" refers to, with a default or without one.
QStringList variablesReferred(const QString &text);

/// All names that a compose text takes from outside, in their order: those it refers to, and those an environment passes on by the name alone.
QStringList variablesTaken(const QString &composeText);

} // namespace pilothouse::cluster
