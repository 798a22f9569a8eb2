// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/report/heading.h"

#include <cairo.h>

namespace pilothouse::report {

/// "#rrggbb" as the colour to draw with.
void setSource(cairo_t *cairo, const QString &hex);
/// White, on the band of the environment.
void drawKindIcon(cairo_t *cairo, domain::EnvironmentKind kind, double x, double y, double size);
/// Eight points wide.
void drawSignShape(cairo_t *cairo, Sign sign, const QString &colour, double x, double y);

} // namespace pilothouse::report
