// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::composition {

/// Sets up the cluster of the profile, which needs the cloud's list: EnvironmentServices::clusterRuntime, or the reason in `unavailable`. A key that
/// is not there yet is no such reason: each member then says so where it stands.
void buildClusterRuntime(EnvironmentServices &services);

} // namespace pilothouse::composition
