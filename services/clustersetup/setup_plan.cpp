// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/cluster_name.h"
#include "services/clustersetup/setup_run.h"
#include "services/core/plain_text.h"

#include <algorithm>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

QString deployCommand(const SetupAnswers &answers, const SetupSurvey &survey)
{
    QStringList words{u"phala deploy --name"_s, shellQuoted(registryNameOf(answers.cluster.name)), u"--instance-type"_s,
                      shellQuoted(answers.cluster.instanceType)};
    if (survey.place.node)
        words << u"--node-id"_s << QString::number(survey.place.node->id);
    words << u"--compose"_s << shellQuoted(answers.registryCompose) << u"--no-public-logs --no-public-sysinfo"_s;
    // A value on the command line can be read by every process of the host; a file of mode 0600 cannot.
    const QStringList names{u"AWS_ACCESS_KEY_ID"_s, u"AWS_SECRET_ACCESS_KEY"_s, u"AWS_REGION"_s, u"GATEWAY_AUTH_COORDINATOR_WALLET"_s,
                            u"CVM_BASE_DOMAIN"_s};
    words << u"-e registry.env  # mode 0600, one NAME=value a line:"_s << names.join(u' ');
    return words.join(u' ');
}

QString costText(const SetupSurvey &survey)
{
    if (survey.existing.registry)
        return u"No machine is made."_s;
    if (!survey.place.type || !survey.place.type->hourlyRate)
        return u"The cloud does not say what the registry costs an hour."_s;
    const Money rate = *survey.place.type->hourlyRate;
    return u"The registry costs %1 %2 an hour from now on, and each runner that the orchestrator adds as much again."_s.arg(rate.toDecimal(),
                                                                                                                            rate.currency());
}

/// Whether the registry that was found may be used: these answers say so, or an earlier run of this setup made it.
bool isTakenOver(const ExistingCheck &existing)
{
    return std::none_of(existing.findings.begin(), existing.findings.end(),
                        [](const Finding &finding) { return finding.severity == Severity::Failed && finding.code.startsWith("registry-"_L1); });
}

QString firstHindrance(const Findings &findings)
{
    for (const Severity severity : {Severity::Failed, Severity::Unknown})
        for (const Finding &finding : findings)
            if (finding.severity == severity)
                return findingText(finding);
    return QString();
}

} // namespace

domain::Plan SetupRun::plan() const
{
    const QString cluster = m_answers.cluster.name;
    domain::Plan plan;
    plan.environment = m_parts->environment;
    plan.title = u"set up cluster %1"_s.arg(cluster);
    plan.verb = u"Set up %1"_s.arg(cluster);
    plan.dataFrom = m_parts->clock->utcNow();
    const QString registry = registryNameOf(cluster);
    if (m_survey.existing.registry && !isTakenOver(m_survey.existing))
        plan.skipped << u"%1: it is there already, and is left as it is"_s.arg(registry);
    else if (m_survey.existing.registry)
        plan.steps.push_back({m_survey.existing.registry->node.isEmpty()
                                  ? u"Take over %1 as it is"_s.arg(registry)
                                  : u"Take over %1 as it is, on node %2"_s.arg(registry, visibleText(m_survey.existing.registry->node, 40)),
                              u"Phala Cloud"_s,
                              {}});
    else
        plan.steps.push_back({u"Make %1 (%2 on node %3) and wait until it answers"_s.arg(
                                  registry, visibleText(m_answers.cluster.instanceType, 40),
                                  m_survey.place.node ? visibleText(m_survey.place.node->name, 40) : u"unknown"_s),
                              u"Phala Cloud"_s, deployCommand(m_answers, m_survey)});
    if (m_survey.existing.runners.empty())
        plan.skipped << u"approval of runners: there are none yet; the orchestrator approves each one it makes"_s;
    else
        plan.steps.push_back({u"Approve the compose hashes of %1 runners"_s.arg(m_survey.existing.runners.size()), registry, {}});
    if (m_survey.writes)
        for (const FileChange &change : m_survey.writes->changes)
            plan.steps.push_back(
                {change.before.isEmpty() ? u"Write %1"_s.arg(change.what) : u"Write %1, and keep the former one beside it"_s.arg(change.what),
                 change.path,
                 {}});
    plan.steps.push_back(
        {u"Verify: answers, refuses unsigned requests, accepts signed ones, has room, offers no commands, is where it says"_s, registry, {}});
    for (const Finding &finding : m_survey.all())
        plan.checks.push_back(toPlanCheck(finding));
    plan.ifItFails = u"what was done stays, and the same command goes on from there"_s;
    plan.toUndo = u"files get their former bytes back, and the registry is deleted if this setup made it"_s;
    plan.sideEffects = costText(m_survey);
    if (plan.environment.kind == domain::EnvironmentKind::Production) {
        plan.phrase = u"%1/%2"_s.arg(plan.environment.id.text(), cluster);
        plan.phraseReason = u"sets a cluster up in production"_s;
    }
    if (!m_hasLooked)
        plan.refusal = u"nothing was looked at yet"_s;
    else if (!mayGoOn(m_survey.all()))
        plan.refusal = firstHindrance(m_survey.all());
    else if (m_parts->deploys == nullptr || m_parts->spawntees == nullptr || m_parts->cvms == nullptr || m_parts->audit == nullptr)
        plan.refusal = u"this desk cannot make machines in this environment"_s;
    return plan;
}

domain::Plan SetupRun::undoPlan() const
{
    const QString cluster = m_answers.cluster.name;
    domain::Plan plan;
    plan.environment = m_parts->environment;
    plan.title = u"undo the setup of cluster %1"_s.arg(cluster);
    plan.verb = u"Undo"_s;
    plan.dataFrom = m_parts->clock->utcNow();
    plan.toUndo = u"cannot be undone: a deleted machine and its data are gone"_s;
    plan.ifItFails = u"what is undone stays undone, and the same command goes on from there"_s;
    const auto kept = SetupStateFile::peek(m_parts->stateFolder, cluster);
    if (!kept) {
        plan.refusal = userMessage(kept.error()).oneLine();
        return plan;
    }
    if (!*kept || (*kept)->isUndone) {
        plan.refusal = u"there is no setup of this cluster to undo"_s;
        return plan;
    }
    const SetupState &state = **kept;
    for (auto file = state.files.rbegin(); file != state.files.rend(); ++file)
        plan.steps.push_back({file->receipt.before.isEmpty() ? u"Delete the file"_s : u"Put the former file back"_s, file->receipt.path, {}});
    if (state.approval.sending == Sending::Done)
        plan.skipped << u"the approval of runners: a registry has no call to take it back"_s;
    if (state.registry.sending == Sending::None)
        return plan;
    if (state.registry.isOurs || state.registry.sending == Sending::Intended) {
        plan.steps.push_back({u"Delete %1 with its data, if this setup made it"_s.arg(state.registry.name), u"Phala Cloud"_s,
                              u"phala cvms delete %1 --force"_s.arg(shellQuoted(state.registry.appId))});
        plan.phrase = u"delete %1"_s.arg(state.registry.name);
        plan.phraseReason = u"a deleted machine cannot be brought back"_s;
    } else {
        plan.skipped << u"%1: it was there before, and stays"_s.arg(state.registry.name);
    }
    return plan;
}

} // namespace pilothouse::clustersetup
