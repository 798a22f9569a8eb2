// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/finding.h"

#include <algorithm>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Passed: return u"passed"_s;
    case Severity::Note: return u"note"_s;
    case Severity::Warning: return u"warning"_s;
    case Severity::Failed: return u"failed"_s;
    case Severity::Unknown: return u"unknown"_s;
    }
    return u"unknown"_s;
}

QString whereText(const Finding &finding)
{
    if (finding.file.isEmpty() || finding.line == 0)
        return finding.file;
    return u"%1:%2"_s.arg(finding.file).arg(finding.line);
}

QString findingText(const Finding &finding)
{
    const QString where = whereText(finding);
    QString text = where.isEmpty() ? finding.text : where + u": "_s + finding.text;
    if (!finding.nextStep.isEmpty())
        text += u". "_s + finding.nextStep;
    return text;
}

domain::PlanCheck toPlanCheck(const Finding &finding)
{
    domain::PlanCheck check;
    check.text = findingText(finding);
    switch (finding.severity) {
    case Severity::Passed: check.state = domain::CheckState::Pass; break;
    case Severity::Note: check.state = domain::CheckState::Note; break;
    case Severity::Warning: check.state = domain::CheckState::Warning; break;
    case Severity::Failed: check.state = finding.isRequired ? domain::CheckState::Fail : domain::CheckState::Warning; break;
    case Severity::Unknown: check.state = domain::CheckState::Unknown; break;
    }
    return check;
}

bool mayGoOn(const Findings &findings)
{
    return std::none_of(findings.begin(), findings.end(), [](const Finding &finding) {
        return finding.isRequired && (finding.severity == Severity::Failed || finding.severity == Severity::Unknown);
    });
}

const Finding *findCode(const Findings &findings, const QString &code)
{
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const Finding &finding) { return finding.code == code; });
    return found == findings.end() ? nullptr : &*found;
}

} // namespace pilothouse::clustersetup
