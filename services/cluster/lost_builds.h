// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_runtime.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// Builds whose answers were lost, until the member each was sent to has shown whether it took it, or the operator takes it for not begun. Kept on
/// disk from before the request is sent, so that a program that dies meanwhile leaves it behind. Main thread; held by shared_ptr.
class LostBuilds final : public QObject, public std::enable_shared_from_this<LostBuilds>
{
    Q_OBJECT
public:
    struct Parts
    {
        std::shared_ptr<ClusterRuntime> runtime;
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<domain::WriteAccess> access;
        std::shared_ptr<const Clock> clock;
        std::shared_ptr<BuildMemory> memory = {}; ///< null: they are known to this run alone
    };
    explicit LostBuilds(Parts parts);

    /// Reads what earlier runs and other programs left. Errors: Storage.
    QCoro::Task<Status> load();
    /// By submission; without those whose answer this program still waits for.
    const std::vector<LostBuild> &all() const { return m_lost; }
    const LostBuild *find(const QString &submissionId) const;

    /// The right to build a submission, against other programs, and what is known of earlier builds by then. Errors: Conflict, Storage.
    QCoro::Task<Status> claim(QString submissionId);
    QCoro::Task<Done> release(QString submissionId);
    /// Before a build is sent; on disk when it completes. Errors: Storage.
    QCoro::Task<Status> begin(LostBuild build);
    /// The answer came, or is known never to come.
    QCoro::Task<Done> end(LostBuild build, bool isLost);

    /// Asks the member of a lost build for its tasks: the one of the submission that makes another build needless, if any. The build is lost no
    /// longer then. Errors: the member cannot be asked or does not answer; the build stays lost.
    QCoro::Task<Result<std::optional<SpawnteeTask>>> lookFor(QString submissionId, CancelToken cancel);
    /// Holds all against what their members said in the newest look; whoever has not answered since the build was sent decides nothing.
    QCoro::Task<Done> judge();

    /// Whether a lost build may be taken for not begun, and if not, why.
    domain::ActionState canDismiss(const QString &submissionId) const;
    /// Takes a lost build for not begun, whatever is true, and records who did. Errors: Refused, Storage.
    QCoro::Task<Status> dismiss(QString submissionId);

private:
    QCoro::Task<Done> close(LostBuild build, std::optional<SpawnteeTask> task);
    void take(std::vector<LostBuild> builds);
    void tell();

    Parts m_parts;
    std::vector<LostBuild> m_lost;
    QSet<QString> m_awaited; ///< submissions whose answer this program waits for
    bool m_isJudging = false;
};

/// A task that makes another build of its submission needless.
bool isBuiltOrBuilding(const QString &status, const QString &operation);

} // namespace pilothouse::cluster
