// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agent_detail.h"

#include "models/agent_table_model.h"
#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

using domain::Deployment;
using domain::DeploymentState;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AgentDetail)
};

constexpr size_t kMostEvents = 200;

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString spaced(QStringList sentences)
{
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString wordOf(DeploymentState state)
{
    Deployment one;
    one.state = state;
    return agentStateText(one, QDateTime()).word;
}

Tone toneOf(DeploymentState state)
{
    switch (state) {
    case DeploymentState::Running: return Tone::Ok;
    case DeploymentState::Unhealthy: return Tone::Warn;
    case DeploymentState::Failed: return Tone::Fail;
    case DeploymentState::Pending:
    case DeploymentState::Deploying:
    case DeploymentState::Starting:
    case DeploymentState::Stopping: return Tone::Busy;
    case DeploymentState::Stopped:
    case DeploymentState::Unknown: break;
    }
    return Tone::Neutral;
}

std::optional<AgentDetail::Problem> problemOf(const Deployment &deployment, const QDateTime &now)
{
    const auto problem = [](Mark mark, const QString &sentence, const QString &text) {
        return AgentDetail::Problem{StateText::of(mark, sentence), text};
    };
    if (deployment.duplicateToken)
        return problem(
            Mark::Warn, Words::tr("The list names NFT %1 twice").arg(visibleText(deployment.token, 64)),
            Words::tr("One NFT has at most one deployment. Nothing was changed. Actions on either are refused until the list tells them apart."));
    if (deployment.state == DeploymentState::Failed)
        return problem(Mark::Fail,
                       deployment.error.isEmpty() ? Words::tr("It failed, and the orchestrator gives no reason")
                                                  : sentence(visibleText(deployment.error, 300)),
                       Words::tr("Nothing was changed from here. “Deploy again” makes a new attempt with the same NFT and provider."));
    if (deployment.state == DeploymentState::Unhealthy)
        return problem(
            Mark::Warn, Words::tr("The orchestrator's health checks fail"),
            spaced({deployment.error.isEmpty() ? QString() : sentence(visibleText(deployment.error, 300)) + u'.',
                    deployment.health.lastCheck.isValid() ? Words::tr("Last checked %1.").arg(utcTimeText(deployment.health.lastCheck)) : QString(),
                    Words::tr("It may restart the agent by itself; nothing was changed from here.")}));
    if (deployment.state == DeploymentState::Unknown && !deployment.status.isEmpty())
        return problem(Mark::Unknown, Words::tr("“%1” is not a state this console knows").arg(visibleText(deployment.status, 40)),
                       Words::tr("It is shown as the orchestrator sent it and counts as unknown: never as running."));
    if (isStuck(deployment, now))
        return problem(
            Mark::Warn,
            Words::tr("%1 for %2: longer than the %3 it may take")
                .arg(wordOf(deployment.state), durationText(*inStateFor(deployment, now)), durationText(*domain::stateLimit(deployment.state))),
            Words::tr("The provider may still be at it. It can be cancelled."));
    return std::nullopt;
}

std::vector<StateText> checksOf(const Deployment &deployment, const agents::ObservedHistory &history, bool isStale)
{
    std::vector<StateText> checks;
    if (isStale)
        checks.push_back(StateText::of(Mark::Stale, Words::tr("Older than its limit: may have changed since")));
    if (domain::isMoving(deployment.state) && !deployment.message.isEmpty())
        checks.push_back(StateText::of(Mark::Busy, sentence(visibleText(deployment.message, 200))));
    if (history.illegalJumps > 0)
        checks.push_back(StateText::of(Mark::Warn, counted(history.illegalJumps, Words::tr("1 step seen that the machine does not know"),
                                                           Words::tr("%1 steps seen that the machine does not know"))));
    if (!deployment.provider.isEmpty() && !agents::isAttestedProvider(deployment.provider))
        checks.push_back(StateText::of(Mark::Unverified, Tone::Warn,
                                       Words::tr("Not attested: %1 gives no confidential machine").arg(visibleText(deployment.provider, 40))));
    return checks;
}

} // namespace

QString AgentMachine::spoken() const
{
    QStringList seen;
    QString now = outside;
    for (const Node &node : nodes) {
        if (node.current)
            now = joined({node.word, node.time});
        else if (node.visited)
            seen << (node.time.isEmpty() ? node.word : node.word + u' ' + node.time);
    }
    return seen.isEmpty() ? now : Words::tr("%1; before: %2").arg(now, listText(seen));
}

