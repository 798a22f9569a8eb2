// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/domain/profile.h"
#include "services/provers/fleet_reader.h"

#include <memory>

namespace pilothouse {
struct EnvironmentServices;
namespace secrets {
class SecretStore;
}
} // namespace pilothouse

namespace pilothouse::aws {
class AwsClient;
}

namespace pilothouse::composition {

/// What signs and sends for one AWS account, with the key of buildProverPorts().
std::shared_ptr<aws::AwsClient> buildAws(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets,
                                         std::shared_ptr<const Clock> clock);

/// The clients of one AWS account, all with one key and bound to the addresses of the profile. The key comes from the AWS
/// profile that aws.profile names, otherwise from the secret store (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN).
provers::ProverPorts buildProverPorts(const domain::Profile &profile, std::shared_ptr<secrets::SecretStore> secrets,
                                      std::shared_ptr<const Clock> clock);

/// The workflow over them, when the profile has a section "aws"; a section "provers" alone is unavailable with its reason.
void buildProvers(EnvironmentServices &services);

} // namespace pilothouse::composition
