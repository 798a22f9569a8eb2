// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_table_model.h"
#include "services/cluster/cluster_runtime.h"
#include "services/cluster/cluster_workflow.h"
#include "ui/widgets/pane_page.h"

#include <QTimer>

#include <functional>
#include <memory>

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::attestation {
struct Comparison;
}
namespace pilothouse::fleetwatch {
class FleetWatch;
}

namespace pilothouse::ui {

class AlarmStrip;
class CvmActions;
class CvmPanel;
class StateToolbar;
class DetailPanel;
class EmptyState;
class FailureStrip;
class MasterDetail;
class TableFoot;
class TableView;

/// The CVMs of one environment: live table, filter, details, start, stop and restart by plan.
class ClusterPage final : public PanePage
{
    Q_OBJECT
public:
    explicit ClusterPage(const EnvironmentServices &services, QWidget *parent = nullptr);
    ~ClusterPage() override;

    void activated() override;
    void deactivated() override;
    void refreshNow() override;
    bool showObject(const QString &key) override;
    QList<PageObject> objects() const override;
    QList<KeyHelp> keys() const override;
    QJsonObject saveLayout() const override;
    void restoreLayout(const QJsonObject &layout) override;
    void setNarrow(bool narrow) override;

    /// What a comparison on this desk found out, shown in the rows of its machines.
    void showComparison(const attestation::Comparison &comparison);

    models::CvmTableModel *model() const { return m_model; }

    /// Asks where to write an export: (page, suggested name) → path, empty = not at all. Replaced in tests.
    using PathAsker = std::function<QString(QWidget *, const QString &)>;
    void setPathAsker(PathAsker asker) { m_askPath = std::move(asker); }

private:
    QWidget *buildTable();
    void connectAll();

    void takeSnapshot();
    void takeMembers();
    void showMember();
    void showWatchRun();
    void showRows();
    void showHeader();
    void showFoot();
    void showEmpty();
    void showFailure();
    void showSelection();
    void applyFreshness();
    void onTick();
    void exportRows();
    bool isStale() const;

    std::shared_ptr<cluster::ClusterWorkflow> m_workflow;
    std::shared_ptr<cluster::ClusterRuntime> m_runtime; ///< null: the profile sets up no cluster
    std::shared_ptr<fleetwatch::FleetWatch> m_watch;
    std::shared_ptr<const Clock> m_clock;
    QString m_environment;
    PathAsker m_askPath;

    models::CvmTableModel *m_model;
    FailureStrip *m_failure = nullptr;
    AlarmStrip *m_alarms = nullptr;
    StateToolbar *m_toolbar = nullptr;
    TableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    TableFoot *m_foot = nullptr;
    DetailPanel *m_detail = nullptr;
    CvmPanel *m_panel = nullptr;
    CvmActions *m_actions = nullptr;
    MasterDetail *m_split = nullptr;
    QAction *m_exportAction = nullptr;

    QTimer m_tick;
    std::shared_ptr<const domain::CvmList> m_shownList; ///< what the table shows or is about to
    bool m_detailWanted = true;                         ///< false once the operator closed it
    bool m_askedByHand = false;                         ///< a failure of this read is shown at once
    QString m_awaited;                                  ///< key to select when it arrives
};

} // namespace pilothouse::ui
