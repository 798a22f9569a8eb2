// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/change_plan.h"

#include "services/cluster/plan_parts.h"
#include "services/core/plain_text.h"

#include <QRegularExpression>

#include <cmath>

namespace pilothouse::cluster {

using domain::CheckState;
using domain::Cvm;
using domain::Plan;
using domain::PlanStep;
using namespace parts;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShortestName = 5;
constexpr qsizetype kLongestName = 63;

/// What it costs from then on, and how much more or less that is.
void checkPrice(Plan &plan, const Cvm &cvm, const Resources &resources, const InstanceType *type)
{
    if (resources.instanceType.isEmpty() || resources.vcpu || resources.memoryMb) {
        plan.checks.push_back({CheckState::Unknown, u"what the new size costs was not said"_s});
        return;
    }
    if (type == nullptr || !type->hourlyRate) {
        plan.checks.push_back({CheckState::Unknown, u"the price of %1 was not said"_s.arg(visibleText(resources.instanceType, 60))});
        return;
    }
    const Money &rate = *type->hourlyRate;
    if (!cvm.hourlyRate || cvm.hourlyRate->currency() != rate.currency()) {
        plan.checks.push_back({CheckState::Pass, u"costs %1 USD an hour"_s.arg(rate.toDecimal())});
        return;
    }
    const int64_t more = rate.micros() - cvm.hourlyRate->micros();
    const QString difference = Money(std::abs(more), rate.currency()).toDecimal();
    plan.checks.push_back({CheckState::Pass, more == 0  ? u"costs %1 USD an hour, as before"_s.arg(rate.toDecimal())
                                             : more > 0 ? u"costs %1 USD an hour, %2 more than now"_s.arg(rate.toDecimal(), difference)
                                                        : u"costs %1 USD an hour, %2 less than now"_s.arg(rate.toDecimal(), difference)});
}

/// Whether its node has the room. What certainly does not fit is not sent.
void checkRoom(Plan &plan, const std::vector<RoomFinding> &findings)
{
    QStringList refusals;
    for (const RoomFinding &finding : findings) {
        const CheckState state = finding.fit == Fit::Fits         ? CheckState::Pass
                                 : finding.fit == Fit::MayNotFit  ? CheckState::Warning
                                 : finding.fit == Fit::DoesNotFit ? CheckState::Fail
                                                                  : CheckState::Unknown;
        plan.checks.push_back({state, finding.text});
        if (finding.fit == Fit::DoesNotFit)
            refusals << finding.text;
    }
    if (findings.empty())
        plan.checks.push_back({CheckState::Pass, u"it needs no more of its node than it has"_s});
    if (plan.refusal.isEmpty())
        plan.refusal = refusals.join(u"; "_s);
}

/// The vendor's program. It reads no variables from standard input, so that a file stands for them.
QString deployCommand(const CvmSpec &spec)
{
    SourceFiles files = spec.files;
    if (files.env == "-"_L1)
        files.env.clear();
    QStringList words{u"deploy -n"_s, shellQuoted(spec.name), u"-c"_s, composeArgument(files), u"-t"_s, shellQuoted(spec.instanceType)};
    if (spec.nodeId)
        words << u"--node-id"_s << QString::number(*spec.nodeId);
    if (spec.diskGb)
        words << u"--disk-size %1G"_s.arg(*spec.diskGb);
    if (!spec.variables.empty())
        words << u"-e"_s << envArgument(files);
    // Both are public unless it is told otherwise.
    if (!spec.publicLogs)
        words << u"--no-public-logs"_s;
    if (!spec.publicSysinfo)
        words << u"--no-public-sysinfo"_s;
    return vendor(words.join(u' '));
}

} // namespace

QString recipientWords(RecipientKey key)
{
    switch (key) {
    case RecipientKey::NothingEncrypted: return u"no variables were sent"_s;
    case RecipientKey::SignatureVerified: return u"the variables were encrypted to a key that the KMS has signed"_s;
    case RecipientKey::NotVerifiable: return u"the variables were encrypted to a key that nobody vouches for"_s;
    }
    return {};
}

