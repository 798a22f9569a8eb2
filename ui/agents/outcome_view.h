// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/list_table_model.h"
#include "services/agents/stop_runner.h"

#include <QWidget>

#include <vector>

class QPushButton;

namespace pilothouse::ui {

class Note;
class TableView;

/// What the last action did to each of its targets, with a way to try those again that failed.
class OutcomeView final : public QWidget
{
    Q_OBJECT
public:
    explicit OutcomeView(QWidget *parent = nullptr);

    void setRunning(const QString &action);
    void setResults(const QString &action, const std::vector<agents::AgentResult> &results);
    /// The action could not be carried out at all.
    void setError(const QString &action, const UserMessage &message);
    void setDone(const QString &action, const QString &text);
    /// Whether trying again is possible at all now (read-only: it is not offered).
    void setRetryOffered(bool offered);

signals:
    void retryRequested(const std::vector<pilothouse::domain::DeploymentId> &ids);

private:
    void show(const models::StateText &state, const QString &text, std::vector<models::ListRow> rows);

    models::ListTableModel *m_model;
    Note *m_note;
    TableView *m_table;
    QPushButton *m_retry;
    std::vector<domain::DeploymentId> m_failed;
    bool m_retryOffered = true;
};

} // namespace pilothouse::ui
