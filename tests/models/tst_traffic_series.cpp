// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic_series.h"

#include <QTest>

using namespace pilothouse;
using models::TrafficSeries;
using Plane = TrafficSeries::Plane;

class TrafficSeriesTest : public QObject
{
    Q_OBJECT

    const QDateTime m_start = QDateTime::fromString(QStringLiteral("2026-11-20T14:00:00Z"), Qt::ISODate);
    static cutover::RouterTraffic counted(qint64 oldRequests, qint64 newRequests, std::optional<qint64> oldErrors = 0,
                                          std::optional<qint64> newErrors = 0)
    {
        cutover::RouterTraffic traffic;
        traffic.oldPlaneRequests = oldRequests;
        traffic.newPlaneRequests = newRequests;
        traffic.oldPlaneErrors = oldErrors;
        traffic.newPlaneErrors = newErrors;
        return traffic;
    }

private slots:
    void showsDifferencesAndNeverTheCounter()
    {
        TrafficSeries series;
        series.add(m_start, counted(1000, 100, 50, 9));
        QVERIFY(series.requestsPer5s(Plane::New).empty()); // one look says nothing about a rate
        series.add(m_start.addSecs(5), counted(1090, 110, 50, 10));
        series.add(m_start.addSecs(10), counted(1180, 120, 50, 10));
        const auto requests = series.requestsPer5s(Plane::New);
        QCOMPARE(requests.size(), size_t(1));
        QCOMPARE(requests[0].size(), 2);
        QCOMPARE(requests[0][0].y(), 10.0);
        const auto errors = series.errorPercent(Plane::New);
        QCOMPARE(errors[0][0].y(), 10.0); // 1 of 10
        QCOMPARE(errors[0][1].y(), 5.0);  // 1 of 20 within 30 s
        QCOMPARE(series.last(errors), std::optional(5.0));
        QCOMPARE(series.last(series.errorPercent(Plane::Old)), std::optional(0.0));
    }

    void noRequestsAndNoCountAreUnknownAndNotZero()
    {
        TrafficSeries series;
        series.add(m_start, counted(10, 4, 0, std::nullopt));
        series.add(m_start.addSecs(5), counted(10, 8, 0, std::nullopt));
        QVERIFY(series.errorPercent(Plane::Old).empty());
        QVERIFY(series.errorPercent(Plane::New).empty());
        QVERIFY(!series.last(series.errorPercent(Plane::New)).has_value());
        QCOMPARE(series.requestsPer5s(Plane::Old)[0][0].y(), 0.0); // that nothing came is known
    }

    void aRestartedRouterLeavesAGap()
    {
        TrafficSeries series;
        series.add(m_start, counted(100, 10));
        series.add(m_start.addSecs(5), counted(110, 12));
        series.add(m_start.addSecs(10), counted(3, 0));
        series.add(m_start.addSecs(15), counted(13, 1));
        QCOMPARE(series.requestsPer5s(Plane::Old).size(), size_t(2));
        QCOMPARE(series.restarts(), std::vector<QDateTime>{m_start.addSecs(10)});
    }

    void aHoleInTheLooksLeavesAGap()
    {
        TrafficSeries series;
        series.add(m_start, counted(100, 10));
        series.add(m_start.addSecs(5), counted(110, 12));
        series.add(m_start.addSecs(65), counted(500, 40));
        QCOMPARE(series.requestsPer5s(Plane::Old).size(), size_t(1));
        QVERIFY(!series.last(series.requestsPer5s(Plane::Old)).has_value()); // the newest look has no rate
        series.add(m_start.addSecs(70), counted(510, 41));
        QCOMPARE(series.requestsPer5s(Plane::Old).size(), size_t(2));
        series.add(m_start.addSecs(70), counted(900, 41)); // the same look twice changes nothing
        QCOMPARE(series.requestsPer5s(Plane::Old).back().size(), 1);
    }

    void forgetsAfterHalfAnHour()
    {
        TrafficSeries series;
        for (int i = 0; i <= 400; ++i)
            series.add(m_start.addSecs(i * 5), counted(i * 10, i));
        QCOMPARE(series.requestsPer5s(Plane::Old)[0].size(), 361);
    }
};

QTEST_GUILESS_MAIN(TrafficSeriesTest)
#include "tst_traffic_series.moc"