QStringList problemsOf(const CvmSpec &spec)
{
    static const QRegularExpression name(u"^[A-Za-z](?:[A-Za-z0-9]|-(?!-))*[A-Za-z0-9]$"_s);
    QStringList problems;
    if (spec.name.size() < kShortestName || spec.name.size() > kLongestName || !name.match(spec.name).hasMatch())
        problems << u"the name has to have 5 to 63 letters, digits and single hyphens, and to begin with a letter"_s;
    if (spec.composeText.trimmed().isEmpty())
        problems << u"there is no compose text"_s;
    if (!QByteArrayView(spec.composeText).isValidUtf8())
        problems << u"the compose text is not UTF-8"_s;
    if (spec.composeText.size() + spec.preLaunchScript.toUtf8().size() > kLongestTexts)
        problems << u"compose text and pre-launch script have more than 200 KiB together"_s;
    if (spec.instanceType.isEmpty())
        problems << u"no instance type is chosen"_s;
    if (spec.diskGb && *spec.diskGb < 1)
        problems << u"a disk has at least 1 GB"_s;
    static const QRegularExpression address(u"^0x[0-9A-Fa-f]{40}$"_s);
    if (spec.appContract.isEmpty() != spec.deployer.isEmpty())
        problems << u"of an app on a chain, both the contract and its deployer are needed"_s;
    for (const QString &given : {spec.appContract, spec.deployer}) {
        if (!given.isEmpty() && !address.match(given).hasMatch())
            problems << u"an address on the chain is 0x and 40 hexadecimal digits"_s;
    }
    problems.removeDuplicates();
    return problems;
}

QStringList problemsOf(const Resources &resources, const Cvm &now)
{
    QStringList problems;
    if (!resources.vcpu && !resources.memoryMb && !resources.diskGb && resources.instanceType.isEmpty())
        problems << u"nothing is to be changed"_s;
    if ((resources.vcpu && *resources.vcpu < 1) || (resources.memoryMb && *resources.memoryMb < 1024))
        problems << u"a CVM has at least one processor and 1024 MB of memory"_s;
    if (resources.diskGb && now.diskGib && *resources.diskGb < *now.diskGib)
        problems << u"a disk only grows: it has %1 GB now"_s.arg(*now.diskGib);
    if (!resources.allowRestart && now.state == domain::RunState::Running)
        problems << u"it runs, and takes another size by a restart only"_s;
    return problems;
}

Plan deployPlan(const CvmSpec &spec, const Provision &provision, const InstanceType *type, const ChangeScene &scene)
{
    const QString name = visibleText(spec.name, 120);
    Plan plan = newPlan(u"Deploy %1"_s.arg(name), scene);
    PlanStep step;
    step.what = u"Make %1 (%2) with compose hash %3"_s.arg(name, visibleText(spec.instanceType, 60), provision.composeHash);
    step.target = u"Phala Cloud"_s;
    step.command = deployCommand(spec);
    plan.steps.push_back(step);
    if (!spec.variables.empty())
        plan.steps.insert(
            plan.steps.begin(),
            {u"Encrypt %1 to the key of app %2"_s.arg(listed(namesOf(spec.variables)), visibleText(provision.appId, 60)), u"this desk"_s, {}});
    checkImages(plan, spec.composeText);
    plan.checks.push_back(spec.devImage ? domain::PlanCheck{CheckState::Warning, u"a development image lets people log in: no secret belongs there"_s}
                                        : domain::PlanCheck{CheckState::Pass, u"no development image"_s});
    if (spec.publicLogs)
        plan.checks.push_back({CheckState::Warning, u"its logs can be read by everybody"_s});
    if (spec.publicSysinfo)
        plan.checks.push_back({CheckState::Warning, u"its load and what the system says of itself can be read by everybody"_s});
    if (type != nullptr && type->hourlyRate)
        plan.checks.push_back({CheckState::Pass, u"costs %1 USD an hour"_s.arg(type->hourlyRate->toDecimal())});
    else
        plan.checks.push_back({CheckState::Unknown, u"the price of %1 was not said"_s.arg(visibleText(spec.instanceType, 60))});
    plan.ifItFails = u"nothing else is changed; what was provisioned expires by itself"_s;
    plan.toUndo = u"delete it"_s;
    plan.sideEffects = u"Billing begins when it is made."_s;
    if (const QStringList problems = problemsOf(spec); !problems.isEmpty())
        plan.refusal = problems.join(u"; "_s);
    else if (provision.isOnChain() && provision.appContract.isEmpty())
        plan.refusal = u"its app is on a chain: the contract has to be deployed by its owner's wallet first"_s;
    return plan;
}

