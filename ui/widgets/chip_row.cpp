// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip_row.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/chip.h"

#include <QEvent>
#include <QStyle>

#include <algorithm>

namespace pilothouse::ui {

ChipRow::ChipRow(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ChipRow::addChip(Chip *chip, int rank)
{
    chip->setParent(this);
    m_entries.append({chip, rank, true});
    updateGeometry();
    arrange();
}

void ChipRow::setWanted(Chip *chip, bool wanted)
{
    for (Entry &entry : m_entries)
        if (entry.chip == chip && entry.wanted != wanted) {
            entry.wanted = wanted;
            updateGeometry();
            arrange();
        }
}

int ChipRow::widthOf(int mostRank) const
{
    int width = 0;
    for (const Entry &entry : m_entries)
        if (entry.wanted && entry.rank <= mostRank)
            width += entry.chip->sizeHint().width() + (width > 0 ? Metrics::current().u(2) : 0);
    return width;
}

QSize ChipRow::sizeHint() const
{
    int most = 0;
    for (const Entry &entry : m_entries)
        most = std::max(most, entry.rank);
    return {widthOf(most), Metrics::current().control()};
}

QSize ChipRow::minimumSizeHint() const
{
    return {widthOf(0), Metrics::current().control()};
}

void ChipRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool ChipRow::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) { // a count got longer
        updateGeometry();
        arrange();
    }
    return QWidget::event(event);
}

void ChipRow::arrange()
{
    int rank = 0;
    for (const Entry &entry : m_entries)
        rank = std::max(rank, entry.rank);
    while (rank > 0 && widthOf(rank) > width())
        --rank;
    int x = 0;
    for (const Entry &entry : m_entries) {
        const bool shown = entry.wanted && entry.rank <= rank;
        entry.chip->setVisible(shown);
        if (!shown)
            continue;
        const QSize size = entry.chip->sizeHint().expandedTo(entry.chip->minimumSize());
        entry.chip->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(x, (height() - size.height()) / 2, size.width(), size.height())));
        x += size.width() + Metrics::current().u(2);
    }
}

} // namespace pilothouse::ui
