// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cvm_port.h"
#include "services/cluster/member_probe.h"
#include "tests/services/cluster/cluster_data.h"

#include <QCoroTimer>

#include <map>

namespace pilothouse::test {

/// A spawntee of values; answers come from the event loop, as over a socket.
class ScriptedSpawntee final : public cluster::SpawnteePort
{
public:
    cluster::MemberProbe answers = probeOf(QStringLiteral("runner"), true);
    std::optional<cluster::GatewayRefusal> refusal;
    std::optional<Error> approvalError;
    std::optional<Error> changeError;
    QStringList changes;                                                 ///< "build 30001", oldest first
    std::map<QString, std::vector<cluster::SpawnteeTaskDetail>> details; ///< by task; each look takes the next, the last one stays
    QList<QStringList> approvals;
    int unsignedAnswer = 401;
    bool debug = false;
    bool hangs = false;         ///< until it is set back or the caller cancels
    bool capacityHangs = false; ///< likewise, when asked for room only
    bool holdsChanges = false;  ///< changes have reached it, and their answers come when it is set back
    int calls = 0;
    int capacityCalls = 0;
    int knocks = 0;

    QCoro::Task<Result<cluster::SpawnteeIdentity>> identity(cluster::Attempts, CancelToken cancel) override
    {
        ++calls;
        co_await turn();
        while (hangs && !cancel.isCancelled())
            co_await turn();
        const auto answer = *answers.identity;
        co_return answer;
    }
    QCoro::Task<Result<QString>> health(CancelToken) override { co_return QStringLiteral("healthy"); }
    QCoro::Task<Result<cluster::SpawnteeCapacity>> capacity(cluster::Attempts, CancelToken cancel) override
    {
        ++capacityCalls;
        co_await turn();
        while (capacityHangs && !cancel.isCancelled())
            co_await turn();
        const auto answer = *answers.capacity;
        co_return answer;
    }
    QCoro::Task<Result<cluster::TaskList>> tasks(cluster::Attempts, CancelToken) override
    {
        co_await turn();
        const auto answer = *answers.tasks;
        co_return answer;
    }
    QCoro::Task<Result<cluster::RunningModelList>> runningModels(cluster::Attempts, CancelToken) override
    {
        co_await turn();
        const auto answer = *answers.runningModels;
        co_return answer;
    }
    QCoro::Task<Result<cluster::SpawnteeTaskDetail>> task(QString taskId, CancelToken) override
    {
        co_await turn();
        const auto found = details.find(taskId);
        if (found == details.end() || found->second.empty())
            co_return notScripted();
        const cluster::SpawnteeTaskDetail answer = found->second.front();
        if (found->second.size() > 1)
            found->second.erase(found->second.begin());
        co_return answer;
    }
    QCoro::Task<Result<cluster::SubmissionImage>> submissionImage(QString, CancelToken) override { co_return notScripted(); }
    QCoro::Task<Result<QString>> taskLog(QString, cluster::TaskLog, int, CancelToken) override { co_return notScripted(); }
    QCoro::Task<Result<cluster::TaskReceipt>> buildModel(cluster::BuildRequest request) override
    {
        co_await turn();
        changes << QStringLiteral("build ") + request.submissionId;
        while (holdsChanges)
            co_await turn();
        const auto answer = receiptOf(QStringLiteral("task-of-") + request.submissionId);
        co_return answer;
    }
    QCoro::Task<Result<cluster::TaskReceipt>> startModel(cluster::StartRequest request) override
    {
        co_await turn();
        changes << QStringLiteral("start %1 %2").arg(request.taskId).arg(request.memoryMb.value_or(0));
        const auto answer = receiptOf(request.taskId);
        co_return answer;
    }
    QCoro::Task<Result<cluster::TaskReceipt>> stopModel(QString taskId) override
    {
        co_await turn();
        changes << QStringLiteral("stop ") + taskId;
        const auto answer = receiptOf(taskId);
        co_return answer;
    }
    QCoro::Task<Result<cluster::ApprovalReceipt>> approveHashes(QStringList hashes) override
    {
        co_await turn();
        approvals << hashes;
        if (approvalError) {
            const Error error = *approvalError;
            co_return error;
        }
        cluster::ApprovalReceipt receipt;
        receipt.hashes = hashes;
        co_return receipt;
    }
    QCoro::Task<Result<int>> unsignedStatus(CancelToken) override
    {
        ++knocks;
        co_await turn();
        const int answer = unsignedAnswer;
        co_return answer;
    }
    QCoro::Task<Result<bool>> offersDebugCommands(CancelToken) override
    {
        co_await turn();
        const bool answer = debug;
        co_return answer;
    }
    std::optional<cluster::GatewayRefusal> lastRefusal() const override { return refusal; }
    QString endpoint() const override { return QStringLiteral("scripted"); }

private:
    static QCoro::Task<> turn() { co_await QCoro::sleepFor(std::chrono::milliseconds(1)); }
    Result<cluster::TaskReceipt> receiptOf(const QString &taskId) const
    {
        if (changeError)
            return *changeError;
        return cluster::TaskReceipt{taskId, QStringLiteral("pending"), {}};
    }
    static Error notScripted() { return errorOfKind(ErrorKind::Internal, QStringLiteral("not scripted")); }
};

/// A task as one look at it shows it; with an address when it has a container.
inline cluster::SpawnteeTaskDetail detailOf(const QString &status, const QString &operation, const QString &host = {})
{
    cluster::SpawnteeTaskDetail detail;
    detail.task.status = status;
    detail.task.currentOperation = operation;
    detail.grpcHost = host;
    if (!host.isEmpty())
        detail.grpcPort = 443;
    return detail;
}

/// Hands out one spawntee for each CVM.
class ScriptedSpawntees final : public cluster::SpawnteeConnector
{
public:
    std::shared_ptr<ScriptedSpawntee> of(const domain::Cvm &cvm) { return at(cvm.appId); }
    Result<std::shared_ptr<cluster::SpawnteePort>> connect(const cluster::SpawnteeAddress &address) override
    {
        return std::shared_ptr<cluster::SpawnteePort>(at(address.appId));
    }

private:
    std::shared_ptr<ScriptedSpawntee> at(const QString &app)
    {
        auto &spawntee = m_all[app];
        if (!spawntee)
            spawntee = std::make_shared<ScriptedSpawntee>();
        return spawntee;
    }
    std::map<QString, std::shared_ptr<ScriptedSpawntee>> m_all;
};

/// A cloud that lists what it is given.
class ScriptedList final : public cluster::CvmPort
{
public:
    domain::CvmList cvms;
    std::optional<Error> error;

    QCoro::Task<Result<domain::CvmList>> list(CancelToken) override
    {
        co_await QCoro::sleepFor(std::chrono::milliseconds(1));
        if (error) {
            const Error answer = *error;
            co_return answer;
        }
        const domain::CvmList answer = cvms;
        co_return answer;
    }
    QCoro::Task<Result<domain::Cvm>> get(QString identifier) override
    {
        co_await QCoro::sleepFor(std::chrono::milliseconds(1));
        for (const domain::Cvm &cvm : cvms.items) {
            if (cvm.id.text() != identifier)
                continue;
            const domain::Cvm answer = cvm;
            co_return answer;
        }
        co_return errorOfKind(ErrorKind::NotFound, QStringLiteral("there is no %1").arg(identifier), 404);
    }
    QCoro::Task<Status> power(domain::CvmId, domain::PowerAction) override
    {
        co_return errorOfKind(ErrorKind::Internal, QStringLiteral("not scripted"));
    }
    QCoro::Task<Result<cluster::AttestationAnswer>> attestation(QString) override
    {
        co_return errorOfKind(ErrorKind::Internal, QStringLiteral("not scripted"));
    }
    QString endpoint() const override { return QStringLiteral("scripted"); }
};

} // namespace pilothouse::test
