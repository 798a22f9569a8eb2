// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic_series.h"

#include <algorithm>

namespace pilothouse::models {

namespace {

constexpr qint64 kKept = 30 * 60 * 1000;
constexpr qint64 kHole = 20 * 1000; ///< four missed looks: what happened meanwhile is not known well enough for a line
constexpr qint64 kWindow = 30 * 1000;

std::optional<qint64> difference(const std::optional<qint64> &now, const std::optional<qint64> &before)
{
    return now && before ? std::optional(*now - *before) : std::nullopt;
}

} // namespace

void TrafficSeries::add(const QDateTime &at, const cutover::RouterTraffic &counted)
{
    const qint64 now = at.toMSecsSinceEpoch();
    if (m_before && now <= m_beforeAt)
        return;
    const auto before = std::exchange(m_before, counted);
    const qint64 beforeAt = std::exchange(m_beforeAt, now);
    if (!before)
        return;
    if (counted.oldPlaneRequests < before->oldPlaneRequests || counted.newPlaneRequests < before->newPlaneRequests) {
        m_restarts.push_back(at);
        return;
    }
    if (now - beforeAt > kHole)
        return;
    Step step;
    step.at = now;
    step.took = now - beforeAt;
    step.joins = !m_steps.empty() && m_steps.back().at == beforeAt;
    step.requests[int(Plane::Old)] = counted.oldPlaneRequests - before->oldPlaneRequests;
    step.requests[int(Plane::New)] = counted.newPlaneRequests - before->newPlaneRequests;
    step.errors[int(Plane::Old)] = difference(counted.oldPlaneErrors, before->oldPlaneErrors);
    step.errors[int(Plane::New)] = difference(counted.newPlaneErrors, before->newPlaneErrors);
    m_steps.push_back(step);
    while (m_steps.front().at < now - kKept)
        m_steps.pop_front();
    std::erase_if(m_restarts, [now](const QDateTime &restart) { return restart.toMSecsSinceEpoch() < now - kKept; });
}

std::vector<TrafficSeries::Line> TrafficSeries::errorPercent(Plane plane) const
{
    std::vector<Line> lines;
    bool open = false;
    size_t from = 0;
    for (size_t i = 0; i < m_steps.size(); ++i) {
        const Step &step = m_steps[i];
        if (!step.joins) {
            open = false;
            from = i;
        }
        while (m_steps[from].at <= step.at - kWindow)
            ++from;
        qint64 requests = 0;
        std::optional<qint64> errors = 0;
        for (size_t each = from; each <= i; ++each) {
            requests += m_steps[each].requests[int(plane)];
            const auto &more = m_steps[each].errors[int(plane)];
            errors = errors && more ? std::optional(*errors + *more) : std::nullopt;
        }
        if (requests == 0 || !errors) {
            open = false;
            continue;
        }
        if (!open)
            lines.emplace_back();
        open = true;
        lines.back().append({double(step.at), 100.0 * double(std::clamp<qint64>(*errors, 0, requests)) / double(requests)});
    }
    return lines;
}

std::vector<TrafficSeries::Line> TrafficSeries::requestsPer5s(Plane plane) const
{
    std::vector<Line> lines;
    for (const Step &step : m_steps) {
        if (!step.joins || lines.empty())
            lines.emplace_back();
        lines.back().append({double(step.at), double(step.requests[int(plane)]) * 5000.0 / double(step.took)});
    }
    return lines;
}

std::optional<QDateTime> TrafficSeries::newest() const
{
    return m_before ? std::optional(QDateTime::fromMSecsSinceEpoch(m_beforeAt, Qt::UTC)) : std::nullopt;
}

std::optional<double> TrafficSeries::last(const std::vector<Line> &lines) const
{
    if (lines.empty() || qint64(lines.back().last().x()) != m_beforeAt)
        return std::nullopt;
    return lines.back().last().y();
}

} // namespace pilothouse::models
