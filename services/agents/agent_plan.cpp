// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/agents/agent_plan.h"

#include "services/core/plain_text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace pilothouse::agents {

using domain::ActionState;
using domain::Deployment;
using domain::DeploymentState;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kLongestToken = 64;
constexpr qsizetype kLongestProvider = 32;

QString curl(const AgentPort &port, const QString &verb, const QString &path, const QByteArray &body)
{
    QString command = u"curl --fail-with-body -X %1 -H \"Authorization: Bearer $ORCHESTRATOR_TOKEN\""_s.arg(verb);
    if (!body.isEmpty())
        command += u" -H 'Content-Type: application/json' -d %1"_s.arg(shellQuoted(QString::fromUtf8(body)));
    return command + u" -- "_s + shellQuoted(port.endpoint() + path);
}

QString lossOf(const Deployment &deployment)
{
    switch (deployment.state) {
    case DeploymentState::Pending:
    case DeploymentState::Deploying:
    case DeploymentState::Starting: return u"what was built so far"_s;
    case DeploymentState::Running:
    case DeploymentState::Unhealthy:
    case DeploymentState::Stopping: return u"the agent's memory: conversations that were not written elsewhere"_s;
    case DeploymentState::Stopped:
    case DeploymentState::Failed:
    case DeploymentState::Unknown: break;
    }
    return u"what the provider still keeps of it"_s;
}

bool isStart(DeploymentState state)
{
    return state == DeploymentState::Pending || state == DeploymentState::Deploying || state == DeploymentState::Starting;
}

} // namespace

std::vector<DeployProblem> problemsOf(const DeployRequest &request)
{
    using Field = DeployProblem::Field;
    std::vector<DeployProblem> problems;
    if (request.token.isEmpty())
        problems.push_back({Field::Token, u"an NFT is needed"_s});
    else if (request.token.size() > kLongestToken)
        problems.push_back({Field::Token, u"a token id has at most %1 characters"_s.arg(kLongestToken)});
    else if (visibleText(request.token, kLongestToken) != request.token || request.token.trimmed() != request.token)
        problems.push_back({Field::Token, u"the token id has blanks at its ends or characters that cannot be seen"_s});
    if (!isWalletAddress(request.wallet))
        problems.push_back({Field::Wallet, request.wallet.isEmpty()                  ? u"a wallet is needed"_s
                                           : request.wallet.startsWith("secret1"_L1) ? u"the address has a wrong digit: its checksum does not hold"_s
                                                                                     : u"an address begins with secret1"_s});
    static const QRegularExpression word(u"\\A[a-z0-9][a-z0-9_.-]*\\z"_s);
    if (request.provider.size() > kLongestProvider || !word.match(request.provider).hasMatch())
        problems.push_back({Field::Provider, u"a provider is a word such as secret_vm, akash or local"_s});
    static const QRegularExpression cpu(u"\\A[1-9][0-9]{0,2}\\z"_s);
    if (!request.resources.cpu.isEmpty() && !cpu.match(request.resources.cpu).hasMatch())
        problems.push_back({Field::Cpu, u"a whole number of CPUs from 1 to 999"_s});
    static const QRegularExpression memory(u"\\A[1-9][0-9]{0,4}(Mi|Gi)\\z"_s);
    if (!request.resources.memory.isEmpty() && !memory.match(request.resources.memory).hasMatch())
        problems.push_back({Field::Memory, u"an amount such as 4Gi or 512Mi"_s});
    return problems;
}

bool isAttestedProvider(QStringView provider)
{
    return provider == "secret_vm"_L1;
}

QString deploymentTitle(const Deployment &deployment)
{
    if (deployment.token.isEmpty())
        return deployment.name.isEmpty() ? visibleText(deployment.id.text(), 60) : visibleText(deployment.name, 80);
    const QString token = u"token %1"_s.arg(visibleText(deployment.token, 64));
    return deployment.name.isEmpty() ? token : u"%1 (%2)"_s.arg(visibleText(deployment.name, 80), token);
}

