// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chip_row.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <QStyle>

#include <algorithm>

namespace pilothouse::ui {

ChipRow::ChipRow(QWidget *parent) : QWidget(parent), m_more(new Chip(QString(), this))
{
    m_more->setObjectName(QStringLiteral("more chips"));
    m_more->setCheckable(false);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
    connect(m_more->menu(), &QMenu::aboutToShow, this, &ChipRow::fillMore);
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

int ChipRow::hiddenBeyond(int mostRank) const
{
    return int(std::count_if(m_entries.begin(), m_entries.end(), [mostRank](const Entry &entry) { return entry.wanted && entry.rank > mostRank; }));
}

int ChipRow::widthWithMore(int mostRank) const
{
    if (hiddenBeyond(mostRank) == 0)
        return widthOf(mostRank);
    // As wide with any digit, so that the row does not ask for another layout while it is laid out.
    const QFontMetrics metrics = m_more->fontMetrics();
    const int frame = m_more->sizeHint().width() - metrics.horizontalAdvance(m_more->accessibleName());
    return widthOf(mostRank) + Metrics::current().u(2) + frame + metrics.horizontalAdvance(QStringLiteral("+88"));
}

/// The chips that have no room, to be pressed from the menu.
void ChipRow::fillMore()
{
    m_more->menu()->clear();
    for (const Entry &entry : std::as_const(m_entries)) {
        if (!entry.wanted || entry.rank <= m_mostRank)
            continue;
        QString words = entry.chip->accessibleName();
        QAction *const action = m_more->menu()->addAction(words.replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(entry.chip->isChecked());
        connect(action, &QAction::triggered, entry.chip, &Chip::click);
    }
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
    return {widthWithMore(0), Metrics::current().control()};
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
    while (rank > 0 && widthWithMore(rank) > width())
        --rank;
    m_mostRank = rank;
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
    const int hidden = hiddenBeyond(rank);
    if (const QString word = QStringLiteral("+%1").arg(hidden); hidden > 0 && m_more->accessibleName() != word) {
        m_more->setWord(word);
        m_more->setToolTip(plainToolTip(tr("%n more, for which there is no room", nullptr, hidden)));
        m_more->setAccessibleDescription(tr("%n more, for which there is no room", nullptr, hidden));
    }
    m_more->setVisible(hidden > 0);
    const QSize size = m_more->sizeHint();
    m_more->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(x, (height() - size.height()) / 2, size.width(), size.height())));
}

} // namespace pilothouse::ui
