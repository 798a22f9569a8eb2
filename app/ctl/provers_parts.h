// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/commands.h"
#include "services/provers/provers_workflow.h"

#include <QCoroTask>

#include <functional>
#include <memory>

namespace pilothouse::ctl {

// What the commands of the prover cluster share.

/// The workflow with a fresh picture. Errors: no such section in the profile, those of reading.
QCoro::Task<Result<std::shared_ptr<provers::ProversWorkflow>>> freshProvers(std::shared_ptr<Context> context);

/// Sends a planned change; it is given the phrase.
using ProverChange = std::function<QCoro::Task<Result<provers::ChangeResult>>(QString phrase)>;

/// Carries a change out and answers with how it ended.
QCoro::Task<Result<Answer>> carryOut(ProverChange run, Answer answer, QString phrase);

} // namespace pilothouse::ctl
