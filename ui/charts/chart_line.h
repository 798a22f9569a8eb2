// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QPen>

namespace pilothouse::ui {

/// The pen of one of the four chart lines: a colour and always a second sign, its dash (visual order: dashed, solid, dotted,
/// dash-dot). `width` in device-independent pixels.
inline QPen chartPen(const Tokens &tokens, size_t which, double width)
{
    QPen pen(tokens.chart[which], width);
    switch (which) {
    case 0: pen.setDashPattern({6 / width, 3 / width}); break;
    case 1: pen.setStyle(Qt::SolidLine); break;
    case 2: pen.setDashPattern({1.5 / width, 2.5 / width}); break;
    default: pen.setDashPattern({6 / width, 2 / width, 1.5 / width, 2 / width}); break;
    }
    return pen;
}

} // namespace pilothouse::ui
