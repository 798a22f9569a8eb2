// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/aws_cloud.h"
#include "services/demofleet/aws_request.h"

namespace pilothouse::demofleet {

// Task definitions of the demo account: each service has three revisions. The newest runs at the start; the one before it has an older
// image and other settings; the one before that was deregistered.

QString awsDefinitionArn(const QString &family, int revision);
/// The revision that "family", "family:39" or an ARN means; nothing when this family has no such one.
std::optional<int> awsRevision(const AwsService &service, const QString &definition);
bool isActiveRevision(const AwsService &service, int revision);
Answer awsDescribeDefinition(const AwsCloud &cloud, const AwsRequest &request);
Answer awsListDefinitions(const AwsCloud &cloud, const AwsRequest &request);

/// One page of a list of ARNs.
Answer awsPage(const AwsRequest &request, const QString &member, const QStringList &arns, int ownPage);

} // namespace pilothouse::demofleet
