// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/cvm.h"

#include <chrono>
#include <optional>

namespace pilothouse::cluster {

/// Follows one machine after it was told to move, look by look, until it is clear how that ended. Pure: the caller says how
/// much time has passed.
class Settling
{
public:
    /// A machine that has not begun to move within this time is not going to: restarts that were too quick to be seen count
    /// as done, a start or stop that changed nothing has failed.
    static constexpr std::chrono::minutes kBeginLimit{1};
    static constexpr std::chrono::minutes kEndLimit{10};

    enum class Sent { Accepted, AnswerLost };

    Settling(domain::PowerAction action, domain::Cvm before, Sent sent);

    /// One look at the machine. A value is its end: what happened in words, or an error (Remote: it failed; OutcomeUnknown: the
    /// answer was lost and nothing to be seen tells; Timeout: still under way after ten minutes).
    std::optional<Result<QString>> look(const domain::Cvm &now, std::chrono::milliseconds passed);
    /// The machine could not be looked at. NotFound ends it, other errors only when time is up.
    std::optional<Result<QString>> miss(const Error &error, std::chrono::milliseconds passed);

    /// The remote's own word as last seen.
    const QString &lastStatus() const { return m_lastStatus; }

private:
    Error outcomeUnknown() const;

    domain::PowerAction m_action;
    domain::Cvm m_before;
    Sent m_sent;
    bool m_seenMoving = false;
    QString m_lastStatus;
};

/// "42 s", "2 min 04 s".
QString durationText(std::chrono::milliseconds time);

} // namespace pilothouse::cluster
