// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace pilothouse::cutover {
struct CutoverStatus;
}

namespace pilothouse::ctl {

/// The status for people, foreign text made visible.
QString cutoverStatusText(const cutover::CutoverStatus &status);
/// Only its gates, each with what was found.
QString gatesText(const cutover::CutoverStatus &status);

} // namespace pilothouse::ctl