QString noPriceWords()
{
    return u"What it costs is not known: the orchestrator names no price"_s;
}

domain::Plan deployPlan(const DeployRequest &request, const Deployment *existing, const DeployEstimate &estimate, const AgentPort &port,
                        const PlanScene &scene)
{
    domain::Plan plan;
    plan.environment = scene.environment;
    plan.dataFrom = scene.dataFrom;
    const QString token = visibleText(request.token, 64);
    plan.title = existing != nullptr ? u"Deploy token %1 again"_s.arg(token) : u"Deploy token %1"_s.arg(token);
    plan.verb = u"Deploy"_s;
    QJsonObject body{{u"nft_token_id"_s, request.token}, {u"wallet_address"_s, request.wallet}, {u"provider"_s, request.provider}};
    plan.steps.push_back({u"Sign in as %1 for this NFT"_s.arg(visibleText(request.wallet, 80)), scene.endpoint, QString()});
    plan.steps.push_back({u"Deploy on %1"_s.arg(visibleText(request.provider, 40)), scene.endpoint,
                          curl(port, u"POST"_s, port.deployPath(), QJsonDocument(body).toJson(QJsonDocument::Compact))});
    plan.steps.push_back({u"Watch until it runs or has failed"_s, scene.endpoint, curl(port, u"GET"_s, port.deploymentPath(request.token), {})});
    if (estimate.seen)
        plan.checks.push_back(
            {domain::CheckState::Pass,
             u"Usually runs after %1 s (median of %2 seen from here). It counts as stuck after %3 min"_s.arg(
                 QString::number(estimate.seen->count()), QString::number(estimate.seenCount), QString::number(estimate.limit / 1min))});
    else
        plan.checks.push_back(
            {domain::CheckState::Unknown,
             u"How long it takes is not known: none was seen from here yet. It counts as stuck after %1 min"_s.arg(estimate.limit / 1min)});
    if (!isAttestedProvider(request.provider))
        plan.checks.push_back({domain::CheckState::Warning,
                               u"%1 gives no confidential machine: the agent will not be attested"_s.arg(visibleText(request.provider, 40))});
    plan.checks.push_back({domain::CheckState::Unknown, noPriceWords()});
    plan.ifItFails = u"the state is read back; nothing is sent twice"_s;
    plan.toUndo = u"stop the deployment; its memory does not come back"_s;
    plan.sideEffects = u"The provider bills the machine while it exists."_s;
    if (existing != nullptr) {
        const ActionState retry = canRetry(*existing);
        if (!retry.allowed)
            plan.refusal = u"%1: %2"_s.arg(deploymentTitle(*existing), retry.reason);
    }
    const auto problems = problemsOf(request);
    if (!problems.empty())
        plan.refusal = problems.front().text;
    return plan;
}

ActionState canStop(const Deployment &deployment)
{
    if (deployment.token.isEmpty())
        return ActionState::no(u"the list does not name its NFT, by which it would be stopped"_s);
    if (deployment.duplicateToken)
        return ActionState::no(u"the list names its NFT twice"_s);
    switch (deployment.state) {
    case DeploymentState::Stopped: return ActionState::no(u"already stopped"_s);
    case DeploymentState::Stopping: return ActionState::no(u"it is stopping"_s);
    case DeploymentState::Pending:
    case DeploymentState::Deploying:
    case DeploymentState::Starting:
    case DeploymentState::Running:
    case DeploymentState::Unhealthy:
    case DeploymentState::Failed: return ActionState::yes();
    case DeploymentState::Unknown: break;
    }
    return ActionState::no(u"its state “%1” is not known here"_s.arg(visibleText(deployment.status, 40)));
}

