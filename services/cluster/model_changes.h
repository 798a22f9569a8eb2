// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/change_follower.h"
#include "services/cluster/model_workflow.h"
#include "services/cluster/power_runner.h"
#include "services/core/operation.h"

#include <memory>

namespace pilothouse::cluster {

/// What is to be done with a model.
struct ModelChange
{
    enum class Kind {
        Build,
        Start,
        Stop,
        DismissLost ///< a lost build is taken for not begun
    };

    Kind kind = Kind::Start;
    QString taskId;          ///< of a start or a stop
    BuildRequest build = {}; ///< of a build; of one that is dismissed its submission
};

/// What is wrong with what a build is asked for, in one sentence part; empty: it can be sent.
QString problemOf(const BuildRequest &request);

/// Builds, starts and stops models by plan: what the plan says is asked for once, and then the machine is looked at until its own lists say that it
/// is so. Main thread; held by shared_ptr.
class ModelChanges final : public std::enable_shared_from_this<ModelChanges>
{
public:
    struct Parts
    {
        domain::Environment environment;
        std::shared_ptr<ModelWorkflow> models;
        std::shared_ptr<ClusterRuntime> runtime;
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<const Clock> clock;
        std::chrono::milliseconds settlePoll{2000};
        std::chrono::milliseconds limit{std::chrono::minutes(30)}; ///< builds take their time
    };
    explicit ModelChanges(Parts parts) : m_parts(std::move(parts)) { }

    domain::ActionState canBuild() const { return m_parts.models->canBuild(); }
    domain::Plan plan(const ModelChange &change) const;
    /// Errors: Refused with nothing sent (as the plan says, or the phrase is wrong), and those of the request. How it ended is in the result; its
    /// `id` is the machine's, its `name` the model's.
    QCoro::Task<Result<PowerResult>> run(ModelChange change, QString typedPhrase, ChangeFollower follower);
    /// No default argument instead: GCC 12 corrupts the heap where one is made inside a co_await expression.
    QCoro::Task<Result<PowerResult>> run(ModelChange change, QString typedPhrase)
    {
        return run(std::move(change), std::move(typedPhrase), ChangeFollower());
    }

private:
    struct Sent;
    QCoro::Task<Result<Sent>> send(ModelChange change, CancelToken cancel);
    QCoro::Task<Result<PowerResult>> dismiss(QString submissionId);
    QCoro::Task<Result<QString>> readBack(ModelChange::Kind kind, Sent sent, OperationId operation, ChangeFollower follower);
    void tell(const OperationId &operation, const ChangeFollower &follower, const QString &step);
    void planBuild(domain::Plan &plan, const BuildRequest &request, const ClusterView &cluster) const;
    QCoro::Task<std::optional<Result<QString>>> look(ModelChange::Kind kind, Sent sent, CancelToken cancel);
    std::optional<ModelRoute> routeOf(const QString &taskId) const;

    Parts m_parts;
};

} // namespace pilothouse::cluster
