// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace pilothouse::models {

/// The sentences of services that the window can say in another language, as they stand in the sources: `%1` to `%9` are values.
/// Tests read the sources: they name every phrase that no service says any more, and every failure that has no phrase. One list for each area.
std::span<const std::span<const char *const>> spokenPhrases();

} // namespace pilothouse::models