ActionState canRetry(const Deployment &deployment)
{
    switch (deployment.state) {
    case DeploymentState::Stopped:
    case DeploymentState::Failed: return deployment.duplicateToken ? ActionState::no(u"the list names its NFT twice"_s) : ActionState::yes();
    case DeploymentState::Pending:
    case DeploymentState::Deploying:
    case DeploymentState::Starting:
    case DeploymentState::Running:
    case DeploymentState::Unhealthy:
    case DeploymentState::Stopping:
        return ActionState::no(u"there is a deployment already, %1; one NFT has at most one"_s.arg(deploymentStateWord(deployment.state)));
    case DeploymentState::Unknown: break;
    }
    return ActionState::no(u"its state “%1” is not known here"_s.arg(visibleText(deployment.status, 40)));
}

domain::Plan stopPlan(const StopTargets &targets, const AgentPort &port, const PlanScene &scene, int writesPerMinute)
{
    domain::Plan plan;
    plan.environment = scene.environment;
    plan.dataFrom = scene.dataFrom;
    const size_t count = targets.targets.size();
    const bool cancels = count > 0 && std::ranges::all_of(targets.targets, [](const Deployment &target) { return isStart(target.state); });
    const QString verb = cancels ? u"Cancel"_s : u"Stop"_s;
    plan.verb = count == 1 ? u"%1 token %2"_s.arg(verb, visibleText(targets.targets.front().token, 64)) : u"%1 %2 deployments"_s.arg(verb).arg(count);
    plan.title = plan.verb;
    for (const Deployment &target : targets.targets) {
        domain::PlanStep step;
        step.what = u"%1 %2: loses %3"_s.arg(isStart(target.state) ? u"Cancel"_s : u"Stop"_s, deploymentTitle(target), lossOf(target));
        step.target = target.provider.isEmpty() ? scene.endpoint : visibleText(target.provider, 40);
        step.command = curl(port, u"DELETE"_s, port.deploymentPath(target.token), {});
        plan.steps.push_back(step);
        if (!target.owner.isEmpty() && !port.canAct(target.owner, target.token))
            plan.checks.push_back(
                {domain::CheckState::Warning, u"%1: %2 has to sign in first"_s.arg(deploymentTitle(target), visibleText(target.owner, 80))});
    }
    plan.skipped = targets.skipped;
    if (count > size_t(writesPerMinute))
        plan.checks.push_back(
            {domain::CheckState::Warning, u"The orchestrator takes %1 changes a minute: this takes about %2 min"_s.arg(
                                              QString::number(writesPerMinute), QString::number((count - 1) / size_t(writesPerMinute)))});
    plan.ifItFails = count > 1 ? u"the others go on; each has its own result, failed ones can be tried again"_s
                               : u"nothing else is changed; the state is read back"_s;
    plan.toUndo = u"deploy again; what was in memory does not come back"_s;
    plan.sideEffects = u"Users of the agent get no answer from now on."_s;
    if (scene.environment.kind == domain::EnvironmentKind::Production && count > 0) {
        plan.phrase = count == 1 ? u"%1/%2"_s.arg(scene.environment.id.text(), targets.targets.front().token)
                                 : u"%1/stop %2 deployments"_s.arg(scene.environment.id.text()).arg(count);
        plan.phraseReason = u"stops agents in production"_s;
    }
    if (count == 0)
        plan.refusal = u"nothing can be stopped: %1"_s.arg(targets.skipped.isEmpty() ? u"no deployment is chosen"_s : targets.skipped.join("; "_L1));
    return plan;
}

std::chrono::milliseconds WritePace::wait(MonotonicTime now) const
{
    if (m_taken.size() < size_t(m_perMinute))
        return 0ms;
    const MonotonicTime free = m_taken[m_taken.size() - size_t(m_perMinute)] + 60s;
    return free <= now ? 0ms : std::chrono::ceil<std::chrono::milliseconds>(free - now);
}

void WritePace::take(MonotonicTime now)
{
    m_taken.push_back(now);
    while (m_taken.size() > size_t(m_perMinute))
        m_taken.pop_front();
}

} // namespace pilothouse::agents
