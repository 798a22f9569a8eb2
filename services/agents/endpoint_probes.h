// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/agents/endpoint_probe.h"
#include "services/core/clock.h"
#include "services/domain/deployment.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace pilothouse::agents {

/// The looks at endpoints from this desk: one at a time, and what the last one of each deployment found.
/// Lives on the main thread; held by shared_ptr.
class EndpointProbes final : public QObject, public std::enable_shared_from_this<EndpointProbes>
{
    Q_OBJECT
public:
    /// What is known of one deployment's endpoint.
    struct State
    {
        bool isRunning = false;
        std::optional<EndpointReport> report; ///< the last one, or the one under way; nothing: not probed
        std::optional<Error> error;           ///< why there is none, or why the last look ended early
        MonotonicTime begun{};                ///< of the last look
    };

    EndpointProbes(std::shared_ptr<EndpointProbePort> port, std::shared_ptr<const Clock> clock);
    ~EndpointProbes() override;

    /// Looks now; a look at another endpoint that is under way is cancelled. changed() tells each step and the end.
    void probe(const domain::DeploymentId &id, const QString &address);
    /// The same unless this address was looked at a moment ago, or is being looked at.
    void probeIfOld(const domain::DeploymentId &id, const QString &address);
    /// What was found until then stays, as a look that is not whole.
    void cancel();

    /// Only what belongs to this address: a deployment that moved was not probed yet.
    State of(const domain::DeploymentId &id, const QString &address) const;

    /// One look beside all this. Errors: those of the port.
    QCoro::Task<Result<EndpointReport>> look(QString address, CancelToken cancel);

signals:
    void changed(const pilothouse::domain::DeploymentId &id);

private:
    struct Kept
    {
        QString address;
        State state;
    };
    QCoro::Task<Done> run(domain::DeploymentId id, QString address, CancelToken cancel, quint64 round);

    std::shared_ptr<EndpointProbePort> m_port;
    std::shared_ptr<const Clock> m_clock;
    QHash<domain::DeploymentId, Kept> m_kept;
    domain::DeploymentId m_current; ///< empty: none is under way
    CancelToken m_cancel;
    quint64 m_round = 0;
};

} // namespace pilothouse::agents