AgentMachine agentMachine(const Deployment &deployment, const agents::ObservedHistory &history, const QDateTime &now)
{
    AgentMachine machine;
    for (size_t i = 0; i < machine.nodes.size(); ++i) {
        AgentMachine::Node &node = machine.nodes[i];
        node.state = DeploymentState(i);
        node.word = wordOf(node.state);
        node.tone = toneOf(node.state);
        node.current = deployment.state == node.state;
        node.visited = node.current;
    }
    for (const agents::StateStay &stay : history.stays) {
        if (size_t(stay.state) >= machine.nodes.size())
            continue;
        AgentMachine::Node &node = machine.nodes[size_t(stay.state)];
        node.visited = true;
        if (stay.lasted)
            node.time = durationText(*stay.lasted);
    }
    if (deployment.state == DeploymentState::Unknown) {
        machine.outside = deployment.status.isEmpty() ? Words::tr("The orchestrator names no state.")
                                                      : Words::tr("“%1” is none of these states.").arg(visibleText(deployment.status, 40));
    } else {
        const auto since = inStateFor(deployment, now);
        machine.nodes[size_t(deployment.state)].time = since ? Words::tr("now %1").arg(durationText(*since)) : Words::tr("now");
    }
    return machine;
}

AgentDetail agentDetail(const Deployment &deployment, const agents::ObservedHistory &history, const QDateTime &now, bool isStale)
{
    using Kind = AgentDetail::Pair::Kind;
    AgentDetail detail;
    const QString token = deployment.token.isEmpty() ? QString() : Words::tr("token %1").arg(visibleText(deployment.token, 64));
    detail.name = !deployment.name.isEmpty() ? visibleText(deployment.name, 120) : token.isEmpty() ? visibleText(deployment.id.text(), 80) : token;
    detail.state = agentStateText(deployment, now);
    const auto since = inStateFor(deployment, now);
    const QString word = deployment.state == DeploymentState::Unknown ? detail.state.word : wordOf(deployment.state);
    detail.subtitle = joined({since ? Words::tr("%1 for %2").arg(word, durationText(*since)) : word, deployment.name.isEmpty() ? QString() : token});
    detail.machine = agentMachine(deployment, history, now);
    detail.problem = problemOf(deployment, now);
    detail.checks = checksOf(deployment, history, isStale);

    const auto add = [&detail](const QString &key, const QString &value, Kind kind = Kind::Text) { detail.pairs.push_back({key, value, kind}); };
    add(Words::tr("Owner"), visibleText(deployment.owner, 200), Kind::Mono);
    add(Words::tr("Endpoint"), visibleText(deployment.endpointUrl, 600), Kind::Mono);
    add(Words::tr("Health"),
        joined({visibleText(deployment.health.status, 60),
                deployment.health.lastCheck.isValid() ? Words::tr("checked %1").arg(utcTimeText(deployment.health.lastCheck)) : QString()}));
    add(Words::tr("Uptime"), deployment.health.uptime ? durationText(*deployment.health.uptime) : QString());
    add(Words::tr("Provider"), joined({visibleText(deployment.provider, 60), visibleText(deployment.providerRef, 120)}));
    const QString gpu = deployment.resources.gpu;
    const bool hasGpu = gpu == QLatin1String("true") || gpu.toInt() > 0;
    add(Words::tr("Resources"),
        joined({deployment.resources.cpu.isEmpty() ? QString() : Words::tr("%1 CPU").arg(visibleText(deployment.resources.cpu, 20)),
                visibleText(deployment.resources.memory, 20),
                gpu.isEmpty() ? QString()
                : hasGpu      ? Words::tr("GPU")
                              : Words::tr("no GPU")}));
    add(Words::tr("Created"), deployment.createdAt.isValid() ? utcText(deployment.createdAt) : QString());
    add(Words::tr("Deployment id"), visibleText(deployment.id.text(), 300), Kind::Mono);
    return detail;
}

std::vector<ListColumn> agentEventColumns()
{
    return {{QStringLiteral("at"), Words::tr("Time (UTC)")}, {QStringLiteral("text"), Words::tr("What happened")}};
}

