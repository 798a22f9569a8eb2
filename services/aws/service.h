// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/profile.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace pilothouse::aws {

/// The services this program speaks to.
enum class Service { Ecs, AutoScaling, Logs, Ec2, Sts, Monitoring, ServiceQuotas };
inline constexpr Service kAllServices[]
    = {Service::Ecs, Service::AutoScaling, Service::Logs, Service::Ec2, Service::Sts, Service::Monitoring, Service::ServiceQuotas};

/// How a service is spoken to; API versions as the public service models of 2026 state them.
struct ServiceTraits
{
    const char *name; ///< "ecs": host prefix and the word of `endpoints` in profiles
    const char *signingName;
    const char *title;   ///< "Amazon ECS", for errors
    const char *target;  ///< JSON 1.1: the prefix of X-Amz-Target; empty for query protocols
    const char *version; ///< query protocols: Version
};
const ServiceTraits &traitsOf(Service service);

/// Where a service is reached and for which region requests are signed.
struct Endpoint
{
    QUrl url;
    QByteArray region;
};

/// The endpoint of a service: `endpoints` of the profile for this service, else its `endpoint-url`, else the region's own in
/// the region's partition. Errors: InvalidInput (no region; plain http to another machine than this one).
Result<Endpoint> endpointOf(const domain::AwsSettings &settings, Service service);

/// Variables of this process that would choose another region, profile or endpoint in other tools; they are ignored here,
/// and this says so. Empty when there are none that differ.
QStringList ignoredVariables(const domain::AwsSettings &settings);

} // namespace pilothouse::aws
