// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/deploy_text.h"

#include <QWidget>

#include <vector>

class QPushButton;

namespace pilothouse::models {
class ListTableModel;
}

namespace pilothouse::ui {

class FindingList;
class Note;
class OnChainStepView;
class PlainLabel;
class TableView;

/// What becomes of each machine of a deployment, or of the one whose size, text or variables are changed: while it runs and after.
class DeployProgress final : public QWidget
{
    Q_OBJECT
public:
    explicit DeployProgress(models::ResultsOf of = models::ResultsOf::NewMachines, QWidget *parent = nullptr);

    void begin(const QString &title);
    void take(const cluster::FleetResult &result);
    /// All are over. `closing`: what was read back, in a sentence; empty: the usual words.
    void finish(const std::vector<cluster::FleetResult> &results, const QString &closing = {});
    /// It could not be carried out at all.
    void finish(const Error &error);
    void setRetryOffered(bool offered);
    const std::vector<cluster::FleetResult> &results() const { return m_results; }

signals:
    void closeRequested();
    void stopWaitingRequested();
    void retryRequested();
    /// Keys of the machines that run.
    void compareRequested(const QStringList &keys);
    /// A change of this machine waits for its contract's owner, and is kept.
    void onChainRequested(const pilothouse::domain::CvmId &cvm);

private:
    void show();
    void showOnChain();
    QString words(int done, int failed) const;

    models::ResultsOf m_of;
    models::ListTableModel *m_model;
    PlainLabel *m_title;
    Note *m_note;
    TableView *m_table;
    FindingList *m_reasons;   ///< in full, what a line of the table cuts
    OnChainStepView *m_chain; ///< what the owner has to allow, of the first machine that waits for it
    QPushButton *m_stop;
    QPushButton *m_retry;
    QPushButton *m_compare;
    QPushButton *m_goOn;
    std::vector<cluster::FleetResult> m_results;
    QString m_closing;
    bool m_running = false;
    bool m_retryOffered = true;
};

} // namespace pilothouse::ui
