// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/variable_change.h"

#include <algorithm>

namespace pilothouse::cluster {

VariableChange variableChange(const QStringList &before, const QStringList &after)
{
    VariableChange change;
    for (const QString &name : before)
        (after.contains(name) ? change.kept : change.dropped) << name;
    for (const QString &name : after) {
        if (!before.contains(name))
            change.added << name;
    }
    return change;
}

VariableChange variableChange(const QStringList &before, const std::vector<SealedVariable> &after)
{
    QStringList names;
    for (const SealedVariable &variable : after)
        names << variable.name;
    return variableChange(before, names);
}

std::shared_ptr<const CvmUpdate> inOrderOf(const VariableChange &names, const CvmUpdate &change)
{
    const auto ordered = std::make_shared<CvmUpdate>();
    ordered->composeText = change.composeText;
    ordered->preLaunchScript = change.preLaunchScript;
    ordered->predictedHash = change.predictedHash;
    if (!change.variables)
        return ordered;
    ordered->variables.emplace();
    for (const SealedVariable &variable : *change.variables)
        ordered->variables->push_back({variable.name, variable.value.clone()});
    const QStringList order = names.sent();
    std::ranges::stable_sort(*ordered->variables, {}, [&order](const SealedVariable &variable) { return order.indexOf(variable.name); });
    return ordered;
}

bool changesHash(const CvmUpdate &change, const VariableChange &names, const ComposeFile &now)
{
    return (change.variables && names.sent() != now.allowedEnvs) || (change.composeText && *change.composeText != now.composeText.toUtf8())
           || (change.preLaunchScript && *change.preLaunchScript != now.preLaunchScript);
}

} // namespace pilothouse::cluster
