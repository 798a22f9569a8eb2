// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/setup_run.h"

#include "services/core/plain_text.h"

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

/// Whether somebody uses the cluster already. It is no part of the setup, so that it holds nothing up.
QCoro::Task<Findings> SetupRun::verifyOrchestrator(CancelToken cancel)
{
    const auto self = shared_from_this();
    Findings findings;
    if (m_parts->orchestrator == nullptr)
        co_return findings;
    emit stepChanged(SetupPage::Verify, u"asking whether the orchestrator runs"_s);
    Finding finding;
    finding.code = u"orchestrator"_s;
    finding.file = m_parts->orchestrator->endpoint();
    finding.isRequired = false;
    const auto models = co_await m_parts->orchestrator->models(cancel);
    if (models) {
        finding.severity = Severity::Passed;
        finding.text = u"the orchestrator runs and knows %1 models"_s.arg(*models);
        findings.push_back(finding);
        co_return findings;
    }
    const Error error = models.error();
    const bool isAnswer = error.httpStatus || error.kind == ErrorKind::Protocol;
    finding.severity = isAnswer ? Severity::Failed : Severity::Unknown;
    finding.text = isAnswer ? u"not required: what answers there is no orchestrator that works: %1"_s.arg(visibleText(error.what, 200))
                            : u"not required: whether the orchestrator runs is not known: %1"_s.arg(visibleText(error.what, 200));
    finding.nextStep = isAnswer ? u"Look at what runs there, or answer \"orchestrator-url\"."_s
                                : u"Start it, or answer \"orchestrator-url\" when it runs elsewhere."_s;
    findings.push_back(finding);
    co_return findings;
}

} // namespace pilothouse::clustersetup
