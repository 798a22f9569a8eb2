// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cutover/router_port.h"
#include "services/domain/profile.h"
#include "services/traffic/haproxy_wire.h"
#include "services/traffic/runtime_socket.h"

#include <memory>

namespace pilothouse::traffic {

/// Steers a HAProxy whose frontend looks the share of each intent up in one integer map.
/// All intents change together: a version of the map is prepared, filled, read, and only then committed. A counter in the
/// same map tells another operator's change from ours. HAProxy keeps none of it over a reload; read() shows that by the process.
class HaproxyMapRouter final : public cutover::RouterPort, public std::enable_shared_from_this<HaproxyMapRouter>
{
public:
    /// Errors: InvalidInput for an address or a map name that cannot be used.
    static Result<std::shared_ptr<HaproxyMapRouter>> create(const domain::CutoverSettings &settings, ExchangeLimits limits = {});

    QCoro::Task<Result<cutover::RouterState>> read() override;
    /// Refuses (Conflict) before anything is sent when the counter is another, and again between filling and committing.
    /// Without `expectedEpoch` it goes ahead over a broken map and over changes that come between.
    QCoro::Task<Result<cutover::RouterState>> apply(domain::TrafficSplit split, std::optional<qint64> expectedEpoch) override;
    QCoro::Task<Result<cutover::RouterTraffic>> traffic() override;

    QString kind() const override { return QStringLiteral("haproxy-map"); }
    QString endpoint() const override { return m_address.text(); }
    QString manualCommand(const domain::TrafficSplit &split) const override;

private:
    /// Everything one look at the router gives.
    struct Look
    {
        wire::ProcessInfo process;
        wire::MapVersions versions;
        std::vector<wire::MapEntry> entries;
        QByteArray raw;
    };

    HaproxyMapRouter(RuntimeAddress address, QByteArray map, QString oldPlane, QString newPlane, ExchangeLimits limits);

    QCoro::Task<ExchangeResult> ask(QByteArray command);
    QCoro::Task<Result<Look>> look();
    QCoro::Task<Result<cutover::RouterState>> transact(domain::TrafficSplit split, std::optional<qint64> expectedEpoch);
    QCoro::Task<Status> fill(qint64 version, std::vector<wire::MapEntry> entries);
    QCoro::Task<Status> commit(qint64 version, std::optional<Look> unchangedSince);
    QCoro::Task<Result<cutover::RouterState>> confirm(domain::TrafficSplit split, qint64 epoch, qint64 version);
    Error located(Error error) const;

    RuntimeAddress m_address;
    QByteArray m_map;
    QString m_oldPlane;
    QString m_newPlane;
    ExchangeLimits m_limits;
};

} // namespace pilothouse::traffic
