// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/endpoint_probes.h"

namespace pilothouse::agents {

using domain::DeploymentId;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto kYoung = 60s;         ///< a look that is younger is not repeated unasked
constexpr qsizetype kMostKept = 500; ///< deployments

} // namespace

EndpointProbes::EndpointProbes(std::shared_ptr<EndpointProbePort> port, std::shared_ptr<const Clock> clock)
    : m_port(std::move(port))
    , m_clock(std::move(clock))
{
}

EndpointProbes::~EndpointProbes()
{
    m_cancel.cancel();
}

EndpointProbes::State EndpointProbes::of(const DeploymentId &id, const QString &address) const
{
    const auto kept = m_kept.constFind(id);
    return kept != m_kept.cend() && kept->address == address ? kept->state : State();
}

void EndpointProbes::probeIfOld(const DeploymentId &id, const QString &address)
{
    const State state = of(id, address);
    const bool known = state.report.has_value() || state.error.has_value();
    if (state.isRunning || (known && m_clock->monotonicNow() - state.begun < kYoung))
        return;
    probe(id, address);
}

void EndpointProbes::probe(const DeploymentId &id, const QString &address)
{
    cancel();
    if (m_kept.size() >= kMostKept && !m_kept.contains(id))
        m_kept.clear();
    Kept &kept = m_kept[id];
    kept.address = address;
    kept.state = State();
    kept.state.isRunning = true;
    kept.state.begun = m_clock->monotonicNow();
    m_current = id;
    m_cancel = CancelToken();
    ++m_round;
    run(id, address, m_cancel, m_round);
    emit changed(id);
}

void EndpointProbes::cancel()
{
    if (m_current.isEmpty())
        return;
    const DeploymentId id = std::exchange(m_current, DeploymentId());
    m_cancel.cancel();
    ++m_round; // what still comes of it is not listened to
    State &state = m_kept[id].state;
    state.isRunning = false;
    state.error = Error{.kind = ErrorKind::Cancelled, .what = u"the look at the endpoint was cancelled"_s, .nextStep = u"Probe again."_s};
    emit changed(id);
}

QCoro::Task<Done> EndpointProbes::run(DeploymentId id, QString address, CancelToken cancel, quint64 round)
{
    const auto self = shared_from_this();
    const EndpointProbePort::Progress told = [this, id, round](const EndpointReport &report) {
        if (round != m_round)
            return;
        m_kept[id].state.report = report;
        emit changed(id);
    };
    const auto report = co_await m_port->probe(address, cancel, told);
    if (round != m_round)
        co_return Done{};
    m_current = DeploymentId();
    State &state = m_kept[id].state;
    state.isRunning = false;
    if (report)
        state.report = *report;
    else
        state.error = report.error();
    emit changed(id);
    co_return Done{};
}

QCoro::Task<Result<EndpointReport>> EndpointProbes::look(QString address, CancelToken cancel)
{
    const auto self = shared_from_this();
    const EndpointProbePort::Progress nobody;
    const auto report = co_await m_port->probe(address, cancel, nobody);
    co_return report;
}

} // namespace pilothouse::agents
