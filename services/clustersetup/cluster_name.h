// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/finding.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace pilothouse::clustersetup {

/// A CVM's name has at most 63 characters, and a runner's is "<cluster>-runner-" and 8 hexadecimal digits.
inline constexpr int kLongestClusterName = 47;

/// Which rule a cluster's name breaks; nothing when it breaks none.
std::optional<QString> problemOfClusterName(const QString &name);

QString registryNameOf(const QString &cluster); ///< "crunch-tee-registry"
QString runnerPrefixOf(const QString &cluster); ///< "crunch-tee-runner-"

/// What a CVM is in a cluster, by its name alone.
enum class CvmPart {
    Foreign,
    Registry,
    Runner,
    VpcServer, ///< carries the prefix but is no spawntee
    LeftOver,  ///< the temporary runner of the old script, which nobody needs and somebody pays
};
CvmPart partInCluster(const QString &cluster, const QString &cvmName);

/// An orchestrator takes every CVM whose name begins with its cluster's name, without a separator: who would take whose machines,
/// in either direction. `cvmNames` are all names of the workspace.
Findings nameClashes(const QString &cluster, const QStringList &cvmNames);

} // namespace pilothouse::clustersetup
