// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/task_definition.h"
#include "services/provers/scale_plan.h"

namespace pilothouse::provers {

/// The revisions a service may be moved to, with the one that is wanted now.
struct RevisionHistory
{
    QString current;                               ///< ARN
    std::vector<domain::TaskDefinition> revisions; ///< newest first; the current one among them, whatever its status
    QStringList notes;                             ///< what could not be read

    /// By ARN, "family:39" or "39"; null when it is none of these.
    const domain::TaskDefinition *find(const QString &revision) const;
    const domain::TaskDefinition *currentOne() const { return find(current); }
    /// The newest one before the current that a service may be moved to; null without one.
    const domain::TaskDefinition *previous() const;

    friend bool operator==(const RevisionHistory &, const RevisionHistory &) = default;
};

/// "gpu-provers:39" of an ARN.
QString definitionName(const QString &arn);

/// Why no new deployment of a service can be begun; empty when one can.
QString deployRefusal(const domain::ProverService &service);

/// A new deployment of what runs; phrase in production.
domain::Plan restartPlan(const domain::ProverService &service, const domain::Environment &environment, const CommandStyle &style);

/// A new deployment of another revision, with every setting that differs; phrase in production. `from` may be null: it could not be read.
domain::Plan definitionPlan(const domain::ProverService &service, const domain::TaskDefinition *from, const domain::TaskDefinition &to,
                            const domain::Environment &environment, const CommandStyle &style);

QString useDefinitionCommand(const domain::ProverService &service, const QString &definition, const CommandStyle &style);

} // namespace pilothouse::provers
