// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/profiles/profile_store.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace pilothouse::ui {

/// How a path is asked for: (parent, suggestion, chosen). An empty suggestion asks for a file to read.
using ProfilePathAsker = std::function<void(QWidget *, const QString &, std::function<void(const QString &)>)>;
/// The usual one: a file dialog that is open beside the window's work.
void askProfilePath(QWidget *parent, const QString &suggestion, std::function<void(const QString &)> chosen);

/// The bytes of a profile from elsewhere. Errors: those of reading; InvalidInput for one that holds a secret, of which nothing is repeated.
Result<QByteArray> readForeignProfile(const QString &path);
/// The bytes of a profile of this desk under a name that is free. Errors: those of reading.
Result<QByteArray> duplicateOf(const profiles::ProfileEntry &entry, const std::vector<profiles::ProfileEntry> &all);
/// Writes a profile of this desk elsewhere, whole or not at all. A sound profile holds no secret; what leaves the desk is looked at once more.
Status exportProfile(const profiles::ProfileEntry &entry, const QString &path);

} // namespace pilothouse::ui
