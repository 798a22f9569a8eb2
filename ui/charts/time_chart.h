// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QPointF>
#include <QString>
#include <QVector>
#include <QWidget>

#include <chrono>
#include <vector>

class QChart;
class QChartView;
class QLineSeries;
class QValueAxis;

namespace pilothouse::ui {

/// Values over the last minutes up to now. What was not measured is a gap; lines never run across it. Times are UTC.
class TimeChart final : public QWidget
{
    Q_OBJECT
public:
    struct Line
    {
        size_t style = 0;                    ///< 0 to 3, see chartPen()
        std::vector<QVector<QPointF>> parts; ///< unbroken runs; x = milliseconds since the epoch
    };
    /// A moment worth a line from top to bottom: "rollback".
    struct Moment
    {
        QDateTime at;
        QString name;
    };
    explicit TimeChart(QWidget *parent = nullptr);
    ~TimeChart() override;

    void setSpan(std::chrono::minutes span);
    /// The scale goes from 0 to the next round number above all values, and at least to this.
    void setLeastTop(double top);
    void setData(const std::vector<Line> &lines, std::vector<Moment> moments, const QDateTime &now);
    /// Stands in the plot while there is no line at all.
    void setEmptyText(const QString &text);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    class View;
    void restyle();

    QChart *m_chart;
    View *m_view;
    QValueAxis *m_x;
    QValueAxis *m_y;
    std::vector<QLineSeries *> m_series; ///< as many as parts were ever shown at once
    std::vector<size_t> m_styles;        ///< of each series in use
    std::chrono::minutes m_span{15};
    double m_leastTop = 10;
};

} // namespace pilothouse::ui
