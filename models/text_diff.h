// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/line_diff.h"

#include <QByteArray>
#include <QStringList>

namespace pilothouse::models {

using pilothouse::DiffLine;
using pilothouse::diffLines;

/// An app-compose (or any JSON) made readable for a difference: one line per member, texts with line breaks unfolded. A view
/// only: equality of two files is decided on their bytes. Text that is not JSON is split at its line breaks.
QStringList readableLines(const QByteArray &json);

} // namespace pilothouse::models
