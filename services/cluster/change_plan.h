// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"
#include "services/domain/plan.h"

#include <QStringList>

namespace pilothouse::cluster {

/// What of a specification a cloud would not take, in words for the operator; names no value of a variable. Empty: it may be sent.
QStringList problemsOf(const CvmSpec &spec);
/// The same of a change. A disk only grows, and a machine that runs has to restart.
QStringList problemsOf(const Resources &resources, const domain::Cvm &now);

/// What becomes of the names of variables when a set is replaced as a whole. Old values cannot be read back, so every name is
/// either given again or lost.
struct VariableChange
{
    QStringList dropped;
    QStringList kept; ///< given again, with whatever value
    QStringList added;
};
VariableChange variableChange(const QStringList &before, const QStringList &after);
VariableChange variableChange(const QStringList &before, const std::vector<SealedVariable> &after);
/// The same update with its variables in the order in which their names stand in the manifest, new ones behind: another order alone would
/// give the machine another compose hash.
std::shared_ptr<const CvmUpdate> inOrderOf(const VariableChange &names, const CvmUpdate &change);
/// Whether an update makes another manifest of it: values of variables are not in the compose hash; their names, the compose text and the
/// script are.
bool changesHash(const CvmUpdate &change, const ComposeFile &now);

/// What else a plan must know of the moment.
struct ChangeScene
{
    domain::Environment environment;
    QString endpoint;
    QDateTime dataFrom;
};

/// `type`: the chosen instance type as the cloud offers it, for the price; null when the cloud does not offer it.
domain::Plan deployPlan(const CvmSpec &spec, const Provision &provision, const InstanceType *type, const ChangeScene &scene);
domain::Plan removePlan(const domain::Cvm &cvm, const ChangeScene &scene);
/// `type`: the instance type asked for as the cloud offers it; null when none is asked for, or when it is not offered.
domain::Plan resizePlan(const domain::Cvm &cvm, const Resources &resources, const InstanceType *type, const ChangeScene &scene);
domain::Plan updatePlan(const domain::Cvm &cvm, const CvmUpdate &change, const ComposeFile &now, const ChangeScene &scene);
domain::Plan commitPlan(const domain::Cvm &cvm, const OnChainStep &step, const QString &transactionHash, const ChangeScene &scene);

/// How sure it is that only the CVM can read what was encrypted: a part of a sentence.
QString recipientWords(RecipientKey key);

} // namespace pilothouse::cluster
