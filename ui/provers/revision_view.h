// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "services/provers/provers_workflow.h"

#include <QWidget>

#include <memory>
#include <optional>

class QAction;
class QPushButton;
class QVBoxLayout;

namespace pilothouse::ui {

class FindingList;
class Note;
class PlainLabel;
class TableView;

/// The revisions of a service's task definition, and what differs between the one it has and the chosen one. They are read when the view is
/// first looked at, and again after the service was moved.
class RevisionView final : public QWidget
{
    Q_OBJECT
public:
    /// `workflow` may be null: nothing can be read then.
    RevisionView(std::shared_ptr<provers::ProversWorkflow> workflow, std::shared_ptr<const Clock> clock, QWidget *parent = nullptr);
    ~RevisionView() override;

    /// The one service whose revisions are wanted; nothing with none, several, or the broker.
    void follow(const std::optional<domain::ProverServiceId> &service, const QString &taskDefinition);
    /// Under the list: what can be done with the chosen one.
    void addVerb(QAction *action);
    /// ARN of the chosen revision when it is another one than the service has; empty otherwise.
    QString chosen() const;

signals:
    void revisionChosen();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void read();
    void take(const Result<provers::RevisionHistory> &history);
    void showHistory();
    void showChanges();

    std::shared_ptr<provers::ProversWorkflow> m_workflow;
    std::shared_ptr<const Clock> m_clock;
    std::optional<domain::ProverServiceId> m_service;
    QString m_definition; ///< that the service has
    std::optional<provers::RevisionHistory> m_history;
    CancelToken m_reading;
    bool m_isRead = false; ///< or is being read
    bool m_filling = false;
    QString m_chosen;

    models::ListTableModel *m_model;
    Note *m_problem;
    PlainLabel *m_about;
    TableView *m_table;
    PlainLabel *m_differs;
    FindingList *m_changes;
    QVBoxLayout *m_actions;
    QPushButton *m_again;
};

} // namespace pilothouse::ui
