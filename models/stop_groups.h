// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/domain/prover.h"

#include <QDateTime>

#include <vector>

namespace pilothouse::models {

/// Why tasks of a service stopped, those with the same reason and exit code told together: "3 tasks stopped, the last 4 min ago:
/// OutOfMemoryError · gpu-prover: exit 137". The most first, `most` sentences at most and one that counts the rest. `now` is UTC.
std::vector<StateText> stopTexts(const std::vector<domain::StopGroup> &groups, const QDateTime &now, size_t most = 4);

} // namespace pilothouse::models
