// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "ui/theme/icon_name.h"

#include <QColor>
#include <QIcon>
#include <QPixmap>

class QPainter;
class QRectF;

namespace pilothouse::ui {

/// What an icon is drawn in. The colour is looked up when it is painted, so an icon made once follows the theme.
enum class IconTone {
    Text, ///< muted at rest, text under the pointer, grey when off: buttons and menus
    Muted,
    Faint,
    Strong, ///< always the text colour
    Accent,
    Ok,
    Warn,
    Fail,
    OnFill, ///< on the accent fill or an environment's colour
    OnInk,  ///< on ROLL BACK
};

/// An icon for buttons, actions and menus; sharp at every size and device pixel ratio.
QIcon icon(IconName name, IconTone tone = IconTone::Text);

/// The same as a picture, `extent` device-independent pixels wide.
QPixmap iconPixmap(IconName name, int extent, const QColor &colour, qreal devicePixelRatio);

/// A state mark: solid, its sign cut out in the colour behind it. `share` (0 to 1) fills Mark::Arming.
QPixmap markPixmap(models::Mark mark, int extent, const QColor &colour, const QColor &background, qreal devicePixelRatio, double share = 0);

/// Paints a mark into a square at whole device pixels.
void paintMark(QPainter *painter, const QRectF &square, models::Mark mark, const QColor &colour, const QColor &background, double share = 0);
void paintIcon(QPainter *painter, const QRectF &square, IconName name, const QColor &colour);

/// The picture of the program: window icon and desktop file.
QIcon applicationIcon();

} // namespace pilothouse::ui
