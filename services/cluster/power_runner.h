// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/cluster/cvm_port.h"
#include "services/core/clock.h"
#include "services/core/operation.h"
#include "services/domain/environment.h"

#include <QCoroTask>

#include <QFuture>
#include <QHash>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// What happened to one target of a power action.
struct PowerResult
{
    domain::CvmId id;
    QString name;
    bool ok = false;
    QString text; ///< "running after 42 s", "already gone …", or the error in one line
};

/// Carries power actions out: one target after the other is recorded and asked for, and all are then watched until they have
/// settled. One CVM is in one run of an action at a time; a second press gets the first one's result.
class PowerRunner final : public std::enable_shared_from_this<PowerRunner>
{
public:
    struct Parts
    {
        domain::Environment environment;
        std::shared_ptr<CvmPort> port;
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<const Clock> clock;
        std::chrono::milliseconds settlePoll{2000};
    };
    explicit PowerRunner(Parts parts);

    /// The run of this action that this CVM is in now.
    std::optional<QFuture<PowerResult>> running(domain::PowerAction action, const domain::CvmId &id) const;
    bool isRunning() const { return !m_running.isEmpty(); }

    /// `title` is the plan's, `reason` goes into the record. Refused when the very first entry of the record cannot be written.
    QCoro::Task<Result<std::vector<PowerResult>>> run(domain::PowerAction action, std::vector<domain::Cvm> targets, QString title, QString reason);

private:
    struct Batch;
    struct Target;
    QCoro::Task<Done> sendAll(std::shared_ptr<Batch> batch);
    QCoro::Task<Status> sendOne(std::shared_ptr<Batch> batch, std::shared_ptr<Target> target);
    QCoro::Task<Done> watchAll(std::shared_ptr<Batch> batch);
    QCoro::Task<Done> lookAtEach(std::shared_ptr<Batch> batch, std::vector<std::shared_ptr<Target>> watched);
    QCoro::Task<Done> lookAtList(std::shared_ptr<Batch> batch);
    QCoro::Task<Done> finish(std::shared_ptr<Batch> batch, std::shared_ptr<Target> target, Result<QString> end);
    void showProgress(const Batch &batch, const QString &step);
    void endOperation(const Batch &batch);
    audit::Record recordOf(const Batch &batch, const Target &target) const;

    Parts m_parts;
    QHash<QString, QFuture<PowerResult>> m_running; ///< by action and CVM
};

} // namespace pilothouse::cluster
