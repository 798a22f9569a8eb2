// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/head_election.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// A runner and the hash its compose file has by the cloud's word.
struct RunnerHash
{
    QString name;
    QString composeHash;
};

/// What has to be sent to the registry.
struct ApprovalPlan
{
    QStringList hashes;  ///< 64 hex, lower case, each once, sorted; empty: no call
    QStringList missing; ///< runners whose hash is not known or is none: "runner-2: the cloud names no compose hash"
};

/// What happened to a call.
enum class ApprovalEnd {
    Approved,
    NotConfirmed, ///< accepted, but the answer does not repeat every hash
    Refused,      ///< the registry turned it away: these runners must not become the head
    OldImage,     ///< there is no such call: this registry has to be redeployed with the hash, which restarts it
    Failed,       ///< no answer, or none that says; nothing is known
};
ApprovalEnd judgeApproval(const QStringList &sent, const Result<ApprovalReceipt> &answer);
/// One sentence and the next step, for the operator.
QString approvalText(ApprovalEnd end, const Result<ApprovalReceipt> &answer);
QString approvalNextStep(ApprovalEnd end);

/// What a registry was told since its start. It forgets with every start of its own, so the hashes are then sent again.
class HashApproval
{
public:
    /// What is to be sent now: the hashes of runners that were not approved since the registry's start. No runners, nothing to send.
    ApprovalPlan plan(const std::vector<RunnerHash> &runners) const;
    void settle(const QStringList &sent, const Result<ApprovalReceipt> &answer);
    HashState stateOf(const QString &composeHash) const;
    std::optional<ApprovalEnd> lastEnd() const { return m_lastEnd; }
    QStringList approved() const; ///< sorted

    /// The registry began anew and knows nothing of what it was told. What had been approved may be sent again without asking; anything else is a
    /// person's decision, since an approved runner is given the models.
    void registryRestarted();
    /// Approved by an earlier run of some program. Nobody can tell whether the registry still knows them, so their state stays unknown; but they
    /// count as approved before when it restarts.
    void recall(const QStringList &hashes);
    /// Another registry is in charge.
    void forget();
    /// What was approved before the restart, belongs to a runner still, and was not sent again yet.
    QStringList resend(const std::vector<RunnerHash> &runners) const;

private:
    QSet<QString> m_approved;
    QSet<QString> m_refused;
    QSet<QString> m_recalled;
    QSet<QString> m_before; ///< approved before the registry's restart
    std::optional<ApprovalEnd> m_lastEnd;
};

/// Notices that a CVM began anew, by any of: it was seen not running, its uptime went back, the cloud counts it as another instance, or models that
/// ran are all gone at once while their tasks turned to failed.
class RestartWatch
{
public:
    /// Takes the newest look; true when the CVM has started since the look before.
    bool look(const domain::Cvm &cvm, const MemberProbe &probe);

private:
    bool m_wasSeen = false;
    bool m_wasRunning = false;
    QString m_instanceId;
    std::optional<qint64> m_uptime;
    QSet<QString> m_running; ///< tasks with a container
};

/// "3h12m", "2h 3m 5s", "4 days 02:10:00": seconds; nothing for words nobody knows.
std::optional<qint64> uptimeSeconds(const QString &text);

} // namespace pilothouse::cluster
