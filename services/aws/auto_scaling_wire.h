// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/aws/aws_call.h"
#include "services/provers/prover_ports.h"

namespace pilothouse::aws::autoscaling {

struct GroupPage
{
    provers::Listed<domain::HostGroup> groups;
    QString next;
};

/// All groups, or those named (50 at most).
Call describeGroups(const QStringList &names, const QString &token);
Call describeActivities(const QString &name);
/// MinSize, MaxSize and DesiredCapacity in one call: apart, one of them would be refused by the other.
Call updateGroup(const QString &name, const provers::GroupSize &size);

/// Errors: Protocol, TooLarge; a group without its numbers is skipped.
Result<GroupPage> parseGroups(const QByteArray &body);
/// The words of activities that failed, newest first, "14:02 Launching a new EC2 instance: … capacity …".
Result<QStringList> parseFailures(const QByteArray &body);

} // namespace pilothouse::aws::autoscaling
