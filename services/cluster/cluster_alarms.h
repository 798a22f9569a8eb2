// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/hash_approval.h"
#include "services/cluster/lost_build.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace pilothouse::cluster {

enum class ClusterAlarmKind {
    UnsignedAccepted, ///< requests without a signature are answered
    DebugImage,       ///< the remote command endpoint answers
    PublicLogs,       ///< anybody may read the containers' logs
    TwoRegistries,
    NoRegistry,
    NameClash,      ///< another cluster's names begin with this one's
    ForeignService, ///< a member's name, another program
    HashNotApproved,
    ClockSkew,
    KeyUnknown,
    LostBuild, ///< a build was sent, and whether it began is not known
};
enum class AlarmSeverity { Security, Trouble, Notice };

/// One thing that is wrong, over all the CVMs it is wrong with.
struct ClusterAlarm
{
    ClusterAlarmKind kind = ClusterAlarmKind::NoRegistry;
    AlarmSeverity severity = AlarmSeverity::Notice;
    QStringList members; ///< names; empty: the cluster as a whole
    QString what;        ///< one sentence
    QString nextStep;

    friend bool operator==(const ClusterAlarm &, const ClusterAlarm &) = default;
};

/// A member as the alarms see it.
struct WatchedMember
{
    const Member *member = nullptr;
    const MemberProbe *probe = nullptr;
    HashState hash = HashState::Unknown;
};

/// Security first. What was not asked or not answered raises none of these: it is shown as unknown where it stands.
std::vector<ClusterAlarm> clusterAlarms(const Discovery &discovery, const std::vector<WatchedMember> &members, const HeadElection &election,
                                        const std::vector<LostBuild> &lostBuilds = {});

} // namespace pilothouse::cluster
