// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pilothouse::console {

/// Starts the threads of the global pool, to stay, at a lower priority than the window's: on a busy machine with two cores the
/// scheduler otherwise lets a parser keep a click waiting for several milliseconds. Does nothing where threads have no priority of
/// their own.
void letWorkersYieldToTheWindow();

/// Lets all threads take memory from two places. By itself the C library gives each thread one of its own, up to eight a core, and what a
/// thread freed once stays with it: 5 MiB of the console's after its start. Call it before there are threads. Nothing elsewhere.
void shareHeapAmongThreads();

} // namespace pilothouse::console
