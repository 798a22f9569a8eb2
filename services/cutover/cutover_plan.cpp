// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/cutover_impl.h"
#include "services/cutover/stage_rules.h"

#include <QJsonArray>

namespace pilothouse::cutover {

using domain::CheckState;
using domain::ConditionState;
using domain::GateState;

namespace {

QString gateName(domain::GateId id)
{
    switch (id) {
    case domain::GateId::Readiness: return QStringLiteral("Readiness");
    case domain::GateId::Dependency: return QStringLiteral("Dependency");
    case domain::GateId::LiveIntents: return QStringLiteral("Live intents");
    case domain::GateId::Attestation: return QStringLiteral("Attestation");
    }
    return QString();
}

/// "Readiness fails", "Live intents is stale": how a gate that does not open reads in a sentence.
QString closedWords(const domain::Gate &gate)
{
    switch (gate.state) {
    case GateState::Pass: break;
    case GateState::Fail: return QStringLiteral("%1 fails").arg(gateName(gate.id));
    case GateState::Unknown: return QStringLiteral("%1 is unknown").arg(gateName(gate.id));
    case GateState::Stale: return QStringLiteral("%1 is stale").arg(gateName(gate.id));
    }
    return QString();
}

domain::PlanCheck checkOf(const domain::Gate &gate)
{
    domain::PlanCheck check;
    switch (gate.state) {
    case GateState::Pass: check.state = gate.degraded ? CheckState::Warning : CheckState::Pass; break;
    case GateState::Fail: check.state = CheckState::Fail; break;
    case GateState::Unknown:
    case GateState::Stale: check.state = CheckState::Unknown; break;
    }
    const QString word = gate.state == GateState::Pass && gate.degraded ? QStringLiteral("pass, degraded") : domain::gateStateWord(gate.state);
    check.text = QStringLiteral("Gate %1: %2, %3").arg(gateName(gate.id), word, gate.finding);
    return check;
}

domain::PlanCheck checkOf(const PlaneStatus &plane)
{
    domain::PlanCheck check;
    check.state = plane.ready == std::optional(true) ? CheckState::Pass : plane.ready ? CheckState::Fail : CheckState::Unknown;
    check.text = QStringLiteral("%1, where a rollback goes to: %2").arg(plane.name, plane.finding);
    return check;
}

} // namespace

CutoverWorkflow::Impl::Blockers CutoverWorkflow::Impl::blockers(const domain::TrafficSplit &wanted, Asked asked) const
{
    Blockers result;
    if (active || (memory.rollback && !memory.rollback->confirmedAt))
        result.hard = QStringLiteral("Locked until the rollback is read back.");
    else if (asked == Asked::FromOutside && (shiftRunning || memory.shift))
        result.hard = QStringLiteral("A shift is under way.");
    else if (!router || inForceIsStale())
        result.hard = QStringLiteral("What is in force is not known: %1.")
                          .arg(routerError ? routerError->what : QStringLiteral("the router was not read lately"));
    else if (parts.access && !parts.access->isWritable())
        result.hard = QStringLiteral("%1 is read-only.").arg(parts.environment.id.text());
    else if (memoryError)
        result.hard = QStringLiteral("The kept state cannot be used: %1. A rollback writes a new one.").arg(memoryError->what);
    else if (steeredElsewhere)
        result.hard = QStringLiteral("%1 steers this cutover.").arg(steering);
    else if (wanted == router->split)
        result.hard = QStringLiteral("This split is in force already.");
    else if (const QString order = orderRefusal(router->split, wanted, PaymentFeed::Absent); !order.isEmpty())
        result.hard = order.left(1).toUpper() + order.mid(1) + u'.';
    if (!result.hard.isEmpty() || !raisesAny(router->split, wanted))
        return result;

    const auto gates = watch.gates();
    for (const domain::GateId id : parts.requiredGates)
        if (!gates[size_t(id)].opens())
            result.soft << closedWords(gates[size_t(id)]);
    for (const domain::Condition &condition : watch.conditions())
        if (condition.state == ConditionState::Tripped)
            result.soft << QStringLiteral("%1 is tripped").arg(domain::conditionIdWord(condition.id));
    if (watch.bothPollersConnected())
        result.soft << QStringLiteral("both planes poll mentions and would answer each twice");
    if (memory.rolledBack && memory.rollback && memory.rollback->confirmedAt) {
        const auto since = std::chrono::milliseconds(memory.rollback->confirmedAt->msecsTo(utcNow()));
        if (since >= 0ms && since < kCoolDown)
            result.soft << QStringLiteral("rolled back %1 min ago, the cool-down is 30 min")
                               .arg(std::chrono::duration_cast<std::chrono::minutes>(since).count());
    }
    return result;
}

domain::Plan CutoverWorkflow::Impl::plan(const domain::TrafficSplit &wanted, Asked asked) const
{
    const Blockers found = blockers(wanted, asked);
    const domain::TrafficSplit from = knownSplit();
    domain::Plan plan;
    plan.environment = parts.environment;
    plan.title = moveText(from, wanted);
    plan.verb = found.soft.isEmpty() ? QStringLiteral("Apply") : QStringLiteral("Override and apply");
    domain::PlanStep step;
    step.what = QStringLiteral("Put %1 in force in one transaction and read it back").arg(moveText(from, wanted));
    step.target = targetText();
    step.command = parts.router->manualCommand(wanted);
    plan.steps.push_back(step);
    for (const domain::Gate &gate : watch.gates())
        plan.checks.push_back(checkOf(gate));
    plan.checks.push_back(checkOf(watch.status(Plane::Old)));
    for (const domain::Condition &condition : watch.conditions())
        if (condition.state == ConditionState::Tripped)
            plan.checks.push_back(
                {CheckState::Fail,
                 QStringLiteral("Condition %1 is tripped: an automatic rollback would follow").arg(domain::conditionIdWord(condition.id))});
    if (router)
        for (const QString &finding : router->findings)
            plan.checks.push_back({CheckState::Warning, QStringLiteral("Router: %1").arg(finding)});
    plan.ifItFails = QStringLiteral("The split that is in force stays: all rows change together or none does.");
    plan.toUndo = QStringLiteral("ROLL BACK puts all intents on %1 at once.").arg(parts.settings.oldPlane.name);
    plan.sideEffects = QStringLiteral("Conversations and pending plans live in one plane's memory; authors who are moved begin anew there.");
    plan.dataFrom = routerReadUtc;
    plan.refusal = found.hard;
    if (!found.soft.isEmpty()) {
        plan.phrase = QStringLiteral("%1/override").arg(parts.environment.id.text());
        plan.phraseReason = found.soft.join(QStringLiteral(", "));
    }
    return plan;
}

QJsonObject CutoverWorkflow::Impl::gatesAsEvidence() const
{
    QJsonArray list;
    for (const domain::Gate &gate : watch.gates()) {
        QJsonObject entry{{QStringLiteral("id"), domain::gateIdWord(gate.id)},
                          {QStringLiteral("state"), domain::gateStateWord(gate.state)},
                          {QStringLiteral("degraded"), gate.degraded},
                          {QStringLiteral("finding"), gate.finding},
                          {QStringLiteral("request"), gate.evidence.request},
                          {QStringLiteral("rule"), gate.evidence.rule},
                          {QStringLiteral("bodySha256"), gate.evidence.bodySha256}};
        if (gate.measuredAt)
            entry.insert(QStringLiteral("measuredAt"), toUtcText(*gate.measuredAt));
        if (gate.evidence.status)
            entry.insert(QStringLiteral("status"), *gate.evidence.status);
        list.append(entry);
    }
    return QJsonObject{{QStringLiteral("gates"), list}};
}

} // namespace pilothouse::cutover
