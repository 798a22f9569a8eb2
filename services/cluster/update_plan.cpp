// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/on_chain_calls.h"
#include "services/cluster/plan_parts.h"
#include "services/core/plain_text.h"

namespace pilothouse::cluster {

using domain::CheckState;
using domain::Cvm;
using domain::Plan;
using namespace parts;
using namespace Qt::StringLiterals;

namespace {

/// What the compose hash is, and what becomes of it.
void checkHash(Plan &plan, const Cvm &cvm, const CvmUpdate &change, bool isChanged)
{
    if (!isChanged) {
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

/// What is lost with a set that is replaced, as far as anybody can name it.
void checkNames(Plan &plan, const VariableChange &names, const SealedNames &sealed)
{
    if (!names.dropped.isEmpty())
        plan.checks.push_back(
            {CheckState::Warning, u"the whole set is replaced: %1 will be lost, and old values cannot be read back"_s.arg(listed(names.dropped))});
    if (!sealed.isComplete())
        plan.checks.push_back(
            {CheckState::Unknown, u"the whole set is replaced, and others may be lost that nobody can name: %1"_s.arg(sealed.whyMore)});
    if (!names.kept.isEmpty())
        plan.checks.push_back({CheckState::Pass, u"given again: %1"_s.arg(listed(names.kept))});
    if (!names.added.isEmpty())
        plan.checks.push_back({CheckState::Pass, u"new: %1"_s.arg(listed(names.added))});
}

/// What becomes of what runs as root before the containers.
void checkScript(Plan &plan, const CvmUpdate &change, const ComposeFile &now)
{
    if (!change.preLaunchScript || *change.preLaunchScript == now.preLaunchScript)
        return;
    if (change.preLaunchScript->isEmpty())
        plan.checks.push_back({CheckState::Warning, u"nothing runs before the containers any more: what the script does now is no longer done"_s});
    else if (!now.preLaunchScript.isEmpty())
        plan.checks.push_back({CheckState::Warning, u"another script runs before the containers: what only the one of now does is no longer done"_s});
    else
        plan.checks.push_back({CheckState::Warning, u"a script runs as root before the containers, and none did before"_s});
}

/// The vendor's program knows no flag for a script of its own.
QString updateCommand(const Cvm &cvm, const CvmUpdate &change, const ChangeScene &scene)
{
    const QString id = shellQuoted(cvm.id.text());
    SourceFiles files = change.files;
    if (files.env == "-"_L1)
        files.env.clear();
    const QString env = parts::envArgument(files);
    if (!change.preLaunchScript)
        return change.composeText ? vendor(
                   u"deploy --cvm-id %1 -c %2%3"_s.arg(id, parts::composeArgument(change.files), change.variables ? u" -e "_s + env : QString()))
                                  : vendor(u"envs update -e %1 -- %2"_s.arg(env, id));
    return u"pilothousectl phala cvms compose %1 --profile %2%3%4%5 --yes"_s.arg(
        id, shellQuoted(scene.environment.id.text()), change.composeText ? u" --compose "_s + parts::composeArgument(change.files) : QString(),
        change.preLaunchScript->isEmpty() ? u" --no-pre-launch"_s : u" --pre-launch "_s + parts::preLaunchArgument(change.files),
        change.variables ? u" --env-file "_s + parts::envArgument(change.files) : QString());
}

} // namespace

Plan updatePlan(const Cvm &cvm, const CvmUpdate &change, const ComposeFile &now, const ChangeScene &scene)
{
    Plan plan = newPlan(u"Update %1"_s.arg(nameOf(cvm)), scene);
    QStringList parts;
    if (change.composeText)
        parts << u"compose text"_s;
    if (change.preLaunchScript)
        parts << u"pre-launch script"_s;
    const SealedNames sealed = sealedNames(now, cvm.osImage);
    VariableChange names;
    if (change.variables) {
        parts << u"variables"_s;
        names = variableChange(sealed.names(), *change.variables);
        plan.steps.push_back(
            {u"Encrypt %1 to the key of its app"_s.arg(change.variables->empty() ? u"an empty set"_s : listed(namesOf(*change.variables))),
             u"this desk"_s,
             {}});
        checkNames(plan, names, sealed);
    }
    const bool isChanged = changesHash(change, names, now);
    plan.title = u"Update %1: %2"_s.arg(nameOf(cvm), parts.join(u", "_s));
    plan.steps.push_back({plan.title, u"Phala Cloud"_s, updateCommand(cvm, change, scene)});
    if (change.composeText)
        checkImages(plan, *change.composeText);
    checkScript(plan, change, now);
    checkHash(plan, cvm, change, isChanged);
    plan.ifItFails = u"it keeps running what it runs; what it has is read back"_s;
    plan.toUndo = change.variables ? u"update it again; the old values of variables have to be known elsewhere"_s : u"update it back"_s;
    plan.sideEffects
        = !isChanged ? u"The machine restarts."_s : u"The machine restarts with another compose hash: whoever checks it has to know the new one."_s;
    refuseBusy(plan, cvm);
    const bool tooLong = (change.composeText ? change.composeText->size() : now.composeText.toUtf8().size())
                             + (change.preLaunchScript ? *change.preLaunchScript : now.preLaunchScript).toUtf8().size()
                         > kLongestTexts;
    if (parts.isEmpty())
        plan.refusal = u"nothing is to be changed"_s;
    else if (tooLong)
        plan.refusal = u"compose text and pre-launch script have more than 200 KiB together"_s;
    if (!names.dropped.isEmpty())
        askFor(plan, typable(cvm), u"variables will be lost"_s);
    else if (change.variables && !sealed.isComplete())
        askFor(plan, typable(cvm), u"variables may be lost that nobody can name"_s);
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
