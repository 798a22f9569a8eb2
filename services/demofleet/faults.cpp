// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/faults.h"

#include <algorithm>
#include <iterator>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr struct
{
    FaultKind kind;
    const char *word;
} kWords[] = {
    {FaultKind::Latency, "latency"},
    {FaultKind::TooManyRequests, "429"},
    {FaultKind::ServerError, "500"},
    {FaultKind::Truncated, "truncated"},
    {FaultKind::WrongJson, "wrong-json"},
    {FaultKind::Html, "html"},
    {FaultKind::Reset, "reset"},
    {FaultKind::Redirect, "redirect"},
    {FaultKind::Huge, "huge"},
    {FaultKind::Deep, "deep"},
    {FaultKind::BadRow, "bad-row"},
    {FaultKind::DeadCvm, "dead-cvm"},
    {FaultKind::ForgedQuote, "forged-quote"},
    {FaultKind::StaleQuote, "stale-quote"},
    {FaultKind::FailingCanary, "failing-canary"},
    {FaultKind::DegradedCanary, "degraded-canary"},
    {FaultKind::NotReady, "not-ready"},
    {FaultKind::Mock, "mock"},
    {FaultKind::PaymentsFailing, "payments-failing"},
    {FaultKind::RouterDead, "router-dead"},
    {FaultKind::RangeRefused, "range-refused"},
    {FaultKind::RpcError, "rpc-error"},
    {FaultKind::RpcRateLimit, "rpc-rate-limit"},
    {FaultKind::WrongChain, "wrong-chain"},
    {FaultKind::Reorganised, "reorganised"},
    {FaultKind::HiddenRemovals, "hidden-removals"},
    {FaultKind::UnsignedAccepted, "unsigned-accepted"},
    {FaultKind::DebugImage, "debug-image"},
    {FaultKind::StillBooting, "still-booting"},
    {FaultKind::Full, "full"},
    {FaultKind::NoMode, "no-mode"},
    {FaultKind::OtherService, "other-service"},
    {FaultKind::ApprovalRefused, "approval-refused"},
    {FaultKind::OldImage, "old-image"},
    {FaultKind::Deny, "deny"},
    {FaultKind::Skew, "skew"},
    {FaultKind::SocketDropped, "socket-dropped"},
    {FaultKind::TokenExpired, "token-expired"},
    {FaultKind::DeployFails, "deploy-fails"},
    {FaultKind::DeployStuck, "deploy-stuck"},
    {FaultKind::ContraryVerifier, "contrary-verifier"},
    {FaultKind::NeedsChain, "needs-chain"},
    {FaultKind::NoCapacity, "no-capacity"},
    {FaultKind::LogsPrivate, "logs-private"},
    {FaultKind::ForgedEnvKey, "forged-env-key"},
    {FaultKind::TasksCrash, "tasks-crash"},
    {FaultKind::RootKey, "root-key"},
};

bool isTransport(FaultKind kind)
{
    return kind < FaultKind::BadRow;
}

} // namespace

std::optional<FaultKind> faultKindFromWord(const QString &word)
{
    for (const auto &entry : kWords) {
        if (word == QLatin1StringView(entry.word))
            return entry.kind;
    }
    return std::nullopt;
}

QString faultWord(FaultKind kind)
{
    for (const auto &entry : kWords) {
        if (entry.kind == kind)
            return QLatin1StringView(entry.word);
    }
    return {};
}

