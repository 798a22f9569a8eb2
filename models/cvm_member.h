// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/cluster/cluster_runtime.h"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::models {

/// What a cluster's own programs said of one CVM, as its row shows it. What was not read reads "Unknown", never as good.
struct CvmMember
{
    QString role;               ///< "Registry + runner", "Runner, head", "Unknown"
    bool isHead = false;        ///< it takes the next model
    StateText capacity;         ///< "3/8, accepting", "8/8, full"
    std::optional<double> used; ///< share of its places that is taken, 0 to 1; nothing: it does not say both numbers
    std::optional<int> models;
    StateText approval; ///< of its compose hash by the registry
    QString roleNote;   ///< the reasons, one or more sentences each; empty: none
    QString capacityNote;
    QString modelsNote;
    QString approvalNote;
    QDateTime readAt;                   ///< UTC; invalid: never
    std::chrono::milliseconds limit{0}; ///< read longer ago than this it is stale; 0: never

    bool isStale(const QDateTime &now) const { return limit.count() > 0 && readAt.isValid() && readAt.msecsTo(now) > limit.count(); }
    /// "Unknown" when the number could not be read.
    QString modelsText() const;
    /// Whether both read the same but for when.
    bool looksLike(const CvmMember &other) const;
};

using CvmMembers = QHash<QString, std::shared_ptr<const CvmMember>>;

/// All members by the CVM's id as text. `interval`: between two looks; 0 when by hand.
CvmMembers cvmMembers(const cluster::ClusterView &view, std::chrono::milliseconds interval);

/// What stands above the table while something is wrong with the cluster.
struct AlarmText
{
    StateText state;            ///< the worst alarm's sentence
    QString text;               ///< whom it is about, what to do, and what else is wrong
    bool approvalHelps = false; ///< one of those it tells of ends when the registry approves hashes

    friend bool operator==(const AlarmText &, const AlarmText &) = default;
};
/// Nothing when there is no alarm. Notices alone raise none: they belong to a member's details.
std::optional<AlarmText> alarmText(const std::vector<cluster::ClusterAlarm> &alarms);
/// How many want a person: all but notices.
int countedAlarms(const std::vector<cluster::ClusterAlarm> &alarms);

/// What the details say of one member: tasks, models that run, and where requests for its models are sent.
struct CvmMemberDetail
{
    struct Section
    {
        QString title;                ///< "Tasks"
        std::vector<StateText> lines; ///< or one line that says why there are none
        friend bool operator==(const Section &, const Section &) = default;
    };
    std::vector<StateText> facts; ///< role, room, hash, and what is wrong
    std::vector<Section> sections;

    friend bool operator==(const CvmMemberDetail &, const CvmMemberDetail &) = default;
};
/// Null view: nothing was read yet. A CVM that is no member says so.
/// `past`: who had its hash approved at last, if anybody.
CvmMemberDetail cvmMemberDetail(const cluster::ClusterView *view, const domain::CvmId &id, const QDateTime &now,
                                const std::optional<cluster::PastApproval> &past = std::nullopt);

} // namespace pilothouse::models
