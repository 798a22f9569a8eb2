// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/attestation_workflow.h"
#include "services/core/operation.h"
#include "ui/widgets/pane_page.h"

#include <QPointer>

#include <memory>

class QStackedWidget;

namespace pilothouse {
struct EnvironmentServices;
}
namespace pilothouse::audit {
class AuditLog;
}
namespace pilothouse::cluster {
class ClusterWorkflow;
}
namespace pilothouse::models {
class ComparisonModel;
class MachineChoiceModel;
}

namespace pilothouse::ui {

class ComparisonView;
class DetailPanel;
class MachineChooser;
class MasterDetail;
class PropertyPanel;
class TableFoot;
class VerdictLine;

/// Proves which machines run the same code: choose machines, stored quotes or files; verified side by side on this desk.
class AttestationPage final : public PanePage
{
    Q_OBJECT
public:
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
    /// Reads files as the "Add files…" button does.
    void addFiles(const QStringList &paths);
    bool hasComparison() const { return m_comparison != nullptr; }

signals:
    void compared(const pilothouse::attestation::Comparison &comparison);

private:
    void takeCluster();
    void chooseFiles();
    void compare();
    void finish(quint64 generation, Result<attestation::Comparison> result);
    void showComparison();
    void showProperty(const QString &property);
    void showChooser(bool shown);
    void exportEvidence();
    void record(const attestation::Comparison &comparison);
    void updateHeader();

    std::shared_ptr<attestation::AttestationWorkflow> m_workflow;
    std::shared_ptr<cluster::ClusterWorkflow> m_cluster;
    std::shared_ptr<audit::AuditLog> m_audit;
    std::shared_ptr<OperationList> m_operations;
    std::shared_ptr<const Clock> m_clock;
    QString m_environment;

    models::MachineChoiceModel *m_choice;
    models::ComparisonModel *m_model;
    MachineChooser *m_chooser;
    VerdictLine *m_verdict;
    ComparisonView *m_view;
    DetailPanel *m_detail;
    PropertyPanel *m_property;
    MasterDetail *m_split;
    TableFoot *m_foot;
    QStackedWidget *m_stack;
    QAction *m_chooseAction;
    QAction *m_verifyAction;
    QAction *m_exportAction;

    std::shared_ptr<const attestation::Comparison> m_comparison;
    std::vector<attestation::Evidence> m_evidence;
    std::optional<MonotonicTime> m_comparedAt;
    OperationId m_operation;
    quint64 m_generation = 0;
    bool m_running = false;
};

} // namespace pilothouse::ui
