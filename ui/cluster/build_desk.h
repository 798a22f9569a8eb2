// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/model_changes.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QStackedWidget;

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::ui {

class BuildForm;
class PanePage;

/// Building a model from the cluster pane: opens the form over the list, offers the plan, and shows how the build goes. The form can be left while it
/// does.
class BuildDesk final : public QObject
{
    Q_OBJECT
public:
    /// `stack`: where its form stands beside the list, which is the first of it. `offerChange`: offers another change of a model, a start.
    BuildDesk(const EnvironmentServices &services, QStackedWidget *stack, std::function<void(const cluster::ModelChange &)> offerChange,
              PanePage *page);

    /// "Build model…".
    QAction *action() const { return m_action; }
    /// Made when first asked for.
    BuildForm *form();

    void open();
    /// After the cluster or the right to write changed.
    void follow();

private:
    void plan();
    void run(const cluster::ModelChange &change, const QString &typed);
    void finish(int run, const cluster::ModelChange &change, const Result<cluster::PowerResult> &result);
    void showRunning();
    void another();
    void start();
    std::optional<cluster::ModelRoute> built() const;
    cluster::ModelChange change() const;

    std::shared_ptr<cluster::ModelWorkflow> m_models;
    std::shared_ptr<cluster::ModelChanges> m_changes; ///< null: the profile sets up no cluster
    std::shared_ptr<cluster::ClusterRuntime> m_runtime;
    std::shared_ptr<domain::WriteAccess> m_access;
    std::shared_ptr<const Clock> m_clock;
    std::function<void(const cluster::ModelChange &)> m_offerChange;
    PanePage *m_page;
    QStackedWidget *m_stack;
    BuildForm *m_form = nullptr;
    QAction *m_action;
    QTimer m_tick; ///< while one is being built
    CancelToken m_cancel;
    MonotonicTime m_begunAt{};
    QString m_step;       ///< of the build that is shown
    QString m_submission; ///< likewise
    int m_runs = 0;       ///< the form shows the last of them; an older one only tells its end
};

} // namespace pilothouse::ui
