// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table_view.h"

#include "models/cell_role.h"
#include "services/core/plain_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/cell_delegates.h"
#include "ui/widgets/labels.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QJsonArray>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace pilothouse::ui {

using models::CellRole;

namespace {
constexpr int kLeastStretch = 120; ///< of the column that takes the rest
constexpr int kMeasuredRows = 200; ///< whose words a fitting column looks at: more would cost a frame
constexpr int kMostGrowth = 3;     ///< of a fitting column over its width
} // namespace

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

TableView::TableView(QWidget *parent) : QTableView(parent), m_header(new HeaderView(this))
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
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column) {
        if (!m_inStretch && (QGuiApplication::mouseButtons() & Qt::LeftButton))
            m_ownWidths.insert(column);
        if (column != m_stretchColumn)
            stretch();
    });
    m_refit.setSingleShot(true);
    m_refit.setInterval(0);
    connect(&m_refit, &QTimer::timeout, this, &TableView::stretch);
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
    const auto m = Metrics::current();
    m_stretchColumn = -1;
    for (int column = 0; column < drawnPixels.size() && column < m_header->count(); ++column) {
        if (drawnPixels[column] == 0)
            m_stretchColumn = column;
        else
            m_header->resizeSection(column, m.px(drawnPixels[column]));
        m_baseWidths[column] = m.px(drawnPixels[column]);
    }
    stretch();
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
        refitLater();
    };
    connect(newModel, &QAbstractItemModel::rowsInserted, this, place);
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, place);
    connect(newModel, &QAbstractItemModel::modelReset, this, place);
    connect(newModel, &QAbstractItemModel::layoutChanged, this, place);
    connect(newModel, &QAbstractItemModel::dataChanged, this, &TableView::refitLater);
    placeEmptyWidget();
}

void TableView::setYieldingColumns(const QList<int> &columns)
{
    m_yielding = columns;
    stretch();
}

void TableView::setFittingColumns(const QList<int> &columns)
{
    m_fitting = columns;
    stretch();
}

void TableView::refitLater()
{
    // Many rows change at once: their widths are looked at once.
    if (!m_fitting.isEmpty() && !m_refit.isActive())
        m_refit.start();
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
    return std::min(needed, kMostGrowth * m_baseWidths.value(column, needed));
}

void TableView::fit()
{
    for (const int column : m_fitting)
        if (!m_header->isSectionHidden(column) && !m_ownWidths.contains(column) && m_baseWidths.contains(column))
            m_header->resizeSection(column, std::max(m_baseWidths[column], neededWidth(column)));
}

void TableView::setColumnWanted(int column, bool wanted)
{
    m_yielded.remove(column);
    m_header->setSectionHidden(column, !wanted);
    stretch();
}

void TableView::yield()
{
    for (const int column : std::exchange(m_yielded, {}))
        m_header->setSectionHidden(column, false); // its width is known only while it is shown
    int needed = 0;
    for (int column = 0; column < m_header->count(); ++column)
        if (!m_header->isSectionHidden(column))
            needed += column == m_stretchColumn ? Metrics::current().px(140) : m_header->sectionSize(column);
    for (const int column : m_yielding) {
        if (needed <= viewport()->width())
            break;
        if (m_header->isSectionHidden(column))
            continue;
        needed -= m_header->sectionSize(column);
        m_yielded.insert(column);
        m_header->setSectionHidden(column, true);
    }
}

void TableView::stretch()
{
    if (m_inStretch)
        return;
    const QScopedValueRollback guard(m_inStretch, true);
    if (!m_fitting.isEmpty() && model())
        fit();
    if (!m_yielding.isEmpty())
        yield();
    if (m_stretchColumn < 0 || m_header->isSectionHidden(m_stretchColumn))
        return;
    int used = 0;
    for (int column = 0; column < m_header->count(); ++column)
        if (column != m_stretchColumn && !m_header->isSectionHidden(column))
            used += m_header->sectionSize(column);
    const int least = Metrics::current().px(kLeastStretch);
    // No room for all words: those that grew last give it back.
    for (auto column = m_fitting.crbegin(); column != m_fitting.crend() && used + least > viewport()->width(); ++column) {
        if (m_header->isSectionHidden(*column) || m_ownWidths.contains(*column))
            continue;
        const int grown = m_header->sectionSize(*column) - m_baseWidths.value(*column, m_header->sectionSize(*column));
        const int back = std::clamp(used + least - viewport()->width(), 0, std::max(0, grown));
        m_header->resizeSection(*column, m_header->sectionSize(*column) - back);
        used -= back;
    }
    m_header->resizeSection(m_stretchColumn, std::max(least, viewport()->width() - used));
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    stretch();
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
            m_baseWidths[*it] = m_header->sectionSize(*it);
        }
    }
    const auto sorted = byId.constFind(layout[QStringLiteral("sort")].toString());
    if (isSortingEnabled() && sorted != byId.cend() && layout.contains(QStringLiteral("sort")))
        sortByColumn(*sorted, layout[QStringLiteral("descending")].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
    stretch();
}

TableFoot::TableFoot(QWidget *parent) : QWidget(parent)
{
    const auto m = Metrics::current();
    setFixedHeight(m.tableFoot());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(m.margin(), 1, m.margin(), 0);
    row->setSpacing(m.u(4));
    m_left = new ElidedLabel(QString(), Type::Small, Ink::Muted, this);
    m_middle = new ElidedLabel(QString(), Type::Small, Ink::Muted, this);
    m_right = new ElidedLabel(QString(), Type::Small, Ink::Muted, this);
    row->addWidget(m_left);
    row->addWidget(m_middle);
    row->addStretch(1);
    row->addWidget(m_right);
}

void TableFoot::setLeft(const QString &text)
{
    m_left->setText(text);
}

void TableFoot::setMiddle(const QString &text)
{
    m_middle->setText(text);
}

void TableFoot::setRight(const QString &text)
{
    m_right->setText(text);
}

void TableFoot::setRightToolTip(const QString &text)
{
    m_right->setToolTip(plainToolTip(text));
    m_right->setAccessibleDescription(text);
}

void TableFoot::addWidget(QWidget *widget)
{
    layout()->addWidget(widget);
}

void TableFoot::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), t.header);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
}

} // namespace pilothouse::ui
