// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace pilothouse {
struct EnvironmentServices;
namespace clustersetup {
struct SetupAnswers;
struct SetupParts;
} // namespace clustersetup
} // namespace pilothouse

namespace pilothouse::composition {

/// What a cluster of this environment is set up with. What this desk has no client for is null, and a setup says so before it
/// does anything. The state of a setup lies below `stateFolder`.
std::shared_ptr<clustersetup::SetupParts> buildSetupParts(const EnvironmentServices &services, const clustersetup::SetupAnswers &answers,
                                                          const QString &stateFolder);

} // namespace pilothouse::composition
