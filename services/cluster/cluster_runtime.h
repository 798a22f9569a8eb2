// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/cluster/approval_history.h"
#include "services/cluster/cluster_alarms.h"
#include "services/cluster/cvm_port.h"
#include "services/cluster/routing_map.h"
#include "services/core/snapshot.h"
#include "services/domain/access.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// One member as the newest look found it.
struct MemberView
{
    Member member;
    MemberRole role = MemberRole::Unknown;
    HashState hash = HashState::Unknown;
    MemberProbe probe;
    QString problem;  ///< one sentence; empty: none is known
    QString heldBack; ///< why it is never the head, whatever it answers; empty: it may be
    bool isProbing = false;
    std::optional<MonotonicTime> askedSince; ///< while it is asked and has not answered; nothing: it is not, or waits for its turn
    bool isWaitingForHashes = false;
};

/// A whole cluster as it is known now. Parts that could not be read say so where they stand.
struct ClusterView
{
    QString name;
    quint64 look = 0;                ///< counts the looks; the same while the answers to one come in
    std::vector<MemberView> members; ///< in the list's order
    std::vector<LeftOut> leftOut;
    HeadElection election;
    std::optional<domain::CvmId> chosenRegistry; ///< the operator's choice among several, also while it is of no use
    std::vector<ModelRoute> routes;
    QStringList routeNotes;
    RoutingMap::Count models;
    ApprovalPlan approvalDue;   ///< what a person may have sent to the registry now
    QStringList approvedHashes; ///< what the registry confirmed since its start
    std::optional<ApprovalEnd> lastApproval;
    QString approvalText;              ///< of the newest try, with what to do; empty: none was made
    std::vector<LostBuild> lostBuilds; ///< sent, answer lost, and not judged yet
    std::vector<ClusterAlarm> alarms;

    const MemberView *find(const domain::CvmId &id) const;
};

/// Looks at a cluster again and again: the cloud's list, then every member's spawntee, eight at a time and each in its own time, so that
/// one that hangs costs the others nothing. It deploys nothing. The only change it makes by itself is to send hashes again that were
/// approved before the registry's restart, where writing is allowed. Lives on the main thread; held by shared_ptr.
class ClusterRuntime final : public QObject, public std::enable_shared_from_this<ClusterRuntime>
{
    Q_OBJECT
public:
    struct Settings
    {
        QString clusterName;
        int port = 9010;
        std::chrono::milliseconds securityInterval{std::chrono::minutes(10)}; ///< between two probes for unsigned access and debug commands
    };
    struct Parts
    {
        domain::Environment environment;
        std::shared_ptr<CvmPort> cvms;
        std::shared_ptr<SpawnteeConnector> spawntees;
        std::shared_ptr<audit::AuditLog> audit;
        std::shared_ptr<domain::WriteAccess> access;
        std::shared_ptr<const Clock> clock;
        Settings settings;
    };
    explicit ClusterRuntime(Parts parts);
    ~ClusterRuntime() override;

    /// Looks every `interval`, counted from the cloud's list, until stopped; a member that is still being asked is left out of the next look.
    void start(std::chrono::milliseconds interval);
    /// Cancels what is under way.
    void stop();
    /// Looks now, or joins the look under way; done when every member asked by it has answered or failed. Errors: those of the cloud's list;
    /// Cancelled.
    QCoro::Task<Status> refresh();

    const Snapshot<ClusterView> &snapshot() const { return m_snapshot; }
    bool isRefreshing() const { return m_look.has_value(); }

    /// Which of several registries is in charge.
    void chooseRegistry(std::optional<domain::CvmId> registry);
    /// What the record tells of earlier approvals; they are sent again when the registry restarts, as those of this run are.
    void recallApprovals(std::shared_ptr<const ApprovalHistory> history);
    /// Drops the head, so that the next one is elected as if there had been none.
    void electAnew();
    /// The spawntee of a member, for calls of the caller's own; null when the member has no address.
    std::shared_ptr<SpawnteePort> spawnteeOf(const domain::CvmId &member) const;
    /// A build was accepted: its task is filed under the CVM that took it.
    void noteAccepted(const QString &taskId, const QString &submissionId, const domain::CvmId &member);
    /// Builds whose answers were lost, for all to see.
    void noteLostBuilds(std::vector<LostBuild> builds);
    /// A member's capacity was asked for outside of a look; the head is elected by it at once.
    void noteCapacity(const domain::CvmId &member, const Result<SpawnteeCapacity> &capacity);

    /// Keeps whoever has this name from being the head, as long as it is being made or is only waiting to be deleted; an empty reason lets it in.
    void holdBack(const QString &name, const QString &why);
    /// Asks for the list, and one of its machines, at once and outside of a look. Errors: those of the list; NotFound (nobody of that name who
    /// can be asked); Cancelled.
    QCoro::Task<Result<domain::CvmId>> lookAt(QString name, CancelToken cancel);
    /// Lets a machine in that was held back and makes it the head, as long as it has room.
    void promote(const domain::CvmId &member);

    /// Whether hashes may be sent now, and if not, why.
    domain::ActionState canApprove() const;
    /// Sends what approvalDue names, in one call, recorded before and after. Errors: Refused (nothing sent), Storage (the record cannot be written),
    /// or what the call came to.
    QCoro::Task<Status> approveHashes();
    /// Sends one hash of a machine that an allowed change has made, recorded likewise; nothing when the registry has confirmed it already. Needs no
    /// write access: the change that it ends did.
    QCoro::Task<Status> approveHash(QString hash, QString reason);

signals:
    void snapshotChanged();

private:
    struct Entry;
    QCoro::Task<Done> look();
    void endLook(quint64 number);
    QCoro::Task<Done> lane(std::shared_ptr<std::deque<std::shared_ptr<Entry>>> queue, CancelToken cancel);
    QCoro::Task<Done> probe(std::shared_ptr<Entry> entry, CancelToken cancel);
    QCoro::Task<Status> sendHashes(QStringList hashes, QString reason);
    void takeList(const domain::CvmList &list);
    void connectTo(Entry &entry);
    void watch(Entry &entry);
    void publish();
    std::vector<RunnerHash> runnerHashes() const;
    std::shared_ptr<Entry> find(const domain::CvmId &id) const;
    ClusterView viewNow();

    Parts m_parts;
    Snapshot<ClusterView> m_snapshot;
    Discovery m_discovery;
    std::vector<std::shared_ptr<Entry>> m_entries; ///< in the list's order
    QHash<QString, std::shared_ptr<Entry>> m_byId; ///< the same by the CVM's id
    RoutingMap m_routes;
    HashApproval m_approval;
    std::shared_ptr<const ApprovalHistory> m_history; ///< null: none is kept
    QString m_approvalText;
    std::vector<LostBuild> m_lostBuilds;
    QHash<QString, QString> m_heldBack;  ///< name → why
    std::optional<domain::CvmId> m_head; ///< also while it does not answer: what it would say is not known to be "full"
    std::optional<domain::CvmId> m_registry;
    std::optional<domain::CvmId> m_chosenRegistry;
    bool m_isSending = false;

    std::chrono::milliseconds m_interval{0}; ///< 0: not polling
    CancelToken m_cancel;
    quint64 m_looks = 0;                   ///< begun so far; the next may begin while an earlier one still waits for somebody
    std::optional<QFuture<Status>> m_look; ///< the newest look while it is under way, for all who want it
    QFuture<Status> m_newest;
    QTimer m_timer;
    QTimer m_publishing; ///< several members that answer at once are shown at once
};

} // namespace pilothouse::cluster
