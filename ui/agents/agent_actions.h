// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agent_table_model.h"
#include "services/agents/agents_workflow.h"
#include "ui/widgets/pane_page.h"

#include <QObject>

#include <memory>
#include <vector>

class QAction;

namespace pilothouse::ui {

class AgentPanel;
class DeployForm;
class DetailPanel;
class TableView;

/// What can be done with the selected deployments: stop or cancel, deploy again, each as a plan; what can be copied. The words on
/// the verbs, and why one is off, come from the workflow.
class AgentActions final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        std::shared_ptr<agents::AgentsWorkflow> workflow; ///< null: nothing can be done
        std::shared_ptr<domain::WriteAccess> access;
        models::AgentTableModel *model;
        TableView *table;
        AgentPanel *panel;
        DeployForm *form;
    };
    AgentActions(Parts parts, PanePage *page);

    /// Puts verbs and tools into the foot of the panel.
    void addTo(DetailPanel *panel);
    /// All of them, for menus, keys and the palette.
    const QList<QAction *> &actions() const { return m_all; }
    QAction *deploy() const { return m_deploy; }

    /// After the selection, the data or the right to write changed.
    void follow();
    std::vector<domain::DeploymentId> selectedIds() const;

    void offerStop(const std::vector<domain::DeploymentId> &ids);
    /// The plan of what stands in the form.
    void offerDeploy();

signals:
    /// The form is wanted, with these values in it.
    void formRequested(const pilothouse::agents::DeployRequest &request);
    /// Something has happened that should be looked at.
    void outcomeShown();

private:
    void runStop(std::vector<domain::DeploymentId> ids, const QString &typedPhrase, const QString &title);
    void runDeploy();
    void retry();
    void copyCommands();
    void showMore();

    Parts m_parts;
    PanePage *m_page;
    DetailPanel *m_panel = nullptr;
    QAction *m_deploy;
    QAction *m_stop;
    QAction *m_retry;
    QAction *m_command;
    QAction *m_more;
    QList<QAction *> m_all;
};

} // namespace pilothouse::ui
