// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/metrics.h"

#include "ui/theme/fonts.h"

#include <QFontMetricsF>

namespace pilothouse::ui {

Metrics Metrics::current()
{
    return Metrics(qRound(QFontMetricsF(font(Type::Body)).height() / 4.0));
}

} // namespace pilothouse::ui
