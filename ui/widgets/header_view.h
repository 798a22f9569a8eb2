// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

class QMenu;

namespace pilothouse::ui {

/// Horizontal header 28 high: small muted words, a chevron right after the sorted one, right-aligned over numbers
/// (Qt::TextAlignmentRole of headerData). Its context menu is the column chooser.
class HeaderView final : public QHeaderView
{
    Q_OBJECT
public:
    explicit HeaderView(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    /// The column chooser, for a "Columns" button too.
    QMenu *makeColumnMenu(QWidget *parent);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    void contextMenuEvent(QContextMenuEvent *event) override;
};

} // namespace pilothouse::ui
