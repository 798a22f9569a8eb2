// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/overview_attention.h"

#include "models/comparison_text.h"
#include "models/cutover_text.h"
#include "models/format.h"
#include "models/overview_agents.h"
#include "models/overview_provers.h"
#include "models/spoken.h"
#include "models/watch_text.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

namespace {

/// As many machines are named one by one; the rest is a count.
constexpr int kNamedMachines = 5;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

struct Ranked
{
    int rank = 0;
    AttentionItem item;
};

AttentionItem item(Mark mark, const QString &area, const QString &pageId, const QString &text)
{
    AttentionItem made;
    made.state = StateText::of(mark, area);
    made.pageId = pageId;
    made.text = text;
    made.link = Words::tr("Open");
    return made;
}

const auto kCutover = QStringLiteral("cutover");

void addCutover(const OverviewInput &input, std::vector<Ranked> &out)
{
    const cutover::CutoverStatus &status = *input.cutover;
    const QString area = Words::tr("Cutover");
    if (status.stage == cutover::Stage::RollbackUnconfirmed) {
        AttentionItem alarm
            = item(Mark::Tripped, area, kCutover, Words::tr("Rollback not confirmed: %1 may still get traffic").arg(status.newPlane.name));
        if (status.rollback)
            alarm.since = status.rollback->pressedAt;
        alarm.urgent = true;
        alarm.link = Words::tr("Open cutover");
        out.push_back({0, alarm});
    }
    for (const domain::Condition &condition : status.conditions) {
        const QString id = domain::conditionIdWord(condition.id);
        if (condition.state == domain::ConditionState::Tripped || condition.state == domain::ConditionState::Arming) {
            const bool tripped = condition.state == domain::ConditionState::Tripped;
            AttentionItem entry = item(tripped ? Mark::Tripped : Mark::Arming, area, kCutover,
                                       tripped ? Words::tr("%1 tripped: %2").arg(id, spoken(condition.finding))
                                               : Words::tr("%1: %2, rolls back at %3").arg(id, spoken(condition.finding), condition.limitText));
            entry.state.share = condition.limit > 0 ? condition.measured / condition.limit : 0;
            entry.since = condition.since;
            entry.objectKey = id;
            entry.urgent = true;
            entry.link = Words::tr("Open cutover");
            out.push_back({tripped ? 2 : 3, entry});
        } else if (condition.state == domain::ConditionState::Warning) {
            AttentionItem entry = item(Mark::Warn, area, kCutover, Words::tr("%1: %2").arg(id, spoken(condition.finding)));
            entry.since = condition.since;
            entry.objectKey = id;
            out.push_back({6, entry});
        }
    }
    if (status.drift) {
        AttentionItem entry
            = item(Mark::Warn, area, kCutover, Words::tr("The split in force is not the confirmed one: %1").arg(spoken(status.drift->cause)));
        entry.urgent = true;
        entry.link = Words::tr("Open cutover");
        out.push_back({4, entry});
    }
    if (status.router.error) {
        AttentionItem entry = item(Mark::Fail, area, kCutover, Words::tr("The router does not answer: %1").arg(spoken(status.router.error->what)));
        entry.since = status.router.readAt;
        out.push_back({status.run.isEmpty() ? 8 : 4, entry});
    }
    // A closed gate matters to a person only while a run wants to move on.
    if (status.run.isEmpty())
        return;
    for (const domain::Gate &gate : status.gates) {
        if (gate.opens())
            continue;
        AttentionItem entry;
        switch (gate.state) {
        case domain::GateState::Pass: continue;
        case domain::GateState::Fail:
            entry = item(Mark::Fail, area, kCutover, Words::tr("Gate “%1” fails: %2").arg(CutoverText::gateName(gate.id), spoken(gate.finding)));
            break;
        case domain::GateState::Stale:
            entry = item(Mark::Stale, area, kCutover, Words::tr("Gate “%1” is stale: %2").arg(CutoverText::gateName(gate.id), spoken(gate.finding)));
            break;
        case domain::GateState::Unknown:
            entry = item(Mark::Unknown, area, kCutover,
                         Words::tr("Gate “%1” is unknown: %2").arg(CutoverText::gateName(gate.id), spoken(gate.finding)));
            entry.state.tone = Tone::Warn;
            break;
        }
        entry.since = gate.measuredAt;
        entry.objectKey = domain::gateIdWord(gate.id);
        entry.link = Words::tr("Open gate");
        out.push_back({gate.state == domain::GateState::Fail ? 5 : 6, entry});
    }
}

void addCluster(const OverviewInput &input, std::vector<Ranked> &out)
{
    const Snapshot<domain::CvmList> &snapshot = *input.cluster;
    const QString area = Words::tr("Cluster");
    const QString page = QStringLiteral("cluster");
    if (snapshot.error) {
        AttentionItem entry
            = item(snapshot.hasValue() ? Mark::Warn : Mark::Blind, area, page, Words::tr("Phala Cloud: %1").arg(spoken(snapshot.error->what)));
        if (!snapshot.hasValue())
            entry.state.tone = Tone::Fail;
        if (snapshot.fetchedAt.isValid())
            entry.since = snapshot.fetchedAt;
        out.push_back({snapshot.freshness(input.now) == Freshness::Live ? 9 : 7, entry});
    }
    if (!snapshot.hasValue())
        return;
    int bad = 0;
    for (const domain::Cvm &cvm : snapshot.value->items) {
        const bool failed = cvm.state == domain::RunState::Failed;
        if (!failed && cvm.state != domain::RunState::Unhealthy)
            continue;
        if (++bad > kNamedMachines)
            continue;
        AttentionItem entry = item(failed ? Mark::Fail : Mark::Warn, area, page,
                                   cvm.bootError.isEmpty() ? Words::tr("%1: Phala says “%2”").arg(cvm.name, cvm.status)
                                                           : Words::tr("%1: %2").arg(cvm.name, cvm.bootError));
        entry.objectKey = cvm.id.text();
        out.push_back({failed ? 7 : 8, entry});
    }
    if (bad > kNamedMachines)
        out.push_back({8, item(Mark::Fail, area, page, Words::tr("and %1 more CVMs that fail").arg(countText(bad - kNamedMachines)))});
    if (!snapshot.value->skipped.empty()) {
        const auto count = qint64(snapshot.value->skipped.size());
        out.push_back({10, item(Mark::Warn, area, page,
                                count == 1 ? Words::tr("1 row of the list could not be read")
                                           : Words::tr("%1 rows of the list could not be read").arg(countText(count)))});
    }
}

void addClusterAlarms(const std::vector<cluster::ClusterAlarm> &alarms, std::vector<Ranked> &out)
{
    for (const cluster::ClusterAlarm &alarm : alarms) {
        if (alarm.severity == cluster::AlarmSeverity::Notice)
            continue;
        const bool isSecurity = alarm.severity == cluster::AlarmSeverity::Security;
        QString what = visibleText(spoken(alarm.what), 300);
        if (what.endsWith(u'.') || what.endsWith(QChar(0x3002)))
            what.chop(1);
        const auto machines = alarm.members.size();
        const QString whose = machines == 0   ? QString()
                              : machines == 1 ? visibleText(alarm.members.front(), 80)
                                              : Words::tr("%1 machines").arg(countText(machines));
        AttentionItem entry = item(isSecurity ? Mark::Fail : Mark::Warn, Words::tr("Cluster"), QStringLiteral("cluster"),
                                   whose.isEmpty() ? what : Words::tr("%1: %2").arg(whose, what));
        entry.urgent = isSecurity;
        out.push_back({isSecurity ? 4 : 7, entry});
    }
}

void addAttestation(const OverviewInput &input, std::vector<Ranked> &out)
{
    const StateText verdict = stateOf(input.comparison->verdict);
    if (!verdict.isTrouble())
        return;
    AttentionItem entry
        = item(verdict.mark, Words::tr("Attestation"), QStringLiteral("attestation"), visibleText(spoken(input.comparison->sentence), 300));
    entry.state.tone = verdict.tone;
    entry.since = input.comparedAt;
    entry.link = Words::tr("Compare");
    out.push_back({verdict.tone == Tone::Fail ? 6 : 9, entry});
}

void addWatchAlarms(const std::vector<fleetwatch::Alarm> &alarms, std::vector<Ranked> &out)
{
    int open = 0;
    for (const fleetwatch::Alarm &alarm : alarms) {
        if (alarm.state != fleetwatch::AlarmState::Open || ++open > kNamedMachines)
            continue;
        const StateText state = stateOf(alarm);
        AttentionItem entry = item(state.mark, Words::tr("Attestation"), QStringLiteral("attestation"),
                                   spokenSentence(visibleText(fleetwatch::alarmSentence(alarm), 300), Beginning::Name));
        entry.state.tone = state.tone;
        entry.since = alarm.since;
        entry.objectKey = watchAlarmKey(alarm.id);
        entry.urgent = state.tone == Tone::Fail;
        out.push_back({state.tone == Tone::Fail ? 4 : 8, entry});
    }
    if (open > kNamedMachines) {
        AttentionItem more = item(Mark::Different, Words::tr("Attestation"), QStringLiteral("attestation"),
                                  Words::tr("and %1 more alarms of the watch").arg(countText(open - kNamedMachines)));
        more.objectKey = watchAlarmKey({});
        out.push_back({8, more});
    }
}

} // namespace

