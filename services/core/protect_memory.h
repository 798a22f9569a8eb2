// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pilothouse {

/// The first thing a program does that will hold keys: a crash writes none of them to disk, and no other process of this user reads them from
/// its memory. PILOTHOUSE_ALLOW_DEBUGGER in the environment leaves out the second, for those who look for a bug.
void protectMemory();

} // namespace pilothouse
