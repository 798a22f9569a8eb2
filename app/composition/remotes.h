// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/profile.h"
#include "services/http/http_client.h"

#include <memory>

namespace pilothouse {
class Clock;
}
namespace pilothouse::cluster {
class CvmPort;
class DeployPort;
class LivePort;
class StatePort;
class UsagePort;
} // namespace pilothouse::cluster
namespace pilothouse::cutover {
class PlanePort;
class RouterPort;
} // namespace pilothouse::cutover
namespace pilothouse::phala {
class PhalaPermissions;
}
namespace pilothouse::secrets {
class SecretStore;
}

namespace pilothouse::composition {

/// The key of the cloud's API under which it is stored.
inline constexpr char kPhalaKeyName[] = "PHALA_API_KEY";

/// One client for each remote of a profile, bound to its own origin; what the environment and its checks are built from.
/// What all contexts of a profile share: whose they are, and whom they trust.
http::RemoteContext contextOf(const domain::Profile &profile);
/// `caFile`: of that environment, empty when it has none of its own. It has no default, so that nobody leaves it out unseen.
std::shared_ptr<http::HttpClient> keylessClient(const domain::EnvironmentId &environment, const QString &caFile, http::RetryPolicy policy = {});
std::shared_ptr<cluster::CvmPort> buildPhala(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets);
/// The same API where CVMs are made and changed, and where what runs in them is read.
std::shared_ptr<cluster::DeployPort> buildDeployer(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets,
                                                   std::shared_ptr<const Clock> clock);
std::shared_ptr<cluster::LivePort> buildLive(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets);
std::shared_ptr<cluster::StatePort> buildStates(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets);
std::shared_ptr<cluster::UsagePort> buildUsage(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets);
/// What the cloud answers to a key, and says of it.
std::shared_ptr<phala::PhalaPermissions> buildPhalaPermissions(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets);
std::shared_ptr<cutover::PlanePort> buildPlanes(const domain::Profile &profile);
/// Errors: InvalidInput (nothing or something unusable is set up), Refused (a kind this version cannot steer).
Result<std::shared_ptr<cutover::RouterPort>> buildRouter(const domain::CutoverSettings &settings);

} // namespace pilothouse::composition