std::vector<AttentionItem> attentionItems(const OverviewInput &input)
{
    std::vector<Ranked> ranked;
    if (input.audit && !input.audit->intact) {
        AttentionItem entry = item(Mark::Fail, Words::tr("Audit"), QStringLiteral("audit"), input.audit->message);
        entry.urgent = true;
        ranked.push_back({1, entry});
    }
    if (input.auditError)
        ranked.push_back({7, item(Mark::Warn, Words::tr("Audit"), QStringLiteral("audit"),
                                  Words::tr("The record was not checked: %1").arg(spoken(input.auditError->what)))});
    if (input.cutover)
        addCutover(input, ranked);
    if (input.cluster)
        addCluster(input, ranked);
    if (input.clusterAlarms)
        addClusterAlarms(*input.clusterAlarms, ranked);
    if (input.provers)
        for (auto &[rank, entry] : proversAttention(*input.provers, input.now))
            ranked.push_back({rank, std::move(entry)});
    if (input.agents)
        for (auto &[rank, entry] : agentsAttention(*input.agents, input.now))
            ranked.push_back({rank, std::move(entry)});
    if (input.comparison)
        addAttestation(input, ranked);
    if (input.watchAlarms)
        addWatchAlarms(*input.watchAlarms, ranked);
    for (auto it = input.unavailable.begin(); it != input.unavailable.end(); ++it) {
        AttentionItem entry = item(Mark::Blind, it.key(), it.key(), it->what);
        entry.state.tone = Tone::Fail;
        ranked.push_back({8, entry});
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked &a, const Ranked &b) { return a.rank < b.rank; });
    std::vector<AttentionItem> items;
    items.reserve(ranked.size());
    for (Ranked &entry : ranked)
        items.push_back(std::move(entry.item));
    return items;
}

} // namespace pilothouse::models
