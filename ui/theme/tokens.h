// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/domain/environment.h"
#include "ui/theme/icon_name.h"

#include <QColor>
#include <QString>

#include <array>
#include <optional>

class QPalette;
class QWidget;

namespace pilothouse::ui {

/// All colours of the console, by meaning. The only place with colour values is tokens.cpp; a test checks that and every
/// pair of text and background for contrast.
struct Tokens
{
    bool dark = false;

    QColor window;     ///< rail, gaps between cards
    QColor surface;    ///< pane, card, table
    QColor raised;     ///< menu, tool tip, toast
    QColor header;     ///< table header, table foot
    QColor hover;      ///< row or button under the pointer
    QColor selected;   ///< selected row, chosen chip, active page
    QColor sunken;     ///< code, bar trough, plain note
    QColor line;       ///< hairlines, decoration only
    QColor lineStrong; ///< outline of a control, empty rung
    QColor text;
    QColor muted; ///< second words, headers, units
    QColor faint; ///< captions, placeholder, axis
    QColor disabled;
    QColor accent;     ///< links, focus, slider, progress: "you can press this", "this is chosen", "this is moving"
    QColor accentFill; ///< primary button, current step
    QColor onFill;     ///< text on accentFill and on an environment's colour
    QColor ok;
    QColor warn;
    QColor fail;
    QColor busy;
    QColor neutral;
    QColor ink; ///< ROLL BACK, bell count
    QColor onInk;
    QColor okTint;
    QColor warnTint;
    QColor failTint;
    QColor busyTint;
    QColor neutralTint;
    std::array<QColor, 4> chart; ///< always with a second sign: dashed 6-3, solid, dotted, dash-dot
    QColor chartGrid;
    QColor hatch; ///< with its alpha; 1 px line every 6 px, 135 degrees
    QColor scrim; ///< with its alpha
    QColor production;
    QColor staging;
    QColor demo;
    QColor noEnvironment;

    QColor tone(models::Tone tone) const;
    QColor tint(models::Tone tone) const;
};

const Tokens &lightTokens();
const Tokens &darkTokens();
/// The tokens that belong to a palette made by Theme. Widgets and delegates ask their own palette, so that a change of
/// theme reaches them as an ordinary PaletteChange.
const Tokens &tokensFor(const QPalette &palette);
const Tokens &tokensOf(const QWidget *widget);

/// Colour, icon and word of an environment; nothing = no environment yet. The word is what is on every window, plan,
/// report and picture; the colour is not a setting.
struct EnvironmentLook
{
    QColor colour;
    IconName icon = IconName::Plug;
    QString word; ///< "PRODUCTION", "STAGING", "DEMO", "NO ENVIRONMENT"
};
/// That word alone, for titles and menus.
QString environmentWord(std::optional<domain::EnvironmentKind> kind);
EnvironmentLook environmentLook(std::optional<domain::EnvironmentKind> kind, const Tokens &tokens);

} // namespace pilothouse::ui
