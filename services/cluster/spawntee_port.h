// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/gateway_refusal.h"
#include "services/core/cancel_token.h"
#include "services/core/result.h"
#include "services/domain/cvm.h"

#include <QCoroTask>

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// What a spawntee says of itself at GET /. Nothing is guessed: a machine that does not name its mode is an error of that machine.
struct SpawnteeIdentity
{
    QString service; ///< "secure-spawn"; anything else is another program
    QString status;  ///< "healthy" when it is
    QString mode;    ///< "registry+runner", "runner", "registry"

    bool isSpawntee() const { return service == QLatin1String("secure-spawn"); }
    bool holdsRegistry() const { return mode.contains(QLatin1String("registry")); }
    bool isRunner() const { return mode == QLatin1String("runner"); }
};

/// GET /capacity. Only `acceptingNewModels` decides; the rest is to be shown.
struct SpawnteeCapacity
{
    bool acceptingNewModels = false;
    std::optional<qint64> totalMemoryMb;
    std::optional<qint64> availableMemoryMb;
    std::optional<int> runningModels;
    std::optional<double> capacityThreshold; ///< share of the memory, 0 to 1
    std::optional<int> maxModels;
};

/// One entry of GET /tasks: the unit of work for one model, from build to stop. Words are the remote's own, verbatim.
struct SpawnteeTask
{
    QString id;
    QString status; ///< "pending", "running", "completed", "failed", or a word we do not know
    QString submissionId;
    QString currentOperation; ///< "build_model", "start_model", "stop_model"; empty: not said

    friend bool operator==(const SpawnteeTask &, const SpawnteeTask &) = default;
};

/// GET /tasks. A row without an id or a status is skipped and counted: it must not cost the others their place.
struct TaskList
{
    std::vector<SpawnteeTask> items;
    std::vector<domain::SkippedRow> skipped;
};

struct SpawnteeOperation
{
    QString type;
    QString status;
    QDateTime startedAt; ///< UTC; invalid: not said
    QDateTime completedAt;
};

/// GET /task/{id}.
struct SpawnteeTaskDetail
{
    SpawnteeTask task;
    std::vector<SpawnteeOperation> operations;
    QString grpcHost;            ///< of the container, as seen from outside; empty: not said
    std::optional<int> grpcPort; ///< likewise
};

/// One entry of GET /running_models.
struct RunningModel
{
    QString taskId;
    QString submissionId;
    QString containerId;
    QString status;
    std::optional<int> port;
    std::optional<int> externalPort;

    friend bool operator==(const RunningModel &, const RunningModel &) = default;
};

/// GET /running_models; rows without a task id are skipped and counted.
struct RunningModelList
{
    std::vector<RunningModel> items;
    std::vector<domain::SkippedRow> skipped;
};

/// Answer of the three changes. After a lost answer the outcome is unknown: ask submissionImage() or tasks() before repeating.
struct TaskReceipt
{
    QString taskId;
    QString status;
    QString message;
};

struct SubmissionImage
{
    bool exists = false;
    QString imageName; ///< both are given when it exists
    QString taskId;
};

struct ApprovalReceipt
{
    std::optional<int> approvedCount;
    QStringList hashes; ///< as repeated by the registry
};

struct BuildRequest
{
    QString submissionId;
    QString modelName; ///< empty: left out
};

struct StartRequest
{
    QString taskId;
    std::optional<int> memoryMb;
    std::optional<double> cpuVcpus;
};

/// Which log of a task.
enum class TaskLog { Builder, Runner };

/// Whether an attempt may be repeated by the client itself.
enum class Attempts { Single, Retried };

/// Speaks to the spawntee of one CVM. Reads with Attempts::Retried repeat up to three times after 2, 4 and 8 s on server errors, lost connections
/// and timeouts, each with a fresh signature; build, start and stop are sent once. A failure is never an answer.
/// Errors: Unauthorised (401, 403: the words and lastRefusal() say why, as far as can be told), NotFound, Remote (httpStatus is set), Protocol
/// (naming the member), Network, Timeout, TooLarge, Cancelled, InvalidInput (an id that cannot be part of a path), Secret (no signing key), and
/// OutcomeUnknown for a change whose answer was lost.
class SpawnteePort
{
public:
    virtual ~SpawnteePort() = default;

    virtual QCoro::Task<Result<SpawnteeIdentity>> identity(Attempts attempts, CancelToken cancel) = 0;
    /// Any success counts; the text is what it said, made safe to show.
    virtual QCoro::Task<Result<QString>> health(CancelToken cancel) = 0;
    virtual QCoro::Task<Result<SpawnteeCapacity>> capacity(Attempts attempts, CancelToken cancel) = 0;
    virtual QCoro::Task<Result<TaskList>> tasks(Attempts attempts, CancelToken cancel) = 0;
    virtual QCoro::Task<Result<RunningModelList>> runningModels(Attempts attempts, CancelToken cancel) = 0;
    virtual QCoro::Task<Result<SpawnteeTaskDetail>> task(QString taskId, CancelToken cancel) = 0;
    virtual QCoro::Task<Result<SubmissionImage>> submissionImage(QString submissionId, CancelToken cancel) = 0;
    /// The last lines of a task's build or run, sent once; foreign text. NotFound: no such task, or nothing of it is kept, as after a stop.
    virtual QCoro::Task<Result<QString>> taskLog(QString taskId, TaskLog which, int tail, CancelToken cancel) = 0;
    virtual QCoro::Task<Result<TaskReceipt>> buildModel(BuildRequest request) = 0;
    virtual QCoro::Task<Result<TaskReceipt>> startModel(StartRequest request) = 0;
    virtual QCoro::Task<Result<TaskReceipt>> stopModel(QString taskId) = 0;
    /// Registry only; repeated like a read, since approving twice is approving once. NotFound: this registry's image predates approval by call.
    virtual QCoro::Task<Result<ApprovalReceipt>> approveHashes(QStringList hashes) = 0;
    /// The status of GET /running_models without a signature: 401 is what it must be, 200 is an alarm.
    virtual QCoro::Task<Result<int>> unsignedStatus(CancelToken cancel) = 0;
    /// Whether the remote command endpoint of a debug image answers. Sends no command. A refusal of the signature is an error: behind it anything
    /// may be.
    virtual QCoro::Task<Result<bool>> offersDebugCommands(CancelToken cancel) = 0;

    /// What could be told of the newest 401 or 403; nothing when the newest answer was none.
    virtual std::optional<GatewayRefusal> lastRefusal() const { return std::nullopt; }

    virtual QString endpoint() const = 0;
};

/// Where one spawntee is. A CVM without a domain has no address: nothing is ever sent to a guessed one.
struct SpawnteeAddress
{
    QString appId;         ///< 40 hex
    QString gatewayDomain; ///< "dstack-pha-prod7.phala.network"
    int port = 9010;
    QString instanceId = {}; ///< 40 hex, where an app has more than one CVM: the app's own name reaches any of them; empty: it has one

    friend bool operator==(const SpawnteeAddress &, const SpawnteeAddress &) = default;
};

/// Makes ports for the CVMs of a cluster, all with the environment's signing key.
class SpawnteeConnector
{
public:
    virtual ~SpawnteeConnector() = default;
    /// Errors: InvalidInput (no app id, no domain or a foreign one, a port out of range).
    virtual Result<std::shared_ptr<SpawnteePort>> connect(const SpawnteeAddress &address) = 0;
};

} // namespace pilothouse::cluster
