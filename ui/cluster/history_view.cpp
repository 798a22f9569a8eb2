// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cluster/history_view.h"

#include "ui/cluster/look_strip_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

namespace {

/// More than these scroll inside the table.
constexpr int kMostRows = 10;
constexpr double kEmptyHeight = 216;

} // namespace

HistoryView::HistoryView(QWidget *parent)
    : QWidget(parent)
    , m_model(new models::ListTableModel(models::cvmEventColumns(), this))
    , m_looksTitle(new PlainLabel(tr("Looks at its spawntee"), Type::Body, Ink::Text, this))
    , m_strip(new LookStripView(this))
    , m_summary(new FindingList(this))
    , m_table(new TableView(this))
    , m_empty(new EmptyState)
    , m_detail(new PlainLabel(QString(), Type::Small, Ink::Text, this))
    , m_note(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
{
    const auto m = Metrics::current();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m.u(2));
    m_looksTitle->setType(Type::Body, Weight::Strong);
    column->addWidget(m_looksTitle);
    column->addWidget(m_strip);
    column->addWidget(m_summary);
    column->addSpacing(m.u());
    auto *title = new PlainLabel(tr("Events"), Type::Body, Ink::Text, this);
    title->setType(Type::Body, Weight::Strong);
    column->addWidget(title);
    m_table->setModel(m_model);
    m_table->setCompact(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the stretching column gives way
    m_table->setAccessibleName(tr("Events of this machine"));
    m_table->setCellKind(1, CellKind::State);
    m_table->setColumnWidths({72, 0, 64});
    m_table->setFittingColumns({0, 2});
    m_table->setEmptyWidget(m_empty);
    column->addWidget(m_table);
    m_detail->setParagraph(true);
    column->addWidget(m_detail);
    m_note->setParagraph(true);
    column->addWidget(m_note);
    setLooks(std::nullopt);
    setEvents({});
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        const models::ListRow *const row = m_model->row(now.row());
        m_wanted = row ? row->key : QString();
        showDetail();
    });
}

void HistoryView::setLooks(const std::optional<models::LookStrip> &strip)
{
    for (QWidget *const each : {static_cast<QWidget *>(m_looksTitle), static_cast<QWidget *>(m_strip), static_cast<QWidget *>(m_summary)})
        each->setVisible(strip.has_value());
    if (!strip)
        return;
    m_strip->setStrip(*strip);
    m_summary->setFindings({strip->summary});
}

void HistoryView::setEvents(std::vector<models::ListRow> rows)
{
    const auto m = Metrics::current();
    const int count = int(rows.size());
    m_table->setFixedHeight(count == 0 ? m.px(kEmptyHeight) : m.tableHeader() + std::min(count, kMostRows) * m.rowCompact() + 1);
    const QString wanted = m_wanted; // new rows move the current one
    m_model->setRows(std::move(rows));
    m_wanted = m_model->rowOf(wanted) < 0 ? QString() : wanted;
    if (!m_wanted.isEmpty() && m_table->currentIndex().row() != m_model->rowOf(m_wanted))
        m_table->setCurrentIndex(m_model->index(m_model->rowOf(m_wanted), 0));
    showDetail();
}

void HistoryView::setEmptyText(const QString &title, const QString &sentence)
{
    m_empty->describe(EmptyState::Kind::NoRows, title, sentence);
}

void HistoryView::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void HistoryView::showDetail()
{
    const models::ListRow *const row = m_wanted.isEmpty() ? nullptr : m_model->row(m_model->rowOf(m_wanted));
    m_detail->setText(row ? row->detail : QString());
    m_detail->setVisible(row != nullptr);
}

void HistoryView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    emit shown();
}

} // namespace pilothouse::ui
