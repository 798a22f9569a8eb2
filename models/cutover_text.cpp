// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cutover_text.h"

#include "models/format.h"

#include <algorithm>

namespace pilothouse::models {

using cutover::CutoverStatus;
using cutover::Pin;
using cutover::Stage;
using domain::ConditionId;
using domain::ConditionState;
using domain::GateId;
using domain::GateState;
using domain::Intent;

StateText CutoverText::gate(const domain::Gate &gate)
{
    switch (gate.state) {
    case GateState::Pass: return gate.degraded ? StateText::of(Mark::Warn, tr("Pass, degraded")) : StateText::of(Mark::Pass, tr("Pass"));
    case GateState::Fail: return StateText::of(Mark::Fail, tr("Fail"));
    case GateState::Unknown: return StateText::of(Mark::Unknown, Tone::Warn, tr("Unknown"));
    case GateState::Stale: return StateText::of(Mark::Stale, tr("Stale"));
    }
    return {};
}

StateText CutoverText::condition(const domain::Condition &condition)
{
    switch (condition.state) {
    case ConditionState::Clear: return StateText::of(Mark::Pass, tr("Clear"));
    case ConditionState::Arming: {
        StateText state = StateText::of(Mark::Arming, tr("Arming"));
        state.share = condition.limit > 0 ? std::clamp(condition.measured / condition.limit, 0.0, 1.0) : 0;
        return state;
    }
    case ConditionState::Warning: return StateText::of(Mark::Warn, tr("Warning"));
    case ConditionState::Tripped: return StateText::of(Mark::Tripped, tr("Tripped"));
    case ConditionState::Blind: return StateText::of(Mark::Blind, tr("No data"));
    case ConditionState::Unknown: return StateText::of(Mark::Unknown, tr("Unknown"));
    }
    return {};
}

QString CutoverText::gateName(GateId id)
{
    switch (id) {
    case GateId::Readiness: return tr("Readiness");
    case GateId::Dependency: return tr("Dependency");
    case GateId::LiveIntents: return tr("Live intents");
    case GateId::Attestation: return tr("Attestation");
    }
    return QString();
}

QString CutoverText::conditionName(ConditionId id)
{
    switch (id) {
    case ConditionId::R1Ready: return tr("Ready");
    case ConditionId::R2Canary: return tr("Canary");
    case ConditionId::R3Payments: return tr("Payments");
    case ConditionId::R4Attestation: return tr("Attestation");
    }
    return QString();
}

QString CutoverText::intentName(Intent intent)
{
    return intent == Intent::Other ? tr("everything else") : domain::intentWord(intent);
}

QString CutoverText::stageName(Stage stage)
{
    switch (stage) {
    case Stage::None: return tr("No run open");
    case Stage::Draft: return tr("Draft");
    case Stage::Preflight: return tr("Preflight");
    case Stage::Shadow: return tr("Shadow");
    case Stage::Canary: return tr("Canary");
    case Stage::Mixed: return tr("Mixed");
    case Stage::MixedPay: return tr("Mixed + pay");
    case Stage::Primary: return tr("Primary");
    case Stage::Fallback: return tr("Fallback kept");
    case Stage::Closed: return tr("Closed");
    case Stage::Shifting: return tr("Shifting");
    case Stage::Paused: return tr("Paused");
    case Stage::Drifted: return tr("Drifted");
    case Stage::RollingBack: return tr("Rolling back");
    case Stage::RollbackUnconfirmed: return tr("Rollback not confirmed");
    case Stage::RolledBack: return tr("Rolled back");
    case Stage::Cancelled: return tr("Cancelled");
    }
    return QString();
}

QString CutoverText::pinText(Pin pin)
{
    switch (pin) {
    case Pin::None: return QString();
    case Pin::ByStage: return tr("By stage");
    case Pin::Pinned: return tr("Pinned");
    case Pin::Last: return tr("Last");
    case Pin::Locked: return tr("Locked");
    }
    return QString();
}

QString CutoverText::gateAge(const domain::Gate &gate)
{
    if (!gate.measuredAt)
        return tr("never measured");
    if (gate.limit.count() <= 0)
        return ageText(gate.age);
    const qint64 hours = gate.limit.count() / 3600;
    const QString limit = hours > 0 && gate.limit.count() % 3600 == 0 ? tr("%1 h").arg(hours) : ageText(gate.limit);
    return tr("%1 of %2").arg(ageText(gate.age), limit);
}

std::optional<double> CutoverText::gateAgeShare(const domain::Gate &gate)
{
    if (!gate.measuredAt || gate.limit.count() <= 0)
        return std::nullopt;
    return std::clamp(double(gate.age.count()) / double(gate.limit.count()), 0.0, 1.0);
}

QString CutoverText::inForce(const cutover::SplitRow &row)
{
    if (!row.inForce)
        return QStringLiteral("?");
    return row.inForceIsStale ? percentText(*row.inForce) + QStringLiteral(" ?") : percentText(*row.inForce);
}

QString CutoverText::observed(const cutover::SplitRow &row)
{
    if (!row.observed)
        return QStringLiteral("–");
    const QString total = countText(row.observed->total);
    if (row.observed->newPlane == 0)
        return tr("0 of %1").arg(total);
    return tr("%1 of %2").arg(shareText(double(row.observed->newPlane) / double(row.observed->total)), total);
}

QString CutoverText::observedNote(const cutover::SplitRow &row)
{
    if (!row.observed)
        return tr("The router does not count requests per intent: see the line below. README.md shows how it can.");
    if (!row.observed->since.isValid())
        return tr("Requests of this intent that the router counted since it started.");
    return tr("Requests of this intent that the router counted since the last move, %1 UTC.")
        .arg(row.observed->since.toUTC().toString(QStringLiteral("yyyy-MM-dd hh:mm:ss")));
}

QString CutoverText::openRun(const CutoverStatus &status)
{
    if (status.stage == Stage::None || status.stage == Stage::RolledBack || status.stage == Stage::Closed || status.stage == Stage::Cancelled)
        return QString();
    for (const cutover::SplitRow &row : status.split)
        if (row.inForce && *row.inForce > Percent::zero())
            return tr("%1 · %2 %3").arg(stageName(status.stage), intentName(row.intent), inForce(row));
    return stageName(status.stage);
}

StateText CutoverText::plane(const cutover::PlaneStatus &plane)
{
    if (!plane.ready)
        return StateText::of(Mark::Unknown, Tone::Warn, tr("%1: not known").arg(plane.name));
    return *plane.ready ? StateText::of(Mark::Pass, tr("%1 is ready").arg(plane.name))
                        : StateText::of(Mark::Fail, tr("%1 is not ready").arg(plane.name));
}

StateText CutoverText::router(const cutover::RouterStatus &router)
{
    if (!router.readAt && !router.error)
        return StateText::of(Mark::Pending, tr("Router not read yet"));
    if (router.error)
        return StateText::of(Mark::Fail, tr("Router does not answer"));
    return StateText::of(Mark::Pass, tr("Router answers"));
}

QString CutoverText::routerKind(const QString &kind)
{
    return kind.startsWith(QLatin1String("haproxy")) ? QStringLiteral("HAProxy") : kind;
}

std::vector<StageStep> stageSteps(const CutoverStatus &status)
{
    struct Known
    {
        Stage stage;
        QString caption;
    };
    const Known known[] = {{Stage::Shadow, CutoverText::tr("all on the old plane")},
                           {Stage::Canary, CutoverText::tr("part of analyze")},
                           {Stage::Mixed, CutoverText::tr("analyze, create 100")},
                           {Stage::MixedPay, CutoverText::tr("pay 100")},
                           {Stage::Primary, CutoverText::tr("all 100")},
                           {Stage::Closed, CutoverText::tr("fallback removed")}};
    int current = -1;
    for (int i = 0; i < int(std::size(known)); ++i)
        if (known[i].stage == status.stage)
            current = i;
    if (current < 0) {
        // Between stages the split in force says where we are.
        domain::TrafficSplit split;
        for (const cutover::SplitRow &row : status.split)
            if (row.inForce)
                split.set(row.intent, *row.inForce);
        current = split.isAllOld()                          ? 0
                  : split[Intent::Other] == Percent::all()  ? 4
                  : split[Intent::Pay] > Percent::zero()    ? 3
                  : split[Intent::Create] > Percent::zero() ? 2
                                                            : 1;
    }
    std::vector<StageStep> steps;
    for (int i = 0; i < int(std::size(known)); ++i) {
        StageStep step;
        step.name = CutoverText::stageName(known[i].stage);
        step.caption = known[i].caption;
        step.progress = i < current ? StageStep::Progress::Done : i == current ? StageStep::Progress::Current : StageStep::Progress::Next;
        steps.push_back(std::move(step));
    }
    return steps;
}

void SplitEditor::setStatus(const CutoverStatus &status)
{
    m_locked = status.stage == Stage::RollingBack || status.stage == Stage::RollbackUnconfirmed || status.stage == Stage::Shifting
               || status.steeredElsewhere;
    for (const cutover::SplitRow &row : status.split) {
        const size_t i = size_t(row.intent);
        m_inForce[i] = row.inForce;
        m_pins[i] = row.pin;
        // A touched row that reached what was wanted is ours no longer.
        if (m_touched[i] && row.inForce == m_wanted[row.intent])
            m_touched[i] = false;
        if (m_locked || !isEditable(row.intent))
            m_touched[i] = false;
        if (!m_touched[i])
            m_wanted.set(row.intent, m_locked ? row.wanted : row.inForce.value_or(row.wanted));
    }
    emit changed();
}

bool SplitEditor::isEditable(Intent intent) const
{
    const size_t i = size_t(intent);
    return !m_locked && m_inForce[i].has_value() && m_pins[i] == Pin::None;
}

void SplitEditor::setWanted(Intent intent, Percent share)
{
    if (!isEditable(intent) || m_wanted[intent] == share)
        return;
    m_wanted.set(intent, share);
    m_touched[size_t(intent)] = m_inForce[size_t(intent)] != share;
    emit changed();
}

void SplitEditor::revert()
{
    for (const Intent intent : domain::kIntents) {
        m_touched[size_t(intent)] = false;
        if (m_inForce[size_t(intent)])
            m_wanted.set(intent, *m_inForce[size_t(intent)]);
    }
    emit changed();
}

void SplitEditor::remember(const domain::TrafficSplit &before)
{
    m_history.push_back(before);
    if (m_history.size() > kKept)
        m_history.erase(m_history.begin());
    emit changed();
}

void SplitEditor::forgetLast()
{
    if (!m_history.empty())
        m_history.pop_back();
    emit changed();
}

bool SplitEditor::isChanged() const
{
    return std::any_of(m_touched.begin(), m_touched.end(), [](bool touched) { return touched; });
}

QString SplitEditor::applyText() const
{
    int rows = 0;
    Intent last = Intent::Analyze;
    for (const Intent intent : domain::kIntents) {
        if (!m_touched[size_t(intent)])
            continue;
        ++rows;
        last = intent;
    }
    if (rows == 0)
        return tr("Apply…");
    if (rows > 1)
        return counted(rows, tr("Apply 1 row…"), tr("Apply %1 rows…"));
    return tr("Apply %1 → %2…").arg(QString::number(m_inForce[size_t(last)]->whole()), percentText(m_wanted[last]));
}

std::optional<domain::TrafficSplit> SplitEditor::undoTarget() const
{
    return m_history.empty() ? std::nullopt : std::optional(m_history.back());
}

QString SplitEditor::undoText() const
{
    const auto target = undoTarget();
    if (!target)
        return QString();
    int rows = 0;
    Intent last = Intent::Analyze;
    for (const Intent intent : domain::kIntents) {
        if (m_inForce[size_t(intent)] == (*target)[intent])
            continue;
        ++rows;
        last = intent;
    }
    return rows == 1 ? tr("Undo to %1…").arg(percentText((*target)[last])) : tr("Undo last move…");
}

} // namespace pilothouse::models
