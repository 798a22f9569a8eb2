// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/overview.h"

#include "models/comparison_text.h"
#include "models/cutover_text.h"
#include "models/cvm_member.h"
#include "models/format.h"
#include "models/overview_agents.h"
#include "models/overview_attention.h"
#include "models/overview_provers.h"
#include "models/spoken.h"
#include "models/watch_text.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <map>

namespace pilothouse::models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

StateText freshnessState(const Snapshot<domain::CvmList> &snapshot, MonotonicTime now)
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

OverviewTile clusterTile(const Snapshot<domain::CvmList> &snapshot, const std::vector<cluster::ClusterAlarm> *alarms, MonotonicTime now)
{
    using domain::RunState;
    OverviewTile tile;
    tile.pageId = QStringLiteral("cluster");
    tile.title = Words::tr("Cluster");
    tile.state = freshnessState(snapshot, now);
    tile.unit = Words::tr("CVMs");
    if (!snapshot.hasValue()) {
        tile.figure = QStringLiteral("–");
        tile.foot = snapshot.error ? spoken(snapshot.error->what) : Words::tr("waiting for the first answer");
        return tile;
    }
    int running = 0, moving = 0, stopped = 0, bad = 0, unknown = 0;
    for (const domain::Cvm &cvm : snapshot.value->items) {
        switch (cvm.state) {
        case RunState::Running: ++running; break;
        case RunState::Starting:
        case RunState::Stopping: ++moving; break;
        case RunState::Stopped: ++stopped; break;
        case RunState::Unhealthy:
        case RunState::Failed: ++bad; break;
        case RunState::Unknown: ++unknown; break;
        }
    }
    const int total = int(snapshot.value->items.size());
    tile.figure = countText(total);
    tile.unit = total == 1 ? Words::tr("CVM") : Words::tr("CVMs");
    tile.total = total;
    for (const auto &[count, tone] :
         {std::pair(running, Tone::Ok), std::pair(moving, Tone::Busy), std::pair(bad, Tone::Fail), std::pair(stopped + unknown, Tone::Neutral)})
        if (count > 0)
            tile.parts.push_back({double(count), tone});
    QStringList foot;
    if (running > 0)
        foot << Words::tr("%1 running").arg(countText(running));
    // What is cut off where room is short is what matters least.
    if (bad > 0)
        foot << Words::tr("%1 failing").arg(countText(bad));
    if (unknown > 0)
        foot << Words::tr("%1 unknown").arg(countText(unknown));
    if (moving > 0)
        foot << Words::tr("%1 moving").arg(countText(moving));
    if (stopped > 0)
        foot << Words::tr("%1 stopped").arg(countText(stopped));
    tile.foot = foot.join(QStringLiteral(" · "));
    if (tile.state.mark != Mark::Pass)
        return tile;
    const int problems = bad + (alarms != nullptr ? countedAlarms(*alarms) : 0);
    const bool isSerious = bad > 0 || (alarms != nullptr && std::any_of(alarms->begin(), alarms->end(), [](const cluster::ClusterAlarm &alarm) {
                                           return alarm.severity == cluster::AlarmSeverity::Security;
                                       }));
    if (problems > 0)
        tile.state = StateText::of(isSerious ? Mark::Fail : Mark::Warn, counted(problems, Words::tr("1 problem"), Words::tr("%1 problems")));
    else if (unknown > 0)
        tile.state = StateText::of(Mark::Unknown, counted(unknown, Words::tr("1 unknown"), Words::tr("%1 unknown")));
    else
        tile.state = StateText::of(Mark::Pass, Words::tr("Good"));
    return tile;
}

/// What was compared, in the tile: figure, parts and, where some stand out, how many. The state is the verdict's own.
QString fillCompared(OverviewTile &tile, const attestation::Comparison &comparison)
{
    QSet<int> odd;
    for (const attestation::Row &row : comparison.rows)
        if (row.relation == attestation::Relation::Different)
            for (int index : row.outliers)
                odd.insert(index);
    int proven = 0;
    for (size_t i = 0; i < comparison.instances.size(); ++i)
        proven += comparison.instances[i].notProven.isEmpty() && !odd.contains(int(i));
    const int total = int(comparison.instances.size());
    tile.figure = countText(proven);
    tile.unit = Words::tr("of %1 identical").arg(countText(total));
    tile.total = total;
    const int different = int(odd.size());
    const int open = total - proven - different;
    for (const auto &[count, tone] : {std::pair(proven, Tone::Ok), std::pair(different, Tone::Fail), std::pair(open, Tone::Warn)})
        if (count > 0)
            tile.parts.push_back({double(count), tone});
    tile.state = stateOf(comparison.verdict);
    return different > 0 ? counted(different, Words::tr("1 differs"), Words::tr("%1 differ")) : QString();
}

