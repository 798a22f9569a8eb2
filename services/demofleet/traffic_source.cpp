// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/traffic_source.h"

#include <QNetworkReply>

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

namespace {

constexpr int kEveryMs = 20;
constexpr int kAtOnce = 32; ///< more would only queue up where the target is slow

QString textOf(quint64 serial)
{
    const QString repository = u"demo/project-%1"_s.arg(serial % 23);
    switch (serial % 20) {
    case 3:
    case 8:
    case 13:
    case 18: return "@gitsplits create "_L1 + repository;
    case 5: return "@gitsplits pay 1 USDC to "_L1 + repository;
    case 11: return u"@gitsplits show pending claims"_s;
    default: return "@gitsplits analyze "_L1 + repository;
    }
}

} // namespace

TrafficSource::TrafficSource(World &world, QObject *parent) : QObject(parent), m_world(world)
{
    m_timer.setInterval(kEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &TrafficSource::send);
}

void TrafficSource::follow()
{
    const bool wanted = m_world.traffic().perSecond > 0 && !m_target.isEmpty();
    if (wanted && !m_timer.isActive()) {
        m_owed = 0;
        m_since.start();
        m_timer.start();
    } else if (!wanted) {
        m_timer.stop();
    }
}

void TrafficSource::send()
{
    m_owed += double(m_since.restart()) / 1000.0 * m_world.traffic().perSecond;
    while (m_owed >= 1 && m_underWay < kAtOnce) {
        m_owed -= 1;
        sendOne();
    }
    m_owed = std::min(m_owed, 1.0); // what could not be sent in its time is not made up for
}

void TrafficSource::sendOne()
{
    Traffic &traffic = m_world.traffic();
    QNetworkRequest request{QUrl(m_target + "/process"_L1)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader("x-agent-api-key", kAgentKey);
    request.setTransferTimeout(25'000);
    const QJsonObject body{
        {u"text"_s, textOf(m_serial)}, {u"author"_s, u"user-%1"_s.arg(m_serial % quint64(traffic.authors))}, {u"type"_s, u"web"_s}};
    ++m_serial;
    ++m_underWay;
    ++traffic.sent;
    QNetworkReply *reply = m_network.post(request, QJsonDocument(body).toJson(QJsonDocument::Compact));
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        --m_underWay;
        ++(reply->error() == QNetworkReply::NoError ? m_world.traffic().answered : m_world.traffic().failed);
        reply->deleteLater();
    });
}

} // namespace pilothouse::demofleet
