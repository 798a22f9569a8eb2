// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_legend.h"

#include "ui/charts/chart_line.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"

#include <QPainter>
#include <QStringList>

namespace pilothouse::ui {

ChartLegend::ChartLegend(QWidget *parent) : QWidget(parent)
{
    setFont(ui::font(Type::Small));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void ChartLegend::setEntries(std::vector<Entry> entries)
{
    if (entries == m_entries)
        return;
    m_entries = std::move(entries);
    QStringList spoken;
    for (const Entry &entry : m_entries)
        spoken << entry.name + u' ' + entry.value;
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize ChartLegend::sizeHint() const
{
    const auto m = Metrics::current();
    int width = 0;
    for (const Entry &entry : m_entries)
        width += (width > 0 ? m.u(4) : 0) + m.px(18) + m.px(6) + fontMetrics().horizontalAdvance(entry.name + u' ' + entry.value) + 1;
    return {width, m.px(20)};
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    QPainter painter(this);
    int x = 0;
    for (const Entry &entry : m_entries) {
        painter.setPen(chartPen(t, entry.line, m.exact(2)));
        painter.drawLine(QPointF(x, height() / 2.0), QPointF(x + m.px(18), height() / 2.0));
        x += m.px(18) + m.px(6);
        const QString words = entry.name + u' ' + entry.value;
        painter.setPen(t.text);
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter, words);
        x += fontMetrics().horizontalAdvance(words) + 1 + m.u(4);
    }
}

} // namespace pilothouse::ui
