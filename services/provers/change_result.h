// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/scale_plan.h"

#include <optional>

namespace pilothouse::provers {

/// How a change ended, with what is in force as it was read back afterwards.
struct ChangeResult
{
    bool ok = false;       ///< what was asked for is in force
    bool halfDone = false; ///< part of it is
    QString text;          ///< one sentence
    QStringList steps;     ///< what was done, in order, each with its outcome
    QString inForce;       ///< "service gpu-provers: desired 4, running 4; group gpu-asg: min 8, max 8, desired 8"
    QString inverse;       ///< how to get back; empty when nothing is to be undone
    QStringList inverseCommands;
    std::optional<ScaleTarget> finish; ///< of a scaling that stopped half-way: what goes on with it …
    std::optional<ScaleTarget> back;   ///< … and what undoes it, both exactly
    std::optional<domain::ProverService> service;
    std::optional<domain::HostGroup> group;
    std::optional<Error> error; ///< why it did not go on

    friend bool operator==(const ChangeResult &, const ChangeResult &) = default;
};

/// "group gpu-asg: min 8, max 8, desired 8"
QString groupText(const QString &name, const GroupSize &size);
/// "service gpu-provers: desired 4, running 4"
QString serviceText(const domain::ProverService &service);

} // namespace pilothouse::provers
