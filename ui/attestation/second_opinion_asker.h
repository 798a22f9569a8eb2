// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/judged_evidence.h"
#include "services/attestation/second_opinion.h"
#include "services/core/operation.h"
#include "services/domain/environment.h"
#include "ui/widgets/pane_page.h"

#include <QObject>

#include <memory>

class QAction;

namespace pilothouse::attestation {
class AttestationWorkflow;
}
namespace pilothouse::audit {
class AuditLog;
struct Record;
} // namespace pilothouse::audit

namespace pilothouse::ui {

/// Asks the cloud's verifier about the quotes of one comparison, when the operator says so, and records what it said. A new
/// comparison makes it forget the one before, with an answer that is still on its way.
class SecondOpinionAsker final : public QObject
{
    Q_OBJECT
public:
    using Judged = std::shared_ptr<const attestation::JudgedEvidence>;
    using Opinions = std::shared_ptr<const attestation::SecondOpinions>;

    /// `workflow` and `audit` may be null: then there is nobody to ask, or no record.
    SecondOpinionAsker(std::shared_ptr<attestation::AttestationWorkflow> workflow, std::shared_ptr<OperationList> operations,
                       std::shared_ptr<audit::AuditLog> audit, domain::Environment environment, QObject *parent = nullptr);
    ~SecondOpinionAsker() override;

    /// Visible while there is somebody to ask, something to ask about, and nobody is being asked.
    QAction *askAction() const { return m_ask; }
    /// Visible while somebody is being asked.
    QAction *cancelAction() const { return m_stop; }

    /// What is asked about; null = nothing.
    void setJudged(Judged judged);
    void ask();
    bool isAsking() const { return m_asking; }

signals:
    /// Words of progress; empty when nobody is being asked.
    void progressChanged(const QString &words);
    void answered(pilothouse::ui::SecondOpinionAsker::Opinions opinions);
    void notify(const pilothouse::ui::Notice &notice);

private:
    void finish(quint64 generation, Result<attestation::SecondOpinions> result);
    void setAsking(bool asking);
    void tell(const attestation::SecondOpinions &opinions);
    void append(const audit::Record &record);

    std::shared_ptr<attestation::AttestationWorkflow> m_workflow;
    std::shared_ptr<OperationList> m_operations;
    std::shared_ptr<audit::AuditLog> m_audit;
    domain::Environment m_environment;
    QAction *m_ask;
    QAction *m_stop;
    Judged m_judged;
    OperationId m_operation;
    quint64 m_generation = 0;
    bool m_asking = false;
};

} // namespace pilothouse::ui
