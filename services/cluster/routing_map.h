// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/member_probe.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// A model on a CVM of the cluster, by its task.
struct ModelRoute
{
    QString taskId;
    QString submissionId; ///< empty: not said
    domain::CvmId member;
    QString memberName;
    QString status; ///< the remote's own word
    QString operation;
    /// What /running_models says beside it. Gone: the task counts as started, but there is no container, as after a restart of its CVM.
    enum class Container { NotRead, Running, None, Gone } container = Container::NotRead;
    bool isStale = false;   ///< its CVM did not answer this time; the route is what was last known
    bool isUnknown = false; ///< there is none: its CVM names the task in a word nobody knows, or no longer at all. `member` is where it was

    friend bool operator==(const ModelRoute &, const ModelRoute &) = default;
};

/// Where each task of the cluster is. For routing alone: finished builds are in it too, so it must not be used to count models.
class RoutingMap
{
public:
    /// What one member's lists said.
    struct Source
    {
        domain::CvmId id;
        QString name;
        const MemberProbe *probe = nullptr;
    };

    /// Reads all members anew. Tasks that are pending, running or completed have a route, failed ones and those of unknown words have none.
    /// Of a member whose list could not be read the old routes stay, marked stale; those of members that are gone go. A task that had a route, and
    /// that its member's list has no more, is shown as one whose route is not known.
    void rebuild(const std::vector<Source> &sources);
    /// Files a task under the CVM that accepted it, whoever is the head by now. It stays until that CVM was asked for its list after `at` (UTC).
    void accept(const QString &taskId, const QString &submissionId, const domain::CvmId &member, const QString &memberName, const QDateTime &at);

    /// Nothing: the route of this task is not known. Others are none the worse.
    std::optional<ModelRoute> find(const QString &taskId) const;
    /// By submission and task; those whose route is not known are among them, marked.
    std::vector<ModelRoute> all() const;
    /// Two CVMs that name the same task, tasks in a state nobody knows, rows that could not be read.
    const QStringList &notes() const { return m_notes; }
    /// Containers that /running_models counts on the members that answered, and whether all answered.
    struct Count
    {
        int running = 0;
        bool isWhole = true;
    };
    Count runningModels() const { return m_count; }

private:
    void takeTasks(const Source &source, const TaskList &tasks);
    void keepOld(const Source &source, const QHash<QString, ModelRoute> &old);
    void keepAccepted(const std::vector<Source> &sources);
    void missVanished(const std::vector<Source> &sources, const QHash<QString, ModelRoute> &old);

    struct Accepted
    {
        ModelRoute route;
        QDateTime at;
    };
    QHash<QString, ModelRoute> m_routes;
    QHash<QString, ModelRoute> m_unknown; ///< tasks without a route that are not known to have failed
    std::vector<Accepted> m_accepted;     ///< newer than what their CVM's list could say
    QStringList m_notes;
    Count m_count;
};

} // namespace pilothouse::cluster