OverviewTile attestationTile(const OverviewInput &input)
{
    OverviewTile tile;
    tile.pageId = QStringLiteral("attestation");
    tile.title = Words::tr("Attestation");
    QStringList foot;
    if (input.comparison == nullptr) {
        tile.state = StateText::of(Mark::Unverified, Words::tr("Not compared"));
        tile.figure = QStringLiteral("–");
        tile.unit = Words::tr("proven");
        foot << Words::tr("no comparison in this session");
    } else {
        foot << fillCompared(tile, *input.comparison);
    }
    // One count with the rail: what was compared is one thing to look at, each open alarm of the watch another.
    const OpenAlarms open = input.watchAlarms != nullptr ? openAlarms(*input.watchAlarms) : OpenAlarms();
    if (open.count > 0) {
        const bool wantsLook = input.comparison != nullptr && tile.state.isTrouble();
        if (wantsLook)
            foot.prepend(tile.state.word);
        foot.prepend(open.worst.word);
        if (!wantsLook || urgency(open.worst.tone) > urgency(tile.state.tone))
            tile.state = open.worst;
        tile.state.word = counted(open.count + int(wantsLook), Words::tr("1 problem"), Words::tr("%1 problems"));
    }
    if (input.comparison != nullptr && input.comparedAt)
        foot << Words::tr("compared %1 ago").arg(ageText(std::chrono::seconds(input.comparedAt->secsTo(input.utcNow))));
    foot.removeAll(QString());
    tile.foot = foot.join(QStringLiteral(" · "));
    return tile;
}

OverviewTile cutoverTile(const cutover::CutoverStatus &status)
{
    using cutover::Stage;
    OverviewTile tile;
    tile.pageId = QStringLiteral("cutover");
    tile.title = Words::tr("Cutover");
    const QString plane = status.newPlane.name;
    const cutover::SplitRow *largest = nullptr;
    bool unread = false;
    for (const cutover::SplitRow &row : status.split) {
        unread = unread || !row.inForce || row.inForceIsStale;
        if (row.inForce && (largest == nullptr || *row.inForce > *largest->inForce))
            largest = &row;
    }
    if (largest != nullptr) {
        tile.figure = percentText(*largest->inForce) + (unread ? QStringLiteral(" ?") : QString());
        tile.unit = Words::tr("of %1 on %2").arg(domain::intentWord(largest->intent), plane);
        tile.parts = {{largest->inForce->basisPoints() / 100.0, Tone::Busy}};
        tile.total = 100;
    } else {
        tile.figure = QStringLiteral("?");
        tile.unit = Words::tr("on %1").arg(plane);
    }
    const int closed = int(std::count_if(status.gates.begin(), status.gates.end(), [](const domain::Gate &gate) { return !gate.opens(); }));
    const bool failing
        = std::any_of(status.gates.begin(), status.gates.end(), [](const domain::Gate &gate) { return gate.state == domain::GateState::Fail; });
    if (status.stage == Stage::RollbackUnconfirmed)
        tile.state = StateText::of(Mark::Tripped, Words::tr("Rollback not confirmed"));
    else if (status.stage == Stage::Drifted)
        tile.state = StateText::of(Mark::Warn, Words::tr("Drifted"));
    else if (unread)
        tile.state = StateText::of(Mark::Unknown, Tone::Warn, Words::tr("Not read back"));
    else if (closed > 0)
        tile.state = StateText::of(status.run.isEmpty() ? Mark::Pending
                                   : failing            ? Mark::Fail
                                                        : Mark::Warn,
                                   counted(closed, Words::tr("1 gate closed"), Words::tr("%1 gates closed")));
    else
        tile.state = StateText::of(Mark::Pass, Words::tr("Gates open"));
    tile.foot = status.run.isEmpty() ? Words::tr("no run open") : Words::tr("run %1 · %2").arg(status.run, CutoverText::stageName(status.stage));
    return tile;
}

OverviewTile auditTile(const std::optional<audit::Verification> &verification, const std::optional<Error> &error)
{
    OverviewTile tile;
    tile.pageId = QStringLiteral("audit");
    tile.title = Words::tr("Audit");
    tile.unit = Words::tr("entries");
    tile.figure = verification ? countText(qint64(verification->entries)) : QStringLiteral("–");
    tile.state = auditSummary(verification, error);
    if (verification) {
        const bool replaced = verification->tipMatchesAnchor == std::optional(false);
        tile.state.word = !verification->intact ? Words::tr("Broken") : replaced ? Words::tr("Tip differs") : Words::tr("Intact");
        tile.foot = verification->intact
                        ? counted(qint64(verification->checkpoints), Words::tr("1 signed checkpoint"), Words::tr("%1 signed checkpoints"))
                        : verification->message;
        if (verification->entries == 1)
            tile.unit = Words::tr("entry");
    } else if (!error) {
        tile.state.word = Words::tr("Checking");
    }
    return tile;
}

