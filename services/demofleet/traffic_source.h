// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/world.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>

namespace pilothouse::demofleet {

/// Users for the demo: sends what the world asks for through the router's front, or to the old plane where there is no router.
/// Seven of ten requests analyze, two create, the rest pay or say something else; an author always sends under the same name.
class TrafficSource final : public QObject
{
    Q_OBJECT
public:
    explicit TrafficSource(World &world, QObject *parent = nullptr);

    /// "http://127.0.0.1:18090", without a path.
    void setTarget(const QString &base) { m_target = base; }
    /// To be called when the world may have changed its mind.
    void follow();

private:
    void send();
    void sendOne();

    World &m_world;
    QString m_target;
    QNetworkAccessManager m_network;
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_owed = 0; ///< requests that are due
    int m_underWay = 0;
    quint64 m_serial = 0;
};

} // namespace pilothouse::demofleet
