// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/overview_agents.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/agents/agent_plan.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::models {

namespace {

/// As many deployments are named one by one; the rest is a count.
constexpr int kNamed = 5;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

StateText freshnessState(const Snapshot<domain::DeploymentList> &snapshot, MonotonicTime now, const QString &word)
{
    switch (snapshot.freshness(now)) {
    case Freshness::Never: return snapshot.error ? StateText::of(Mark::Blind, Tone::Fail, word) : StateText::of(Mark::Pending, word);
    case Freshness::Live: return StateText::of(snapshot.error ? Mark::Warn : Mark::Pass, word);
    case Freshness::Stale: return StateText::of(Mark::Stale, word);
    case Freshness::Dead: break;
    }
    return StateText::of(Mark::Blind, Tone::Fail, word);
}

} // namespace

SourceLine agentsSource(const Snapshot<domain::DeploymentList> &snapshot, std::optional<std::chrono::milliseconds> nextIn, MonotonicTime now)
{
    SourceLine line;
    line.state = freshnessState(snapshot, now, Words::tr("Orchestrator"));
    if (snapshot.fetchedAt.isValid())
        line.at = snapshot.fetchedAt;
    line.nextIn = nextIn;
    return line;
}

std::vector<std::pair<int, AttentionItem>> agentsAttention(const Snapshot<domain::DeploymentList> &snapshot, MonotonicTime now)
{
    std::vector<std::pair<int, AttentionItem>> items;
    const auto item = [](Mark mark, const QString &text) {
        AttentionItem made;
        made.state = StateText::of(mark, Words::tr("Agents"));
        made.pageId = QStringLiteral("agents");
        made.text = text;
        made.link = Words::tr("Open");
        return made;
    };
    if (snapshot.error) {
        AttentionItem entry
            = item(snapshot.hasValue() ? Mark::Warn : Mark::Blind, Words::tr("Orchestrator: %1").arg(visibleText(spoken(snapshot.error->what), 200)));
        if (!snapshot.hasValue())
            entry.state.tone = Tone::Fail;
        if (snapshot.fetchedAt.isValid())
            entry.since = snapshot.fetchedAt;
        items.emplace_back(snapshot.freshness(now) == Freshness::Live ? 9 : 7, entry);
    }
    if (!snapshot.hasValue())
        return items;
    int bad = 0;
    for (const domain::Deployment &row : snapshot.value->items) {
        const bool failed = row.state == domain::DeploymentState::Failed;
        if ((!failed && row.state != domain::DeploymentState::Unhealthy) || ++bad > kNamed)
            continue;
        const QString title = agents::deploymentTitle(row);
        const QString text = !failed               ? Words::tr("%1: the orchestrator's health checks fail").arg(title)
                             : row.error.isEmpty() ? Words::tr("%1: failed, and no reason is given").arg(title)
                                                   : Words::tr("%1: %2").arg(title, visibleText(row.error, 200));
        AttentionItem entry = item(failed ? Mark::Fail : Mark::Warn, text);
        entry.objectKey = row.id.text();
        if (row.updatedAt.isValid())
            entry.since = row.updatedAt;
        items.emplace_back(failed ? 7 : 8, entry);
    }
    if (bad > kNamed)
        items.emplace_back(8, item(Mark::Warn, Words::tr("and %1 more agents that failed or are unhealthy").arg(countText(bad - kNamed))));
    return items;
}

} // namespace pilothouse::models
