// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/world.h"

namespace pilothouse::demofleet {

/// POST /process: reads the intent out of the text, acts, and words the outcome as the controller does.
/// A business failure is a 200, as with the original.
Answer process(World &world, const Request &request);

} // namespace pilothouse::demofleet
