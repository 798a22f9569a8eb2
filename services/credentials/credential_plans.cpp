// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/credentials/credential_plans.h"

#include "services/core/plain_text.h"

namespace pilothouse::credentials {

namespace {

QString placeOf(const PlanFacts &facts)
{
    return facts.isForSession ? QStringLiteral("memory of this program") : facts.backEnd;
}

QString setCommand(const QString &name, const domain::Environment &environment)
{
    // The value is read from stdin, never from an argument.
    return QStringLiteral("pilothousectl secrets set %1 --profile %2 --yes").arg(shellQuoted(name), shellQuoted(environment.id.text()));
}

domain::PlanStep step(const QString &what, const QString &target, const QString &command = QString())
{
    domain::PlanStep made;
    made.what = what;
    made.target = target;
    made.command = command;
    return made;
}

} // namespace

domain::Plan storePlan(const CredentialSet &set, const QStringList &given, Proof proof, const PlanFacts &facts)
{
    domain::Plan plan;
    plan.environment = facts.environment;
    plan.dataFrom = facts.dataFrom;
    plan.refusal = facts.readOnly;
    const QString names = given.join(QStringLiteral(", "));
    bool replaces = false;
    QStringList dropped;
    for (const CredentialNeed &need : set.needs) {
        const bool isStored = facts.stored.contains(need.name);
        if (given.contains(need.name))
            replaces = replaces || isStored;
        else if (isStored)
            dropped << need.name;
    }
    plan.title = replaces ? QStringLiteral("Replace %1").arg(names) : QStringLiteral("Store %1").arg(names);
    const bool isTested = proof == Proof::TestFirst && set.canBeTested;
    plan.verb = isTested          ? (replaces ? QStringLiteral("Test and replace") : QStringLiteral("Test and store"))
                : set.canBeTested ? QStringLiteral("Store untested")
                : replaces        ? QStringLiteral("Replace")
                                  : QStringLiteral("Store");

    if (isTested)
        plan.steps.push_back(step(QStringLiteral("Ask with the new key: a read that changes nothing"), set.remote));
    plan.steps.push_back(step(QStringLiteral("Record that it is replaced, without the value"), QStringLiteral("Audit")));
    for (const QString &name : given)
        plan.steps.push_back(step(QStringLiteral("Write %1, and read it back").arg(name), placeOf(facts), setCommand(name, facts.environment)));
    for (const QString &name : dropped)
        plan.steps.push_back(step(QStringLiteral("Remove %1: it belongs to the former key").arg(name), placeOf(facts)));

    if (!set.canBeTested)
        plan.checks.push_back({domain::CheckState::Warning, QStringLiteral("Nothing can test it beforehand: its first use shows whether it works")});
    else if (proof == Proof::Untested)
        plan.checks.push_back(
            {domain::CheckState::Warning, QStringLiteral("%1 could not be asked: nobody knows whether the key works").arg(set.remote)});
    if (facts.isForSession)
        plan.checks.push_back({domain::CheckState::Warning, QStringLiteral("Kept in memory: it has to be entered again after the next start")});
    plan.ifItFails = !set.canBeTested ? QStringLiteral("What is stored stays as it is: if writing fails, the former one is put back.")
                     : replaces
                         ? QStringLiteral("A key that is refused is not stored: the one in use stays. If writing fails, the former one is put back.")
                         : QStringLiteral("A key that is refused is not stored.");
    plan.toUndo
        = replaces ? QStringLiteral("Enter the former key again: it is not kept once the new one works.") : QStringLiteral("Delete it again.");
    plan.sideEffects
        = replaces ? QStringLiteral("Requests use the new key at once. The former one stays valid at %1 until it is revoked there.").arg(set.remote)
                   : QStringLiteral("None.");
    return plan;
}

domain::Plan removePlan(const CredentialSet &set, const QString &name, const PlanFacts &facts)
{
    domain::Plan plan;
    plan.environment = facts.environment;
    plan.dataFrom = facts.dataFrom;
    plan.refusal = facts.readOnly;
    plan.title = QStringLiteral("Delete %1").arg(name);
    plan.verb = QStringLiteral("Delete");
    plan.steps.push_back(step(QStringLiteral("Record that it is deleted"), QStringLiteral("Audit")));
    plan.steps.push_back(
        step(QStringLiteral("Delete %1").arg(name), placeOf(facts),
             QStringLiteral("pilothousectl secrets delete %1 --profile %2 --yes --confirm %3")
                 .arg(shellQuoted(name), shellQuoted(facts.environment.id.text()), shellQuoted(facts.environment.id.text() + u'/' + name))));
    const bool isNeeded = std::any_of(set.needs.begin(), set.needs.end(),
                                      [&name](const CredentialNeed &need) { return need.name == name && need.purpose != Purpose::Unused; });
    if (isNeeded)
        plan.checks.push_back({domain::CheckState::Warning, facts.whatStops});
    else
        plan.checks.push_back({domain::CheckState::Pass, QStringLiteral("Nothing in the profile asks for it")});
    plan.ifItFails = QStringLiteral("What is stored stays as it is.");
    plan.toUndo = QStringLiteral("cannot be undone: the value is not kept");
    plan.sideEffects
        = set.remote.isEmpty() ? QStringLiteral("None.") : QStringLiteral("The key stays valid at %1 until it is revoked there.").arg(set.remote);
    plan.phrase = QStringLiteral("%1/%2").arg(facts.environment.id.text(), name);
    plan.phraseReason = QStringLiteral("a deleted secret cannot be brought back");
    return plan;
}

} // namespace pilothouse::credentials
