// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/header_view.h"
#include "ui/widgets/table_foot.h" // no table without its foot

#include <QJsonObject>
#include <QTableView>

namespace pilothouse::ui {

class ColumnWidths;

/// How the cells of one column are painted; see cell_delegates.h for the roles each reads.
enum class CellKind { Text, State, Hash, Number, Bar };

/// The console's table: no grid, one line under each row, whole-row selection, hover, keyboard current cell, empty state,
/// copy as tab-separated text (full values), layout saved by column id. Works on any flat model that answers models/cell_role.h.
/// The model sorts itself (QAbstractItemModel::sort); setSortingEnabled(true) gives clicks on the header to it.
class TableView final : public QTableView
{
    Q_OBJECT
public:
    explicit TableView(QWidget *parent = nullptr);

    /// How a column is painted; Text is the default. `elide`: names in the middle, sentences at the end.
    void setCellKind(int column, CellKind kind, Qt::TextElideMode elide = Qt::ElideRight);
    /// Width in pixels of the 96 dpi drawing; the column with width 0 takes the rest.
    void setColumnWidths(const QList<int> &drawnPixels);
    /// Columns that give way when there is no room, the first one first. They come back when there is; what an operator hid or
    /// shows is another matter and is what is remembered.
    void setYieldingColumns(const QList<int> &columns);
    /// Columns that show their words whole: states, times, names of actions. They grow over the width that was set, the first one first, up
    /// to thrice of it and as far as the stretching column keeps its least width. A width that the operator dragged stays.
    void setFittingColumns(const QList<int> &columns);
    bool isColumnWanted(int column) const;
    void setColumnWanted(int column, bool wanted);
    void setCompact(bool compact);
    /// Shown instead of rows while the model has none; the view takes ownership.
    void setEmptyWidget(QWidget *widget);

    int hoveredRow() const { return m_hoveredRow; }
    bool isFirstVisual(int column) const;
    bool isLastVisual(int column) const;

    HeaderView *header() const { return m_header; }
    /// Order, widths (in u) and visibility by column id (headerData CellRole::Key), sort column. Unknown ids are ignored.
    QJsonObject saveLayout() const;
    void restoreLayout(const QJsonObject &layout);

    void setModel(QAbstractItemModel *model) override;
    /// The selected rows as tab-separated text with full values, visible columns only.
    QString selectionAsText() const;

protected:
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setHoveredRow(int row);
    void placeEmptyWidget();
    int neededWidth(int column) const;

    HeaderView *m_header;
    ColumnWidths *m_widths;
    QWidget *m_empty = nullptr;
    int m_hoveredRow = -1;
};

} // namespace pilothouse::ui
