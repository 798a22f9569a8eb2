// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"

#include <QStringList>

#include <memory>
#include <vector>

namespace pilothouse::cluster {

/// What becomes of the names of variables when a set is replaced as a whole. Old values cannot be read back, so every name is
/// either given again or lost.
struct VariableChange
{
    QStringList dropped;
    QStringList kept; ///< given again, with whatever value
    QStringList added;

    /// In the order in which they are sent.
    QStringList sent() const { return kept + added; }
};
VariableChange variableChange(const QStringList &before, const QStringList &after);
VariableChange variableChange(const QStringList &before, const std::vector<SealedVariable> &after);

/// The same update with its variables in the order in which their names stand in the manifest, new ones behind: another order alone would
/// give the machine another compose hash.
std::shared_ptr<const CvmUpdate> inOrderOf(const VariableChange &names, const CvmUpdate &change);

/// Whether an update makes another manifest of it: values of variables are not in the compose hash; their names, the compose text and the
/// script are. `names`: what becomes of them; not looked at where the update gives no variables.
bool changesHash(const CvmUpdate &change, const VariableChange &names, const ComposeFile &now);

} // namespace pilothouse::cluster
