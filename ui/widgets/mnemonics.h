// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pilothouse::ui {

/// Words from outside (names of machines, models, layouts) for a menu, a tab or a button, which read "&" as the mark of a key: "a&b" would lose
/// its "&" and take Alt+B.
QString mnemonicsEscaped(const QString &words);
/// The words of a menu or a button as they are read: marks of keys are gone, what was escaped is itself again.
QString mnemonicsRemoved(const QString &words);

} // namespace pilothouse::ui