bool applies(FaultKind kind, TargetKind target)
{
    if (isTransport(kind))
        return target != TargetKind::Router;
    switch (kind) {
    case FaultKind::NeedsChain:
    case FaultKind::NoCapacity:
    case FaultKind::ForgedEnvKey:
    case FaultKind::ContraryVerifier: return target == TargetKind::Phala;
    case FaultKind::BadRow: return target == TargetKind::Phala || target == TargetKind::Orchestrator;
    case FaultKind::DeadCvm:
    case FaultKind::ForgedQuote:
    case FaultKind::StaleQuote: return target == TargetKind::Cvm || target == TargetKind::NewPlane;
    case FaultKind::FailingCanary:
    case FaultKind::DegradedCanary:
    case FaultKind::NotReady:
    case FaultKind::Mock:
    case FaultKind::PaymentsFailing: return target == TargetKind::OldPlane || target == TargetKind::NewPlane;
    case FaultKind::RouterDead: return target == TargetKind::Router;
    case FaultKind::RangeRefused:
    case FaultKind::RpcError:
    case FaultKind::RpcRateLimit:
    case FaultKind::WrongChain:
    case FaultKind::Reorganised:
    case FaultKind::HiddenRemovals: return target == TargetKind::Chain;
    case FaultKind::UnsignedAccepted:
    case FaultKind::DebugImage:
    case FaultKind::StillBooting:
    case FaultKind::Full:
    case FaultKind::NoMode:
    case FaultKind::OtherService:
    case FaultKind::ApprovalRefused:
    case FaultKind::LogsPrivate:
    case FaultKind::OldImage: return target == TargetKind::Cvm;
    case FaultKind::Deny: return target == TargetKind::Aws || target == TargetKind::Orchestrator || target == TargetKind::Phala;
    case FaultKind::RootKey: return target == TargetKind::Aws;
    case FaultKind::TokenExpired: return target == TargetKind::Aws || target == TargetKind::Orchestrator;
    case FaultKind::Skew: return target == TargetKind::Aws || target == TargetKind::Cvm;
    case FaultKind::TasksCrash: return target == TargetKind::Aws;
    case FaultKind::SocketDropped:
    case FaultKind::DeployFails:
    case FaultKind::DeployStuck: return target == TargetKind::Orchestrator;
    case FaultKind::Latency:
    case FaultKind::TooManyRequests:
    case FaultKind::ServerError:
    case FaultKind::Truncated:
    case FaultKind::WrongJson:
    case FaultKind::Html:
    case FaultKind::Reset:
    case FaultKind::Redirect:
    case FaultKind::Huge:
    case FaultKind::Deep: break;
    }
    return true;
}

int FaultTable::add(Fault fault)
{
    fault.id = m_next++;
    m_faults.push_back(std::move(fault));
    return m_faults.back().id;
}

void FaultTable::expire(FleetTime now)
{
    std::erase_if(m_faults, [now](const Fault &fault) { return fault.until && *fault.until <= now; });
}

void FaultTable::clear(const FaultTarget &target)
{
    std::erase_if(m_faults, [&](const Fault &fault) { return fault.target == target; });
}

bool FaultTable::active(const FaultTarget &target, FaultKind kind) const
{
    return std::ranges::any_of(m_faults, [&](const Fault &fault) { return fault.kind == kind && fault.target == target; });
}

bool FaultTable::hits(Fault &fault, const QString &path)
{
    if (!fault.path.isEmpty() && !path.contains(fault.path))
        return false;
    if (fault.percent < 100 && int(m_random.bounded(100)) >= fault.percent)
        return false;
    if (fault.remaining)
        --*fault.remaining;
    return true;
}

void FaultTable::dropUsedUp()
{
    std::erase_if(m_faults, [](const Fault &fault) { return fault.remaining && *fault.remaining <= 0; });
}

std::optional<Fault> FaultTable::strike(const FaultTarget &target, FaultKind kind, const QString &path)
{
    std::optional<Fault> struck;
    for (Fault &fault : m_faults) {
        if (fault.kind == kind && fault.target == target && hits(fault, path)) {
            struck = fault;
            break;
        }
    }
    dropUsedUp();
    return struck;
}

std::vector<Fault> FaultTable::strikeTransport(const FaultTarget &target, const QString &path)
{
    std::vector<Fault> struck;
    for (Fault &fault : m_faults) {
        if (isTransport(fault.kind) && fault.target == target && hits(fault, path))
            struck.push_back(fault);
    }
    dropUsedUp();
    return struck;
}

QJsonObject toJson(const Fault &fault, FleetTime now)
{
    QJsonObject object{{u"id"_s, fault.id}, {u"target"_s, fault.targetWord}, {u"fault"_s, faultWord(fault.kind)}, {u"percent"_s, fault.percent}};
    if (fault.until)
        object[u"for_s"_s] = double(*fault.until - now) / 1000.0;
    if (fault.remaining)
        object[u"count"_s] = *fault.remaining;
    if (!fault.path.isEmpty())
        object[u"path"_s] = fault.path;
    if (fault.kind == FaultKind::Latency)
        object[u"latencyMs"_s] = fault.latencyMs;
    if (fault.kind == FaultKind::TooManyRequests)
        object[u"retryAfter"_s] = fault.retryAfter;
    if (fault.kind == FaultKind::Skew)
        object[u"skewS"_s] = fault.skewSeconds;
    return object;
}

} // namespace pilothouse::demofleet
