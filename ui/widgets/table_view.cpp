// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_view.h"

#include "models/cell_role.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/cell_delegates.h"
#include "ui/widgets/column_widths.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QJsonArray>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace pilothouse::ui {

using models::CellRole;

namespace {
constexpr int kMeasuredRows = 200; ///< whose words a fitting column looks at: more would cost a frame
} // namespace

TableView::TableView(QWidget *parent)
    : QTableView(parent)
    , m_header(new HeaderView(this))
    , m_widths(new ColumnWidths(
          m_header, [this] { return viewport()->width(); }, [this](int column) { return neededWidth(column); }, this))
{
    setHorizontalHeader(m_header);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(1);
    setCompact(false);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new CellDelegate(this));
}

void TableView::setCellKind(int column, CellKind kind, Qt::TextElideMode elide)
{
    CellDelegate *delegate = nullptr;
    switch (kind) {
    case CellKind::Text: delegate = new CellDelegate(this); break;
    case CellKind::State: delegate = new StateDelegate(this); break;
    case CellKind::Hash: delegate = new HashDelegate(this); break;
    case CellKind::Number: delegate = new NumberDelegate(this); break;
    case CellKind::Bar: delegate = new BarDelegate(this); break;
    }
    delegate->setElideMode(elide);
    setItemDelegateForColumn(column, delegate);
}

void TableView::setColumnWidths(const QList<int> &drawnPixels)
{
    m_widths->set(drawnPixels);
}

void TableView::setYieldingColumns(const QList<int> &columns)
{
    m_widths->setYielding(columns);
}

void TableView::setFittingColumns(const QList<int> &columns)
{
    m_widths->setFitting(columns);
}

bool TableView::isColumnWanted(int column) const
{
    return m_widths->isWanted(column);
}

void TableView::setColumnWanted(int column, bool wanted)
{
    m_widths->setWanted(column, wanted);
}

void TableView::setCompact(bool compact)
{
    const auto m = Metrics::current();
    verticalHeader()->setDefaultSectionSize(compact ? m.rowCompact() : m.row());
}

void TableView::setEmptyWidget(QWidget *widget)
{
    delete m_empty;
    m_empty = widget;
    if (m_empty) {
        m_empty->setParent(viewport());
        placeEmptyWidget();
    }
}

void TableView::placeEmptyWidget()
{
    if (!m_empty)
        return;
    const bool shown = !model() || model()->rowCount() == 0;
    m_empty->setGeometry(viewport()->rect());
    m_empty->setVisible(shown);
}

bool TableView::isFirstVisual(int column) const
{
    return m_header->visualIndex(column) == 0;
}

bool TableView::isLastVisual(int column) const
{
    for (int visual = m_header->count() - 1; visual >= 0; --visual)
        if (!m_header->isSectionHidden(m_header->logicalIndex(visual)))
            return m_header->logicalIndex(visual) == column;
    return false;
}

void TableView::setModel(QAbstractItemModel *newModel)
{
    if (model())
        model()->disconnect(this);
    QTableView::setModel(newModel);
    if (!newModel)
        return;
    const auto place = [this] {
        placeEmptyWidget();
        m_widths->shareLater();
    };
    connect(newModel, &QAbstractItemModel::rowsInserted, this, place);
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, place);
    connect(newModel, &QAbstractItemModel::modelReset, this, place);
    connect(newModel, &QAbstractItemModel::layoutChanged, this, place);
    connect(newModel, &QAbstractItemModel::dataChanged, m_widths, &ColumnWidths::shareLater);
    placeEmptyWidget();
}

int TableView::neededWidth(int column) const
{
    const auto m = Metrics::current();
    const QString head = model()->headerData(column, Qt::Horizontal).toString();
    const int outer = (isFirstVisual(column) ? m.u(2) : 0) + (isLastVisual(column) ? m.u(2) : 0);
    // One more: the advance is rounded, while the elision counts what was rounded away.
    int needed = m_header->fontMetrics().horizontalAdvance(head) + 1 + m.u(4) + outer + (isSortingEnabled() ? m.px(14) : 0);
    needed = std::max(needed, m_header->sectionSizeHint(column) + outer); // knows the weight that the style gives a header
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int rows = std::min(model()->rowCount(), kMeasuredRows);
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = model()->index(row, column);
        const int last = isLastVisual(column) ? m.u(2) : 0;
        needed = std::max(needed, itemDelegateForIndex(index)->sizeHint(option, index).width() + last);
    }
    return needed;
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_widths->share();
    placeEmptyWidget();
}

void TableView::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    const auto repaintRow = [this](int which) {
        if (which >= 0)
            viewport()->update(0, rowViewportPosition(which), viewport()->width(), rowHeight(which));
    };
    repaintRow(m_hoveredRow);
    m_hoveredRow = row;
    repaintRow(m_hoveredRow);
}

void TableView::mouseMoveEvent(QMouseEvent *event)
{
    setHoveredRow(rowAt(qRound(event->position().y())));
    QTableView::mouseMoveEvent(event);
}

