// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/lost_builds.h"

#include <QSet>

#include <memory>
#include <optional>

namespace pilothouse::cluster {

class Provisioner;

/// What a build came to.
struct BuildOutcome
{
    QString taskId;
    domain::CvmId member;  ///< that has the task
    bool wasThere = false; ///< the submission had a task already: nothing was sent

    friend bool operator==(const BuildOutcome &, const BuildOutcome &) = default;
};

/// Containers that run, and builds and starts that are under way. Of members that did not answer nothing is counted.
int activeModelsOf(const ClusterView &cluster);

/// Builds, starts and stops models on a cluster. Each change is sent once and recorded before and after. Where nobody has
/// room it asks the provisioner once, and without one says so. Held by shared_ptr; main thread.
class ModelWorkflow final : public std::enable_shared_from_this<ModelWorkflow>
{
public:
    struct Parts
    {
        std::shared_ptr<ClusterRuntime> runtime;
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<domain::WriteAccess> access;
        std::shared_ptr<const Clock> clock;
        int maxModels = 0;                             ///< of the whole cluster; 0: no limit of its own
        std::optional<int> memoryPerModelMb = {};      ///< sent with each start; nothing: the CVM decides
        std::shared_ptr<Provisioner> provisioner = {}; ///< null: no CVM is ever deployed
        std::shared_ptr<BuildMemory> builds = {};      ///< null: builds whose answers were lost are known to this run alone
    };
    explicit ModelWorkflow(Parts parts);

    /// Builds whose answers were lost; load() it once. Never null.
    const std::shared_ptr<LostBuilds> &lostBuilds() const { return m_lost; }

    /// Whether a model may be started or stopped now, and if not, why: read-only, or old data.
    domain::ActionState canChange() const;
    /// Whether a model may be built now, and if not, why: read-only, old data, no head, or the cluster's limit ("3/3 models").
    /// The submission that is to be built takes no second place for a build of it that was lost.
    domain::ActionState canBuild(const QString &submissionId = {}) const;
    /// As activeModelsOf(), with builds that are on their way to a CVM and those that may have begun; 0 when the cluster was never read.
    int activeModels() const;
    /// Who was asked for the last build of this submission, where its answer was lost and nobody has looked since: the next build() looks there
    /// first. Empty: no such build is known of.
    QString uncertainAt(const QString &submissionId) const;
    /// Whether a build that finds nobody with room has a further runner deployed by itself, and if not, why.
    domain::ActionState canAddRunner() const;

    /// Builds on the head, or on who becomes it when the head is full. A submission that has a task which builds or was built is not built again, and
    /// one whose last build's outcome is unknown is looked for first. Errors: Refused, Conflict (another program builds it), those of the head's
    /// capacity, Storage, and those of the change.
    QCoro::Task<Result<BuildOutcome>> build(BuildRequest request, CancelToken cancel);
    /// Errors: NotFound (the task's route is not known), Refused, Storage, those of the change.
    QCoro::Task<Result<TaskReceipt>> start(QString taskId);
    QCoro::Task<Result<TaskReceipt>> stop(QString taskId);

private:
    QCoro::Task<Result<BuildOutcome>> buildOnce(BuildRequest request, CancelToken cancel);
    QCoro::Task<Result<std::optional<BuildOutcome>>> findExisting(QString submissionId, CancelToken cancel);
    QCoro::Task<Result<domain::CvmId>> memberWithRoom(CancelToken cancel);
    QCoro::Task<Result<std::optional<domain::CvmId>>> askHeads(CancelToken cancel);
    QCoro::Task<Result<BuildOutcome>> send(BuildRequest request, domain::CvmId member);
    enum class Change { Start, Stop };
    QCoro::Task<Result<TaskReceipt>> change(Change what, QString taskId);
    int activeModelsBeside(const QString &submissionId) const;
    QString nameOf(const domain::CvmId &member) const;

    Parts m_parts;
    std::shared_ptr<LostBuilds> m_lost;
    QSet<QString> m_building; ///< submissions of which a build is under way here
    QSet<QString> m_unrouted; ///< those of them whose task no CVM has named yet: they take a place of their own
};

} // namespace pilothouse::cluster
