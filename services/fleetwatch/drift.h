// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/fleetwatch/alarm.h"
#include "services/fleetwatch/verdict.h"

namespace pilothouse::fleetwatch {

/// What is known about a machine when a run comes to it.
struct MachineState
{
    std::optional<Verdict> good;                    ///< last known good
    std::optional<std::chrono::seconds> lastUptime; ///< of its newest verdict
    std::vector<Alarm> active;                      ///< open and acknowledged ones
};

/// What a new verdict changes.
struct Change
{
    std::vector<Alarm> raised; ///< without an id yet
    std::vector<Alarm> seen;   ///< still there
    std::vector<Alarm> cleared;
    std::optional<Verdict> good; ///< becomes the last known good
    bool isRestarted = false;
};

/// How bad a TCB status is, from 0 (UpToDate); a word that is not known is the worst.
int tcbRank(const QString &status);

/// The rule of drift: holds a verdict against the last known good one. Pure.
/// A machine that gives no evidence changes nothing but Unreachable; values that are not known now clear nothing.
Change changeBy(const MachineState &state, const Verdict &now);

} // namespace pilothouse::fleetwatch
