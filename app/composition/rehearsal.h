// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"
#include "services/core/result.h"

#include <QCoroTask>

#include <QString>

#include <chrono>
#include <functional>
#include <vector>

namespace pilothouse::composition {

enum class StepOutcome { Done, Failed, Skipped };

/// One step of the story, with what was seen.
struct RehearsalStep
{
    QString name; ///< "Compare machines"
    StepOutcome outcome = StepOutcome::Done;
    QString result; ///< one sentence with the figures
    std::chrono::milliseconds took{0};
};

struct RehearsalReport
{
    std::vector<RehearsalStep> steps;
    QString exportFolder; ///< the exported record with report.pdf, report.html and report.csv; empty when it came to none

    bool isGood() const;
};

struct RehearsalOptions
{
    QString outFolder; ///< made when missing; must be empty
    int cvms = 40;
    std::function<void(const RehearsalStep &)> onStep; ///< called as each step ends
    CancelToken cancel;
};

/// Plays the main job of the console on a demo fleet of its own, without a display: discover, compare, gates, 10 % through a
/// real HAProxy, a fault, rollback, report. A step that fails ends the story, except that the record is still exported.
/// Where no HAProxy is installed the steps that need one are skipped and say so.
/// Errors: of the folder, and of the demo fleet's start.
QCoro::Task<Result<RehearsalReport>> rehearse(RehearsalOptions options);

} // namespace pilothouse::composition
