// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/audit_log.h"

namespace pilothouse::audit {

QString outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Recorded: return QStringLiteral("recorded");
    case Outcome::Intended: return QStringLiteral("intended");
    case Outcome::Done: return QStringLiteral("done");
    case Outcome::Failed: return QStringLiteral("failed");
    case Outcome::Unknown: return QStringLiteral("unknown");
    case Outcome::Refused: return QStringLiteral("refused");
    }
    return QString();
}

std::optional<Outcome> outcomeFromWord(QStringView word)
{
    for (const auto outcome : {Outcome::Recorded, Outcome::Intended, Outcome::Done, Outcome::Failed, Outcome::Unknown, Outcome::Refused})
        if (word == outcomeWord(outcome))
            return outcome;
    return std::nullopt;
}

} // namespace pilothouse::audit
