// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/id.h"

#include <QString>

#include <optional>

namespace pilothouse::domain {

struct EnvironmentTag;
/// The profile's name: unique on this desk, shown everywhere.
using EnvironmentId = Id<EnvironmentTag>;

enum class EnvironmentKind { Production, Staging, Demo };

/// "production", "staging", "demo": the word of profiles, JSON and audit.
QString kindWord(EnvironmentKind kind);
std::optional<EnvironmentKind> kindFromWord(QStringView word);

/// What every request, plan and record is bound to. Never a global "current" one.
struct Environment
{
    EnvironmentId id;
    EnvironmentKind kind = EnvironmentKind::Demo;

    friend bool operator==(const Environment &, const Environment &) = default;
};

} // namespace pilothouse::domain
