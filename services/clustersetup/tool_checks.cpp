// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/setup_checks.h"
#include "services/clustersetup/tool_run.h"

#include <QVersionNumber>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

const QString kTried = u"1.1.18"_s; ///< the version of the vendor's command that was read and run
constexpr std::chrono::milliseconds kVersionLimit{5'000};

} // namespace

QCoro::Task<Findings> checkTools(std::shared_ptr<const SetupParts> parts, SetupAnswers answers)
{
    Findings findings;
    // An orchestrator with a runner's compose file makes runners by itself.
    const bool isNeeded = !answers.orchestratorYaml.isEmpty() && !answers.cluster.runnerComposePath.isEmpty();
    if (!isNeeded || parts->tools.isEmpty())
        co_return findings;
    // Whether it is on the orchestrator's host only somebody there can tell: nothing is held up by what is on this one.
    Finding finding;
    finding.isRequired = false;
    const QString phala = findTool(parts->tools, u"phala"_s);
    if (phala.isEmpty()) {
        finding.severity = Severity::Warning;
        finding.code = u"phala-missing"_s;
        finding.text = u"phala is not on this machine; an orchestrator that makes runners by itself calls it on its own host"_s;
        finding.nextStep
            = u"Install phala %1 from npm on that host; its plain install misses a package unless viem is pinned to 2.45.0."_s.arg(kTried);
        findings.push_back(finding);
        co_return findings;
    }
    finding.file = phala;
    QProcessEnvironment environment = parts->tools;
    environment.insert(u"PHALA_DISABLE_UPDATE_CHECK"_s, u"1"_s); // a look sends nothing
    environment.insert(u"CI"_s, u"1"_s);
    const CancelToken never;
    const QString version = co_await toolVersion(phala, environment, kVersionLimit, never);
    const auto found = QVersionNumber::fromString(version);
    if (version.isEmpty()) {
        finding.severity = Severity::Unknown;
        finding.code = u"phala-no-version"_s;
        finding.text = u"phala is there, but does not tell its version: perhaps it cannot run"_s;
        finding.nextStep = u"Install phala %1 from npm again, with viem pinned to 2.45.0."_s.arg(kTried);
    } else if (found == QVersionNumber::fromString(kTried)) {
        finding.severity = Severity::Passed;
        finding.code = u"phala"_s;
        finding.text = u"phala is installed (version %1)"_s.arg(version);
    } else {
        // What it prints is what the orchestrator reads: text around JSON, names of members and of variables changed before.
        const bool isOlder = found < QVersionNumber::fromString(kTried);
        finding.severity = isOlder ? Severity::Warning : Severity::Note;
        finding.code = isOlder ? u"phala-old"_s : u"phala-new"_s;
        finding.text = u"phala is version %1; %2 is the one that was tried, and what it prints changed between versions"_s.arg(version, kTried);
        finding.nextStep = isOlder ? u"Install version %1 on the orchestrator's host."_s.arg(kTried) : QString();
    }
    findings.push_back(finding);
    co_return findings;
}

} // namespace pilothouse::clustersetup
