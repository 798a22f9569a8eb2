// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/cluster_workflow.h"

#include <QWidget>

class QPushButton;

namespace pilothouse::models {
class PowerResultModel;
}

namespace pilothouse::ui {

class Note;
class TableView;

/// What the last action did to each of its targets, with a way to try those again that failed.
class ResultView final : public QWidget
{
    Q_OBJECT
public:
    explicit ResultView(QWidget *parent = nullptr);

    enum class Retry { Possible, None };
    /// "Restart": the action's name as shown.
    void setResults(const QString &action, std::vector<cluster::PowerResult> results, Retry retry = Retry::Possible);
    /// The action could not be carried out at all.
    void setError(const QString &action, const UserMessage &message);
    /// Whether trying again is possible at all now (read-only: it is not offered).
    void setRetryOffered(bool offered);

signals:
    void retryRequested(const std::vector<pilothouse::domain::CvmId> &ids);

private:
    void updateRetry();

    models::PowerResultModel *m_model;
    Note *m_note;
    TableView *m_table;
    QPushButton *m_retry;
    bool m_retryOffered = true;
    Retry m_retryKind = Retry::Possible;
};

} // namespace pilothouse::ui
