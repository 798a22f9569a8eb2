// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/machine.h"

#include <QJsonObject>
#include <QRandomGenerator>
#include <QString>

#include <optional>
#include <vector>

namespace pilothouse::demofleet {

/// What can be made to go wrong. The first group spoils any answer on its way out; the second changes what a remote says;
/// the third is about the router, the fourth about the chain's node, then the AWS account and the
/// orchestrator of agents.
enum class FaultKind {
    Latency,
    TooManyRequests,
    ServerError,
    Truncated,
    WrongJson,
    Html,
    Reset,
    Redirect,
    Huge,
    Deep,
    BadRow,
    DeadCvm,
    ForgedQuote,
    StaleQuote,
    FailingCanary,
    DegradedCanary,
    NotReady,
    Mock,
    PaymentsFailing,
    RouterDead,
    RangeRefused,
    RpcError,
    RpcRateLimit,
    WrongChain,
    Reorganised,
    HiddenRemovals,
    UnsignedAccepted, ///< this and what follows, up to the old image: a machine's spawntee
    DebugImage,
    StillBooting,
    Full,
    NoMode,
    OtherService,
    ApprovalRefused,
    OldImage,
    Deny,
    Skew,
    SocketDropped,
    TokenExpired,
    DeployFails,
    DeployStuck,
    ContraryVerifier, ///< the cloud's verifier says the opposite of what it found
    NeedsChain,       ///< every update, and every app of a contract, has to be allowed on chain first (465)
    NoCapacity,       ///< nothing can be provisioned
    LogsPrivate,      ///< a machine's logs are not public: the cloud names no address for them
    ForgedEnvKey,     ///< the key for variables is signed by somebody else than the KMS
    TasksCrash,       ///< tasks of ECS services run out of memory soon after they start
    RootKey,          ///< the AWS key is that of the account itself
};

std::optional<FaultKind> faultKindFromWord(const QString &word);
QString faultWord(FaultKind kind);

/// Who a fault belongs to.
enum class TargetKind { Phala, Pccs, OldPlane, NewPlane, Router, Cvm, Chain, Aws, Orchestrator };

struct FaultTarget
{
    TargetKind kind = TargetKind::Phala;
    int machine = -1; ///< of a Cvm

    friend bool operator==(const FaultTarget &, const FaultTarget &) = default;
};

struct Fault
{
    int id = 0;
    FaultTarget target;
    QString targetWord; ///< as it was named
    FaultKind kind = FaultKind::Latency;
    std::optional<FleetTime> until;
    std::optional<int> remaining; ///< times it still strikes
    int percent = 100;            ///< of the requests it could strike
    QString path;                 ///< strikes only requests whose path contains this; of the first group: whose line does, "DELETE /x HTTP/1.1"
    int latencyMs = 2000;
    int retryAfter = 1;
    int skewSeconds = 600; ///< how far the remote's clock is ahead of everybody's
};

/// The faults in force. Deterministic: the percentage is drawn from the fleet's own seed.
class FaultTable
{
public:
    explicit FaultTable(quint32 seed) : m_random(seed ^ 0x5eedU) { }

    int add(Fault fault);
    /// Removes what has run out, by time.
    void expire(FleetTime now);
    void clear() { m_faults.clear(); }
    void clear(const FaultTarget &target);

    /// In force at all, without using it up.
    bool active(const FaultTarget &target, FaultKind kind) const;
    /// Whether the fault strikes this request; counts it.
    std::optional<Fault> strike(const FaultTarget &target, FaultKind kind, const QString &path = {});
    /// The faults of the first group that strike this request, in the order they were set.
    std::vector<Fault> strikeTransport(const FaultTarget &target, const QString &path);

    const std::vector<Fault> &all() const { return m_faults; }

private:
    bool hits(Fault &fault, const QString &path);
    void dropUsedUp();

    std::vector<Fault> m_faults;
    QRandomGenerator m_random;
    int m_next = 1;
};

/// Whether this kind of fault has a meaning for this kind of target.
bool applies(FaultKind kind, TargetKind target);

QJsonObject toJson(const Fault &fault, FleetTime now);

} // namespace pilothouse::demofleet