void TableView::leaveEvent(QEvent *event)
{
    setHoveredRow(-1);
    QTableView::leaveEvent(event);
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(selectionAsText());
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit activated(currentIndex());
        return;
    }
    // Letters are for shortcuts, not for a search that nobody sees.
    if (!event->text().isEmpty() && event->text().at(0).isPrint() && event->key() != Qt::Key_Space) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

QString TableView::selectionAsText() const
{
    QStringList lines;
    if (!selectionModel())
        return QString();
    QModelIndexList rows = selectionModel()->selectedRows(m_header->logicalIndex(0));
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int visual = 0; visual < m_header->count(); ++visual) {
            const int column = m_header->logicalIndex(visual);
            if (m_header->isSectionHidden(column))
                continue;
            const QModelIndex index = row.siblingAtColumn(column);
            const QVariant full = index.data(CellRole::FullText);
            cells << visibleText(full.isValid() ? full.toString() : index.data(Qt::DisplayRole).toString(), 4096);
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n'));
}

bool TableView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = indexAt(help->pos());
        QString tip = index.data(Qt::ToolTipRole).toString();
        if (tip.isEmpty())
            tip = index.data(CellRole::FullText).toString();
        if (tip.isEmpty() && index.isValid() && sizeHintForIndex(index).width() > columnWidth(index.column()))
            tip = index.data(Qt::DisplayRole).toString();
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainToolTip(tip), viewport(), visualRect(index));
        return true;
    }
    return QTableView::viewportEvent(event);
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!model() || model()->columnCount() == 0)
        return;
    // Right of the last column a row goes on: background, selection and line reach the edge.
    const int end = m_header->length() - m_header->offset();
    if (end >= viewport()->width())
        return;
    const Tokens &t = tokensOf(this);
    QPainter painter(viewport());
    const int firstRow = std::max(0, rowAt(event->rect().top()));
    const int lastRow = rowAt(event->rect().bottom()) < 0 ? model()->rowCount() - 1 : rowAt(event->rect().bottom());
    for (int row = firstRow; row <= lastRow; ++row) {
        const int y = rowViewportPosition(row);
        const QRect rest(end, y, viewport()->width() - end, rowHeight(row));
        const bool selected = selectionModel()->isRowSelected(row);
        painter.fillRect(rest, selected ? t.selected : row == m_hoveredRow ? t.hover : t.surface);
        painter.fillRect(QRect(rest.left(), rest.bottom(), rest.width(), 1), t.line);
    }
}

QJsonObject TableView::saveLayout() const
{
    QJsonArray columns;
    const auto m = Metrics::current();
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        const QString id = model()->headerData(column, Qt::Horizontal, CellRole::Key).toString();
        if (id.isEmpty())
            continue;
        const bool hidden = !isColumnWanted(column);
        columns.append(
            QJsonObject{{QStringLiteral("id"), id},
                        {QStringLiteral("hidden"), hidden},
                        {QStringLiteral("units"), m_header->isSectionHidden(column) ? 0.0 : double(m_header->sectionSize(column)) / m.u()}});
    }
    QJsonObject layout{{QStringLiteral("columns"), columns}};
    if (isSortingEnabled() && m_header->sortIndicatorSection() < m_header->count()) {
        layout[QStringLiteral("sort")] = model()->headerData(m_header->sortIndicatorSection(), Qt::Horizontal, CellRole::Key).toString();
        layout[QStringLiteral("descending")] = m_header->sortIndicatorOrder() == Qt::DescendingOrder;
    }
    return layout;
}

void TableView::restoreLayout(const QJsonObject &layout)
{
    if (!model())
        return;
    QHash<QString, int> byId;
    for (int column = 0; column < m_header->count(); ++column)
        byId.insert(model()->headerData(column, Qt::Horizontal, CellRole::Key).toString(), column);
    const auto m = Metrics::current();
    int visual = 0;
    for (const QJsonValue &value : layout[QStringLiteral("columns")].toArray()) {
        const QJsonObject entry = value.toObject();
        const auto it = byId.constFind(entry[QStringLiteral("id")].toString());
        if (it == byId.cend())
            continue;
        m_header->moveSection(m_header->visualIndex(*it), visual++);
        setColumnWanted(*it, !entry[QStringLiteral("hidden")].toBool() || visual <= 2);
        const double units = entry[QStringLiteral("units")].toDouble();
        if (units >= 10 && units <= 500) {
            m_header->resizeSection(*it, qRound(units * m.u()));
            m_widths->keepAsSet(*it);
        }
    }
    const auto sorted = byId.constFind(layout[QStringLiteral("sort")].toString());
    if (isSortingEnabled() && sorted != byId.cend() && layout.contains(QStringLiteral("sort")))
        sortByColumn(*sorted, layout[QStringLiteral("descending")].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_widths->share();
}

} // namespace pilothouse::ui
