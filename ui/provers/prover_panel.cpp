// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/provers/prover_panel.h"

#include "ui/provers/change_view.h"
#include "ui/provers/revision_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/detail_panel.h"
#include "ui/widgets/finding_list.h"
#include "ui/widgets/key_value_list.h"
#include "ui/widgets/note.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/table_view.h"

#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

namespace pilothouse::ui {

using models::ListRow;
using models::ProverDetail;

namespace {

/// More than these scroll inside their table.
constexpr int kMostRows = 12;
constexpr int kMostEventRows = 22;

QVBoxLayout *columnOf(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::current().gap());
    return column;
}

void fit(TableView *table, int rows, int most)
{
    const auto m = Metrics::current();
    table->setFixedHeight(m.tableHeader() + std::min(rows, most) * m.rowCompact() + 1);
    table->setVisible(rows > 0);
}

} // namespace

ProverPanel::ProverPanel(DetailPanel *panel, ScaleForm::Decider decide, RevisionView *revisions)
    : QObject(panel)
    , m_panel(panel)
    , m_rolloutModel(new models::ListTableModel(models::rolloutColumns(), this))
    , m_taskModel(new models::ListTableModel(models::taskColumns(), this))
    , m_eventModel(new models::ListTableModel(models::eventColumns(), this))
    , m_form(new ScaleForm(std::move(decide)))
    , m_change(new ChangeView)
    , m_revisions(revisions)
{
    m_panel->addTab(tr("Summary"), makeSummary());
    m_panel->addTab(tr("Tasks"), makeTasks());
    m_panel->addTab(tr("Events"), makeEvents());
    m_panel->addTab(tr("Revisions"), m_revisions);
    m_panel->addTab(tr("Scale"), m_form);
    m_panel->addTab(tr("Last change"), m_change);
}

TableView *ProverPanel::makeTable(models::ListTableModel *model, const QString &name, const QList<int> &widths, int stateColumn)
{
    auto *table = new TableView;
    table->setModel(model);
    table->setCompact(true);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the stretching column gives way
    table->setAccessibleName(name);
    table->setCellKind(stateColumn, CellKind::State);
    table->setColumnWidths(widths);
    QList<int> fitting;
    for (int column = 0; column < widths.size(); ++column)
        if (widths[column] > 0)
            fitting << column;
    table->setFittingColumns(fitting);
    return table;
}

QWidget *ProverPanel::makeSummary()
{
    auto *page = new QWidget;
    QVBoxLayout *column = columnOf(page);
    m_problem = new Note(models::StateText(), Note::Shape::Box, page);
    m_problem->hide();
    column->addWidget(m_problem);
    m_checks = new FindingList(page);
    column->addWidget(m_checks);
    m_rolloutBox = new QWidget(page);
    QVBoxLayout *box = columnOf(m_rolloutBox);
    m_rollouts = makeTable(m_rolloutModel, tr("Deployments"), {120, 0, 68, 72}, 0);
    m_rollouts->setCellKind(3, CellKind::Number);
    box->addWidget(m_rollouts);
    column->addWidget(m_rolloutBox);
    m_pairs = new KeyValueList(page);
    column->addWidget(m_pairs);
    return page;
}

QWidget *ProverPanel::makeTasks()
{
    auto *page = new QWidget;
    QVBoxLayout *column = columnOf(page);
    m_tasks = makeTable(m_taskModel, tr("Tasks"), {104, 92, 0, 64}, 0);
    m_tasks->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tasks->setCellKind(1, CellKind::Hash);
    m_tasks->setCellKind(3, CellKind::Number);
    m_tasks->setCellKind(2, CellKind::Text, Qt::ElideMiddle);
    column->addWidget(m_tasks);
    m_noTasks = new PlainLabel(tr("No task of this service is in the list."), Type::Body, Ink::Muted, page);
    column->addWidget(m_noTasks);
    m_taskAbout = new PlainLabel(QString(), Type::Small, Ink::Muted, page);
    m_taskAbout->setParagraph(true);
    column->addWidget(m_taskAbout);
    m_taskActions = new QVBoxLayout;
    m_taskActions->setSpacing(Metrics::current().u(2));
    column->addLayout(m_taskActions);
    connect(m_tasks->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ProverPanel::showTask);
    return page;
}

