// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/traffic_split.h"

#include <QStringList>

namespace pilothouse::domain {

QString intentWord(Intent intent)
{
    switch (intent) {
    case Intent::Analyze: return QStringLiteral("analyze");
    case Intent::Create: return QStringLiteral("create");
    case Intent::Pay: return QStringLiteral("pay");
    case Intent::Other: return QStringLiteral("other");
    }
    return QString();
}

std::optional<Intent> intentFromWord(QStringView word)
{
    for (const Intent intent : kIntents)
        if (word == intentWord(intent))
            return intent;
    return std::nullopt;
}

QString TrafficSplit::toText() const
{
    QStringList parts;
    for (const Intent intent : kIntents) {
        const Percent share = (*this)[intent];
        parts << QStringLiteral("%1 %2").arg(intentWord(intent),
                                             share.isWhole() ? QString::number(share.whole()) : QString::number(share.basisPoints() / 100.0, 'f', 2));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace pilothouse::domain