std::vector<SourceLine> sourceLines(const OverviewInput &input)
{
    std::vector<SourceLine> lines;
    if (input.cluster) {
        SourceLine line;
        line.state = freshnessState(*input.cluster, input.now);
        line.state.word = Words::tr("Phala Cloud API");
        if (input.cluster->error && line.state.mark == Mark::Pass)
            line.state = StateText::of(Mark::Warn, line.state.word);
        if (input.cluster->fetchedAt.isValid())
            line.at = input.cluster->fetchedAt;
        line.nextIn = input.clusterNextIn;
        lines.push_back(line);
    }
    if (input.provers)
        lines.push_back(proversSource(*input.provers, input.proversNextIn, input.now));
    if (input.agents)
        lines.push_back(agentsSource(*input.agents, input.agentsNextIn, input.now));
    if (input.cutover) {
        const cutover::CutoverStatus &status = *input.cutover;
        SourceLine router;
        router.at = status.router.readAt;
        router.state = status.router.error    ? StateText::of(Mark::Fail, QString())
                       : status.router.readAt ? StateText::of(Mark::Pass, QString())
                                              : StateText::of(Mark::Pending, QString());
        router.state.word = Words::tr("Router %1").arg(status.router.endpoint);
        lines.push_back(router);
        for (const cutover::PlaneStatus *plane : {&status.oldPlane, &status.newPlane}) {
            SourceLine line;
            line.at = plane->measuredAt;
            const bool asked = plane->measuredAt.has_value();
            line.state = plane->ready.has_value() ? StateText::of(*plane->ready ? Mark::Pass : Mark::Fail, QString())
                         : asked                  ? StateText::of(Mark::Blind, Tone::Fail, QString())
                                                  : StateText::of(Mark::Pending, QString());
            line.state.word = plane->ready.value_or(true) && (plane->ready.has_value() || !asked)
                                  ? Words::tr("Plane %1").arg(plane->name)
                                  : Words::tr("Plane %1: %2").arg(plane->name, spoken(plane->finding));
            lines.push_back(line);
        }
    }
    for (auto it = input.unavailable.begin(); it != input.unavailable.end(); ++it)
        lines.push_back({StateText::of(Mark::Blind, Tone::Fail, Words::tr("%1: %2").arg(it.key(), it->what)), std::nullopt, std::nullopt});
    return lines;
}

/// One line per size. The sum of the lines is the whole: what has no rate is in neither.
std::vector<SpendShare> spendShares(const domain::CvmList &list, const Money &whole)
{
    struct Size
    {
        Money sum;
        int machines = 0;
        std::optional<Money> each; ///< nothing when their rates differ
    };
    std::map<QString, Size> sizes;
    for (const domain::Cvm &cvm : list.items) {
        if (cvm.state == domain::RunState::Stopped || !cvm.hourlyRate)
            continue;
        const auto [it, isNew] = sizes.try_emplace(cvm.instanceType.isEmpty() ? Words::tr("size not said") : cvm.instanceType,
                                                   Size{*cvm.hourlyRate, 1, *cvm.hourlyRate});
        if (isNew)
            continue;
        Size &size = it->second;
        if (const auto sum = size.sum.plus(*cvm.hourlyRate))
            size.sum = *sum;
        ++size.machines;
        if (size.each && *size.each != *cvm.hourlyRate)
            size.each.reset();
    }
    std::vector<std::pair<Money, SpendShare>> lines;
    for (const auto &[name, size] : sizes) {
        SpendShare share;
        share.size = name;
        share.machines = size.each ? Words::tr("%1 × %2").arg(countText(size.machines), amountText(*size.each)) : countText(size.machines);
        share.amount = amountText(size.sum);
        share.share = whole.micros() > 0 ? double(size.sum.micros()) / double(whole.micros()) : 0;
        lines.emplace_back(size.sum, std::move(share));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const auto &a, const auto &b) { return a.first.micros() > b.first.micros(); });
    std::vector<SpendShare> shares;
    for (auto &[sum, share] : lines)
        shares.push_back(std::move(share));
    return shares;
}

