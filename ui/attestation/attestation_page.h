// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/result.h"
#include "ui/attestation/compared.h"
#include "ui/widgets/pane_page.h"

#include <QTimer>

#include <deque>
#include <functional>
#include <memory>

class QStackedWidget;
class QTabBar;

namespace pilothouse {
struct EnvironmentServices;
}
namespace pilothouse::cluster {
class ClusterWorkflow;
}
namespace pilothouse::fleetwatch {
class FleetWatch;
}
namespace pilothouse::models {
class MachineChoiceModel;
}

namespace pilothouse::ui {

class ChecksPanel;
class ComparisonRun;
class ComposePanel;
class EventsPanel;
class EvidenceExporter;
class EvidenceIntake;
class MachineChooser;
class MatrixPane;
class QuotePanel;
class SecondOpinionAsker;
class SourcePanel;
class VerdictLine;
class WatchPanel;

/// Proves which machines run the same code: choose machines, stored quotes or files; verified side by side on this desk. Views of
/// one comparison lie behind tabs: the matrix, events, app-compose, checks of each machine, bytes of each
/// quote. Beside them the fleet watch, and where the code comes from.
class AttestationPage final : public PanePage
{
    Q_OBJECT
public:
    enum class View { Machines, Comparison, Events, Compose, Checks, Quote, Watch, Source };
    Q_ENUM(View)

    explicit AttestationPage(const EnvironmentServices &services, QWidget *parent = nullptr);
    ~AttestationPage() override;

    void activated() override;
    void refreshNow() override;
    bool showObject(const QString &key) override;
    QList<KeyHelp> keys() const override;
    void setNarrow(bool narrow) override;
    QJsonObject saveLayout() const override;
    void restoreLayout(const QJsonObject &layout) override;

    /// Compares these CVMs of the environment (keys of the cluster's list), as if they had been chosen by hand.
    void compareCvms(const QStringList &keys);
    /// Reads files as the "Add files…" button does; dropped files and a pasted quote come this way too.
    void addFiles(const QStringList &paths);
    /// Compares what is chosen now; nothing happens with fewer than two.
    void compareChosen();
    bool hasComparison() const { return bool(m_compared); }
    /// Machines are asked, or what they answered is being put into the views.
    bool isRunning() const;
    EvidenceExporter *exporter() const { return m_exporter; }
    SecondOpinionAsker *secondOpinion() const { return m_second; }
    /// Views of a comparison exist only with one; Machines otherwise.
    void showView(View view);
    View view() const { return m_view; }
    const Compared &current() const { return m_compared; }
    FilterField *filterField() const; ///< of the machines
    models::MachineChoiceModel *choice() const { return m_choice; }
    WatchPanel *watchPanel() const { return m_watch; }
    SourcePanel *sourcePanel() const { return m_source; }

signals:
    void compared(std::shared_ptr<const pilothouse::attestation::Comparison> comparison);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildViews();
    void takeCluster();
    void takeComparison(std::shared_ptr<const attestation::JudgedEvidence> judged);
    void showFailure(const Error &error);
    void showComparison();
    void showVerdict();
    void takeOpinions(std::shared_ptr<const attestation::SecondOpinions> opinions);
    void showNextStep();
    void offerRedeploy(const QStringList &machines);
    void tellAttention();
    void updateHeader();

    std::shared_ptr<cluster::ClusterWorkflow> m_cluster;
    std::shared_ptr<fleetwatch::FleetWatch> m_fleetWatch;
    QTimer m_listCame;
    std::shared_ptr<const Clock> m_clock;
    domain::Environment m_environment;

    models::MachineChoiceModel *m_choice;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    MachineChooser *m_chooser;
    VerdictLine *m_verdict;
    MatrixPane *m_matrix;
    EventsPanel *m_events;
    ComposePanel *m_compose;
    ChecksPanel *m_checks;
    QuotePanel *m_quote;
    EvidenceIntake *m_intake;
    ComparisonRun *m_run;
    EvidenceExporter *m_exporter;
    SecondOpinionAsker *m_second;
    WatchPanel *m_watch = nullptr;   ///< null without a fleet watch
    SourcePanel *m_source = nullptr; ///< null without provenance
    QAction *m_verifyAction;
    QAction *m_cancelAction;
    QAction *m_exportAction;
    QAction *m_certificateAction;

    Compared m_compared;
    std::optional<MonotonicTime> m_comparedAt;
    View m_view = View::Machines;
    std::deque<std::function<void()>> m_steps; ///< views that wait for the new comparison, one an event
};

} // namespace pilothouse::ui
