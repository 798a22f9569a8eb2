// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/cluster/cvm_port.h"
#include "services/cluster/power_runner.h"
#include "services/core/operation.h"
#include "services/core/snapshot.h"
#include "services/domain/access.h"
#include "services/domain/plan.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace pilothouse::cluster {

/// Keeps the list of CVMs of one environment fresh and carries out power actions by plan.
/// Lives on the main thread; held by shared_ptr.
class ClusterWorkflow final : public QObject, public std::enable_shared_from_this<ClusterWorkflow>
{
    Q_OBJECT
public:
    struct Parts
    {
        domain::Environment environment;
        std::shared_ptr<CvmPort> port;
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<domain::WriteAccess> access;
        std::shared_ptr<OperationList> operations;
        std::shared_ptr<const Clock> clock;
        std::chrono::milliseconds settlePoll{2000}; ///< between two looks at a machine that was told to move
    };
    explicit ClusterWorkflow(Parts parts);
    ~ClusterWorkflow() override;

    /// Polls every `interval` until stopped; a poll that is still running is not started twice. The first one starts at once.
    void start(std::chrono::milliseconds interval);
    void stop();
    /// Reads now (or joins the read that is under way); emits snapshotChanged when done, whether it worked or not.
    /// Errors: those of the port; Cancelled when stop() came first.
    QCoro::Task<Status> refresh();

    /// Shows what an earlier run kept, read at `readAt` (UTC), until there is an answer; nothing happens when there was one. It is never acted on.
    void recall(std::shared_ptr<const domain::CvmList> kept, const QDateTime &readAt);

    const Snapshot<domain::CvmList> &snapshot() const { return m_snapshot; }
    bool isRefreshing() const { return m_refreshing; }
    /// When the next poll is due, 0 while one runs; nothing when stopped.
    std::optional<std::chrono::milliseconds> nextPollIn() const;

    /// Whether the action makes sense for these CVMs now, and if not, why.
    domain::ActionState canDo(domain::PowerAction action, const std::vector<domain::CvmId> &ids) const;
    /// The plan for it: targets, skipped ones with reasons, phrase where one is asked for (stop in production).
    domain::Plan plan(domain::PowerAction action, const std::vector<domain::CvmId> &ids) const;
    /// Carries a plan's action out: target by target intended is recorded and the request sent, then all are polled until they
    /// have settled or 10 minutes are over, and each outcome is recorded. Refused (nothing sent) when the phrase is wrong, the profile read-only, the
    /// data stale, or the record cannot be written. The same action on the same CVM while one runs returns the running one's result.
    QCoro::Task<Result<std::vector<PowerResult>>> run(domain::PowerAction action, std::vector<domain::CvmId> ids, QString typedPhrase);

signals:
    void snapshotChanged();

private:
    struct Impl;
    QCoro::Task<Done> readList();
    void takeList(domain::CvmList list);
    QString dataRefusal() const;

    Parts m_parts;
    Snapshot<domain::CvmList> m_snapshot;
    bool m_refreshing = false;
    QTimer m_timer;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pilothouse::cluster
