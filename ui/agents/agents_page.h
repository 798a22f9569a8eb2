// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agent_table_model.h"
#include "services/agents/agents_workflow.h"
#include "ui/widgets/pane_page.h"
#include "ui/widgets/rows_export.h"

#include <QTimer>

#include <memory>

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::ui {

class AgentActions;
class AgentPanel;
class AgentSides;
class AgentsTable;
class DeployForm;
class FailureStrip;
class MasterDetail;
class SignInForm;
class StateToolbar;
class TableView;

/// The agent deployments of one orchestrator: live table, filter, state machine, endpoint, history
/// and log of one; deploy, stop and retry by plan; who is signed in.
class AgentsPage final : public PanePage
{
    Q_OBJECT
public:
    explicit AgentsPage(const EnvironmentServices &services, QWidget *parent = nullptr);
    ~AgentsPage() override;

    void activated() override;
    void deactivated() override;
    void refreshNow() override;
    bool showObject(const QString &key) override;
    QList<PageObject> objects() const override;
    QList<KeyHelp> keys() const override;
    QJsonObject saveLayout() const override;
    void restoreLayout(const QJsonObject &layout) override;
    void setNarrow(bool narrow) override;

    /// Opens the form of a deployment, with these values put in.
    void showDeployForm(const agents::DeployRequest &request = {});

    /// Opens the list of who is signed in, and the form to sign in.
    void showSignIn();

    models::AgentTableModel *model() const { return m_model; }
    AgentActions *actions() const { return m_actions; }
    AgentPanel *panel() const;
    DeployForm *deployForm() const;
    SignInForm *signInForm() const;
    QAction *signInAction() const { return m_signInAction; }

    /// Replaced in tests.
    void setPathAsker(PathAsker asker) { m_askPath = std::move(asker); }

private:
    void connectAll();
    TableView *view() const;

    void takeSnapshot();
    void showRows();
    void showAge();
    void showHeader();
    void showFoot();
    void showEmpty();
    void showFailure();
    void showSelection();
    void followSessions();
    void applyFreshness();
    void onTick();
    void exportRows();
    void showDetails();
    bool isStale() const;

    std::shared_ptr<agents::AgentsWorkflow> m_workflow;
    std::shared_ptr<const Clock> m_clock;
    QString m_environment;
    PathAsker m_askPath;

    models::AgentTableModel *m_model;
    FailureStrip *m_failure = nullptr;
    StateToolbar *m_toolbar = nullptr;
    AgentsTable *m_table = nullptr;
    AgentSides *m_sides = nullptr;
    AgentActions *m_actions = nullptr;
    MasterDetail *m_split = nullptr;
    QAction *m_exportAction = nullptr;
    QAction *m_signInAction = nullptr;

    QTimer m_tick;
    QTimer m_settle; ///< live changes are shown in header and details a little later than in the table
    std::shared_ptr<const domain::DeploymentList> m_shownList;
    bool m_detailWanted = true;
    bool m_askedByHand = false;
    QString m_awaited; ///< key to select when it arrives
};

} // namespace pilothouse::ui
