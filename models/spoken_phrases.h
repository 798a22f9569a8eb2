// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace pilothouse::models {

/// The sentences of services that the window can say in another language, as they stand in the sources: `%1` to `%9` are values.
/// A test reads the sources and names every phrase that no service says any more.
std::span<const char *const> spokenPhrases();

} // namespace pilothouse::models
