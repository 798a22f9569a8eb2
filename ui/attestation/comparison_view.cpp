// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/comparison_view.h"

#include "models/comparison_model.h"
#include "services/core/plain_text.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace pilothouse::ui {

using models::CellRole;
using models::ComparisonModel;
using models::LadderHead;
using models::StateText;

namespace {

constexpr int kPropertyWidth = 212; ///< drawn pixels, as all widths here
constexpr int kPropertyWidthNarrow = 184;
constexpr int kRelationWidth = 120;
constexpr int kLeastMachineWidth = 140;
constexpr int kHeadHeight = 84;
constexpr int kGroup = 4; ///< digits are marked by groups of four

/// The head of the matrix: what the rungs are, then name, ladder and words for each machine.
class LadderHeader final : public QHeaderView
{
public:
    explicit LadderHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
    {
        setSectionResizeMode(QHeaderView::Fixed);
        setHighlightSections(false);
        setSectionsClickable(true);
        setMinimumSectionSize(40);
        setFocusPolicy(Qt::NoFocus);
    }

    QSize sizeHint() const override { return {0, Metrics::current().px(kHeadHeight)}; }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override
    {
        const Tokens &t = tokensOf(this);
        const auto m = Metrics::current();
        painter->save();
        painter->setClipRect(rect, Qt::IntersectClip);
        painter->fillRect(rect, t.surface);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
        if (section > 0)
            painter->fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), t.line);
        const QVariant ladder = model()->headerData(section, Qt::Horizontal, ComparisonModel::Role::Ladder);
        if (ladder.isValid())
            paintLadder(painter, rect.adjusted(m.u(2), 0, -m.u(2), 0), ladder.value<LadderHead>(), t, m);
        else
            paintWords(painter, rect.adjusted(section == 0 ? m.margin() : m.u(2), 0, -m.u(2), 0), section, t, m);
        painter->restore();
    }

private:
    void paintWords(QPainter *painter, const QRect &area, int section, const Tokens &t, const Metrics &m) const
    {
        painter->setFont(ui::font(Type::Small, Weight::Medium));
        painter->setPen(t.muted);
        const QRect line(area.left(), area.top() + m.px(11), area.width(), m.px(18));
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString());
        if (section != 0)
            return;
        painter->setFont(ui::font(Type::Caption));
        painter->setPen(t.faint);
        QStringList lines{ComparisonModel::tr("1 present  2 parsed  3 signature"), ComparisonModel::tr("4 measurements  5 fresh")};
        if (QFontMetrics(painter->font()).horizontalAdvance(lines.front()) > area.width())
            lines = {ComparisonModel::tr("1 present  2 parsed"), ComparisonModel::tr("3 signature"), ComparisonModel::tr("4 measurements  5 fresh")};
        for (qsizetype i = 0; i < lines.size(); ++i)
            painter->drawText(line.translated(0, m.px(19 + 15 * double(i))), Qt::AlignLeft | Qt::AlignVCenter, lines[i]);
    }

    static void paintLadder(QPainter *painter, const QRect &area, const LadderHead &head, const Tokens &t, const Metrics &m)
    {
        const QFont nameFont = ui::font(Type::Body, Weight::Strong);
        const QFontMetrics nameMetrics(nameFont);
        const QRect nameLine(area.left(), area.top() + m.px(11), area.width(), m.px(18));
        const QString name = nameMetrics.elidedText(visibleText(head.name), Qt::ElideMiddle, area.width());
        painter->setFont(nameFont);
        painter->setPen(t.text);
        painter->drawText(nameLine, Qt::AlignLeft | Qt::AlignVCenter, name);
        const int after = nameMetrics.horizontalAdvance(name) + m.u(2);
        const QFont placeFont = ui::font(Type::Small);
        if (!head.place.isEmpty() && area.width() - after > m.px(32)) {
            painter->setFont(placeFont);
            painter->setPen(t.muted);
            painter->drawText(nameLine.adjusted(after, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                              QFontMetrics(placeFont).elidedText(visibleText(head.place), Qt::ElideRight, area.width() - after));
        }

        painter->setRenderHint(QPainter::Antialiasing);
        const double gap = m.exact(3);
        const double width = (area.width() - gap * (models::kRungs - 1)) / models::kRungs;
        const double top = area.top() + m.px(36);
        for (int rung = 0; rung < models::kRungs; ++rung) {
            const QRectF bar(area.left() + rung * (width + gap), top, width, m.exact(6));
            if (rung < head.reached) {
                painter->setPen(Qt::NoPen);
                painter->setBrush(head.isDisputed ? t.tone(head.state.tone) : t.ok);
                painter->drawRoundedRect(bar, m.exact(1.5), m.exact(1.5));
            } else {
                painter->setPen(QPen(t.lineStrong, 1));
                painter->setBrush(Qt::NoBrush);
                painter->drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), m.exact(1.5), m.exact(1.5));
            }
        }

        const int extent = m.mark();
        const QRect wordLine(area.left(), area.top() + m.px(50), area.width(), m.px(20));
        paintMark(painter, QRectF(wordLine.left(), wordLine.top() + (wordLine.height() - extent) / 2, extent, extent), head.state.mark,
                  t.tone(head.state.tone), t.surface);
        const QFont wordFont = ui::font(Type::Small);
        painter->setFont(wordFont);
        painter->setPen(head.state.isTrouble() ? t.tone(head.state.tone) : t.text);
        const QRect words = wordLine.adjusted(extent + m.px(6), 0, 0, 0);
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(wordFont).elidedText(head.state.word, Qt::ElideRight, words.width()));
    }
};

class MatrixDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokensFor(option.palette);
        const auto m = Metrics::current();
        const bool selected = option.state & QStyle::State_Selected;
        const bool title = index.data(ComparisonModel::Role::IsTitle).toBool();
        const int last = index.model()->columnCount() - 1;
        const QRect rect = option.rect;
        const QColor ground = title ? t.header : selected ? t.selected : t.surface;
        painter->save();
        painter->setClipRect(rect, Qt::IntersectClip);
        painter->fillRect(rect, ground);
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), t.line);
        if (!title && index.column() > 0)
            painter->fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), t.line);
        if (selected && !title && index.column() == 0)
            painter->fillRect(QRect(rect.left(), rect.top(), m.px(3), rect.height() - 1), t.accent);
        const QRect area = rect.adjusted(index.column() == 0 ? m.margin() : m.u(2), 0, -m.u(2), -1);
        if (title) {
            painter->setFont(ui::font(Type::Small, Weight::Strong));
            painter->setPen(t.muted);
            painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter, index.data().toString());
        } else if (index.column() == 0) {
            paintText(painter, area, index, ui::font(Type::Body, index.data(CellRole::Strong).toBool() ? Weight::Strong : Weight::Regular), t.text);
        } else if (index.column() == last) {
            paintRelation(painter, area, index, t, ground, m);
        } else {
            paintValue(painter, area, index, t, m);
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const auto m = Metrics::current();
        return {m.px(kLeastMachineWidth), index.data(ComparisonModel::Role::IsTitle).toBool() ? m.rowCompact() : m.row()};
    }

private:
    static void paintText(QPainter *painter, const QRect &area, const QModelIndex &index, const QFont &face, const QColor &ink)
    {
        painter->setFont(face);
        painter->setPen(ink);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(face).elidedText(visibleText(index.data().toString()), Qt::ElideRight, area.width()));
    }

    static void paintRelation(QPainter *painter, const QRect &area, const QModelIndex &index, const Tokens &t, const QColor &ground, const Metrics &m)
    {
        const auto state = index.data(CellRole::State).value<StateText>();
        const int extent = m.mark();
        paintMark(painter, QRectF(area.left(), area.top() + (area.height() - extent) / 2, extent, extent), state.mark, t.tone(state.tone), ground);
        painter->setFont(ui::font(Type::Body, state.isTrouble() ? Weight::Strong : Weight::Regular));
        painter->setPen(t.tone(state.tone));
        const QRect words = area.adjusted(extent + m.px(6), 0, 0, 0);
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                          QFontMetrics(painter->font()).elidedText(visibleText(state.word, 80), Qt::ElideRight, words.width()));
    }

    /// Where the digit at `position` of the full text stands in the shown form; -1 when it is in the part left out.
    static int shownPosition(const QString &full, const QString &shown, int position)
    {
        if (shown == full)
            return position;
        const int ellipsis = int(shown.indexOf(u'…'));
        if (ellipsis < 0)
            return -1;
        if (position < ellipsis)
            return position;
        const int fromEnd = int(full.size()) - position;
        const int tail = int(shown.size()) - ellipsis - 1;
        return fromEnd <= tail ? int(shown.size()) - fromEnd : -1;
    }

    static void paintValue(QPainter *painter, const QRect &area, const QModelIndex &index, const Tokens &t, const Metrics &m)
    {
        const QFont mono = ui::font(Type::Mono);
        const QFontMetrics measure(mono);
        const QString full = index.data(CellRole::FullText).toString();
        const QString shown = measure.elidedText(visibleText(index.data().toString()), Qt::ElideRight, area.width());
        const QColor ink = index.data(CellRole::Muted).toBool() ? t.muted : t.text;
        const int differAt = index.data(ComparisonModel::Role::DifferAt).toInt();
        const int at = differAt < 0 ? -1 : shownPosition(full, shown, differAt / kGroup * kGroup);
        painter->setFont(mono);
        painter->setPen(ink);
        const int baseline = area.top() + (area.height() + measure.ascent() - measure.descent()) / 2;
        if (at < 0) {
            painter->drawText(area.left(), baseline, shown);
            return;
        }
        const QString before = shown.left(at);
        const QString group = shown.mid(at, kGroup);
        const QString after = shown.mid(at + kGroup);
        int x = area.left();
        painter->drawText(x, baseline, before);
        x += measure.horizontalAdvance(before);
        const int groupWidth = measure.horizontalAdvance(group);
        const bool odd = index.data(ComparisonModel::Role::IsOdd).toBool();
        if (odd) {
            painter->fillRect(QRect(x, area.top() + m.px(6), groupWidth, area.height() - m.px(12)), t.failTint);
            painter->setFont(ui::font(Type::Mono, Weight::Bold));
            painter->setPen(t.fail);
        }
        painter->drawText(x, baseline, group);
        painter->fillRect(QRect(x, baseline + m.px(3), groupWidth, odd ? m.px(2) : 1), odd ? t.fail : t.text);
        x += groupWidth;
        painter->setFont(mono);
        painter->setPen(ink);
        painter->drawText(x, baseline, after);
    }
};

} // namespace

