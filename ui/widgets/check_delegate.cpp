// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/check_delegate.h"

#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"

#include <QKeyEvent>
#include <QPainter>

namespace pilothouse::ui {

bool CheckDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &, const QModelIndex &index)
{
    const bool click = event->type() == QEvent::MouseButtonRelease;
    const bool space = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space;
    if (!click && !space)
        return false;
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void CheckDelegate::paintContent(const Cell &cell, const QModelIndex &index) const
{
    const Tokens &t = *cell.tokens;
    const int extent = metrics().px(16);
    const QRectF box(cell.area.left() + 0.5, cell.area.top() + (cell.area.height() - extent) / 2 + 0.5, extent - 1, extent - 1);
    const bool checked = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    cell.painter->setRenderHint(QPainter::Antialiasing);
    cell.painter->setPen(QPen(checked ? t.accentFill : t.lineStrong, 1));
    cell.painter->setBrush(checked ? QBrush(t.accentFill) : QBrush(Qt::NoBrush));
    cell.painter->drawRoundedRect(box, metrics().exact(3), metrics().exact(3));
    if (checked) {
        cell.painter->setPen(QPen(t.onFill, metrics().exact(1.75), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF tick[] = {{box.left() + box.width() * 0.25, box.center().y()},
                                {box.left() + box.width() * 0.44, box.top() + box.height() * 0.68},
                                {box.left() + box.width() * 0.76, box.top() + box.height() * 0.32}};
        cell.painter->drawPolyline(tick, 3);
    }
    cell.painter->setRenderHint(QPainter::Antialiasing, false);
    Cell rest = cell;
    rest.area.setLeft(cell.area.left() + extent + metrics().u(2));
    CellDelegate::paintContent(rest, index);
}

} // namespace pilothouse::ui
