// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_entry.h"
#include "services/core/log.h"

#include <QCoroTimer>

#include <QJsonArray>
#include <QRandomGenerator>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::ActionState;
using domain::CvmId;

namespace {

constexpr std::chrono::milliseconds kSendingPoll{20};

Error refused(const QString &why)
{
    return Error{.kind = ErrorKind::Refused, .what = why};
}

} // namespace

ActionState ClusterRuntime::canApprove() const
{
    if (!m_snapshot.hasValue())
        return ActionState::no(u"the cluster was never read"_s);
    if (!m_parts.access->isWritable())
        return ActionState::no(u"the environment is read-only; unlock writes first"_s);
    if (m_isSending)
        return ActionState::no(u"hashes are being sent"_s);
    return m_snapshot.value->election.canApprove;
}

QCoro::Task<Status> ClusterRuntime::approveHashes()
{
    const auto self = shared_from_this();
    const ActionState state = canApprove();
    if (!state.allowed)
        co_return refused(state.reason);
    const ApprovalPlan plan = m_approval.plan(runnerHashes());
    if (plan.hashes.isEmpty())
        co_return refused(plan.missing.isEmpty() ? u"there is no runner whose hash is not approved"_s : plan.missing.join(u"; "_s));
    const auto sent = co_await sendHashes(plan.hashes, QString());
    publish();
    co_return sent;
}

QCoro::Task<Status> ClusterRuntime::approveHash(QString hash, QString reason)
{
    const auto self = shared_from_this();
    if (m_approval.stateOf(hash) == HashState::Approved)
        co_return Done{};
    while (m_isSending)
        co_await QCoro::sleepFor(kSendingPoll);
    const QStringList one{hash};
    const auto sent = co_await sendHashes(one, reason);
    publish();
    co_return sent;
}

/// One call, announced in the record before it leaves.
QCoro::Task<Status> ClusterRuntime::sendHashes(QStringList hashes, QString reason)
{
    const auto self = shared_from_this();
    const auto registry = m_registry ? find(*m_registry) : nullptr;
    if (!registry || !registry->port)
        co_return refused(u"the registry has no address now"_s);
    m_isSending = true;
    audit::Record record;
    record.action = u"cluster.approve-hash"_s;
    record.target = registry->member.cvm.name;
    record.what = u"Have the registry approve %1 compose hash(es) of runners"_s.arg(hashes.size());
    record.outcome = audit::Outcome::Intended;
    record.run = QString::number(QRandomGenerator::global()->generate64(), 36);
    record.reason = reason;
    record.after = QJsonObject{{u"hashes"_s, QJsonArray::fromStringList(hashes)}};
    const auto announced = co_await m_parts.audit->append(record);
    if (!announced) {
        m_isSending = false;
        co_return announced.error();
    }
    const auto port = registry->port;
    const auto answer = co_await port->approveHashes(hashes);
    m_isSending = false;
    m_approval.settle(hashes, answer);
    const ApprovalEnd end = judgeApproval(hashes, answer);
    m_approvalText = (approvalText(end, answer) + u". "_s + approvalNextStep(end)).trimmed();
    record.outcome = end == ApprovalEnd::Approved                                                                     ? audit::Outcome::Done
                     : end == ApprovalEnd::NotConfirmed || (end == ApprovalEnd::Failed && !answer.error().httpStatus) ? audit::Outcome::Unknown
                                                                                                                      : audit::Outcome::Failed;
    record.what = approvalText(end, answer);
    const auto noted = co_await m_parts.audit->append(record);
    if (!noted)
        qCWarning(lcCluster) << "outcome not recorded" << noted.error().what;
    if (end == ApprovalEnd::Approved)
        co_return Done{};
    Error error = answer ? Error{.kind = ErrorKind::Protocol} : answer.error();
    error.what = approvalText(end, answer);
    error.nextStep = approvalNextStep(end);
    co_return error;
}

} // namespace pilothouse::cluster
