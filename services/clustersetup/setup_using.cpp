// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/setup_run.h"

#include "services/core/plain_text.h"

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

QCoro::Task<Finding> checkOrchestrator(std::shared_ptr<const SetupParts> parts, CancelToken cancel)
{
    Finding finding;
    finding.code = u"orchestrator"_s;
    finding.isRequired = false;
    if (parts->orchestrator == nullptr) {
        finding.severity = Severity::Unknown;
        finding.text = u"not required: where the orchestrator answers is not known, so it was not asked"_s;
        finding.nextStep = u"Answer \"orchestrator-url\"."_s;
        co_return finding;
    }
    finding.file = parts->orchestrator->endpoint();
    const auto models = co_await parts->orchestrator->models(cancel);
    if (models) {
        finding.severity = Severity::Passed;
        finding.text = u"the orchestrator runs and knows %1 models"_s.arg(*models);
        co_return finding;
    }
    const Error error = models.error();
    const bool isAnswer = error.httpStatus || error.kind == ErrorKind::Protocol;
    finding.severity = isAnswer ? Severity::Failed : Severity::Unknown;
    finding.text = isAnswer ? u"not required: what answers there is no orchestrator that works: %1"_s.arg(visibleText(error.what, 200))
                            : u"not required: whether the orchestrator runs is not known: %1"_s.arg(visibleText(error.what, 200));
    finding.nextStep = isAnswer ? u"Look at what runs there, or answer \"orchestrator-url\"."_s
                                : u"Start it, or answer \"orchestrator-url\" when it runs elsewhere."_s;
    co_return finding;
}

/// Whether somebody uses the cluster already.
QCoro::Task<Findings> SetupRun::verifyOrchestrator(CancelToken cancel)
{
    const auto self = shared_from_this();
    Findings findings;
    if (m_parts->orchestrator == nullptr)
        co_return findings;
    emit stepChanged(SetupPage::Verify, u"asking whether the orchestrator runs"_s);
    const Finding found = co_await checkOrchestrator(m_parts, cancel);
    findings.push_back(found);
    co_return findings;
}

} // namespace pilothouse::clustersetup