QWidget *ProverPanel::makeEvents()
{
    auto *page = new QWidget;
    QVBoxLayout *column = columnOf(page);
    m_events = makeTable(m_eventModel, tr("Events"), {76, 0}, 1);
    column->addWidget(m_events);
    m_noEvents = new PlainLabel(tr("ECS has said nothing about this service lately."), Type::Body, Ink::Muted, page);
    column->addWidget(m_noEvents);
    return page;
}

void ProverPanel::addTaskAction(QAction *action)
{
    m_taskActions->addWidget(new ActionButton(action, ButtonRole::Default), 0, Qt::AlignLeft);
}

void ProverPanel::setPairs(const std::vector<ProverDetail::Pair> &pairs)
{
    if (pairs == m_shownPairs)
        return;
    // Services differ in which pairs they have: other keys are another list.
    const bool sameKeys
        = pairs.size() == m_shownPairs.size()
          && std::equal(pairs.begin(), pairs.end(), m_shownPairs.begin(), [](const auto &a, const auto &b) { return a.key == b.key; });
    if (!sameKeys)
        m_pairs->clear();
    for (const ProverDetail::Pair &pair : pairs) {
        switch (pair.kind) {
        case ProverDetail::Pair::Kind::Text: m_pairs->add(pair.key, pair.value); break;
        case ProverDetail::Pair::Kind::Mono: m_pairs->addMono(pair.key, pair.value); break;
        case ProverDetail::Pair::Kind::Hash: m_pairs->addHash(pair.key, pair.value); break;
        }
    }
    m_shownPairs = pairs;
}

void ProverPanel::setTasks(const std::vector<ListRow> &rows)
{
    {
        const QScopedValueRollback guard(m_filling, true);
        m_taskModel->setRows(rows);
        const int row = m_taskModel->rowOf(m_chosenTask);
        if (row >= 0)
            m_tasks->selectRow(row);
        else
            m_tasks->clearSelection();
    }
    fit(m_tasks, int(rows.size()), kMostRows);
    m_noTasks->setVisible(rows.empty());
    showTask();
}

void ProverPanel::showTask()
{
    if (m_filling)
        return;
    const QModelIndexList chosen = m_tasks->selectionModel()->selectedRows();
    const ListRow *const row = chosen.isEmpty() ? nullptr : m_taskModel->row(chosen.first().row());
    m_chosenTask = row != nullptr ? row->key : QString();
    m_taskAbout->setText(row != nullptr                ? row->detail
                         : m_taskModel->rowCount() > 0 ? tr("Choose a task to see its containers, to stop it or to read its log.")
                                                       : QString());
    emit taskChosen();
}

void ProverPanel::showOne(const ProverDetail &detail)
{
    m_panel->setTitle(detail.name, detail.state);
    m_panel->setSubtitle(detail.subtitle);
    m_problem->setVisible(detail.problem.has_value());
    if (detail.problem) {
        m_problem->setState(detail.problem->state);
        m_problem->setText(detail.problem->text);
    }
    m_checks->setFindings(detail.checks);
    m_rolloutModel->setRows(detail.rollouts);
    fit(m_rollouts, int(detail.rollouts.size()), kMostRows);
    m_rolloutBox->setVisible(!detail.rollouts.empty());
    m_pairs->show();
    setPairs(detail.pairs);
    setTasks(detail.tasks);
    m_eventModel->setRows(detail.events);
    fit(m_events, int(detail.events.size()), kMostEventRows);
    m_noEvents->setVisible(detail.events.empty());
}

void ProverPanel::showMany(const QString &title, const QString &subtitle, const std::vector<models::StateText> &names)
{
    m_panel->setTitle(title);
    m_panel->setSubtitle(subtitle);
    m_problem->hide();
    m_checks->setFindings(names);
    m_rolloutBox->hide();
    m_pairs->hide();
    setTasks({});
    m_noTasks->hide();
    m_eventModel->setRows({});
    fit(m_events, 0, 0);
    m_noEvents->hide();
}

void ProverPanel::showTab(Tab tab)
{
    m_panel->setCurrentTab(tab);
}

} // namespace pilothouse::ui
