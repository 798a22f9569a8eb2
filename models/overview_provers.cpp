// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/overview_provers.h"

#include "models/format.h"
#include "models/prover_table_model.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::models {

namespace {

/// As many services are named one by one; the rest is a count.
constexpr int kNamedServices = 5;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

StateText freshnessState(const Snapshot<domain::ProverFleet> &snapshot, MonotonicTime now)
{
    switch (snapshot.freshness(now)) {
    case Freshness::Never:
        return snapshot.error ? StateText::of(Mark::Blind, Tone::Fail, Words::tr("No data")) : StateText::of(Mark::Pending, Words::tr("Waiting"));
    case Freshness::Live: return StateText::of(Mark::Pass, Words::tr("Live"));
    case Freshness::Stale: return StateText::of(Mark::Stale, Words::tr("Stale"));
    case Freshness::Dead: return StateText::of(Mark::Blind, Tone::Fail, Words::tr("No data"));
    }
    return {};
}

bool isBad(domain::RunState state)
{
    return state == domain::RunState::Failed || state == domain::RunState::Unhealthy;
}

} // namespace

OverviewTile proversTile(const Snapshot<domain::ProverFleet> &snapshot, MonotonicTime now)
{
    OverviewTile tile;
    tile.pageId = QStringLiteral("provers");
    tile.title = Words::tr("Provers");
    tile.state = freshnessState(snapshot, now);
    tile.unit = Words::tr("tasks run");
    if (!snapshot.hasValue()) {
        tile.figure = QStringLiteral("–");
        tile.foot = snapshot.error ? visibleText(spoken(snapshot.error->what), 200) : Words::tr("waiting for the first answer");
        return tile;
    }
    int running = 0, pending = 0, desired = 0, bad = 0, unknown = 0, services = 0;
    for (const domain::ProverService &service : snapshot.value->services) {
        if (service.broker) { // it has no tasks; that its machine is up says nothing good, and its absence is told
            bad += isBad(service.state);
            continue;
        }
        ++services;
        running += service.running;
        pending += service.pending;
        desired += service.desired;
        bad += isBad(service.state);
        unknown += service.state == domain::RunState::Unknown;
    }
    tile.figure = countText(running);
    tile.unit = Words::tr("of %1 tasks").arg(countText(desired));
    tile.total = std::max(desired, running + pending);
    if (running > 0)
        tile.parts.push_back({double(running), Tone::Ok});
    if (pending > 0)
        tile.parts.push_back({double(pending), Tone::Busy});
    QStringList foot{counted(services, Words::tr("1 service"), Words::tr("%1 services"))};
    if (bad > 0)
        foot.prepend(Words::tr("%1 short of tasks").arg(countText(bad)));
    if (unknown > 0)
        foot << Words::tr("%1 unknown").arg(countText(unknown));
    tile.foot = foot.join(QStringLiteral(" · "));
    if (tile.state.mark == Mark::Pass)
        tile.state = bad > 0       ? StateText::of(Mark::Fail, counted(bad, Words::tr("1 problem"), Words::tr("%1 problems")))
                     : unknown > 0 ? StateText::of(Mark::Unknown, counted(unknown, Words::tr("1 unknown"), Words::tr("%1 unknown")))
                                   : StateText::of(Mark::Pass, Words::tr("Good"));
    return tile;
}

SourceLine proversSource(const Snapshot<domain::ProverFleet> &snapshot, std::optional<std::chrono::milliseconds> nextIn, MonotonicTime now)
{
    SourceLine line;
    line.state = freshnessState(snapshot, now);
    line.state.word = Words::tr("AWS");
    if (snapshot.error && line.state.mark == Mark::Pass)
        line.state = StateText::of(Mark::Warn, line.state.word);
    if (snapshot.fetchedAt.isValid())
        line.at = snapshot.fetchedAt;
    line.nextIn = nextIn;
    return line;
}

std::vector<std::pair<int, AttentionItem>> proversAttention(const Snapshot<domain::ProverFleet> &snapshot, MonotonicTime now)
{
    std::vector<std::pair<int, AttentionItem>> items;
    const auto item = [](Mark mark, const QString &text) {
        AttentionItem made;
        made.state = StateText::of(mark, Words::tr("Provers"));
        made.pageId = QStringLiteral("provers");
        made.text = text;
        made.link = Words::tr("Open");
        return made;
    };
    if (snapshot.error) {
        AttentionItem entry
            = item(snapshot.hasValue() ? Mark::Warn : Mark::Blind, Words::tr("AWS: %1").arg(visibleText(spoken(snapshot.error->what), 200)));
        if (!snapshot.hasValue())
            entry.state.tone = Tone::Fail;
        if (snapshot.fetchedAt.isValid())
            entry.since = snapshot.fetchedAt;
        items.emplace_back(snapshot.freshness(now) == Freshness::Live ? 9 : 7, entry);
    }
    if (!snapshot.hasValue())
        return items;
    int bad = 0;
    for (const domain::ProverService &service : snapshot.value->services) {
        if (!isBad(service.state) || ++bad > kNamedServices)
            continue;
        const bool failed = service.state == domain::RunState::Failed;
        const QString name = visibleText(service.name, 120);
        const QString text
            = service.broker ? Words::tr("%1: %2").arg(name, proverState(service).word)
                             : Words::tr("%1: %2, %3 of %4 tasks run").arg(name, proverState(service).word).arg(service.running).arg(service.desired);
        AttentionItem entry = item(failed ? Mark::Fail : Mark::Warn, text);
        entry.objectKey = service.id.text();
        items.emplace_back(failed ? 7 : 8, entry);
    }
    if (bad > kNamedServices)
        items.emplace_back(8, item(Mark::Warn, Words::tr("and %1 more services that are short of tasks").arg(countText(bad - kNamedServices))));
    int off = 0;
    for (const domain::CloudAlarm &alarm : snapshot.value->alarms.value_or(std::vector<domain::CloudAlarm>())) {
        if (domain::alarmSight(alarm) != domain::AlarmSight::Alarm || ++off > kNamedServices)
            continue;
        AttentionItem entry = item(Mark::Tripped, Words::tr("%1 is in alarm: %2").arg(visibleText(alarm.name, 120), visibleText(alarm.reason, 200)));
        entry.state.tone = Tone::Warn;
        if (alarm.since.isValid())
            entry.since = alarm.since;
        items.emplace_back(8, entry);
    }
    if (off > kNamedServices)
        items.emplace_back(8, item(Mark::Warn, Words::tr("and %1 more alarms").arg(countText(off - kNamedServices))));
    return items;
}

} // namespace pilothouse::models