std::optional<SpendLine> spendLine(const OverviewInput &input)
{
    if (!input.cluster || !input.cluster->hasValue())
        return std::nullopt;
    std::optional<Money> sum;
    int without = 0;
    for (const domain::Cvm &cvm : input.cluster->value->items) {
        if (cvm.state == domain::RunState::Stopped)
            continue;
        if (!cvm.hourlyRate) {
            ++without;
            continue;
        }
        const auto added = sum ? sum->plus(*cvm.hourlyRate) : cvm.hourlyRate;
        if (!added)
            return std::nullopt; // two currencies: no sum rather than a wrong one
        sum = added;
    }
    if (!sum)
        return std::nullopt;
    SpendLine line;
    line.figure = amountText(*sum);
    line.unit = Words::tr("%1/h").arg(sum->currency());
    line.shares = spendShares(*input.cluster->value, *sum);
    line.note = without == 0 ? Words::tr("Rates as the cloud's API gives them for what is not stopped. Disks and traffic are not included.")
                             : Words::tr("Incomplete: %1 CVMs have no rate. Disks and traffic are not included.").arg(countText(without));
    return line;
}

} // namespace

Overview makeOverview(const OverviewInput &input)
{
    Overview overview;
    if (input.cluster)
        overview.tiles.push_back(clusterTile(*input.cluster, input.clusterAlarms, input.now));
    if (input.provers)
        overview.tiles.push_back(proversTile(*input.provers, input.now));
    overview.tiles.push_back(attestationTile(input));
    if (input.cutover)
        overview.tiles.push_back(cutoverTile(*input.cutover));
    overview.tiles.push_back(auditTile(input.audit, input.auditError));
    overview.sources = sourceLines(input);
    overview.attention = attentionItems(input);
    overview.spend = spendLine(input);
    return overview;
}

StateText sourcesSummary(const std::vector<SourceLine> &sources)
{
    if (sources.empty())
        return StateText::of(Mark::Stopped, Words::tr("No sources"));
    int good = 0;
    bool waiting = false;
    bool failed = false;
    for (const SourceLine &line : sources) {
        good += line.state.mark == Mark::Pass;
        waiting = waiting || line.state.mark == Mark::Pending;
        failed = failed || line.state.tone == Tone::Fail;
    }
    const QString word = Words::tr("Sources %1 of %2 good").arg(good).arg(sources.size());
    if (failed)
        return StateText::of(Mark::Blind, Tone::Fail, word);
    if (good < int(sources.size()))
        return waiting ? StateText::of(Mark::Pending, word) : StateText::of(Mark::Warn, word);
    return StateText::of(Mark::Pass, word);
}

StateText auditSummary(const std::optional<audit::Verification> &verification, const std::optional<Error> &error)
{
    if (error)
        return StateText::of(Mark::Unknown, Tone::Warn, Words::tr("Audit not checked: %1").arg(spoken(error->what)));
    if (!verification)
        return StateText::of(Mark::Pending, Words::tr("Audit: checking"));
    if (!verification->intact)
        return StateText::of(Mark::Fail, Words::tr("Audit broken: %1").arg(verification->message));
    // Whole in itself, but not the record whose tip was kept outside: cut off, or replaced by an older one.
    if (verification->tipMatchesAnchor == std::optional(false))
        return StateText::of(Mark::Fail, Words::tr("Audit: the tip is not the one kept in the keychain"));
    return StateText::of(Mark::Pass, verification->entries == 0 ? Words::tr("Audit: empty")
                                                                : counted(qint64(verification->entries), Words::tr("Audit intact · 1 entry"),
                                                                          Words::tr("Audit intact · %1 entries")));
}

RunFacts runFacts(const cutover::CutoverStatus &status)
{
    using cutover::Stage;
    RunFacts facts;
    const cutover::SplitRow *largest = nullptr;
    bool unread = false;
    for (const cutover::SplitRow &row : status.split) {
        unread = unread || (!row.inForce && row.wanted != Percent::zero());
        if (row.inForce && *row.inForce > Percent::zero() && (largest == nullptr || *row.inForce > *largest->inForce))
            largest = &row;
    }
    const bool open = !status.run.isEmpty() && status.stage != Stage::Closed && status.stage != Stage::RolledBack && status.stage != Stage::Cancelled
                      && status.stage != Stage::None;
    facts.rollbackOffered = open || largest != nullptr || unread || status.stage == Stage::RollbackUnconfirmed || status.stage == Stage::RollingBack;
    if (!facts.rollbackOffered)
        return facts;
    facts.chip = largest == nullptr
                     ? CutoverText::stageName(status.stage)
                     : Words::tr("%1 · %2 %3")
                           .arg(CutoverText::stageName(status.stage), domain::intentWord(largest->intent), percentText(*largest->inForce));
    return facts;
}

} // namespace pilothouse::models
