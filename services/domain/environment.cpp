// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/environment.h"

namespace pilothouse::domain {

QString kindWord(EnvironmentKind kind)
{
    switch (kind) {
    case EnvironmentKind::Production: return QStringLiteral("production");
    case EnvironmentKind::Staging: return QStringLiteral("staging");
    case EnvironmentKind::Demo: return QStringLiteral("demo");
    }
    return QString();
}

std::optional<EnvironmentKind> kindFromWord(QStringView word)
{
    for (const auto kind : {EnvironmentKind::Production, EnvironmentKind::Staging, EnvironmentKind::Demo})
        if (word == kindWord(kind))
            return kind;
    return std::nullopt;
}

} // namespace pilothouse::domain
