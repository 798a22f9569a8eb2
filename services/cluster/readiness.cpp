// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/readiness.h"

#include "services/cluster/cluster_members.h"
#include "services/cluster/settling.h"
#include "services/cluster/time_limit.h"
#include "services/core/plain_text.h"

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::RunState;

namespace {

Error noAnswer()
{
    return Error{.kind = ErrorKind::Timeout, .what = u"no answer in time"_s};
}

Readiness waiting(ReadyStage stage, const QString &text)
{
    return {stage, text, false};
}

Readiness hopeless(ReadyStage stage, const QString &text)
{
    return {stage, text, true};
}

QString hashesText()
{
    return u"waiting for certificate hashes: it refuses signed requests until it has loaded them"_s;
}

/// What only the cloud's record can tell; nothing when there is nothing against it.
std::optional<Readiness> judgeRecord(const ReadyLook &look, const ExpectedRunner &expected)
{
    if (!look.cvm)
        return waiting(ReadyStage::Booting, u"it was not asked for yet"_s);
    if (!*look.cvm)
        return waiting(ReadyStage::Booting, u"the cloud does not tell of it: %1"_s.arg(look.cvm->error().what));
    const domain::Cvm &cvm = **look.cvm;
    if (!expected.composeHash.isEmpty() && !cvm.composeHash.isEmpty() && cvm.composeHash != expected.composeHash)
        return hopeless(ReadyStage::Booting,
                        u"it has another compose hash than was promised (%1…, not %2…)"_s.arg(cvm.composeHash.left(8), expected.composeHash.left(8)));
    if (cvm.state == RunState::Failed || cvm.state == RunState::Stopped || cvm.state == RunState::Stopping)
        return hopeless(ReadyStage::Booting, u"it does not run: %1"_s.arg(visibleText(cvm.bootError.isEmpty() ? cvm.status : cvm.bootError, 200)));
    if (cvm.state != RunState::Running)
        return waiting(ReadyStage::Booting, cvm.bootProgress.isEmpty() ? u"it boots (%1)"_s.arg(visibleText(cvm.status, 60))
                                                                       : u"it boots: %1"_s.arg(visibleText(cvm.bootProgress, 120)));
    const QString domain = gatewayDomainOf(cvm);
    if (cvm.appId.isEmpty() || domain.isEmpty())
        return waiting(ReadyStage::Booting, u"the cloud does not say yet where it is"_s);
    if (!expected.gatewayDomain.isEmpty() && domain != expected.gatewayDomain)
        return hopeless(ReadyStage::Booting, u"it is behind %1, but announces addresses of %2: its models could not be reached"_s.arg(
                                                 visibleText(domain, 120), visibleText(expected.gatewayDomain, 120)));
    return std::nullopt;
}

} // namespace

QString readyStageWord(ReadyStage stage)
{
    switch (stage) {
    case ReadyStage::Booting: return u"booting"_s;
    case ReadyStage::Health: return u"health"_s;
    case ReadyStage::Hashes: return u"hashes"_s;
    case ReadyStage::Capacity: return u"capacity"_s;
    case ReadyStage::Ready: return u"ready"_s;
    }
    return {};
}

Readiness judgeReadiness(const ReadyLook &look, const ExpectedRunner &expected)
{
    if (auto record = judgeRecord(look, expected))
        return *record;
    if (!look.identity)
        return waiting(ReadyStage::Health, u"its spawntee was not asked yet"_s);
    if (!*look.identity && look.identity->error().kind == ErrorKind::Unauthorised)
        return waiting(ReadyStage::Hashes, hashesText());
    if (!*look.identity)
        return waiting(ReadyStage::Health, u"its spawntee does not answer: %1"_s.arg(look.identity->error().what));
    const SpawnteeIdentity &identity = **look.identity;
    if (!identity.isSpawntee())
        return waiting(ReadyStage::Health, u"another program answers: “%1”"_s.arg(visibleText(identity.service, 60)));
    if (identity.status != "healthy"_L1)
        return waiting(ReadyStage::Health, u"it says “%1” of itself, not healthy"_s.arg(visibleText(identity.status, 60)));
    if (!identity.isRunner())
        return hopeless(ReadyStage::Health, u"its mode is “%1”, not “runner”: the compose file sets another"_s.arg(visibleText(identity.mode, 60)));
    if (!look.tasks || (!*look.tasks && look.tasks->error().kind == ErrorKind::Unauthorised))
        return waiting(ReadyStage::Hashes, hashesText());
    if (!*look.tasks)
        return waiting(ReadyStage::Hashes, u"whether it accepts signed requests is not known: %1"_s.arg(look.tasks->error().what));
    if (!look.capacity)
        return waiting(ReadyStage::Capacity, u"its capacity was not asked for yet"_s);
    if (!*look.capacity)
        return waiting(ReadyStage::Capacity, u"whether it has room is not known: %1"_s.arg(look.capacity->error().what));
    if (!(*look.capacity)->acceptingNewModels)
        return waiting(ReadyStage::Capacity, u"it is healthy, but accepts no models"_s);
    return {ReadyStage::Ready, u"it is ready"_s, false};
}

