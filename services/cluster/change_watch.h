// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/cvm.h"

#include <chrono>
#include <optional>

namespace pilothouse::cluster {

/// What a record has to say before a change counts as done. Members that are empty are not looked at.
struct ExpectedCvm
{
    bool gone = false;
    QString composeHash;    ///< 64 hex: the one that was promised
    QString notComposeHash; ///< the one before, where only a change of it is known
    std::optional<int> vcpu;
    std::optional<double> memoryGib;
    std::optional<double> diskGib;
    QString instanceType;
    bool mayStayStopped = false; ///< it was stopped before
};

/// Follows a machine after a change was sent, look by look, until a read proves how it ended. Pure: the caller says how much
/// time has passed.
class ChangeWatch
{
public:
    /// What has not begun within this time will not.
    static constexpr std::chrono::minutes kBeginLimit{1};
    static constexpr std::chrono::minutes kEndLimit{10};

    enum class Sent { Accepted, AnswerLost };

    ChangeWatch(ExpectedCvm expected, Sent sent) : m_expected(std::move(expected)), m_sent(sent) { }

    /// A value is the end: what happened in words, or an error (Remote: it failed or reads back otherwise; OutcomeUnknown: the
    /// answer was lost and nothing to be seen tells; Timeout).
    std::optional<Result<QString>> look(const domain::Cvm &now, std::chrono::milliseconds passed);
    /// It could not be looked at. NotFound is an end: the wanted one of a deletion.
    std::optional<Result<QString>> miss(const Error &error, std::chrono::milliseconds passed);

    const QString &lastStatus() const { return m_lastStatus; }

private:
    QString difference(const domain::Cvm &now) const;
    QString done(const QString &words) const;
    Error open(const QString &why) const;

    ExpectedCvm m_expected;
    Sent m_sent;
    bool m_seen = false; ///< it was there at least once
    bool m_seenMoving = false;
    QString m_lastStatus;
};

} // namespace pilothouse::cluster
