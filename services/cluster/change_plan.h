// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"
#include "services/cluster/node_room.h"
#include "services/cluster/sealed_names.h"
#include "services/cluster/variable_change.h"
#include "services/domain/plan.h"

#include <QStringList>

namespace pilothouse::cluster {

/// What a cloud takes of compose text and pre-launch script together, in bytes of UTF-8.
inline constexpr qsizetype kLongestTexts = 200 * 1024;

/// What of a specification a cloud would not take, in words for the operator; names no value of a variable. Empty: it may be sent.
QStringList problemsOf(const CvmSpec &spec);
/// The same of a change. A disk only grows, and a machine that runs has to restart.
QStringList problemsOf(const Resources &resources, const domain::Cvm &now);

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
/// Refused where its node says that it does not fit; where the node says nothing, the plan says so.
domain::Plan resizePlan(const domain::Cvm &cvm, const Resources &resources, const InstanceType *type, const NodeRoom &room, const ChangeScene &scene);
/// Asks for the phrase where variables would be lost, also where they might be and nobody can name them.
domain::Plan updatePlan(const domain::Cvm &cvm, const CvmUpdate &change, const ComposeFile &now, const ChangeScene &scene);
domain::Plan commitPlan(const domain::Cvm &cvm, const OnChainStep &step, const QString &transactionHash, const ChangeScene &scene);

/// How sure it is that only the CVM can read what was encrypted: a part of a sentence.
QString recipientWords(RecipientKey key);

} // namespace pilothouse::cluster
