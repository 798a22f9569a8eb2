// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition/demo_fleet_process.h"
#include "services/core/result.h"

#include <QCoroTask>

#include <QJsonObject>

#include <memory>

namespace pilothouse::http {
class HttpClient;
}

namespace pilothouse::composition {

/// Where requests ended up, as counted by the planes themselves.
struct PlaneCounts
{
    int oldPlane = 0;
    int newPlane = 0;
};

/// Plays the users of a demo fleet, and its troublemaker.
class DemoTraffic final : public std::enable_shared_from_this<DemoTraffic>
{
public:
    explicit DemoTraffic(DemoFleetAddresses addresses);

    /// Sends one request of this intent for each of `authors` new authors through the front, one after the other.
    QCoro::Task<Result<PlaneCounts>> send(QString intent, int authors);
    QCoro::Task<Status> injectFault(QString target, QString fault);
    QCoro::Task<Status> clearFaults();

private:
    QCoro::Task<Result<QJsonObject>> controlState();

    DemoFleetAddresses m_addresses;
    std::shared_ptr<http::HttpClient> m_http;
    QByteArray m_agentKey;
    int m_author = 0;
};

} // namespace pilothouse::composition
