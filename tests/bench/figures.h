// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <optional>
#include <vector>

namespace pilothouse::bench {

/// Runs of one workload in milliseconds.
class Runs
{
public:
    void add(double ms) { m_ms.push_back(ms); }
    double share(double quantile) const
    {
        std::vector<double> sorted = m_ms;
        std::sort(sorted.begin(), sorted.end());
        return sorted.empty() ? 0 : sorted[std::min(sorted.size() - 1, size_t(quantile * double(sorted.size())))];
    }
    double median() const { return share(0.5); }
    double p95() const { return share(0.95); }
    double worst() const { return share(1.0); }

private:
    std::vector<double> m_ms;
};

inline double elapsedMs(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// 5 runs to warm up, then `count` measured ones. `prepare` is not measured.
inline Runs measure(int count, const std::function<void()> &prepare, const std::function<void()> &work)
{
    Runs runs;
    for (int i = -5; i < count; ++i) {
        prepare();
        QElapsedTimer timer;
        timer.start();
        work();
        if (i >= 0)
            runs.add(elapsedMs(timer));
    }
    return runs;
}

struct Peer
{
    QString what;
    double value = 0;
};

/// One figure as one line of JSON on stdout.
inline void print(const QString &id, const QString &what, const Runs &runs, double limit, const std::optional<Peer> &peer = std::nullopt)
{
    const auto rounded = [](double ms) { return std::round(ms * 1000.0) / 1000.0; };
    QJsonObject figure{
        {QStringLiteral("id"), id},
        {QStringLiteral("what"), what},
        {QStringLiteral("value"), rounded(runs.median())},
        {QStringLiteral("unit"), QStringLiteral("ms")},
        {QStringLiteral("limit"), limit},
        {QStringLiteral("p95"), rounded(runs.p95())},
        {QStringLiteral("worst"), rounded(runs.worst())},
    };
    if (peer)
        figure[QStringLiteral("peer")] = QJsonObject{{QStringLiteral("what"), peer->what}, {QStringLiteral("value"), rounded(peer->value)}};
    std::printf("%s\n", QJsonDocument(figure).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// A figure that is no time: memory, a rate, a count. `better`: "lower" or "higher".
inline void printValue(const QString &id, const QString &what, double value, const QString &unit, double limit, const QString &better,
                       const std::optional<Peer> &peer = std::nullopt)
{
    QJsonObject figure{
        {QStringLiteral("id"), id},     {QStringLiteral("what"), what},   {QStringLiteral("value"), value},
        {QStringLiteral("unit"), unit}, {QStringLiteral("limit"), limit}, {QStringLiteral("better"), better},
    };
    if (peer)
        figure[QStringLiteral("peer")] = QJsonObject{{QStringLiteral("what"), peer->what}, {QStringLiteral("value"), peer->value}};
    std::printf("%s\n", QJsonDocument(figure).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

} // namespace pilothouse::bench
