// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/revision_view.h"

#include "models/prover_row.h"
#include "models/revision_text.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/note.h"
#include "ui/widgets/table_view.h"

#include <QCoroTask>

#include <QPointer>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using models::ListRow;
using models::Mark;
using models::StateText;

namespace {

constexpr int kMostRows = 8;

} // namespace

RevisionView::RevisionView(std::shared_ptr<provers::ProversWorkflow> workflow, std::shared_ptr<const Clock> clock, QWidget *parent)
    : QWidget(parent)
    , m_workflow(std::move(workflow))
    , m_clock(std::move(clock))
    , m_model(new models::ListTableModel(models::revisionColumns(), this))
    , m_problem(new Note(StateText(), Note::Shape::Box, this))
    , m_about(new PlainLabel(QString(), Type::Body, Ink::Muted, this))
    , m_table(new TableView(this))
    , m_differs(new PlainLabel(QString(), Type::Small, Ink::Muted, this))
    , m_changes(new FindingList(this))
    , m_actions(new QVBoxLayout)
    , m_again(makeButton(tr("Read the revisions"), ButtonRole::Default, IconName::Refresh, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::current().gap());
    m_problem->hide();
    column->addWidget(m_problem);
    m_about->setParagraph(true);
    column->addWidget(m_about);
    m_table->setModel(m_model);
    m_table->setCompact(true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setAccessibleName(tr("Revisions of the task definition"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setCellKind(0, CellKind::State);
    m_table->setCellKind(2, CellKind::Text, Qt::ElideMiddle);
    m_table->setCellKind(3, CellKind::Number);
    m_table->setColumnWidths({116, 80, 0, 64});
    m_table->setFittingColumns({0, 1, 3});
    column->addWidget(m_table);
    m_differs->setParagraph(true);
    column->addWidget(m_differs);
    column->addWidget(m_changes);
    m_actions->setSpacing(Metrics::current().u(2));
    column->addLayout(m_actions);
    m_again->setObjectName(QStringLiteral("revisionsAgain"));
    column->addWidget(m_again, 0, Qt::AlignLeft);
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_isRead = false;
        read();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (m_filling)
            return;
        const QModelIndexList rows = m_table->selectionModel()->selectedRows();
        const ListRow *const row = rows.isEmpty() ? nullptr : m_model->row(rows.first().row());
        m_chosen = row != nullptr ? row->key : QString();
        showChanges();
        emit revisionChosen();
    });
    showHistory();
}

RevisionView::~RevisionView()
{
    m_reading.cancel();
}

void RevisionView::follow(const std::optional<domain::ProverServiceId> &service, const QString &taskDefinition)
{
    if (service == m_service && taskDefinition == m_definition)
        return;
    const bool other = service != m_service;
    m_service = service;
    m_definition = taskDefinition;
    m_reading.cancel();
    m_isRead = false;
    if (other) {
        m_history.reset();
        m_chosen.clear();
        m_problem->hide();
    }
    if (m_workflow && m_service && other) {
        // Read before, for this or another look at it.
        const provers::RevisionHistory *const known = m_workflow->knownRevisions(*m_service);
        if (known != nullptr && known->current == m_definition) {
            m_history = *known;
            m_isRead = true;
        }
    }
    showHistory();
    if (isVisible())
        read();
}

void RevisionView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void RevisionView::read()
{
    if (m_isRead || !m_workflow || !m_service || m_definition.isEmpty())
        return;
    m_isRead = true;
    m_reading = CancelToken();
    const CancelToken mine = m_reading;
    m_problem->hide();
    m_about->setText(tr("Reading the revisions…"));
    m_about->show();
    m_again->setEnabled(false);
    auto task = m_workflow->revisions(*m_service, mine, provers::ProversWorkflow::kRevisionsRead);
    QCoro::connect(std::move(task), this, [this, mine](const Result<provers::RevisionHistory> &history) {
        if (!mine.isCancelled())
            take(history);
    });
}

void RevisionView::take(const Result<provers::RevisionHistory> &history)
{
    m_again->setEnabled(true);
    if (!history) {
        m_problem->setState(StateText::of(Mark::Fail, tr("The revisions could not be read")));
        m_problem->setText(models::spokenLine(history.error()));
        m_problem->show();
    } else {
        m_history = *history;
    }
    showHistory();
}

void RevisionView::showHistory()
{
    const std::vector<ListRow> rows = m_history ? models::revisionRows(*m_history, m_clock->utcNow()) : std::vector<ListRow>();
    {
        const QScopedValueRollback guard(m_filling, true);
        m_model->setRows(rows);
        const int row = m_model->rowOf(m_chosen);
        if (row >= 0)
            m_table->selectRow(row);
        else
            m_table->clearSelection();
        if (row < 0)
            m_chosen.clear();
    }
    const auto m = Metrics::current();
    m_table->setFixedHeight(m.tableHeader() + std::min(int(rows.size()), kMostRows) * m.rowCompact() + 1);
    m_table->setVisible(!rows.empty());
    QString about;
    if (!m_service)
        about = tr("Choose one service to see what its tasks were made from before.");
    else if (m_definition.isEmpty())
        about = tr("No task definition is told of it. The broker has none: it is a program on a machine of its own.");
    else if (m_history && !m_history->notes.isEmpty())
        about = visibleText(models::spoken(m_history->notes.join(u'\n')), 400);
    m_about->setText(about);
    m_about->setVisible(!about.isEmpty());
    m_again->setVisible(m_workflow && m_service && !m_definition.isEmpty());
    m_again->setText(m_history ? tr("Read them again") : tr("Read the revisions"));
    showChanges();
    emit revisionChosen();
}

QString RevisionView::chosen() const
{
    return m_chosen == m_definition ? QString() : m_chosen;
}

void RevisionView::showChanges()
{
    const domain::TaskDefinition *const to = m_history ? m_history->find(m_chosen) : nullptr;
    std::vector<StateText> changes;
    QString text;
    if (to != nullptr && to->arn == m_definition) {
        text = tr("The service has this one. Choose another to see what differs.");
    } else if (to != nullptr) {
        changes = models::revisionChanges(*m_history, *to);
        text = tr("From %1, that it has, to %2:").arg(models::revisionText(m_definition), models::revisionText(to->arn));
    } else if (m_history) {
        text = tr("Choose a revision to see what differs. Values that may be secrets are compared and not shown.");
    }
    m_differs->setText(text);
    m_differs->setVisible(!text.isEmpty());
    m_changes->setFindings(changes);
    m_changes->setVisible(!changes.empty());
}

void RevisionView::addVerb(QAction *action)
{
    m_actions->addWidget(new ActionButton(action, ButtonRole::Default), 0, Qt::AlignLeft);
}

} // namespace pilothouse::ui
