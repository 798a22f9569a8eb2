// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/prover_table_model.h"
#include "services/provers/provers_workflow.h"
#include "ui/widgets/pane_page.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <optional>

class QAction;

namespace pilothouse::ui {

class DetailPanel;
class ProverPanel;
class TableView;

/// What can be done with the selected service or its chosen task: scale, restart, stop a task, move to another revision, each as a plan; its log;
/// what can be copied. Why a verb is off comes from the workflow.
class ProverActions final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        std::shared_ptr<provers::ProversWorkflow> workflow; ///< null: nothing can be done
        std::shared_ptr<domain::WriteAccess> access;
        QString environment;
        models::ProverTableModel *model;
        TableView *table;
        ProverPanel *panel;
    };
    ProverActions(Parts parts, PanePage *page);

    /// Puts verbs and tools into the foot of the panel, and those of a task under the tasks.
    void addTo(DetailPanel *panel);
    /// All of them, for menus, keys and the palette.
    const QList<QAction *> &actions() const { return m_all; }

    /// After the selection, the data or the right to write changed.
    void follow();
    /// The one selected service; nothing with none or several.
    std::optional<domain::ProverServiceId> chosen() const;
    /// All that are selected, in the order of the table.
    std::vector<domain::ProverServiceId> selected() const;

    /// Opens the plan that brings a service (and its hosts) there.
    void offerScale(const domain::ProverServiceId &id, const provers::ScaleTarget &target);

signals:
    /// Of several services in one; `task` empty: of all tasks.
    void logRequested(const std::vector<pilothouse::domain::ProverServiceId> &services, const QString &task);
    void scaleFormRequested();
    /// A change went under way or ended: its tab has something to say.
    void changeShown();

private:
    void offerRestart();
    void offerStop();
    void offerRevision();
    void begin(const domain::ProverServiceId &id, const QString &title);
    void finish(const domain::ProverServiceId &id, const QString &title, const Result<provers::ChangeResult> &result);
    void copyCommands();
    void showMore();

    Parts m_parts;
    PanePage *m_page;
    DetailPanel *m_panel = nullptr;
    QAction *m_scale;
    QAction *m_restart;
    QAction *m_stopTask;
    QAction *m_revision;
    QAction *m_log;
    QAction *m_taskLog;
    QAction *m_command;
    QAction *m_more;
    QList<QAction *> m_all;
    QSet<QString> m_underWay; ///< services that a change of this window runs on
};

} // namespace pilothouse::ui