QCoro::Task<ReadyLook> ReadinessWait::look(QString identifier, MonotonicTime deadline, CancelToken cancel)
{
    const auto self = shared_from_this();
    ReadyLook found;
    const CancelToken stop;
    const auto cvm = co_await until(m_parts.cvms->get(identifier), m_parts.clock, tryUntil(deadline), cancel, stop);
    found.cvm = cvm ? *cvm : Result<domain::Cvm>(noAnswer());
    if (!*found.cvm || (*found.cvm)->state != RunState::Running)
        co_return found;
    const domain::Cvm &machine = **found.cvm;
    SpawnteeAddress address;
    address.appId = machine.appId;
    address.gatewayDomain = gatewayDomainOf(machine);
    address.port = m_parts.port;
    if (address.appId.isEmpty() || address.gatewayDomain.isEmpty())
        co_return found;
    const auto port = m_parts.spawntees->connect(address);
    if (!port) {
        found.identity = port.error();
        co_return found;
    }
    const auto spawntee = *port;
    const auto identity = co_await until(spawntee->identity(Attempts::Single, stop), m_parts.clock, tryUntil(deadline), cancel, stop);
    found.identity = identity ? *identity : Result<SpawnteeIdentity>(noAnswer());
    if (!identity || !*identity || !(*identity)->isSpawntee())
        co_return found;
    const auto tasks = co_await until(spawntee->tasks(Attempts::Single, stop), m_parts.clock, tryUntil(deadline), cancel, stop);
    found.tasks = tasks ? *tasks : Result<TaskList>(noAnswer());
    found.refusal = spawntee->lastRefusal();
    if (!tasks || !*tasks)
        co_return found;
    const auto capacity = co_await until(spawntee->capacity(Attempts::Single, stop), m_parts.clock, tryUntil(deadline), cancel, stop);
    found.capacity = capacity ? *capacity : Result<SpawnteeCapacity>(noAnswer());
    co_return found;
}

QCoro::Task<Result<domain::Cvm>> ReadinessWait::wait(QString identifier, ExpectedRunner expected, MonotonicTime deadline, CancelToken cancel,
                                                     std::function<void(const Readiness &)> said)
{
    const auto self = shared_from_this();
    const MonotonicTime begun = m_parts.clock->monotonicNow();
    std::optional<Readiness> before;
    for (;;) {
        auto found = co_await look(identifier, deadline, cancel);
        found.wasCut = m_parts.clock->monotonicNow() >= deadline;
        Readiness now = judgeReadiness(found, expected);
        if (found.wasCut && before && now.stage != ReadyStage::Ready && !now.isHopeless)
            now = *before;
        before = now;
        said(now);
        if (cancel.isCancelled())
            co_return Error{.kind = ErrorKind::Cancelled, .what = u"cancelled while %1"_s.arg(now.text)};
        if (now.stage == ReadyStage::Ready) {
            const domain::Cvm cvm = **found.cvm;
            co_return cvm;
        }
        if (now.isHopeless)
            co_return Error{.kind = ErrorKind::Remote, .what = now.text};
        if (m_parts.clock->monotonicNow() < deadline)
            co_await rest(m_parts.pause, m_parts.clock, deadline, cancel);
        if (m_parts.clock->monotonicNow() < deadline)
            continue;
        const QString limit = durationText(std::chrono::round<std::chrono::seconds>(deadline - begun));
        // By now it may be more than slow: what the refusal amounts to is worth a sentence.
        const QString cause = now.stage == ReadyStage::Hashes && found.refusal ? u" (%1)"_s.arg(refusalText(*found.refusal)) : QString();
        co_return Error{.kind = ErrorKind::Timeout, .what = u"not ready within %1: %2%3"_s.arg(limit, now.text, cause)};
    }
}

} // namespace pilothouse::cluster
