// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/header_view.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/table_view.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>

namespace pilothouse::ui {

HeaderView::HeaderView(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setFont(ui::font(Type::Small, Weight::Medium));
    setHighlightSections(false);
    setSectionsClickable(true);
    setSectionsMovable(true);
    setFirstSectionMovable(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setMinimumSectionSize(Metrics::current().px(40));
    setSectionResizeMode(QHeaderView::Interactive);
    setStretchLastSection(false);
}

QSize HeaderView::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), Metrics::current().tableHeader()};
}

QMenu *HeaderView::makeColumnMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int visual = 0; visual < count(); ++visual) {
        const int column = logicalIndex(visual);
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        auto *const view = qobject_cast<TableView *>(parentWidget());
        action->setChecked(view ? view->isColumnWanted(column) : !isSectionHidden(column));
        action->setEnabled(visual > 1); // state and name always stay
        connect(action, &QAction::toggled, this, [this, view, column](bool shown) {
            if (view)
                view->setColumnWanted(column, shown);
            else
                setSectionHidden(column, !shown);
        });
    }
    return menu;
}

void HeaderView::contextMenuEvent(QContextMenuEvent *event)
{
    makeColumnMenu(this)->popup(event->globalPos());
}

void HeaderView::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    if (!rect.isValid())
        return;
    const Tokens &t = tokensOf(this);
    const auto m = Metrics::current();
    const auto *view = qobject_cast<const TableView *>(parentWidget());
    painter->save();
    painter->fillRect(rect, t.header);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
    const bool first = view && view->isFirstVisual(logicalIndex);
    const bool last = view && view->isLastVisual(logicalIndex);
    QRect area = rect.adjusted(first ? m.margin() : m.u(2), 0, last ? -m.margin() : -m.u(2), -1);
    const QVariant wanted = model()->headerData(logicalIndex, Qt::Horizontal, Qt::TextAlignmentRole);
    const bool right = wanted.isValid() && (Qt::Alignment(wanted.toInt()) & Qt::AlignRight);
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == logicalIndex;
    const int chevron = sorted ? m.px(14) : 0;
    const QString text
        = fontMetrics().elidedText(model()->headerData(logicalIndex, Qt::Horizontal).toString(), Qt::ElideRight, area.width() - chevron);
    const int width = fontMetrics().horizontalAdvance(text);
    const int x = right ? area.right() - width - chevron + 1 : area.left();
    painter->setFont(font());
    painter->setPen(sorted ? t.text : t.muted);
    painter->drawText(QRect(x, area.top(), width + 2, area.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (sorted) {
        const int extent = m.px(12);
        const QPointF centre(x + width + m.px(3) + extent / 2.0, area.center().y() + 1);
        painter->translate(centre);
        if (sortIndicatorOrder() == Qt::AscendingOrder)
            painter->rotate(180);
        paintIcon(painter, QRectF(-extent / 2.0, -extent / 2.0, extent, extent), IconName::ChevronDown, t.muted);
    }
    painter->restore();
}

} // namespace pilothouse::ui
