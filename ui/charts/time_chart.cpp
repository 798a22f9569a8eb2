// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_chart.h"

#include "ui/charts/chart_line.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QPainter>
#include <QVBoxLayout>
#include <QValueAxis>

#include <cmath>

namespace pilothouse::ui {

namespace {

/// The next of 1, 2, 5, 10, 20, 50 … that is not below.
double roundTop(double value)
{
    const double power = std::pow(10, std::floor(std::log10(std::max(value, 1e-6))));
    for (const double step : {1.0, 2.0, 5.0})
        if (value <= step * power)
            return step * power;
    return 10 * power;
}

} // namespace

/// The plot with what a chart has no parts of its own for: clock times in UTC, moments, and words when there is nothing.
class TimeChart::View final : public QChartView
{
public:
    explicit View(QChart *chart) : QChartView(chart) { }
    std::vector<Moment> moments;
    QString emptyText;
    bool empty = true;
    qint64 from = 0;
    qint64 to = 0;

protected:
    void drawForeground(QPainter *painter, const QRectF &) override
    {
        const Tokens &t = tokensOf(this);
        const auto m = Metrics::current();
        const QRectF plot = chart()->plotArea();
        if (plot.isEmpty() || to <= from)
            return;
        const auto x = [&](qint64 at) { return plot.left() + plot.width() * double(at - from) / double(to - from); };
        const QFont small = ui::font(Type::Caption);
        const QFontMetricsF metrics(small);
        painter->setFont(small);
        // Round five minutes, or the next step at which the labels do not touch.
        qint64 step = 5 * 60'000;
        while (plot.width() * double(step) / double(to - from) < metrics.horizontalAdvance(QStringLiteral("00:00")) * 2.2)
            step *= 2;
        painter->setPen(t.faint);
        for (qint64 at = (from / step + 1) * step; at < to; at += step) {
            const QString text = QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(QStringLiteral("HH:mm"));
            // Under its time, and inside the picture: the last one gives way to the left.
            const double wide = metrics.horizontalAdvance(text) + 1;
            const double left = std::min(x(at) - wide / 2, width() - wide);
            painter->drawText(QRectF(left, plot.bottom() + m.px(3), wide, metrics.height()), Qt::AlignHCenter | Qt::AlignTop, text);
        }
        for (const Moment &moment : moments) {
            const qint64 at = moment.at.toMSecsSinceEpoch();
            if (at < from || at > to)
                continue;
            const double where = std::round(x(at)) + 0.5;
            painter->setPen(QPen(t.muted, 1, Qt::DotLine));
            painter->drawLine(QPointF(where, plot.top()), QPointF(where, plot.bottom()));
            const double width = metrics.horizontalAdvance(moment.name);
            const bool left = where - plot.left() > width + m.u(2);
            painter->setPen(t.muted);
            painter->drawText(QPointF(left ? where - width - m.u(1) : where + m.u(1), plot.top() + metrics.ascent()), moment.name);
        }
        if (empty) {
            painter->setFont(ui::font(Type::Body));
            painter->setPen(t.muted);
            painter->drawText(plot, Qt::AlignCenter | Qt::TextWordWrap, emptyText);
        }
    }
};

TimeChart::TimeChart(QWidget *parent)
    : QWidget(parent)
    , m_chart(new QChart)
    , m_view(new View(m_chart))
    , m_x(new QValueAxis(m_chart))
    , m_y(new QValueAxis(m_chart))
{
    const auto m = Metrics::current();
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->legend()->hide();
    m_chart->setBackgroundRoundness(0);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setMargins(QMargins(0, m.px(6), m.px(6), m.px(18))); // below: the times
    m_chart->addAxis(m_x, Qt::AlignBottom);
    m_chart->addAxis(m_y, Qt::AlignLeft);
    m_x->setVisible(false);
    m_y->setTickCount(3);
    m_y->setLabelFormat(QStringLiteral("%g"));
    m_y->setLabelsFont(ui::font(Type::Caption));
    m_y->setLinePen(Qt::NoPen);
    m_y->setRange(0, m_leastTop);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setFocusPolicy(Qt::NoFocus);
    m_view->setInteractive(false);
    m_view->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_view->setRenderHint(QPainter::Antialiasing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    restyle();
}

TimeChart::~TimeChart() = default;

void TimeChart::setSpan(std::chrono::minutes span)
{
    m_span = span;
}

void TimeChart::setLeastTop(double top)
{
    m_leastTop = top;
}

void TimeChart::setEmptyText(const QString &text)
{
    m_view->emptyText = text;
    m_view->viewport()->update();
}

void TimeChart::setData(const std::vector<Line> &lines, std::vector<Moment> moments, const QDateTime &now)
{
    m_view->to = now.toMSecsSinceEpoch();
    m_view->from = m_view->to - std::chrono::milliseconds(m_span).count();
    double top = m_leastTop;
    size_t used = 0;
    m_styles.clear();
    for (const Line &line : lines) {
        for (const QVector<QPointF> &part : line.parts) {
            QVector<QPointF> shown;
            for (const QPointF &point : part) {
                if (point.x() < double(m_view->from))
                    continue;
                shown << point;
                top = std::max(top, point.y());
            }
            if (shown.isEmpty())
                continue;
            if (shown.size() == 1) // one value is seen too
                shown << shown.front() + QPointF(double(m_view->to - m_view->from) / 400, 0);
            if (used == m_series.size()) {
                m_series.push_back(new QLineSeries(m_chart));
                m_chart->addSeries(m_series.back());
                m_series.back()->attachAxis(m_x);
                m_series.back()->attachAxis(m_y);
            }
            m_series[used++]->replace(shown);
            m_styles.push_back(line.style);
        }
    }
    for (size_t i = used; i < m_series.size(); ++i)
        m_series[i]->clear();
    m_x->setRange(double(m_view->from), double(m_view->to));
    m_y->setRange(0, roundTop(top));
    m_view->moments = std::move(moments);
    m_view->empty = used == 0;
    restyle();
}

void TimeChart::restyle()
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    m_chart->setBackgroundBrush(t.surface);
    m_view->setBackgroundBrush(t.surface);
    m_y->setLabelsBrush(t.faint);
    m_y->setGridLinePen(QPen(t.chartGrid, 1));
    for (size_t i = 0; i < m_styles.size(); ++i)
        m_series[i]->setPen(chartPen(t, m_styles[i], m.exact(1.75)));
    m_view->viewport()->update();
}

QSize TimeChart::sizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(480), m.px(140)};
}

QSize TimeChart::minimumSizeHint() const
{
    const auto m = Metrics::current();
    return {m.px(200), m.px(96)};
}

void TimeChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace pilothouse::ui
