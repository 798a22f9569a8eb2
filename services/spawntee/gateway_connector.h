// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/spawntee/spawntee_client.h"

#include <QStringList>

namespace pilothouse::spawntee {

/// The address of a CVM's spawntee behind a dstack gateway: https://<app or instance id>-<port>.<gateway domain>.
/// `domains`: the gateways that may be spoken to; a domain is one of them or lies below one. Errors: InvalidInput.
Result<QUrl> gatewayUrl(const cluster::SpawnteeAddress &address, const QStringList &domains);

/// Makes clients for the CVMs of a cluster, all with one key.
class GatewayConnector final : public cluster::SpawnteeConnector
{
public:
    struct Parts
    {
        /// Its context holds no key and may reach any host: addresses are made here, of ids and known domains alone.
        std::shared_ptr<http::HttpClient> http;
        std::shared_ptr<GatewayKey> key;
        std::shared_ptr<const Clock> clock;
        std::shared_ptr<cluster::CertificateIndexPort> index;
        Timing timing = {};
        /// A signature is good for the same path of any CVM while it is fresh: it goes to no other host than these.
        QStringList domains = {QStringLiteral("phala.network")};
        /// In place of a gateway, for a demo fleet: "http://127.0.0.1:18790/s/{id}"; {id} is the instance, or the app. Empty: the gateway.
        QString addressTemplate = {};
    };
    explicit GatewayConnector(Parts parts);

    Result<std::shared_ptr<cluster::SpawnteePort>> connect(const cluster::SpawnteeAddress &address) override;

private:
    Parts m_parts;
};

} // namespace pilothouse::spawntee
