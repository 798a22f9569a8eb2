// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_runtime.h"
#include "services/cluster/cluster_workflow.h"
#include "services/cluster/kept_history.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace pilothouse::cluster {

struct CvmState;

/// What this desk sees of each machine over time: the looks at its spawntee and what changed from one look to the next. It asks nobody; it listens
/// to those who do, and keeps what it saw over the end of the program. What happened while nobody looked is a gap, not a guess.
/// Lives on the main thread; held by shared_ptr.
class MachineHistory final : public QObject, public std::enable_shared_from_this<MachineHistory>
{
    Q_OBJECT
public:
    struct Settings
    {
        std::chrono::milliseconds saveInterval{std::chrono::minutes(5)}; ///< what a killed program may lose
    };
    struct Parts
    {
        std::shared_ptr<ClusterWorkflow> workflow;
        std::shared_ptr<ClusterRuntime> runtime; ///< null: no cluster is set up
        std::shared_ptr<KeptHistoryPort> memory; ///< null: nothing outlives this run
        QString endpoint;                        ///< of the workflow's cloud
        std::shared_ptr<const Clock> clock;
        Settings settings;
    };
    explicit MachineHistory(Parts parts);

    /// Reads what an earlier run kept, then listens. What could not be read is told by the log alone: it is no reason to see nothing now.
    QCoro::Task<Done> start();
    /// Only reads what an earlier run kept, for programs that look once. Errors: Storage.
    QCoro::Task<Status> recall();
    /// Writes what was seen; nothing when it was never started. Errors: Storage.
    QCoro::Task<Status> close();

    /// Null: it was never seen.
    std::shared_ptr<const MachinePast> find(const domain::CvmId &id) const;
    /// When this run began to listen, UTC; invalid: not yet.
    const QDateTime &listensSince() const { return m_listensSince; }

    /// A state that was read of one machine outside of the list, as while it boots: steps that are shorter than the list's interval.
    void noteState(const domain::CvmId &id, const CvmState &state);

signals:
    /// Something was added to some machine; of many at once it tells once.
    void changed();

private:
    struct Watched;
    void takeList();
    void takeMembers();
    void takeCvm(const domain::Cvm &cvm, const QDateTime &at);
    void takeStep(Watched &watched, MachinePast &past, const QString &step, const QString &error, const QDateTime &at);
    void takeLook(Watched &watched, MachinePast &past, const MemberView &member, const QDateTime &now);
    bool takeFacts(Watched &watched, MachinePast &past, const MemberView &member, const QDateTime &now);
    void takeHead(const ClusterView &view, const QDateTime &now);
    MachinePast pastOf(const QString &id) const;
    void put(const QString &id, MachinePast past);
    QCoro::Task<Status> save();

    Parts m_parts;
    MachinePasts m_machines;
    QHash<QString, std::shared_ptr<Watched>> m_watched; ///< of this run, by the CVM's id
    std::optional<domain::CvmId> m_head;
    QDateTime m_listAt; ///< of the list that was taken last
    QDateTime m_listensSince;
    bool m_isChanged = false; ///< since the last write
    QTimer m_saving;
};

} // namespace pilothouse::cluster