ComparisonView::ComparisonView(QWidget *parent) : QTableView(parent)
{
    setObjectName(QStringLiteral("comparisonView"));
    setAccessibleName(tr("Comparison of machines, property by property"));
    setHorizontalHeader(new LadderHeader(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setItemDelegate(new MatrixDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
}

void ComparisonView::setComparisonModel(models::ComparisonModel *model)
{
    m_model = model;
    setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &ComparisonView::arrange);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &ComparisonView::skipTitles);
    const auto activate = [this](int column) {
        if (const auto machines = m_model->machinesOf(column); machines.size() == 1)
            emit machineActivated(machines.front());
    };
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, activate);
    connect(this, &QAbstractItemView::activated, this, [activate](const QModelIndex &index) { activate(index.column()); });
    arrange();
}

void ComparisonView::selectProperty(const QString &property)
{
    const int row = m_model ? m_model->rowOf(property) : -1;
    if (row < 0)
        return;
    setCurrentIndex(m_model->index(row, 0));
    scrollTo(m_model->index(row, 0));
}

void ComparisonView::setNarrow(bool narrow)
{
    m_narrow = narrow;
    arrange();
}

void ComparisonView::skipTitles(const QModelIndex &current, const QModelIndex &previous)
{
    if (!current.isValid()) {
        emit propertySelected(QString());
        return;
    }
    if (const auto *row = m_model->property(current.row())) {
        emit propertySelected(row->property);
        return;
    }
    // Titles are passed over in the direction of travel.
    const int step = previous.isValid() && previous.row() > current.row() ? -1 : 1;
    const int next = current.row() + step;
    if (next >= 0 && next < m_model->rowCount())
        setCurrentIndex(m_model->index(next, current.column()));
}

void ComparisonView::arrange()
{
    if (!m_model || m_model->columnCount() == 0)
        return;
    const auto m = Metrics::current();
    const int machines = m_model->machineColumns();
    const int property = m.px(m_narrow ? kPropertyWidthNarrow : kPropertyWidth);
    setColumnWidth(0, property);
    setColumnWidth(machines + 1, m.px(kRelationWidth));
    const int rest = viewport()->width() - property - m.px(kRelationWidth);
    const int width = std::max(m.px(kLeastMachineWidth), machines == 0 ? 0 : rest / machines);
    int left = rest;
    for (int i = 0; i < machines; ++i) {
        // The last machine takes what the division left over, so that the matrix ends at the edge.
        const int own = i == machines - 1 && left > width ? left : width;
        setColumnWidth(i + 1, own);
        left -= own;
    }
    for (int row = 0; row < m_model->rowCount(); ++row)
        setRowHeight(row, m_model->property(row) != nullptr ? m.row() : m.rowCompact());
}

void ComparisonView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    arrange();
}

void ComparisonView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid()) {
        const QString full = currentIndex().data(CellRole::FullText).toString();
        QApplication::clipboard()->setText(full.isEmpty() ? currentIndex().data().toString() : full);
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace pilothouse::ui
