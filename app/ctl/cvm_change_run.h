// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/context.h"
#include "services/cluster/cvm_changes.h"

#include <vector>

namespace pilothouse::ctl {

/// The CVM that the first operand names, with what changes it. The environment is unlocked: the window of this program is this one command, and what
/// guards production here is the phrase.
struct CvmToChange
{
    std::shared_ptr<EnvironmentServices> services;
    std::shared_ptr<cluster::CvmChanges> changes;
    domain::Cvm cvm;
};
QCoro::Task<Result<CvmToChange>> cvmToChange(std::shared_ptr<Context> context);

/// Plan, confirmation, run: the same way for all changes of a CVM.
QCoro::Task<Result<Answer>> runCvmChange(std::shared_ptr<Context> context, std::shared_ptr<cluster::CvmChanges> changes,
                                         cluster::CvmChanges::Offered offer, QString object);

/// What the contract's owner has to do first. The commit token is a credential and is not told.
QJsonObject stepToJson(const cluster::OnChainStep &step);
QString stepToText(const cluster::OnChainStep &step);
/// The same for another set of variables or another compose file: what the hash will be is foretold, and variables that are not given again
/// are lost with --drop-others only.
QCoro::Task<Result<Answer>> runCvmUpdate(std::shared_ptr<Context> context, CvmToChange subject, std::shared_ptr<cluster::CvmUpdate> update);

/// Variables from a file or, with "-", from stdin.
Result<std::vector<cluster::SealedVariable>> variablesFrom(const QString &path);

} // namespace pilothouse::ctl
