// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/provision_offer.h"

#include "services/cluster/settling.h"
#include "services/core/plain_text.h"

#include <QLocale>
#include <QRandomGenerator>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;
using domain::CheckState;

namespace {

SealedVariable variable(const QString &name, const QString &value)
{
    SealedVariable sealed;
    sealed.name = name;
    sealed.value = Secret(value.toUtf8());
    return sealed;
}

CheckState stateOf(const BudgetCheck &budget)
{
    switch (budget.state) {
    case BudgetCheck::State::Within: return CheckState::Pass;
    case BudgetCheck::State::Over: return CheckState::Fail;
    case BudgetCheck::State::Unknown: return CheckState::Unknown;
    case BudgetCheck::State::NotSet: return CheckState::Warning;
    }
    return CheckState::Unknown;
}

/// The step before the last one has the hash approved.
void setRefusal(domain::Plan &plan, OnRefusal onRefusal)
{
    const bool holds = onRefusal == OnRefusal::Hold;
    plan.steps[plan.steps.size() - 2].what = holds ? u"Have the registry approve its compose hash; if it refuses, the runner is held"_s
                                                   : u"Have the registry approve its compose hash; if it refuses, the runner is deleted again"_s;
    plan.ifItFails = u"it is deleted again, and that is read back; the head stays as it is. What cannot be deleted stays on the list of machines "
                     "that are still being paid for"_s;
    if (holds)
        plan.ifItFails
            += u". "_s
               + u"If the registry refuses its hash, it is held: it serves nobody and is paid for until its hash is approved or it is deleted"_s;
}

} // namespace

QString newRunnerName(const QString &cluster)
{
    return u"%1-runner-%2"_s.arg(cluster).arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

QString registryUrlOf(const domain::Cvm &registry, int port)
{
    const QString domain = gatewayDomainOf(registry);
    return registry.appId.isEmpty() || domain.isEmpty() ? QString() : u"https://%1-%2.%3"_s.arg(registry.appId).arg(port).arg(domain);
}

QString gatewayDomainOfNode(const QString &node)
{
    domain::Cvm there;
    there.node = node;
    return gatewayDomainOf(there);
}

std::vector<SealedVariable> runnerVariables(const RunnerSettings &settings, const QString &registryUrl, const QString &gatewayDomain)
{
    std::vector<SealedVariable> variables;
    variables.push_back(variable(u"REGISTRY_URL"_s, registryUrl));
    variables.push_back(variable(u"CAPACITY_THRESHOLD"_s, QLocale::c().toString(settings.capacityThreshold, 'g', 6)));
    variables.push_back(variable(u"MODEL_MEMORY_LIMIT_MB"_s, QString::number(settings.memoryPerModelMb)));
    variables.push_back(variable(u"GATEWAY_AUTH_COORDINATOR_WALLET"_s, settings.coordinatorWallet));
    variables.push_back(variable(u"CVM_BASE_DOMAIN"_s, gatewayDomain));
    return variables;
}

void planProvision(ProvisionOffer &offer, const InstanceType *type, const ProvisionScene &scene)
{
    domain::Plan plan = deployPlan(*offer.spec, offer.provision, type, scene.change);
    plan.title = u"Provision %1"_s.arg(offer.name);
    plan.verb = u"Provision runner"_s;
    plan.steps.push_back(
        {u"Wait at most %1 until it is healthy, accepts signed requests and has room"_s.arg(durationText(scene.readyLimit)), offer.name, {}});
    plan.steps.push_back({{}, scene.registryUrl, {}});
    plan.steps.push_back({u"Make it the head"_s, u"this console"_s, {}});
    setRefusal(plan, OnRefusal::CleanUp);
    std::vector<domain::PlanCheck> checks;
    checks.push_back({CheckState::Pass, u"why: %1"_s.arg(offer.reason)});
    checks.push_back({stateOf(offer.budget), offer.budget.text});
    checks.push_back({CheckState::Pass, u"it announces addresses of %1, the node it will be on"_s.arg(offer.gatewayDomain)});
    checks.insert(checks.end(), scene.compose.begin(), scene.compose.end());
    if (!scene.pausedBecause.isEmpty())
        checks.push_back({CheckState::Warning, u"the last ones failed: %1"_s.arg(scene.pausedBecause)});
    plan.checks.insert(plan.checks.begin(), checks.begin(), checks.end());
    plan.skipped << scene.leftOut;
    plan.toUndo = u"delete the runner; its hash stays approved until the registry restarts"_s;
    QStringList needsWord;
    if (offer.budget.state == BudgetCheck::State::Over)
        needsWord << offer.budget.text;
    if (!scene.mayComposeRun)
        needsWord << u"its compose file has problems"_s;
    QStringList notByItself = needsWord;
    if (offer.budget.state == BudgetCheck::State::Unknown || offer.budget.state == BudgetCheck::State::NotSet)
        notByItself << offer.budget.text;
    if (!plan.refusal.isEmpty())
        notByItself << plan.refusal;
    if (plan.environment.kind == domain::EnvironmentKind::Production)
        needsWord << u"spends money in production"_s;
    if (!needsWord.isEmpty()) {
        // Not the machine's own name: that is another one with every plan.
        plan.phrase = u"%1/%2"_s.arg(plan.environment.id.text(), scene.clusterName);
        plan.phraseReason = needsWord.join(u"; "_s);
    }
    offer.notByItself = notByItself.join(u"; "_s);
    offer.plan = std::move(plan);
}

domain::Plan planWith(const ProvisionOffer &offer, OnRefusal onRefusal)
{
    domain::Plan plan = offer.plan;
    setRefusal(plan, onRefusal);
    return plan;
}

} // namespace pilothouse::cluster
