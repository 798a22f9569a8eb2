// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/change_plan.h"

#include "services/cluster/on_chain_calls.h"
#include "services/core/plain_text.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <cmath>

namespace pilothouse::cluster {

using domain::CheckState;
using domain::Cvm;
using domain::Plan;
using domain::PlanStep;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kShortestName = 5;
constexpr qsizetype kLongestName = 63;
constexpr qsizetype kLongestTexts = 200 * 1024; ///< compose text and pre-launch script together, UTF-8

Plan newPlan(const QString &verb, const ChangeScene &scene)
{
    Plan plan;
    plan.environment = scene.environment;
    plan.verb = verb;
    plan.title = verb;
    plan.dataFrom = scene.dataFrom;
    return plan;
}

QString nameOf(const Cvm &cvm)
{
    return visibleText(cvm.name, 120);
}

QString curl(const QString &verb, const Cvm &cvm, const QString &below, const QString &body, const ChangeScene &scene)
{
    const QString url = scene.endpoint + "/cvms/"_L1 + QString::fromLatin1(QUrl::toPercentEncoding(cvm.id.text())) + below;
    const QString data = body.isEmpty() ? QString() : u" -H 'Content-Type: application/json' -d %1"_s.arg(shellQuoted(body));
    return u"curl --fail-with-body -X %1 -H \"X-API-Key: $PHALA_API_KEY\" -H 'X-Phala-Version: 2026-01-21'%2 -- %3"_s.arg(verb, data,
                                                                                                                          shellQuoted(url));
}

QString vendor(const QString &command)
{
    return u"PHALA_CLOUD_API_KEY=\"$PHALA_API_KEY\" phala %1"_s.arg(command);
}

/// A name that can be typed; otherwise the id stands in for it.
QString typable(const Cvm &cvm)
{
    return !cvm.name.isEmpty() && cvm.name.trimmed() == cvm.name && visibleText(cvm.name, 200) == cvm.name ? cvm.name : cvm.id.text();
}

void askFor(Plan &plan, const QString &object, const QString &reason)
{
    plan.phrase = u"%1/%2"_s.arg(plan.environment.id.text(), object);
    plan.phraseReason = reason;
}

void refuseBusy(Plan &plan, const Cvm &cvm)
{
    if (cvm.duplicateId)
        plan.refusal = u"the list names its id twice"_s;
    else if (cvm.inProgress || !cvm.progressTarget.isEmpty())
        plan.refusal = u"another operation runs on it"_s;
    if (mixesScripts(cvm.name))
        plan.checks.push_back({CheckState::Warning, u"%1: the name mixes Latin letters with look-alikes"_s.arg(visibleText(cvm.name, 80))});
}

QString listed(const QStringList &names)
{
    QStringList shown;
    for (const QString &name : names)
        shown << visibleText(name, 80);
    return shown.join(u", "_s);
}

QStringList namesOf(const std::vector<SealedVariable> &variables)
{
    QStringList names;
    for (const SealedVariable &variable : variables)
        names << variable.name;
    return names;
}

bool isPinned(const QByteArray &composeText)
{
    static const QRegularExpression image(u"(?m)^\\s*image:\\s*(\\S+)"_s);
    bool any = false;
    for (auto match = image.globalMatch(QString::fromUtf8(composeText)); match.hasNext();) {
        any = true;
        if (!match.next().captured(1).contains("@sha256:"_L1))
            return false;
    }
    return any;
}

void checkImages(Plan &plan, const QByteArray &composeText)
{
    if (isPinned(composeText))
        plan.checks.push_back({CheckState::Pass, u"every image is named by its digest"_s});
    else
        plan.checks.push_back({CheckState::Warning, u"an image is not named by its digest: the compose hash does not fix the code that will run"_s});
}

/// What the compose hash is, and what becomes of it.
void checkHash(Plan &plan, const Cvm &cvm, const CvmUpdate &change, const ComposeFile &now)
{
    if (!changesHash(change, now)) {
        plan.checks.push_back({CheckState::Pass, u"the compose hash stays"_s});
        return;
    }
    if (cvm.composeHash.isEmpty())
        plan.checks.push_back({CheckState::Unknown, u"what compose hash it has now was not said"_s});
    else
        plan.checks.push_back({CheckState::Pass, u"compose hash now: %1"_s.arg(visibleText(cvm.composeHash, 64))});
    if (change.predictedHash.isEmpty())
        plan.checks.push_back({CheckState::Unknown, u"what compose hash it will have cannot be foretold; it is read back"_s});
    else
        plan.checks.push_back({CheckState::Pass, u"compose hash foretold: %1"_s.arg(change.predictedHash)});
}

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

VariableChange variableChange(const QStringList &before, const QStringList &after)
{
    VariableChange change;
    for (const QString &name : before)
        (after.contains(name) ? change.kept : change.dropped) << name;
    for (const QString &name : after) {
        if (!before.contains(name))
            change.added << name;
    }
    return change;
}

VariableChange variableChange(const QStringList &before, const std::vector<SealedVariable> &after)
{
    return variableChange(before, namesOf(after));
}

std::shared_ptr<const CvmUpdate> inOrderOf(const VariableChange &names, const CvmUpdate &change)
{
    const auto ordered = std::make_shared<CvmUpdate>();
    ordered->composeText = change.composeText;
    ordered->preLaunchScript = change.preLaunchScript;
    ordered->predictedHash = change.predictedHash;
    if (!change.variables)
        return ordered;
    ordered->variables.emplace();
    for (const SealedVariable &variable : *change.variables)
        ordered->variables->push_back({variable.name, variable.value.clone()});
    const QStringList order = names.kept + names.added;
    std::ranges::stable_sort(*ordered->variables, {}, [&order](const SealedVariable &variable) { return order.indexOf(variable.name); });
    return ordered;
}

bool changesHash(const CvmUpdate &change, const ComposeFile &now)
{
    const VariableChange names = change.variables ? variableChange(now.allowedEnvs, *change.variables) : VariableChange();
    return !names.added.isEmpty() || !names.dropped.isEmpty() || (change.composeText && *change.composeText != now.composeText.toUtf8())
           || (change.preLaunchScript && *change.preLaunchScript != now.preLaunchScript);
}

Plan deployPlan(const CvmSpec &spec, const Provision &provision, const InstanceType *type, const ChangeScene &scene)
{
    const QString name = visibleText(spec.name, 120);
    Plan plan = newPlan(u"Deploy %1"_s.arg(name), scene);
    PlanStep step;
    step.what = u"Make %1 (%2) with compose hash %3"_s.arg(name, visibleText(spec.instanceType, 60), provision.composeHash);
    step.target = u"Phala Cloud"_s;
    step.command = vendor(u"deploy -n %1 -c docker-compose.yml -t %2%3%4"_s.arg(shellQuoted(spec.name), shellQuoted(spec.instanceType),
                                                                                spec.diskGb ? u" --disk-size %1G"_s.arg(*spec.diskGb) : QString(),
                                                                                spec.variables.empty() ? QString() : u" -e .env"_s));
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

Plan resizePlan(const Cvm &cvm, const Resources &resources, const InstanceType *type, const ChangeScene &scene)
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
    if (scene.environment.kind == domain::EnvironmentKind::Production)
        askFor(plan, typable(cvm), u"restarts a machine in production"_s);
    return plan;
}

Plan updatePlan(const Cvm &cvm, const CvmUpdate &change, const ComposeFile &now, const ChangeScene &scene)
{
    Plan plan = newPlan(u"Update %1"_s.arg(nameOf(cvm)), scene);
    QStringList parts;
    if (change.composeText)
        parts << u"compose text"_s;
    if (change.preLaunchScript)
        parts << u"pre-launch script"_s;
    bool drops = false;
    if (change.variables) {
        parts << u"variables"_s;
        const VariableChange names = variableChange(now.allowedEnvs, *change.variables);
        plan.steps.push_back(
            {u"Encrypt %1 to the key of its app"_s.arg(change.variables->empty() ? u"an empty set"_s : listed(namesOf(*change.variables))),
             u"this desk"_s,
             {}});
        drops = !names.dropped.isEmpty();
        if (drops)
            plan.checks.push_back({CheckState::Warning,
                                   u"the whole set is replaced: %1 will be lost, and old values cannot be read back"_s.arg(listed(names.dropped))});
        if (!names.kept.isEmpty())
            plan.checks.push_back({CheckState::Pass, u"given again: %1"_s.arg(listed(names.kept))});
        if (!names.added.isEmpty())
            plan.checks.push_back({CheckState::Pass, u"new: %1"_s.arg(listed(names.added))});
    }
    plan.title = u"Update %1: %2"_s.arg(nameOf(cvm), parts.join(u", "_s));
    const bool onlyVariables = !change.composeText && !change.preLaunchScript;
    const QString id = shellQuoted(cvm.id.text());
    plan.steps.push_back({plan.title, u"Phala Cloud"_s,
                          onlyVariables
                              ? vendor(u"envs update -e .env -- %1"_s.arg(id))
                              : vendor(u"deploy --cvm-id %1 -c docker-compose.yml%2"_s.arg(id, change.variables ? u" -e .env"_s : QString()))});
    if (change.composeText)
        checkImages(plan, *change.composeText);
    checkHash(plan, cvm, change, now);
    plan.ifItFails = u"it keeps running what it runs; what it has is read back"_s;
    plan.toUndo = change.variables ? u"update it again; the old values of variables have to be known elsewhere"_s : u"update it back"_s;
    plan.sideEffects = !changesHash(change, now) ? u"The machine restarts."_s
                                                 : u"The machine restarts with another compose hash: whoever checks it has to know the new one."_s;
    refuseBusy(plan, cvm);
    const bool tooLong = (change.composeText ? change.composeText->size() : now.composeText.toUtf8().size())
                             + (change.preLaunchScript ? *change.preLaunchScript : now.preLaunchScript).toUtf8().size()
                         > kLongestTexts;
    if (parts.isEmpty())
        plan.refusal = u"nothing is to be changed"_s;
    else if (tooLong)
        plan.refusal = u"compose text and pre-launch script have more than 200 KiB together"_s;
    if (drops)
        askFor(plan, typable(cvm), u"variables will be lost"_s);
    else if (scene.environment.kind == domain::EnvironmentKind::Production)
        askFor(plan, typable(cvm), u"restarts a machine in production"_s);
    return plan;
}

Plan commitPlan(const Cvm &cvm, const OnChainStep &step, const QString &transactionHash, const ChangeScene &scene)
{
    Plan plan = newPlan(u"Commit the update of %1"_s.arg(nameOf(cvm)), scene);
    const QString transaction = transactionHash.isEmpty() ? QString() : shellQuoted(transactionHash);
    plan.steps.push_back({u"Commit compose hash %1, which %2 allows (%3)"_s.arg(
                              step.composeHash, visibleText(step.contract, 60),
                              transactionHash.isEmpty() ? u"registered already"_s : u"transaction %1"_s.arg(visibleText(transactionHash, 80))),
                          u"Phala Cloud"_s,
                          step.commitToken.isEmpty()
                              ? u"pilothousectl phala cvms commit %1 --profile %2 %3 --yes"_s.arg(
                                  shellQuoted(cvm.id.text()), shellQuoted(scene.environment.id.text()),
                                  transaction.isEmpty() ? u"--registered"_s : u"--transaction %1"_s.arg(transaction))
                              : vendor(u"deploy --cvm-id %1 --commit --token \"$COMMIT_TOKEN\" --compose-hash %2 --transaction-hash %3"_s.arg(
                                  shellQuoted(cvm.id.text()), step.composeHash, transaction.isEmpty() ? u"already-registered"_s : transaction))});
    plan.ifItFails = u"it keeps running what it runs; the step stays open"_s;
    plan.toUndo = u"update it back"_s;
    plan.sideEffects = u"The machine restarts with another compose hash."_s;
    refuseBusy(plan, cvm);
    if (!transactionHash.isEmpty() && !isTransactionHash(transactionHash))
        plan.refusal = u"“%1” is no transaction hash: 0x and 64 hex digits"_s.arg(visibleText(transactionHash, 80));
    else if (step.answer == ChainAnswer::Superseded)
        plan.refusal = whyNotYet(step);
    if (scene.environment.kind == domain::EnvironmentKind::Production)
        askFor(plan, typable(cvm), u"restarts a machine in production"_s);
    return plan;
}

} // namespace pilothouse::cluster
