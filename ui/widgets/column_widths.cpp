// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/column_widths.h"

#include "ui/theme/metrics.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace pilothouse::ui {

namespace {
constexpr int kLeastStretch = 120;  ///< of the column that takes the rest
constexpr int kWantedStretch = 140; ///< of the same, before others give way for it
constexpr int kMostGrowth = 3;      ///< of a fitting column over its width
} // namespace

ColumnWidths::ColumnWidths(QHeaderView *header, std::function<int()> room, std::function<int(int column)> neededWidth, QObject *parent)
    : QObject(parent)
    , m_header(header)
    , m_room(std::move(room))
    , m_neededWidth(std::move(neededWidth))
{
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column) {
        if (!m_isSharing && (QGuiApplication::mouseButtons() & Qt::LeftButton))
            m_ownWidths.insert(column);
        if (column != m_stretchColumn)
            share();
    });
    m_later.setSingleShot(true);
    m_later.setInterval(0);
    connect(&m_later, &QTimer::timeout, this, &ColumnWidths::share);
}

void ColumnWidths::set(const QList<int> &drawnPixels)
{
    const auto m = Metrics::current();
    m_stretchColumn = -1;
    for (int column = 0; column < drawnPixels.size() && column < m_header->count(); ++column) {
        if (drawnPixels[column] == 0)
            m_stretchColumn = column;
        else
            m_header->resizeSection(column, m.px(drawnPixels[column]));
        m_baseWidths[column] = m.px(drawnPixels[column]);
    }
    share();
}

void ColumnWidths::setYielding(const QList<int> &columns)
{
    m_yielding = columns;
    share();
}

void ColumnWidths::setFitting(const QList<int> &columns)
{
    m_fitting = columns;
    share();
}

bool ColumnWidths::isWanted(int column) const
{
    return !m_header->isSectionHidden(column) || m_yielded.contains(column);
}

void ColumnWidths::setWanted(int column, bool wanted)
{
    m_yielded.remove(column);
    m_header->setSectionHidden(column, !wanted);
    share();
}

void ColumnWidths::keepAsSet(int column)
{
    m_baseWidths[column] = m_header->sectionSize(column);
}

void ColumnWidths::shareLater()
{
    // Many rows change at once: their widths are looked at once.
    if (!m_fitting.isEmpty() && !m_later.isActive())
        m_later.start();
}

void ColumnWidths::share()
{
    if (m_isSharing)
        return;
    const QScopedValueRollback guard(m_isSharing, true);
    if (!m_fitting.isEmpty() && m_header->model())
        fit();
    if (!m_yielding.isEmpty())
        yield();
    if (m_stretchColumn < 0 || m_header->isSectionHidden(m_stretchColumn))
        return;
    giveBack(usedBeside(m_stretchColumn));
    m_header->resizeSection(m_stretchColumn, std::max(Metrics::current().px(kLeastStretch), m_room() - usedBeside(m_stretchColumn)));
}

int ColumnWidths::usedBeside(int column) const
{
    int used = 0;
    for (int each = 0; each < m_header->count(); ++each)
        if (each != column && !m_header->isSectionHidden(each))
            used += m_header->sectionSize(each);
    return used;
}

void ColumnWidths::fit()
{
    for (const int column : m_fitting)
        if (!m_header->isSectionHidden(column) && !m_ownWidths.contains(column) && m_baseWidths.contains(column))
            m_header->resizeSection(column, std::max(m_baseWidths[column], std::min(m_neededWidth(column), kMostGrowth * m_baseWidths[column])));
}

void ColumnWidths::yield()
{
    for (const int column : std::exchange(m_yielded, {}))
        m_header->setSectionHidden(column, false); // its width is known only while it is shown
    int needed = 0;
    for (int column = 0; column < m_header->count(); ++column)
        if (!m_header->isSectionHidden(column))
            needed += column == m_stretchColumn ? Metrics::current().px(kWantedStretch) : m_header->sectionSize(column);
    for (const int column : m_yielding) {
        if (needed <= m_room())
            break;
        if (m_header->isSectionHidden(column))
            continue;
        needed -= m_header->sectionSize(column);
        m_yielded.insert(column);
        m_header->setSectionHidden(column, true);
    }
}

/// No room for all words: those that grew last give it back.
void ColumnWidths::giveBack(int used)
{
    const int least = Metrics::current().px(kLeastStretch);
    for (auto column = m_fitting.crbegin(); column != m_fitting.crend() && used + least > m_room(); ++column) {
        if (m_header->isSectionHidden(*column) || m_ownWidths.contains(*column))
            continue;
        const int grown = m_header->sectionSize(*column) - m_baseWidths.value(*column, m_header->sectionSize(*column));
        const int back = std::clamp(used + least - m_room(), 0, std::max(0, grown));
        m_header->resizeSection(*column, m_header->sectionSize(*column) - back);
        used -= back;
    }
}

} // namespace pilothouse::ui
