// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/snapshot.h"
#include "services/domain/access.h"
#include "services/provers/change_runner.h"
#include "services/provers/definition_plan.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace pilothouse::provers {

/// A question about a service's log, in the operator's words.
struct LogWish
{
    QString taskId;   ///< empty: all tasks
    QDateTime since;  ///< UTC
    QString pattern;  ///< CloudWatch Logs filter syntax; empty: everything
    int limit = 1000; ///< the newest so many lines
};

/// Keeps the picture of one prover cluster fresh and carries out changes by plan. Lives on the main thread; held by shared_ptr.
class ProversWorkflow final : public QObject, public std::enable_shared_from_this<ProversWorkflow>
{
    Q_OBJECT
public:
    struct Parts
    {
        domain::Environment environment;
        ProverPorts ports;
        QString stack;             ///< of the profile; empty: every cluster of the region
        QStringList standingNotes; ///< shown with every reading: variables that are ignored
        CommandStyle style;
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<domain::WriteAccess> access;
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<const Clock> clock;
        ChangeLimits limits;
        std::shared_ptr<store::Store> store; ///< keeps scalings that are not whole; null: they end with the program
        store::LeaseHolder program;          ///< who runs what is kept from here on
    };
    explicit ProversWorkflow(Parts parts);
    ~ProversWorkflow() override;

    /// Polls every `interval` until stopped; a poll that is still running is not started twice.
    void start(std::chrono::milliseconds interval);
    void stop();
    /// Reads now, or joins the read that is under way; emits snapshotChanged when done. Errors: those of FleetReader.
    QCoro::Task<Status> refresh();

    const Snapshot<domain::ProverFleet> &snapshot() const { return m_snapshot; }
    bool isRefreshing() const;
    /// Time until the next poll; nothing when stopped, zero while one runs.
    std::optional<std::chrono::milliseconds> nextPollIn() const;
    QString endpoint() const { return m_parts.ports.containers->endpoint(); }

    /// Whether changes can be made now at all, and if not, why.
    domain::ActionState canChange() const;
    domain::Plan planScale(const domain::ProverServiceId &id, ScaleTarget to) const;
    domain::Plan planRestart(const domain::ProverServiceId &id) const;
    /// By the task's id or ARN.
    domain::Plan planStopTask(const QString &task) const;
    /// To another revision, by ARN, "family:39" or "39"; refused until revisions() has read it.
    domain::Plan planDefinition(const domain::ProverServiceId &id, const QString &revision) const;

    /// All four: Refused (nothing sent) when the plan may not run or the phrase is wrong; the same change on the same object
    /// while one runs gets that one's result, another one is refused. The result's `error` tells what stopped it half-way.
    QCoro::Task<Result<ChangeResult>> scale(domain::ProverServiceId id, ScaleTarget to, QString typedPhrase);
    QCoro::Task<Result<ChangeResult>> restart(domain::ProverServiceId id, QString typedPhrase);
    QCoro::Task<Result<ChangeResult>> stopTask(QString task, QString typedPhrase);
    QCoro::Task<Result<ChangeResult>> useDefinition(domain::ProverServiceId id, QString revision, QString typedPhrase);

    static constexpr int kRevisionsRead = 10;
    /// Reads what a service may be moved to, the newest `most` revisions of its family and the one it has; each revision is read once, since they
    /// never change. Errors: NotFound, those of the port for the list.
    QCoro::Task<Result<RevisionHistory>> revisions(domain::ProverServiceId id, CancelToken cancel, int most);
    /// As last read; null before.
    const RevisionHistory *knownRevisions(const domain::ProverServiceId &id) const;

    /// Scalings that were kept because they were not whole, and where each stands by the numbers read back with every poll.
    const std::vector<KeptStanding> &keptChanges() const;
    const KeptStanding *keptChange(const domain::ProverServiceId &id) const;
    /// The operator has seen it and decides for himself; an open one is dismissed with an entry in the record. Errors: Refused while it runs
    /// or when the record cannot be written, Storage.
    QCoro::Task<Status> dismissKept(domain::ProverServiceId id);

    /// Lines of all containers of a service, oldest first. Errors: NotFound (no service, no log), those of the port.
    QCoro::Task<Result<Listed<domain::LogLine>>> logs(domain::ProverServiceId id, LogWish wish, CancelToken cancel);

    /// The numbers a scaling would move to, without a plan: for a preview while they are typed. Its refusal says why not.
    ScaleDecision decide(const domain::ProverServiceId &id, const ScaleTarget &to) const;
    /// How commands to paste reach the same account.
    const CommandStyle &commandStyle() const { return m_parts.style; }

    const domain::ProverService *find(const domain::ProverServiceId &id) const;
    const domain::ProverTask *findTask(const QString &task) const;

signals:
    void snapshotChanged();
    void keptChangesChanged();

private:
    struct Impl;
    QCoro::Task<Done> readFleet();
    QString dataRefusal() const;
    domain::Plan finish(domain::Plan plan) const;
    Status allow(const domain::Plan &plan, const QString &object, const QString &typedPhrase) const;

    Parts m_parts;
    Snapshot<domain::ProverFleet> m_snapshot;
    QTimer m_timer;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pilothouse::provers
