// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/plan.h"

#include <QString>

#include <vector>

namespace pilothouse::clustersetup {

/// How a thing looked at while setting a cluster up stands. What could not be looked at is Unknown, never Passed.
enum class Severity { Passed, Note, Warning, Failed, Unknown };
QString severityWord(Severity severity); ///< "passed", "note", "warning", "failed", "unknown"

/// One thing that was looked at: what is so, where, and what to do about it. Foreign parts of `text` are made visible already.
struct Finding
{
    Severity severity = Severity::Unknown;
    QString code; ///< "port-not-published", for scripts
    QString text; ///< a sentence part without a full stop, never with the value of a secret
    QString file; ///< empty: of no file
    int line = 0; ///< from 1; 0: of no line
    QString nextStep;
    bool isRequired = true; ///< false: worth knowing, and nothing is held up by it

    friend bool operator==(const Finding &, const Finding &) = default;
};
using Findings = std::vector<Finding>;

/// "docker-compose.yml:12", "docker-compose.yml", or nothing.
QString whereText(const Finding &finding);
/// All of it in one line.
QString findingText(const Finding &finding);
/// As a plan quotes it.
domain::PlanCheck toPlanCheck(const Finding &finding);

/// Whether a setup may go on: nothing that is required failed, and nothing that had to be looked at stayed unknown.
bool mayGoOn(const Findings &findings);
/// The first one of this code; null when there is none.
const Finding *findCode(const Findings &findings, const QString &code);

} // namespace pilothouse::clustersetup
