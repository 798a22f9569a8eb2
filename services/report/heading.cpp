// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/report/heading.h"

namespace pilothouse::report {

QString kindColour(domain::EnvironmentKind kind)
{
    switch (kind) {
    case domain::EnvironmentKind::Production: return QStringLiteral("#B01E29");
    case domain::EnvironmentKind::Staging: return QStringLiteral("#0D6678");
    case domain::EnvironmentKind::Demo: return QStringLiteral("#6842B3");
    }
    return QString();
}

QString toneColour(const QString &tone)
{
    if (tone == QLatin1String("ok"))
        return QStringLiteral("#146B3A");
    if (tone == QLatin1String("fail"))
        return QStringLiteral("#AE1F28");
    if (tone == QLatin1String("warn"))
        return QStringLiteral("#7D5200");
    return QStringLiteral("#515967");
}

} // namespace pilothouse::report
