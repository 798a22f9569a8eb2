// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/environment.h"

#include <QString>

namespace pilothouse::models {

/// "production", "staging" or "demo" in the language of the window. Not through spoken(): there an environment that is
/// named "demo" would be translated too.
QString kindText(domain::EnvironmentKind kind);

} // namespace pilothouse::models
