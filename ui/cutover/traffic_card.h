// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic_series.h"
#include "services/cutover/cutover_workflow.h"
#include "ui/charts/time_chart.h"

#include <QWidget>

namespace pilothouse::ui {

class Card;
class ChartLegend;

/// What the router itself counted over the last 15 minutes, per plane: the share of requests answered 5xx, and while a rollback
/// is not confirmed the requests that still reach the new plane, the second proof whatever the map says.
class TrafficCard final : public QWidget
{
    Q_OBJECT
public:
    explicit TrafficCard(QWidget *parent = nullptr);

    void setStatus(const cutover::CutoverStatus &status);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void draw();

    Card *m_card;
    ChartLegend *m_legend;
    TimeChart *m_chart;
    models::TrafficSeries m_series;
    cutover::CutoverStatus m_status;
    std::vector<TimeChart::Moment> m_moments;
    std::optional<QDateTime> m_drawn;
    bool m_drawnRolling = false;
};

} // namespace pilothouse::ui
