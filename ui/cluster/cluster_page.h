// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/cvm_table_model.h"
#include "services/cluster/cluster_runtime.h"
#include "services/cluster/cluster_workflow.h"
#include "ui/widgets/pane_page.h"

#include <QTimer>

#include <memory>

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::attestation {
struct Comparison;
}

namespace pilothouse::ui {

class AlarmStrip;
class BuildDesk;
class ChangeForms;
class ClusterExport;
class ClusterTable;
class CvmActions;
class CvmSide;
class ProvisionStrip;
class RowFacts;
class StateToolbar;
class DeployDesk;
class FailureStrip;
class MachineLogs;
class MasterDetail;
class OnChainDesk;
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

    DeployDesk *deployDesk() const { return m_deploy; }
    /// Where a form goes whose change has to be allowed on chain first.
    OnChainDesk *onChainDesk() const { return m_chain; }
    ChangeForms *changeForms() const { return m_forms; }
    models::CvmTableModel *model() const { return m_model; }

    /// Where exports go; replaced in tests.
    ClusterExport *exporter() const { return m_export; }

private:
    void connectAll();

    void takeSnapshot();
    void showMember();
    void showRows();
    void showHeader();
    void tellAttention();
    void showFoot();
    void showEmpty();
    void showFailure();
    void showSelection();
    void applyFreshness();
    void onTick();
    bool isStale() const;

    std::shared_ptr<cluster::ClusterWorkflow> m_workflow;
    std::shared_ptr<cluster::ClusterRuntime> m_runtime; ///< null: the profile sets up no cluster
    std::shared_ptr<const Clock> m_clock;
    QString m_environment;

    models::CvmTableModel *m_model;
    RowFacts *m_facts;
    FailureStrip *m_failure = nullptr;
    AlarmStrip *m_alarms = nullptr;
    ProvisionStrip *m_provisioning = nullptr;
    StateToolbar *m_toolbar = nullptr;
    ClusterTable *m_area = nullptr;
    TableView *m_table = nullptr; ///< of the area
    CvmSide *m_side = nullptr;
    CvmActions *m_actions = nullptr;
    DeployDesk *m_deploy = nullptr;
    BuildDesk *m_build = nullptr;
    OnChainDesk *m_chain = nullptr;
    ChangeForms *m_forms = nullptr;
    ClusterExport *m_export = nullptr;
    MachineLogs *m_logs = nullptr; ///< null: the cloud tells nothing live
    MasterDetail *m_split = nullptr;
    QAction *m_exportAction = nullptr;

    bool m_canSetUp = false;
    QTimer m_tick;
    std::shared_ptr<const domain::CvmList> m_shownList; ///< what the table shows or is about to
    bool m_detailWanted = true;                         ///< false once the operator closed it
    bool m_askedByHand = false;                         ///< a failure of this read is shown at once
    QString m_awaited;                                  ///< key to select when it arrives
};

} // namespace pilothouse::ui
