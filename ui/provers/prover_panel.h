// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/prover_detail.h"
#include "ui/provers/scale_form.h"

#include <QObject>

#include <vector>

class QAction;
class QVBoxLayout;

namespace pilothouse::ui {

class ChangeView;
class DetailPanel;
class FindingList;
class KeyValueList;
class Note;
class PlainLabel;
class RevisionView;
class TableView;

/// Fills a detail panel with one service: summary and rollouts, tasks, events, scaling, and what the last change did. A refresh
/// changes words in place; the chosen task stays chosen.
class ProverPanel final : public QObject
{
    Q_OBJECT
public:
    enum Tab { Summary, Tasks, Events, Revisions, Scale, LastChange };

    /// `revisions`: becomes a tab of the panel.
    ProverPanel(DetailPanel *panel, ScaleForm::Decider decide, RevisionView *revisions);

    void showOne(const models::ProverDetail &detail);
    /// Nothing, or several at once: a title and the states of those that are chosen.
    void showMany(const QString &title, const QString &subtitle, const std::vector<models::StateText> &names);
    void showTab(Tab tab);
    /// Under the list of tasks: what can be done with the chosen one.
    void addTaskAction(QAction *action);

    /// ARN of the chosen task; empty without one.
    QString chosenTask() const { return m_chosenTask; }
    ChangeView *lastChange() const { return m_change; }
    ScaleForm *scaleForm() const { return m_form; }
    RevisionView *revisions() const { return m_revisions; }

signals:
    void taskChosen();

private:
    QWidget *makeSummary();
    QWidget *makeTasks();
    QWidget *makeEvents();
    TableView *makeTable(models::ListTableModel *model, const QString &name, const QList<int> &widths, int stateColumn);
    void setPairs(const std::vector<models::ProverDetail::Pair> &pairs);
    void setTasks(const std::vector<models::ListRow> &rows);
    void showTask();

    DetailPanel *m_panel;
    Note *m_problem = nullptr;
    FindingList *m_checks = nullptr;
    KeyValueList *m_pairs = nullptr;
    models::ListTableModel *m_rolloutModel;
    models::ListTableModel *m_taskModel;
    models::ListTableModel *m_eventModel;
    QWidget *m_rolloutBox = nullptr;
    TableView *m_rollouts = nullptr;
    TableView *m_tasks = nullptr;
    TableView *m_events = nullptr;
    PlainLabel *m_taskAbout = nullptr;
    PlainLabel *m_noTasks = nullptr;
    PlainLabel *m_noEvents = nullptr;
    QVBoxLayout *m_taskActions = nullptr;
    ScaleForm *m_form;
    ChangeView *m_change;
    RevisionView *m_revisions;
    QString m_chosenTask;
    bool m_filling = false;
    std::vector<models::ProverDetail::Pair> m_shownPairs;
};

} // namespace pilothouse::ui
