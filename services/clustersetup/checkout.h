// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/clustersetup/compose_lint.h"

#include <QString>

namespace pilothouse::clustersetup {

/// The two repositories that a cluster is set up from.
struct Checkouts
{
    QString orchestrator; ///< folder of the model orchestrator
    QString spawntee;     ///< folder of the spawntee's repository
};

struct CheckoutReport
{
    Findings findings;
    QString imageVersion; ///< that the spawntee's code calls itself; empty: could not be read
};

/// Looks for the signing code in the five files that must have it, for the version, and whether git leaves secret files alone. Reads
/// at most 1 MiB of each, follows no link, runs nothing and writes nothing. Blocks for as long as the disk does.
CheckoutReport checkCheckouts(const Checkouts &checkouts);

/// Whether the version that the code calls itself is the one that the compose files run.
Findings compareVersion(const QString &imageVersion, const ComposeReport &registry, const ComposeReport &runner);

} // namespace pilothouse::clustersetup
