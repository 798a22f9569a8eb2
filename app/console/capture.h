// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QCoroTask>
#include <QString>
#include <QStringList>

namespace pilothouse::ui {
class Theme;
}

namespace pilothouse::console {

class Console;

/// Opens every pane in both themes and writes one picture of the window each, 1440 × 900 and 1024 × 700: NAME-light.png,
/// NAME-dark.png, NAME-1024x700-light.png, …; also the first run, a plan, and on a demo fleet the states of the attestation pane
/// (attestation-identical, -different with each view, -twenty, -not-proven, -same-machine, -watch, -source …) and a rollback that
/// cannot be confirmed. Without an environment only the first run is taken. Returns the files. Errors: Storage.
QCoro::Task<Result<QStringList>> captureAll(Console *console, ui::Theme *theme, QString folder);

} // namespace pilothouse::console