std::vector<ListRow> agentEvents(const agents::ObservedHistory &history, const agents::RemoteHistory *remote, const QDateTime &now)
{
    std::vector<domain::DeploymentEvent> events = history.events;
    if (remote != nullptr && remote->events)
        events.insert(events.end(), remote->events->begin(), remote->events->end());
    std::ranges::stable_sort(events, [](const auto &a, const auto &b) { return a.at > b.at; });
    if (events.size() > kMostEvents)
        events.resize(kMostEvents);
    std::vector<ListRow> rows;
    rows.reserve(events.size());
    for (size_t i = 0; i < events.size(); ++i) {
        const domain::DeploymentEvent &event = events[i];
        const QString text = visibleText(event.text, 400);
        ListCell at{utcLogText(event.at, now), toUtcText(event.at), std::nullopt, true, false};
        // In one column: beside a column for the kind there is no room for what the orchestrator says.
        const QString kind = visibleText(event.type, 60);
        const QString said = text.isEmpty() ? kind : QStringLiteral("%1 · %2").arg(kind, text);
        ListCell what{event.observed ? Words::tr("%1 (seen from here)").arg(said) : said, said, std::nullopt, false, false};
        if (event.type == QLatin1String("illegal-transition"))
            what.state = StateText::of(Mark::Warn, what.text);
        rows.push_back({QStringLiteral("%1/%2/%3").arg(event.at.toMSecsSinceEpoch()).arg(event.type).arg(i), {at, what}, text});
    }
    return rows;
}

AgentFeedText agentFeedText(const agents::AgentsWorkflow &workflow)
{
    using Mode = agents::AgentsWorkflow::Mode;
    const QString trouble = workflow.liveTrouble().isEmpty() ? QString() : visibleText(pilothouse::models::spoken(workflow.liveTrouble()), 200);
    switch (workflow.mode()) {
    case Mode::Live: return {Words::tr("Live"), Words::tr("Socket, last heard"), Words::tr("Changes come by themselves; the list is read as well.")};
    case Mode::Polling:
        return {Words::tr("Polling"), Words::tr("List"),
                trouble.isEmpty() ? Words::tr("No live messages yet: the list is read instead.")
                                  : Words::tr("No live messages: %1. The list is read instead.").arg(trouble)};
    case Mode::Stale:
    case Mode::Off: break;
    }
    return {QString(), Words::tr("List"), trouble};
}

QString agentCurl(const agents::AgentPort &port, const QStringList &tokens)
{
    QStringList lines;
    for (const QString &token : tokens)
        lines << QStringLiteral("curl --fail-with-body -H \"Authorization: Bearer $ORCHESTRATOR_TOKEN\" -- %1")
                     .arg(shellQuoted(port.endpoint() + port.deploymentPath(token)));
    return lines.join(u'\n');
}

std::vector<StateText> deployFindings(const domain::Plan &plan, const std::vector<agents::DeployProblem> &problems, const QString &pricePerHour)
{
    std::vector<StateText> findings;
    for (const agents::DeployProblem &problem : problems)
        findings.push_back(StateText::of(Mark::Fail, sentence(pilothouse::models::spoken(problem.text))));
    if (problems.empty() && !plan.refusal.isEmpty())
        findings.push_back(StateText::of(Mark::Fail, sentence(pilothouse::models::spoken(plan.refusal))));
    for (const domain::PlanCheck &check : plan.checks) {
        if (check.text == agents::noPriceWords())
            continue; // the form has a field for it, and says below what came of that
        const Mark mark = check.state == domain::CheckState::Warning   ? Mark::Warn
                          : check.state == domain::CheckState::Fail    ? Mark::Fail
                          : check.state == domain::CheckState::Unknown ? Mark::Unknown
                          : check.state == domain::CheckState::Note    ? Mark::Pending
                                                                       : Mark::Pass;
        findings.push_back(StateText::of(mark, sentence(pilothouse::models::spoken(check.text))));
    }
    if (pricePerHour.trimmed().isEmpty()) {
        findings.push_back(StateText::of(Mark::Unknown, Words::tr("Cost: the orchestrator names no price. Enter the provider's for an estimate.")));
    } else if (const auto money = Money::fromDecimal(pricePerHour.trimmed(), QStringLiteral("USD"))) {
        findings.push_back(StateText::of(
            Mark::Pass, Words::tr("Cost: %1, %2 while it exists; by the price you entered").arg(hourlyText(*money), monthlyText(*money))));
    } else {
        findings.push_back(StateText::of(Mark::Fail, Words::tr("The price is no amount such as 0.232")));
    }
    return findings;
}

} // namespace pilothouse::models
