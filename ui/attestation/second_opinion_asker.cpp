// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/second_opinion_asker.h"

#include "models/second_opinion_text.h"
#include "models/spoken.h"
#include "services/attestation/attestation_workflow.h"
#include "services/audit/audit_log.h"
#include "services/core/plain_text.h"
#include "ui/widgets/buttons.h"

#include <QCoroTask>

#include <QAction>

namespace pilothouse::ui {

using attestation::AttestationWorkflow;
using attestation::SecondOpinions;
using models::Mark;
using models::StateText;
using models::Tone;

SecondOpinionAsker::SecondOpinionAsker(std::shared_ptr<AttestationWorkflow> workflow, std::shared_ptr<OperationList> operations,
                                       std::shared_ptr<audit::AuditLog> audit, domain::Environment environment, QObject *parent)
    : QObject(parent)
    , m_workflow(std::move(workflow))
    , m_operations(std::move(operations))
    , m_audit(std::move(audit))
    , m_environment(std::move(environment))
    , m_ask(makeAction(this, IconName::Verify, tr("Ask the cloud's verifier")))
    , m_stop(makeAction(this, IconName::Close, tr("Stop asking")))
{
    const QString verifier = m_workflow ? visibleText(m_workflow->secondVerifierName(), 80) : QString();
    m_ask->setObjectName(QStringLiteral("askSecondVerifier"));
    m_ask->setStatusTip(tr("Sends the quotes of this comparison to %1, which judges them too. Nothing else leaves this desk.").arg(verifier));
    m_stop->setStatusTip(tr("What was sent stays sent; the answers are dropped."));
    connect(m_ask, &QAction::triggered, this, &SecondOpinionAsker::ask);
    connect(m_stop, &QAction::triggered, this, [this] { m_operations->cancel(m_operation); });
    if (m_workflow)
        connect(m_workflow.get(), &AttestationWorkflow::secondOpinionProgressChanged, this, [this](int done, int total) {
            if (!m_asking)
                return;
            const QString words = tr("%1 of %n quotes", nullptr, total).arg(done);
            m_operations->step(m_operation, words, total > 0 ? double(done) / total : 0.0);
            emit progressChanged(tr("Asking: %1").arg(words));
        });
    setAsking(false);
}

SecondOpinionAsker::~SecondOpinionAsker()
{
    if (m_asking)
        m_operations->cancel(m_operation);
}

void SecondOpinionAsker::setJudged(Judged judged)
{
    if (m_asking)
        m_operations->cancel(m_operation);
    m_judged = std::move(judged);
    setAsking(m_asking);
}

void SecondOpinionAsker::setAsking(bool asking)
{
    m_asking = asking;
    m_ask->setVisible(!asking && m_judged && m_workflow && !m_workflow->secondVerifierName().isEmpty());
    m_stop->setVisible(asking);
    emit progressChanged(asking ? tr("Asking…") : QString());
}

void SecondOpinionAsker::ask()
{
    if (m_asking || !m_ask->isVisible())
        return;
    const CancelToken cancel;
    m_operation = m_operations->begin(
        m_environment.id.text(),
        tr("Ask %1 about %n machines", nullptr, int(m_judged->machines.size())).arg(visibleText(m_workflow->secondVerifierName(), 80)), cancel);
    setAsking(true);
    const quint64 generation = ++m_generation;
    auto task = m_workflow->askSecondVerifier(m_judged, cancel);
    QCoro::connect(std::move(task), this, [this, generation, judged = m_judged](Result<SecondOpinions> result) {
        // The words of an old comparison say nothing about the new one.
        if (result && judged != m_judged)
            result = Error{.kind = ErrorKind::Cancelled, .what = tr("compared again meanwhile")};
        finish(generation, std::move(result));
    });
}

void SecondOpinionAsker::finish(quint64 generation, Result<SecondOpinions> result)
{
    if (generation != m_generation)
        return;
    setAsking(false);
    audit::Record record;
    record.action = QStringLiteral("attest.second-opinion");
    record.target = QStringLiteral("%1 machines").arg(m_judged ? m_judged->machines.size() : 0);
    if (!result) {
        m_operations->fail(m_operation, result.error());
        if (result.error().kind != ErrorKind::Cancelled)
            emit notify({StateText::of(Mark::Fail, tr("Second verifier not asked")), models::spokenLine(result.error())});
        // Quotes may have left the desk before it stopped.
        record.what = result.error().what;
        record.outcome = audit::Outcome::Unknown;
        append(record);
        return;
    }
    // The record is read by programs and by people of other languages: its words are not translated.
    const attestation::Comparison &comparison = m_judged->comparison;
    const bool isDisputed = !attestation::disagreements(comparison, *result).empty();
    record.what = attestation::sentenceOf(comparison, *result);
    const bool isAllJudged = attestation::agreements(comparison, *result) == int(result->machines.size());
    record.outcome = isDisputed ? audit::Outcome::Failed : isAllJudged ? audit::Outcome::Done : audit::Outcome::Unknown;
    record.evidence = {{QStringLiteral("secondVerifier"), attestation::toJson(comparison, *result)}};
    append(record);
    tell(*result);
    emit answered(std::make_shared<const SecondOpinions>(*std::move(result)));
}

void SecondOpinionAsker::tell(const SecondOpinions &opinions)
{
    const attestation::Comparison &comparison = m_judged->comparison;
    const int all = int(opinions.machines.size());
    const int agree = attestation::agreements(comparison, opinions);
    const QString verifier = visibleText(opinions.verifier, 80);
    const QString counts = tr("%1 judges %2 of %n machines as this desk does.", nullptr, all).arg(verifier).arg(agree);
    const bool isDisputed = !attestation::disagreements(comparison, opinions).empty();
    m_operations->succeed(m_operation, counts,
                          isDisputed     ? QStringLiteral("disputed")
                          : agree == all ? QString()
                                         : QStringLiteral("not-judged-twice"));
    if (isDisputed)
        emit notify({models::disputeState(), counts});
    else if (agree == all)
        emit notify({StateText::of(Mark::Pass, tr("Second verifier agrees")), counts});
    else
        emit notify({StateText::of(Mark::Unknown, Tone::Warn, tr("Not judged twice")), counts});
}

void SecondOpinionAsker::append(const audit::Record &record)
{
    if (!m_audit)
        return;
    QCoro::connect(m_audit->append(record), this, [this](Result<audit::Entry> entry) {
        if (!entry)
            emit notify({StateText::of(Mark::Warn, tr("Second opinion not recorded")), models::spokenLine(entry.error())});
    });
}

} // namespace pilothouse::ui
