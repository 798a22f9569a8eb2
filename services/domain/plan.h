// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/environment.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::domain {

/// One step of a plan: what is done where, and the same thing as a command to paste.
struct PlanStep
{
    QString what;    ///< "Restart runner-4f1c92ab"
    QString target;  ///< "Phala Cloud"
    QString command; ///< shell text with $NAMES in place of secrets; empty when there is none

    friend bool operator==(const PlanStep &, const PlanStep &) = default;
};

/// A note was not judged: it is worth knowing, holds nothing up, and counts as nothing that passed.
enum class CheckState { Pass, Note, Warning, Fail, Unknown };

/// Something looked at while planning, quoted on the plan.
struct PlanCheck
{
    CheckState state = CheckState::Unknown;
    QString text;

    friend bool operator==(const PlanCheck &, const PlanCheck &) = default;
};

/// A change before it happens: a value that can be read, printed and tested. Running it is the workflow's business.
struct Plan
{
    Environment environment;
    QString title; ///< from and to: "analyze 0 → 10 %"
    QString verb;  ///< the button: "Restart", "Stop 3 CVMs"
    std::vector<PlanStep> steps;
    std::vector<PlanCheck> checks;
    QStringList skipped; ///< targets left out, each with its reason
    QString ifItFails;
    QString toUndo; ///< or "cannot be undone"
    QString sideEffects;
    QDateTime dataFrom;            ///< UTC age of what was planned from
    std::optional<QString> phrase; ///< what must be typed; nothing when none is asked for
    QString phraseReason;          ///< why it is asked for
    QString refusal;               ///< why it may not run at all (read-only, stale data); empty = may run

    bool isAllowed() const { return refusal.isEmpty(); }
    /// Compares code points: look-alike letters do not pass.
    bool isConfirmedBy(const QString &typed) const { return !phrase || *phrase == typed; }
    /// The plan as plain text, for the command line and the record.
    QString toText() const;

    friend bool operator==(const Plan &, const Plan &) = default;
};

/// What can be done now, and if not, why not: button and reason text come from the same value.
struct ActionState
{
    bool allowed = false;
    QString reason; ///< empty when allowed

    static ActionState yes() { return {true, {}}; }
    static ActionState no(QString why) { return {false, std::move(why)}; }

    friend bool operator==(const ActionState &, const ActionState &) = default;
};

} // namespace pilothouse::domain
