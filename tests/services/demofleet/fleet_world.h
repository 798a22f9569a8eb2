// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/world.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

namespace pilothouse::test {

/// A demo fleet without sockets: requests go straight into handle().
class FleetWorld
{
public:
    static constexpr demofleet::FleetTime kStart = 1'768'478'400'000; ///< 2026-01-15 12:00 UTC

    explicit FleetWorld(int cvms = 40, quint32 seed = 1, demofleet::FleetTime start = kStart) : world({cvms, seed}, start)
    {
        demofleet::Addresses addresses;
        addresses.base = QStringLiteral("http://fleet.test");
        addresses.oldPlane = QStringLiteral("http://old.test");
        addresses.newPlane = QStringLiteral("http://new.test");
        addresses.stray = QStringLiteral("http://stray.test");
        world.setAddresses(addresses);
    }

    demofleet::Answer send(const QByteArray &verb, const QByteArray &target, const QByteArray &body = {}, QHash<QByteArray, QByteArray> headers = {},
                           demofleet::Listener listener = demofleet::Listener::Main)
    {
        if (target.startsWith("/api/") && !headers.contains("x-api-key"))
            headers.insert("x-api-key", "phak_test");
        return demofleet::handle(world, demofleet::makeRequest(listener, verb, target, body, headers));
    }
    demofleet::Answer get(const QByteArray &target) { return send("GET", target); }
    QJsonObject object(const QByteArray &target) { return get(target).json().object(); }
    QByteArray api(const char *route) const { return QByteArray("/api/v1") + route; }

    demofleet::Answer fault(const QByteArray &json) { return send("POST", "/control/faults", json); }
    QJsonObject control() { return object("/control/state"); }
    void pass(int milliseconds) { world.advance(milliseconds); }

    const demofleet::Machine &machine(const char *name) const
    {
        const auto found = world.fleet().find(QLatin1StringView(name));
        Q_ASSERT(found.size() == 1);
        return world.fleet().machine(found.front());
    }
    /// "/i/<instance id>" of a machine.
    QByteArray guest(const char *name) const { return "/i/" + machine(name).instanceId.toLatin1(); }

    demofleet::World world;
};

} // namespace pilothouse::test
