// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/environment.h"

#include <QDateTime>
#include <QString>

namespace pilothouse::report {

/// What stands on every page of a report for people.
struct Heading
{
    domain::Environment environment;
    QString title;   ///< "Audit report"
    QDateTime utc;   ///< when it was made
    QString made;    ///< the word for that: "exported"
    QString program; ///< "pilothouse 0.1.0"
};

/// One labelled fact of a summary.
struct Fact
{
    QString label;
    QString value;
    bool isMono = false;
};

/// A shape a state, so that a grey print still reads.
enum class Sign { None, Ok, Fail, Pending, Refused, Unknown };

/// "#B01E29": the fixed colour of a kind of environment on white.
QString kindColour(domain::EnvironmentKind kind);
/// The colour on white of a role: "ok", "fail", "warn"; everything else is muted.
QString toneColour(const QString &tone);

} // namespace pilothouse::report
