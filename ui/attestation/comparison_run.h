// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/attestation_workflow.h"
#include "services/core/operation.h"
#include "services/domain/environment.h"
#include "ui/widgets/pane_page.h"

#include <QObject>

#include <memory>
#include <optional>

namespace pilothouse::audit {
class AuditLog;
}
namespace pilothouse::models {
class MachineChoiceModel;
}

namespace pilothouse::ui {

/// Compares what is chosen, one comparison at a time, as an operation that can be cancelled; its verdict goes into the record.
class ComparisonRun final : public QObject
{
    Q_OBJECT
public:
    /// `workflow` and `audit` may be null: then nothing can be compared, or there is no record.
    ComparisonRun(std::shared_ptr<attestation::AttestationWorkflow> workflow, std::shared_ptr<OperationList> operations,
                  std::shared_ptr<audit::AuditLog> audit, domain::Environment environment, QObject *parent);
    ~ComparisonRun() override;

    /// Nothing happens while one runs, or with fewer than two chosen. `at`: judged as of then; otherwise as of now.
    void start(const models::MachineChoiceModel &choice, const std::optional<QDateTime> &at);
    void cancel();
    bool isRunning() const { return m_isRunning; }
    /// How many quotes of the newest comparison came out of files; they are the last of its machines.
    int storedCount() const { return m_stored; }
    /// "12 of 40 steps"; empty before the first one and when none runs.
    const QString &progress() const { return m_progress; }

signals:
    void progressChanged();
    void compared(std::shared_ptr<const pilothouse::attestation::JudgedEvidence> judged);
    void failed(const pilothouse::Error &error);
    void notify(const pilothouse::ui::Notice &notice);

private:
    void end(Result<attestation::JudgedEvidence> result);
    void record(std::shared_ptr<const attestation::JudgedEvidence> judged);

    std::shared_ptr<attestation::AttestationWorkflow> m_workflow;
    std::shared_ptr<OperationList> m_operations;
    std::shared_ptr<audit::AuditLog> m_audit;
    domain::Environment m_environment;
    OperationId m_operation;
    CancelToken m_cancel;
    QString m_progress;
    int m_stored = 0;
    bool m_isRunning = false;
};

} // namespace pilothouse::ui