Plan removePlan(const Cvm &cvm, const ChangeScene &scene)
{
    Plan plan = newPlan(u"Delete %1"_s.arg(nameOf(cvm)), scene);
    plan.steps.push_back({u"Stop and destroy %1"_s.arg(nameOf(cvm)), u"Phala Cloud"_s,
                          curl(u"DELETE"_s, cvm, {}, {}, scene) + u"\n# or: "_s + vendor(u"cvms delete -- %1"_s.arg(shellQuoted(cvm.id.text())))});
    plan.ifItFails = u"nothing else is changed; whether it is still there is read back"_s;
    plan.toUndo = u"cannot be undone"_s;
    plan.sideEffects = u"Its disk, its data and its variables are gone for good."_s;
    if (cvm.duplicateId)
        refuseBusy(plan, cvm);
    if (mixesScripts(cvm.name))
        plan.checks.push_back({CheckState::Warning, u"%1: the name mixes Latin letters with look-alikes"_s.arg(visibleText(cvm.name, 80))});
    askFor(plan, typable(cvm), u"destroys the machine and its data"_s);
    return plan;
}

Plan resizePlan(const Cvm &cvm, const Resources &resources, const InstanceType *type, const NodeRoom &room, const ChangeScene &scene)
{
    QStringList parts;
    QStringList body;
    QString flags;
    if (!resources.instanceType.isEmpty()) {
        parts << u"%1 → %2"_s.arg(visibleText(cvm.instanceType, 40), visibleText(resources.instanceType, 40));
        body << u"\"instance_type\":\"%1\""_s.arg(resources.instanceType);
    }
    if (resources.vcpu) {
        parts << u"%1 → %2 vCPU"_s.arg(cvm.vcpu ? QString::number(*cvm.vcpu) : u"?"_s).arg(*resources.vcpu);
        body << u"\"vcpu\":%1"_s.arg(*resources.vcpu);
    }
    if (resources.memoryMb) {
        parts
            << u"%1 → %2 MB of memory"_s.arg(cvm.memoryGib ? QString::number(std::llround(*cvm.memoryGib * 1024)) : u"?"_s).arg(*resources.memoryMb);
        body << u"\"memory\":%1"_s.arg(*resources.memoryMb);
    }
    if (resources.diskGb) {
        parts << u"%1 → %2 GB of disk"_s.arg(cvm.diskGib ? QString::number(*cvm.diskGib) : u"?"_s).arg(*resources.diskGb);
        body << u"\"disk_size\":%1"_s.arg(*resources.diskGb);
    }
    body << u"\"allow_restart\":%1"_s.arg(resources.allowRestart ? 1 : 0);
    Plan plan = newPlan(u"Resize %1"_s.arg(nameOf(cvm)), scene);
    plan.title = u"Resize %1: %2"_s.arg(nameOf(cvm), parts.join(u", "_s));
    plan.steps.push_back({plan.title, u"Phala Cloud"_s, curl(u"PATCH"_s, cvm, u"/resources"_s, u'{' + body.join(u',') + u'}', scene)});
    checkPrice(plan, cvm, resources, type);
    plan.ifItFails = u"it keeps its size; what it has is read back"_s;
    plan.toUndo = resources.diskGb ? u"resize it again; a disk cannot shrink"_s : u"resize it again"_s;
    plan.sideEffects = resources.allowRestart ? u"The machine restarts: it does not answer for a minute or two, and its price changes."_s
                                              : u"Only a machine that is stopped can take it; its price changes."_s;
    refuseBusy(plan, cvm);
    if (const QStringList problems = problemsOf(resources, cvm); !problems.isEmpty() && plan.refusal.isEmpty())
        plan.refusal = problems.join(u"; "_s);
    checkRoom(plan, roomFindings(cvm, resources, type, room));
    if (scene.environment.kind == domain::EnvironmentKind::Production)
        askFor(plan, typable(cvm), u"restarts a machine in production"_s);
    return plan;
}

} // namespace pilothouse::cluster
