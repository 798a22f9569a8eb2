// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace pilothouse::ui {

/// The one type scale. Sizes are in points, so that they follow the system's scaling.
enum class Type {
    Caption, ///< 8.25 pt: axis, key caps, step notes
    Small,   ///< 9 pt: table header, second lines, freshness
    Body,    ///< 9.75 pt: everything else
    Title,   ///< 12 pt semibold: detail panel, verdict line, empty state
    Heading, ///< 15 pt semibold: pane title, plan title, ROLL BACK
    Figure,  ///< 18 pt semibold: tiles, running clocks
    Mono,    ///< 9 pt: hashes, commands, logs, phrases
    MonoSmall,
};

enum class Weight {
    Regular,
    Medium, ///< buttons and key words
    Strong, ///< semibold
    Bold,   ///< mono: differing digits
};

/// Inter (or Noto Sans, DejaVu Sans) and JetBrains Mono (or DejaVu Sans Mono). Title, Heading and Figure are semibold as given.
QFont font(Type type);
QFont font(Type type, Weight weight);

} // namespace pilothouse::ui
