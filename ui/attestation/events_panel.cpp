// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/events_panel.h"

#include "models/comparison_text.h"
#include "models/event_table_model.h"
#include "models/format.h"
#include "ui/attestation/pair_bar.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/state_label.h"
#include "ui/widgets/table_view.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QVBoxLayout>

namespace pilothouse::ui {

using attestation::Relation;
using models::EventTableModel;

namespace {
constexpr int kSideWidth = 112; ///< names beside the full values
constexpr int kDetailHeight = 136;
} // namespace

EventsPanel::EventsPanel(QWidget *parent)
    : QWidget(parent)
    , m_model(new EventTableModel(this))
    , m_pair(new PairBar)
    , m_boot(new Chip(tr("Boot section of RTMR3")))
    , m_all(new Chip(tr("All registers")))
    , m_table(new TableView)
    , m_foot(new TableFoot)
    , m_title(new StateLabel)
    , m_meaning(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_leftName(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_rightName(new PlainLabel(QString(), Type::Small, Ink::Muted))
    , m_left(new HashLabel(QString(), HashLabel::Form::Full))
    , m_right(new HashLabel(QString(), HashLabel::Form::Full))
{
    const auto m = Metrics::current();
    auto *scope = new QButtonGroup(this);
    scope->setExclusive(true);
    scope->addButton(m_boot);
    scope->addButton(m_all);
    m_boot->setChecked(true);
    m_pair->addStretch();
    m_pair->addWidget(m_boot);
    m_pair->addWidget(m_all);

    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Events of two machines, side by side"));
    m_table->setCellKind(int(EventTableModel::Column::Relation), CellKind::State);
    m_table->setCellKind(int(EventTableModel::Column::Left), CellKind::Hash);
    m_table->setCellKind(int(EventTableModel::Column::Right), CellKind::Hash, Qt::ElideRight);
    m_table->setCellKind(int(EventTableModel::Column::Number), CellKind::Number);
    m_table->setColumnWidths({132, 84, 56, 220, 250, 0});
    m_table->setYieldingColumns({int(EventTableModel::Column::Number), int(EventTableModel::Column::Register)});
    m_table->setCompact(true);

    auto *detail = new Panel(Ground::Surface);
    detail->setEdges(Qt::TopEdge);
    detail->setFixedHeight(m.px(kDetailHeight));
    auto *grid = new QGridLayout(detail);
    grid->setContentsMargins(m.margin(), m.u(2), m.margin(), m.u(2));
    grid->setHorizontalSpacing(m.u(3));
    grid->setVerticalSpacing(m.u(1));
    m_meaning->setParagraph(true);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_meaning, 1, 0, 1, 2);
    grid->addWidget(m_leftName, 2, 0, Qt::AlignTop);
    grid->addWidget(m_left, 2, 1);
    grid->addWidget(m_rightName, 3, 0, Qt::AlignTop);
    grid->addWidget(m_right, 3, 1);
    grid->setColumnMinimumWidth(0, m.px(kSideWidth));
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(4, 1);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pair);
    column->addWidget(m_table, 1);
    column->addWidget(detail);
    column->addWidget(m_foot);

    connect(m_pair, &PairBar::pairChanged, this, [this] {
        m_stale = true;
        if (isVisible())
            refresh();
    });
    connect(scope, &QButtonGroup::buttonClicked, this, [this] { refresh(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showEventAt(current.row()); });
}

void EventsPanel::setCompared(const Compared &compared)
{
    m_compared = compared;
    m_pair->setCompared(compared);
}

void EventsPanel::setAllEvents(bool all)
{
    (all ? m_all : m_boot)->setChecked(true);
    refresh();
}

void EventsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void EventsPanel::refresh()
{
    m_stale = false;
    const auto *const left = m_compared.reportOf(m_pair->left());
    const auto *const right = m_compared.reportOf(m_pair->right());
    if (left == nullptr || right == nullptr) {
        m_model->setPairs({}, QString(), QString());
        showEventAt(-1);
        return;
    }
    m_model->setPairs(models::diffEvents(*left, *right, m_boot->isChecked()), m_pair->leftName(), m_pair->rightName());
    m_foot->setLeft(models::counted(m_model->rowCount(), tr("1 event"), tr("%1 events")));
    m_foot->setMiddle(tr("%1 same · %2 expected · %3 different · %4 missing")
                          .arg(m_model->countOf(Relation::Same))
                          .arg(m_model->countOf(Relation::ExpectedDifference))
                          .arg(m_model->countOf(Relation::Different))
                          .arg(m_model->countOf(Relation::Missing)));
    const bool isReplayed = left->rtmrReplay == attestation::ReplayState::Ok && right->rtmrReplay == attestation::ReplayState::Ok;
    m_foot->setRight(isReplayed ? tr("Both logs replay to their quotes") : tr("Not both logs replay: names and payloads are claims"));
    int row = m_model->firstRowOf(Relation::Different);
    if (row < 0)
        row = m_model->firstRowOf(Relation::Missing);
    if (row < 0 && m_model->rowCount() > 0)
        row = 0;
    if (row >= 0) {
        m_table->setCurrentIndex(m_model->index(row, 0));
        m_table->scrollTo(m_model->index(row, 0));
    }
    showEventAt(row);
}

void EventsPanel::showEventAt(int row)
{
    const models::EventPair *const pair = m_model->pair(row);
    for (QWidget *const widget : std::initializer_list<QWidget *>{m_title, m_meaning, m_leftName, m_rightName, m_left, m_right})
        widget->setVisible(pair != nullptr);
    if (pair == nullptr)
        return;
    auto state = models::stateOf(pair->relation);
    state.word = QStringLiteral("%1: %2").arg(pair->name, state.word);
    m_title->setState(state);
    const QString meaning = models::eventMeaning(pair->name);
    m_meaning->setText(meaning.isEmpty() ? pair->reason : meaning + u' ' + pair->reason);
    m_leftName->setText(m_pair->leftName());
    m_rightName->setText(m_pair->rightName());
    m_left->setHash(pair->left.value.left(256));
    m_right->setHash(pair->right.value.left(256));
}

} // namespace pilothouse::ui
