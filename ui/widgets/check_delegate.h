// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/cell_delegates.h"

namespace pilothouse::ui {

/// A check box painted in front of the cell's text (Qt::CheckStateRole); Space and a click anywhere in the cell toggle it, if the
/// model lets them.
class CheckDelegate final : public CellDelegate
{
public:
    using CellDelegate::CellDelegate;

    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;

protected:
    void paintContent(const Cell &cell, const QModelIndex &index) const override;
};

} // namespace pilothouse::ui
