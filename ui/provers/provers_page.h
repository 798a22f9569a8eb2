// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/prover_table_model.h"
#include "services/provers/provers_workflow.h"
#include "ui/widgets/pane_page.h"
#include "ui/widgets/rows_export.h"

#include <QTimer>

#include <memory>

namespace pilothouse {
struct EnvironmentServices;
}

namespace pilothouse::ui {

class DetailPanel;
class EmptyState;
class FailureStrip;
class KeptStrip;
class LogPanel;
class LowerHalf;
class MasterDetail;
class ProverActions;
class ProverPanel;
class StateToolbar;
class Splitter;
class TableFoot;
class TableView;

/// The ECS services of the prover cluster with the hosts under them: live table, events and log below it, details beside it;
/// scaling of both together, restart and stop by plan.
class ProversPage final : public PanePage
{
    Q_OBJECT
public:
    explicit ProversPage(const EnvironmentServices &services, QWidget *parent = nullptr);
    ~ProversPage() override;

    void activated() override;
    void deactivated() override;
    void refreshNow() override;
    bool showObject(const QString &key) override;
    QList<PageObject> objects() const override;
    QList<KeyHelp> keys() const override;
    QJsonObject saveLayout() const override;
    void restoreLayout(const QJsonObject &layout) override;
    void setNarrow(bool narrow) override;

    models::ProverTableModel *model() const { return m_model; }
    /// Below the services, in place of events or log.
    void showAlarms();
    LogPanel *logPanel() const;
    ProverPanel *panel() const { return m_panel; }
    ProverActions *actions() const { return m_actions; }

    /// Replaced in tests.
    void setPathAsker(PathAsker asker) { m_askPath = std::move(asker); }

private:
    QWidget *buildTable();
    void connectAll();

    void takeSnapshot();
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
    QString place() const;

    std::shared_ptr<provers::ProversWorkflow> m_workflow;
    std::shared_ptr<const Clock> m_clock;
    QString m_environment;
    QString m_region;
    PathAsker m_askPath;

    models::ProverTableModel *m_model;
    FailureStrip *m_failure = nullptr;
    KeptStrip *m_kept = nullptr;
    StateToolbar *m_toolbar = nullptr;
    TableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    TableFoot *m_foot = nullptr;
    LowerHalf *m_lower = nullptr;
    Splitter *m_halves = nullptr;
    DetailPanel *m_detail = nullptr;
    ProverPanel *m_panel = nullptr;
    ProverActions *m_actions = nullptr;
    MasterDetail *m_split = nullptr;
    QAction *m_exportAction = nullptr;

    QTimer m_tick;
    std::shared_ptr<const domain::ProverFleet> m_shownFleet; ///< what the table shows or is about to
    double m_share = 0.45;                                   ///< of the table, while nothing stands below it
    bool m_detailWanted = true;                              ///< false once the operator closed it
    bool m_askedByHand = false;                              ///< a failure of this read is shown at once
    QString m_awaited;                                       ///< key to select when it arrives
};

} // namespace pilothouse::ui
