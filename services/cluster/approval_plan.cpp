// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/approval_plan.h"

#include "services/core/plain_text.h"

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

QString runnersWith(const ClusterView &cluster, const QString &hash)
{
    QStringList names;
    for (const MemberView &member : cluster.members)
        if (member.role == MemberRole::Runner && member.member.cvm.composeHash.compare(hash, Qt::CaseInsensitive) == 0)
            names << visibleText(member.member.cvm.name, 80);
    return names.join(u", "_s);
}

} // namespace

domain::Plan approvalPlan(const domain::Environment &environment, const Snapshot<ClusterView> &cluster, const domain::ActionState &state)
{
    domain::Plan plan;
    plan.environment = environment;
    plan.verb = u"Approve hashes"_s;
    plan.title = plan.verb;
    plan.dataFrom = cluster.fetchedAt;
    if (!state.allowed)
        plan.refusal = state.reason;
    if (!cluster.hasValue())
        return plan;
    const ClusterView &view = *cluster.value;
    const MemberView *const registry = view.election.registry ? view.find(*view.election.registry) : nullptr;
    const QString registryName = registry != nullptr ? visibleText(registry->member.cvm.name, 120) : u"the registry"_s;
    plan.title = view.approvalDue.hashes.size() == 1 ? u"Have %1 approve a compose hash"_s.arg(registryName)
                                                     : u"Have %1 approve %2 compose hashes"_s.arg(registryName).arg(view.approvalDue.hashes.size());
    for (const QString &hash : view.approvalDue.hashes) {
        plan.steps.push_back({u"Approve compose hash %1"_s.arg(hash), registryName,
                              u"pilothousectl cluster approve --profile %1 --yes"_s.arg(shellQuoted(environment.id.text()))});
        plan.checks.push_back({domain::CheckState::Pass, u"%1… is the hash of %2"_s.arg(hash.left(8), runnersWith(view, hash))});
    }
    for (const QString &missing : view.approvalDue.missing)
        plan.checks.push_back({domain::CheckState::Unknown, missing});
    if (view.lastApproval == ApprovalEnd::OldImage)
        plan.checks.push_back({domain::CheckState::Warning, u"the registry's image is older than approval by call (status 404): %1"_s.arg(
                                                                approvalNextStep(ApprovalEnd::OldImage))});
    if (view.lastApproval == ApprovalEnd::Refused)
        plan.checks.push_back({domain::CheckState::Warning, u"the registry refused hashes of these runners before"_s});
    plan.ifItFails = u"nothing is changed; runners whose hash the registry does not know cannot fetch models"_s;
    plan.toUndo = u"cannot be undone; a registry forgets what it approved when it restarts"_s;
    plan.sideEffects = u"These runners can fetch models and their keys from then on."_s;
    if (plan.refusal.isEmpty() && view.approvalDue.hashes.isEmpty())
        plan.refusal
            = view.approvalDue.missing.isEmpty() ? u"there is no runner whose hash is not approved"_s : view.approvalDue.missing.join(u"; "_s);
    return plan;
}

} // namespace pilothouse::cluster
