// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/plan.h"

namespace pilothouse::domain {

namespace {

QString checkWord(CheckState state)
{
    switch (state) {
    case CheckState::Pass: return QStringLiteral("pass");
    case CheckState::Note: return QStringLiteral("note");
    case CheckState::Warning: return QStringLiteral("warning");
    case CheckState::Fail: return QStringLiteral("fail");
    case CheckState::Unknown: return QStringLiteral("unknown");
    }
    return QStringLiteral("unknown");
}

} // namespace

QString Plan::toText() const
{
    QStringList lines;
    lines << QStringLiteral("Plan for %1 (%2): %3").arg(environment.id.text(), kindWord(environment.kind), title);
    for (size_t i = 0; i < steps.size(); ++i) {
        lines << QStringLiteral("  %1. %2%3")
                     .arg(i + 1)
                     .arg(steps[i].what, steps[i].target.isEmpty() ? QString() : QStringLiteral("  [%1]").arg(steps[i].target));
        if (!steps[i].command.isEmpty())
            lines << QStringLiteral("     $ %1").arg(steps[i].command);
    }
    for (const PlanCheck &check : checks)
        lines << QStringLiteral("  %1: %2").arg(checkWord(check.state), check.text);
    for (const QString &skip : skipped)
        lines << QStringLiteral("  skipped: %1").arg(skip);
    if (!ifItFails.isEmpty())
        lines << QStringLiteral("  if a step fails: %1").arg(ifItFails);
    if (!toUndo.isEmpty())
        lines << QStringLiteral("  to undo: %1").arg(toUndo);
    if (!sideEffects.isEmpty())
        lines << QStringLiteral("  side effects: %1").arg(sideEffects);
    if (phrase)
        lines << QStringLiteral("  asks for the phrase \"%1\": %2").arg(*phrase, phraseReason);
    if (!refusal.isEmpty())
        lines << QStringLiteral("  refused: %1").arg(refusal);
    return lines.join(u'\n');
}

} // namespace pilothouse::domain
