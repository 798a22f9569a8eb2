// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/deploy_port.h"

#include <QString>

namespace pilothouse::cluster {

/// The name of an app's machine on a node: "app-prod7". A long app name is cut so that the whole keeps to the cloud's 63 characters;
/// what a name may not hold becomes a single hyphen.
QString nameOnNode(const QString &app, const CloudNode &node);

} // namespace pilothouse::cluster
