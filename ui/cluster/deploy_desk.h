// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/fleet_deploy.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QStackedWidget;
class QWidget;

namespace pilothouse {
struct EnvironmentServices;
}
namespace pilothouse::cluster {
class ClusterWorkflow;
}

namespace pilothouse::ui {

class CvmDeployForm;
class DeployProgress;
class PanePage;

/// Deploying from the cluster pane: opens the form over the list, has everything planned, and shows how it goes.
class DeployDesk final : public QObject
{
    Q_OBJECT
public:
    /// `list`: what the form stands in the place of. `selected`: the one machine that is selected, if one is.
    DeployDesk(const EnvironmentServices &services, QWidget *list, std::function<std::optional<domain::Cvm>()> selected, PanePage *page);
    ~DeployDesk() override;

    /// The list, or the form, or what came of it; other forms of the pane may stand there too.
    QStackedWidget *content() const { return m_stack; }
    /// "Deploy…" and "Deploy like this one…".
    QAction *deployAction() const { return m_deploy; }
    QAction *likeAction() const { return m_like; }
    /// Made when first asked for.
    CvmDeployForm *form();
    DeployProgress *progress();

    void open();
    /// The same for another place; null while nothing can be deployed.
    std::function<void()> opener();
    void openLike(const domain::Cvm &cvm);
    /// After the selection or the right to write changed.
    void follow();
    void setNarrow(bool narrow);

signals:
    /// What a contract's owner has to allow first is to be shown; of which machine.
    void onChainRequested(const domain::CvmId &cvm);

private:
    void makeForms();
    void lookAround();
    void plan(cluster::FleetWish wish);
    void offer(const cluster::FleetDeploy::Offered &offered);
    void run(const cluster::FleetDeploy::Offered &offered, const QString &typed);
    void take(const cluster::FleetResult &result);
    void close();
    void tellEnd(const Result<std::vector<cluster::FleetResult>> &results, const QString &title);

    std::shared_ptr<cluster::FleetDeploy> m_fleet; ///< null: nothing can be deployed
    std::shared_ptr<cluster::ClusterWorkflow> m_workflow;
    std::shared_ptr<domain::WriteAccess> m_access;
    std::shared_ptr<const Clock> m_clock;
    std::function<std::optional<domain::Cvm>()> m_selected;
    PanePage *m_page;
    QStackedWidget *m_stack;
    CvmDeployForm *m_form = nullptr; ///< made together with the next
    DeployProgress *m_progress = nullptr;
    bool m_narrow = false;
    QAction *m_deploy;
    QAction *m_like;
    cluster::FleetDeploy::Offered m_running; ///< or the last one that ran
    int m_looks = 0;
};

} // namespace pilothouse::ui
