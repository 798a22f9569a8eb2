// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/services/demofleet/fleet_world.h"
#include "tests/support/raw_http_server.h"

namespace pilothouse::test {

/// Puts a demo fleet without sockets behind a real one. `prefix` goes in front of each target ("/i/<instance id>", "/pccs").
inline RawHttpServer::Script relayTo(FleetWorld &fleet, QByteArray prefix = {}, demofleet::Listener listener = demofleet::Listener::Main)
{
    return [&fleet, prefix, listener](const RawRequest &request, QTcpSocket &socket) {
        const demofleet::Answer answer = fleet.send(request.verb, prefix + request.target, request.body, {}, listener);
        if (answer.delivery == demofleet::Answer::Delivery::Reset) {
            socket.abort();
            return;
        }
        QByteArray headers = "Content-Type: " + answer.contentType + "\r\n";
        for (const auto &[name, value] : answer.headers)
            headers += name + ": " + value + "\r\n";
        const QByteArray bytes = RawHttpServer::answer(answer.status, answer.body, headers);
        if (answer.delivery == demofleet::Answer::Delivery::Truncated) {
            socket.write(bytes.left(bytes.size() - answer.body.size() / 2));
            socket.disconnectFromHost();
            return;
        }
        socket.write(bytes);
    };
}

} // namespace pilothouse::test
