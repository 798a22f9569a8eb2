// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/core/clock.h"
#include "services/core/operation.h"
#include "services/provers/change_keeper.h"

#include <QFuture>
#include <QHash>

#include <chrono>
#include <memory>
#include <optional>

namespace pilothouse::provers {

/// How long each wait may take, and how often is looked.
struct ChangeLimits
{
    std::chrono::milliseconds poll{5'000};
    std::chrono::milliseconds confirm{std::chrono::seconds(20)}; ///< until a number that was accepted is read back
    std::chrono::milliseconds hosts{std::chrono::minutes(25)};   ///< until new hosts are registered
    std::chrono::milliseconds tasksStop{std::chrono::minutes(10)};
    std::chrono::milliseconds tasksStart{std::chrono::minutes(3)}; ///< then the numbers are in force and the rest is told
};

/// Carries changes of one prover cluster out: recorded, sent, read back. One change on a service at a time; the same change
/// again gets the first one's result.
class ChangeRunner final : public std::enable_shared_from_this<ChangeRunner>
{
public:
    struct Parts
    {
        domain::Environment environment;
        ProverPorts ports;
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<const Clock> clock;
        CommandStyle style;
        ChangeLimits limits;
        std::shared_ptr<ChangeKeeper> keeper; ///< writes scalings down while they are not whole
    };
    explicit ChangeRunner(Parts parts);

    /// The run that this object (service or task) is in, if it is the very same change.
    std::optional<QFuture<ChangeResult>> running(const QString &object, const QString &change) const;
    /// Whether any change runs on the object.
    bool isBusy(const QString &object) const { return m_running.contains(object); }

    /// Refused (nothing sent) when the record cannot be written; Conflict when the numbers moved since the plan.
    QCoro::Task<Result<ChangeResult>> scale(ScaleDecision decision, QString title, QString reason);
    QCoro::Task<Result<ChangeResult>> restart(domain::ProverService service, QString title, QString reason);
    QCoro::Task<Result<ChangeResult>> stopTask(domain::ProverTask task, QString title, QString reason);
    /// `definition`: ARN of the revision. Conflict when the service has another one than planned from.
    QCoro::Task<Result<ChangeResult>> useDefinition(domain::ProverService service, QString definition, QString title, QString reason);

    static QString scaleKey(const ScaleTarget &to) { return QStringLiteral("scale/%1").arg(to.text()); }
    static QString restartKey() { return QStringLiteral("restart"); }
    static QString definitionKey(const QString &definition) { return QStringLiteral("definition/") + definition; }
    static QString stopKey() { return QStringLiteral("stop"); }

private:
    struct Run;
    using RunPtr = std::shared_ptr<Run>;
    RunPtr begin(const QString &object, const QString &key, const QString &action, const QString &title, const QString &reason);
    Result<ChangeResult> end(RunPtr run, std::optional<Error> refused);

    QCoro::Task<Status> checkNumbers(RunPtr run, ScaleDecision decision);
    QCoro::Task<Status> moveGroup(RunPtr run, ScaleDecision decision);
    QCoro::Task<Status> moveService(RunPtr run, ScaleDecision decision);
    QCoro::Task<Status> waitForHosts(RunPtr run, ScaleDecision decision);
    QCoro::Task<Status> waitForStops(RunPtr run, ScaleDecision decision);
    QCoro::Task<Done> waitForTasks(RunPtr run, ScaleDecision decision);
    QCoro::Task<Status> scaleSteps(RunPtr run, ScaleDecision decision);
    QCoro::Task<Status> keep(RunPtr run, ScaleDecision decision);
    QCoro::Task<Done> keepStep(RunPtr run);
    Result<ChangeResult> endDone(RunPtr run);
    QCoro::Task<Done> tellWhatIsInForce(RunPtr run, ScaleDecision decision);

    QCoro::Task<Status> announce(RunPtr run, QString target, QString what, QJsonObject before, QJsonObject after);
    QCoro::Task<Done> conclude(RunPtr run, QString target, QString what, audit::Outcome outcome, QJsonObject after);
    QCoro::Task<Status> pause(RunPtr run, std::chrono::milliseconds time);

    Parts m_parts;
    struct Running
    {
        QString key;
        QFuture<ChangeResult> future;
    };
    QHash<QString, Running> m_running; ///< by object
};

} // namespace pilothouse::provers
