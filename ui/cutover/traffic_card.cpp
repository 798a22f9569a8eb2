// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cutover/traffic_card.h"

#include "models/cutover_text.h"
#include "models/format.h"
#include "services/core/plain_text.h"
#include "ui/charts/chart_legend.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/card.h"

#include <QLocale>
#include <QVBoxLayout>

namespace pilothouse::ui {

using cutover::Stage;
using models::CutoverText;
using Plane = models::TrafficSeries::Plane;

namespace {

constexpr size_t kMostMoments = 20;
// The new plane is what is watched: the solid line. The old one beside it is the control.
constexpr size_t kNewStyle = 1;
constexpr size_t kOldStyle = 0;

} // namespace

TrafficCard::TrafficCard(QWidget *parent) : QWidget(parent), m_card(new Card(tr("Errors"))), m_legend(new ChartLegend), m_chart(new TimeChart)
{
    const auto m = Metrics::current();
    m_card->addHeaderWidget(m_legend);
    m_card->body()->setContentsMargins(m.gap(), m.u(1), m.gap(), m.u(1));
    m_card->body()->addWidget(m_chart, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
}

void TrafficCard::setStatus(const cutover::CutoverStatus &status)
{
    for (size_t i = 0; i < status.split.size(); ++i) {
        const auto &before = m_status.split[i].inForce;
        const auto &now = status.split[i].inForce;
        if (before && now && *before != *now && status.router.readAt) {
            m_moments.push_back({*status.router.readAt, tr("%1 %2").arg(CutoverText::intentName(status.split[i].intent), models::percentText(*now))});
            break; // one line for one move
        }
    }
    if (m_moments.size() > kMostMoments)
        m_moments.erase(m_moments.begin());
    m_status = status;
    if (status.router.traffic && status.router.trafficAt)
        m_series.add(*status.router.trafficAt, *status.router.traffic);
    // The status comes several times a second; the counts every few.
    const bool rolling = status.stage == Stage::RollingBack || status.stage == Stage::RollbackUnconfirmed;
    if (isVisible() && (m_series.newest() != m_drawn || rolling != m_drawnRolling))
        draw();
}

void TrafficCard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    draw();
}

void TrafficCard::draw()
{
    const bool rolling = m_status.stage == Stage::RollingBack || m_status.stage == Stage::RollbackUnconfirmed;
    m_drawn = m_series.newest();
    m_drawnRolling = rolling;
    const auto oldLines = rolling ? m_series.requestsPer5s(Plane::Old) : m_series.errorPercent(Plane::Old);
    const auto newLines = rolling ? m_series.requestsPer5s(Plane::New) : m_series.errorPercent(Plane::New);
    const QString newName = visibleText(m_status.newPlane.name, 40);
    const QString oldName = visibleText(m_status.oldPlane.name, 40);
    m_card->setTitle(rolling ? tr("Requests that still reach %1").arg(newName) : tr("Errors"));
    m_card->setSubtitle(rolling ? tr("per 5 s, counted at the router") : tr("percent of requests answered 5xx, 15 min"));
    const auto value = [this](const std::vector<models::TrafficSeries::Line> &lines) {
        const auto last = m_series.last(lines);
        return last ? QLocale().toString(*last, 'f', 1) : QStringLiteral("–");
    };
    std::vector<ChartLegend::Entry> entries{{kNewStyle, newName, value(newLines)}};
    std::vector<TimeChart::Line> lines{{kNewStyle, newLines}};
    if (!rolling) {
        entries.push_back({kOldStyle, oldName, value(oldLines)});
        lines.insert(lines.begin(), {kOldStyle, oldLines});
    }
    m_legend->setEntries(std::move(entries));
    m_chart->setEmptyText(!m_status.router.traffic ? tr("The router gives no counts now.")
                          : !m_status.router.traffic->newPlaneErrors && !m_status.router.traffic->oldPlaneErrors && !rolling
                              ? tr("The router does not count errors per plane.")
                              : tr("No request has come since this window was opened."));
    std::vector<TimeChart::Moment> moments = m_moments;
    for (const QDateTime &restart : m_series.restarts())
        moments.push_back({restart, tr("router restarted")});
    m_chart->setLeastTop(rolling ? 5 : 10);
    m_chart->setData(lines, std::move(moments), m_drawn.value_or(m_status.router.readAt.value_or(QDateTime())));
    m_chart->setAccessibleName(rolling ? tr("Requests that still reach %1, per 5 s").arg(newName)
                                       : tr("Errors of %1 and %2, percent").arg(newName, oldName));
}

} // namespace pilothouse::ui
