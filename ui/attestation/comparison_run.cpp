// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/comparison_run.h"

#include "models/machine_choice_model.h"
#include "models/spoken.h"
#include "services/attestation/report_json.h"
#include "services/audit/audit_log.h"

#include <QCoroTask>

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QtConcurrent>

namespace pilothouse::ui {

using models::Mark;
using models::StateText;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::AttestationPage)
};

} // namespace

ComparisonRun::ComparisonRun(std::shared_ptr<attestation::AttestationWorkflow> workflow, std::shared_ptr<OperationList> operations,
                             std::shared_ptr<audit::AuditLog> audit, domain::Environment environment, QObject *parent)
    : QObject(parent)
    , m_workflow(std::move(workflow))
    , m_operations(std::move(operations))
    , m_audit(std::move(audit))
    , m_environment(std::move(environment))
{
    if (!m_workflow)
        return;
    connect(m_workflow.get(), &attestation::AttestationWorkflow::progressChanged, this, [this](int done, int total) {
        if (!m_isRunning)
            return;
        m_progress = Words::tr("%1 of %2 steps").arg(done).arg(total);
        m_operations->step(m_operation, m_progress, total > 0 ? double(done) / total : 0.0);
        emit progressChanged();
    });
}

ComparisonRun::~ComparisonRun()
{
    // One under way ends here; what it would have said has nowhere to go.
    cancel();
}

void ComparisonRun::cancel()
{
    if (m_isRunning)
        m_operations->cancel(m_operation);
}

void ComparisonRun::start(const models::MachineChoiceModel &choice, const std::optional<QDateTime> &at)
{
    if (m_isRunning || !m_workflow || choice.checkedCount() < 2)
        return;
    m_isRunning = true;
    m_progress.clear();
    m_cancel = CancelToken();
    m_operation = m_operations->begin(m_environment.id.text(), Words::tr("Verify %n machines", nullptr, choice.checkedCount()), m_cancel);
    emit progressChanged();
    const auto fixed = at ? std::optional(attestation::UnixTime(std::chrono::seconds(at->toSecsSinceEpoch()))) : std::nullopt;
    auto stored = choice.checkedEvidence();
    m_stored = int(stored.size());
    auto task = m_workflow->compareTogether(choice.checkedMachines(), std::move(stored), choice.storedCollateral(), fixed, m_cancel);
    QCoro::connect(std::move(task), this, [this](Result<attestation::JudgedEvidence> result) { end(std::move(result)); });
}

void ComparisonRun::end(Result<attestation::JudgedEvidence> result)
{
    m_isRunning = false;
    m_progress.clear();
    if (!result) {
        m_operations->fail(m_operation, result.error());
        emit failed(result.error());
        return;
    }
    const auto judged = std::make_shared<const attestation::JudgedEvidence>(*std::move(result));
    m_operations->succeed(m_operation, judged->comparison.sentence, attestation::fleetVerdictWord(judged->comparison.verdict));
    record(judged);
    emit compared(judged);
}

void ComparisonRun::record(std::shared_ptr<const attestation::JudgedEvidence> judged)
{
    if (!m_audit)
        return;
    // A comparison of many machines is a long document: it is written elsewhere and only handed to the record here.
    auto *watcher = new QFutureWatcher<audit::Record>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        QCoro::connect(m_audit->append(watcher->result()), this, [this](Result<audit::Entry> entry) {
            if (!entry)
                emit notify({StateText::of(Mark::Warn, Words::tr("Verdict not recorded")), models::spokenLine(entry.error())});
        });
    });
    watcher->setFuture(QtConcurrent::run([judged = std::move(judged)] {
        const attestation::Comparison &comparison = judged->comparison;
        // The record is read by programs and by people of other languages: its words are not translated.
        audit::Record record;
        record.action = QStringLiteral("attest.compare");
        record.target = QStringLiteral("%1 machines").arg(comparison.instances.size());
        record.what = comparison.sentence;
        record.outcome = comparison.verdict == attestation::FleetVerdict::Identical ? audit::Outcome::Done : audit::Outcome::Failed;
        record.evidence = attestation::toJson(comparison);
        return record;
    }));
}

} // namespace pilothouse::ui
