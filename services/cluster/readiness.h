// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cvm_port.h"
#include "services/cluster/spawntee_port.h"
#include "services/core/clock.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace pilothouse::cluster {

/// How far a new runner is. Each stage has to be passed before the next is asked about.
enum class ReadyStage {
    Booting,  ///< the cloud does not say yet that it runs, or where
    Health,   ///< runs, but its spawntee does not call itself healthy
    Hashes,   ///< healthy, but refuses signed requests: it has not loaded the certificates' hashes
    Capacity, ///< takes signed requests, but no models
    Ready,
};
QString readyStageWord(ReadyStage stage); ///< "booting", "health", "hashes", "capacity", "ready"

/// What one look at a new runner found.
struct Readiness
{
    ReadyStage stage = ReadyStage::Booting;
    QString text;            ///< what is waited for, in one sentence part
    bool isHopeless = false; ///< waiting longer cannot help

    friend bool operator==(const Readiness &, const Readiness &) = default;
};

/// What one look asked; what was not asked is nothing, since an earlier answer decided.
struct ReadyLook
{
    std::optional<Result<domain::Cvm>> cvm;
    std::optional<Result<SpawnteeIdentity>> identity;
    std::optional<Result<TaskList>> tasks;
    std::optional<Result<SpawnteeCapacity>> capacity;
    std::optional<GatewayRefusal> refusal;
    bool wasCut = false; ///< time was up in the middle of it: the look before tells more
};

/// What a runner has to turn out to be.
struct ExpectedRunner
{
    QString composeHash;   ///< as promised before it was made; empty: not promised
    QString gatewayDomain; ///< that it was told to announce; empty: none
};

/// A refusal of a signature (401) counts as waiting for the hashes, not as a wrong key, until time is up: a fresh CVM looks the same.
Readiness judgeReadiness(const ReadyLook &look, const ExpectedRunner &expected);

/// Waits for one runner, with single tries, until one point in time.
class ReadinessWait final : public std::enable_shared_from_this<ReadinessWait>
{
public:
    struct Parts
    {
        std::shared_ptr<CvmPort> cvms;
        std::shared_ptr<SpawnteeConnector> spawntees;
        std::shared_ptr<const Clock> clock;
        int port = 9010;
        std::chrono::milliseconds pause{10'000};  ///< between two looks
        std::chrono::milliseconds perTry{10'000}; ///< of one request
    };
    explicit ReadinessWait(Parts parts) : m_parts(std::move(parts)) { }

    /// The machine as it was when it was ready. Errors: Timeout with the stage's own reason, ended at the deadline even in the middle of a request;
    /// Remote when waiting cannot help; Cancelled.
    QCoro::Task<Result<domain::Cvm>> wait(QString identifier, ExpectedRunner expected, MonotonicTime deadline, CancelToken cancel,
                                          std::function<void(const Readiness &)> said);

private:
    QCoro::Task<ReadyLook> look(QString identifier, MonotonicTime deadline, CancelToken cancel);
    MonotonicTime tryUntil(MonotonicTime deadline) const { return std::min(deadline, m_parts.clock->monotonicNow() + m_parts.perTry); }

    Parts m_parts;
};

} // namespace pilothouse::cluster
