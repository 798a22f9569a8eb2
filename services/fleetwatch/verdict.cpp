// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/fleetwatch/verdict.h"

namespace pilothouse::fleetwatch {

QString outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Proven: return QStringLiteral("proven");
    case Outcome::NotProven: return QStringLiteral("not-proven");
    case Outcome::Unreachable: return QStringLiteral("unreachable");
    case Outcome::NotRunning: return QStringLiteral("not-running");
    }
    return {};
}

std::optional<Outcome> outcomeFromWord(QStringView word)
{
    for (const Outcome outcome : {Outcome::Proven, Outcome::NotProven, Outcome::Unreachable, Outcome::NotRunning})
        if (outcomeWord(outcome) == word)
            return outcome;
    return std::nullopt;
}

QString rungWord(attestation::Rung rung)
{
    using attestation::Rung;
    switch (rung) {
    case Rung::Absent: return QStringLiteral("absent");
    case Rung::Present: return QStringLiteral("present");
    case Rung::Parsed: return QStringLiteral("parsed");
    case Rung::SignatureValid: return QStringLiteral("signature-valid");
    case Rung::Measured: return QStringLiteral("measured");
    case Rung::Fresh: return QStringLiteral("fresh");
    }
    return {};
}

} // namespace pilothouse::fleetwatch
