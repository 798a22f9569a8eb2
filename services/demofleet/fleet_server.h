// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/http_listener.h"
#include "services/demofleet/router_process.h"
#include "services/demofleet/traffic_source.h"
#include "services/demofleet/world.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace pilothouse::demofleet {

/// Puts a World on the network: the listeners, the router beside them, and the clock.
class FleetServer final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        World::Options world;
        QHostAddress address{QHostAddress::LocalHost};
        quint16 port = 0;    ///< of the shared listener; the others take the seven that follow. 0: any free ones
        QString stateFolder; ///< empty: a temporary one, removed at the end
    };

    explicit FleetServer(Options options, QObject *parent = nullptr);
    ~FleetServer() override;

    /// ready() or failed() follows, from the event loop.
    void start();
    World &world() { return m_world; }

signals:
    /// The addresses, as the first line of output gives them.
    void ready(const QJsonObject &addresses);
    void failed(const QString &why);
    void warned(const QString &what);

private:
    void startRouter();
    void announce();
    void supervise();
    void pushAll();
    Answer respond(const Request &request);

    Options m_options;
    World m_world;
    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
    HttpListener m_main;
    HttpListener m_oldPlane;
    HttpListener m_newPlane;
    HttpListener m_stray;
    HttpListener m_aws;
    HttpListener m_orchestrator;
    std::unique_ptr<RouterProcess> m_router;
    TrafficSource m_traffic;
    QTimer m_tick;
    bool m_announced = false;
    int m_routerFailures = 0;
    int m_restartsDone = 0;
};

} // namespace pilothouse::demofleet
