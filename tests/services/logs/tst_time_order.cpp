// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/time_order.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>

using namespace pilothouse::logs;

class TimeOrderTest : public QObject
{
    Q_OBJECT

    std::vector<qint64> m_times;
    TimeOrder::TimeOf timeOf()
    {
        return [this](quint32 line) { return m_times[line]; };
    }
    static std::vector<quint32> rows(const TimeOrder &order)
    {
        std::vector<quint32> lines;
        for (qint64 row = 0; row < order.count(); ++row)
            lines.push_back(order.at(row));
        return lines;
    }
    using Numbers = std::vector<quint32>;

private slots:
    void linesInOrderStayAsTheyCame()
    {
        m_times = {1, 2, 2, 5};
        TimeOrder order;
        QCOMPARE(order.addRange(0, 3, timeOf()), 0);
        QCOMPARE(order.addRange(3, 4, timeOf()), 3);
        QCOMPARE(rows(order), Numbers({0, 1, 2, 3}));
        QCOMPARE(order.rowOf(2, timeOf()), std::optional<qint64>(2));
        QVERIFY(!order.rowOf(4, [](quint32) { return 9; }));
    }

    void aLateLineGoesWhereItsTimePutsIt()
    {
        m_times = {10, 20, 30, 20};
        TimeOrder order;
        order.addRange(0, 3, timeOf());
        QCOMPARE(order.addRange(3, 4, timeOf()), 2); // rows above stay
        QCOMPARE(rows(order), Numbers({0, 1, 3, 2}));
        QCOMPARE(order.rowOf(3, timeOf()), std::optional<qint64>(2));
        QCOMPARE(order.rowOf(2, timeOf()), std::optional<qint64>(3));
    }

    void someOfTheLinesHaveAnOrderToo()
    {
        m_times = {5, 4, 3, 2, 1};
        TimeOrder order;
        QCOMPARE(order.add(Numbers({1, 3}), timeOf()), 0);
        QCOMPARE(rows(order), Numbers({3, 1}));
        QCOMPARE(order.add(Numbers({4}), timeOf()), 0);
        QCOMPARE(rows(order), Numbers({4, 3, 1}));
        QVERIFY(!order.rowOf(2, timeOf()));
        QCOMPARE(order.rowNotBefore(2, timeOf()), 2);
        QCOMPARE(order.add({}, timeOf()), 3);
    }

    /// Several sources, each in its own order, arriving in pieces: the outcome is the merge by time, lines of one time as they came.
    void severalSourcesAreMergedByTime()
    {
        QRandomGenerator random(17);
        for (int round = 0; round < 50; ++round) {
            m_times.clear();
            TimeOrder order;
            std::array<qint64, 4> clocks{};
            while (m_times.size() < 2000) {
                const auto first = quint32(m_times.size());
                auto &clock = clocks[random.bounded(4)];
                for (int i = int(random.bounded(40)); i >= 0; --i)
                    m_times.push_back(clock += random.bounded(3));
                Numbers before = rows(order);
                const qint64 changed = order.addRange(first, quint32(m_times.size()), timeOf());
                before.resize(size_t(changed));
                Numbers now = rows(order);
                now.resize(size_t(changed));
                QVERIFY(before == now); // what it says of the rows above is true
            }
            Numbers expected(m_times.size());
            std::iota(expected.begin(), expected.end(), 0U);
            std::stable_sort(expected.begin(), expected.end(), [this](quint32 a, quint32 b) { return m_times[a] < m_times[b]; });
            QVERIFY(rows(order) == expected);
            for (quint32 line = 0; line < expected.size(); line += 7)
                QCOMPARE(order.at(*order.rowOf(line, timeOf())), line);
        }
    }
};

QTEST_APPLESS_MAIN(TimeOrderTest)
#include "tst_time_order.moc"
