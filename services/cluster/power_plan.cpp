// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/power_plan.h"

#include "services/core/plain_text.h"

#include <QHash>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace pilothouse::cluster {

using domain::ActionState;
using domain::Cvm;
using domain::PowerAction;
using domain::RunState;

namespace {

QString verbOf(PowerAction action)
{
    switch (action) {
    case PowerAction::Start: return QStringLiteral("Start");
    case PowerAction::Stop: return QStringLiteral("Stop");
    case PowerAction::Shutdown: return QStringLiteral("Shut down");
    case PowerAction::Restart: return QStringLiteral("Restart");
    }
    return {};
}

QString sideEffectsOf(PowerAction action)
{
    switch (action) {
    case PowerAction::Start: return QStringLiteral("Billing of the machine goes on as it starts.");
    case PowerAction::Stop:
        return QStringLiteral("Pulls the plug: what is in memory is lost, a running operation is cancelled. “Shut down” stops it gently.");
    case PowerAction::Shutdown: return QStringLiteral("Containers are asked to end, then ended. What is only in memory is lost.");
    case PowerAction::Restart: return QStringLiteral("The machine does not answer for a minute or two; what is only in memory is lost.");
    }
    return {};
}

QString undoOf(PowerAction action)
{
    switch (action) {
    case PowerAction::Start: return QStringLiteral("shut down again");
    case PowerAction::Stop:
    case PowerAction::Shutdown: return QStringLiteral("start again; memory does not come back");
    case PowerAction::Restart: return QStringLiteral("cannot be undone");
    }
    return {};
}

domain::PlanStep stepFor(PowerAction action, const Cvm &cvm, const QString &endpoint)
{
    domain::PlanStep step;
    step.what = QStringLiteral("%1 %2").arg(verbOf(action), visibleText(cvm.name, 120));
    step.target = QStringLiteral("Phala Cloud");
    const QString word = domain::powerActionWord(action);
    // By vm_uuid: a name may be given twice.
    const QString id = cvm.id.text();
    const QString url = endpoint + QStringLiteral("/cvms/") + QString::fromLatin1(QUrl::toPercentEncoding(id)) + u'/' + word;
    const QString body = action == PowerAction::Restart ? QStringLiteral(" -H 'Content-Type: application/json' -d '{\"force\":false}'") : QString();
    step.command = QStringLiteral("curl --fail-with-body -X POST -H \"X-API-Key: $PHALA_API_KEY\" -H 'X-Phala-Version: 2026-01-21'%1 -- %2")
                       .arg(body, shellQuoted(url));
    // The vendor's client knows no graceful shutdown.
    if (action != PowerAction::Shutdown)
        step.command += QStringLiteral("\n# or: PHALA_CLOUD_API_KEY=\"$PHALA_API_KEY\" phala cvms %1 -- %2").arg(word, shellQuoted(id));
    return step;
}

std::vector<domain::CvmId> withoutRepeats(const std::vector<domain::CvmId> &ids)
{
    std::vector<domain::CvmId> once;
    QSet<domain::CvmId> seen;
    for (const domain::CvmId &id : ids) {
        if (seen.contains(id))
            continue;
        seen.insert(id);
        once.push_back(id);
    }
    return once;
}

/// The rows of the list that are meant, in the order of `ids` (no id twice); null where the list has none. One pass over the list.
std::vector<const Cvm *> rowsOf(const domain::CvmList &list, const std::vector<domain::CvmId> &ids)
{
    QHash<domain::CvmId, size_t> wanted;
    wanted.reserve(qsizetype(ids.size()));
    for (size_t i = 0; i < ids.size(); ++i)
        wanted.insert(ids[i], i);
    std::vector<const Cvm *> rows(ids.size(), nullptr);
    qsizetype missing = wanted.size();
    for (const Cvm &cvm : list.items) {
        if (missing == 0)
            break;
        const auto found = wanted.constFind(cvm.id);
        if (found == wanted.constEnd() || rows[*found] != nullptr)
            continue;
        rows[*found] = &cvm;
        --missing;
    }
    return rows;
}

/// A name that can be typed; otherwise the id stands in for it.
QString typable(const Cvm &cvm)
{
    return !cvm.name.isEmpty() && cvm.name.trimmed() == cvm.name && visibleText(cvm.name, 200) == cvm.name ? cvm.name : cvm.id.text();
}

} // namespace

ActionState canTake(PowerAction action, const Cvm &cvm)
{
    if (cvm.duplicateId)
        return ActionState::no(QStringLiteral("the list names its id twice"));
    if (cvm.inProgress || !cvm.progressTarget.isEmpty())
        return action == PowerAction::Stop ? ActionState::yes() : ActionState::no(QStringLiteral("another operation runs on it"));
    switch (cvm.state) {
    case RunState::Running:
    case RunState::Unhealthy: return action == PowerAction::Start ? ActionState::no(QStringLiteral("already running")) : ActionState::yes();
    case RunState::Stopped:
    case RunState::Failed:
        if (action == PowerAction::Start)
            return ActionState::yes();
        if (action == PowerAction::Restart && cvm.state == RunState::Failed)
            return ActionState::yes();
        return ActionState::no(cvm.state == RunState::Stopped ? QStringLiteral("already stopped") : QStringLiteral("it failed: start or restart it"));
    case RunState::Starting:
        return action == PowerAction::Stop || action == PowerAction::Shutdown ? ActionState::yes()
                                                                              : ActionState::no(QStringLiteral("it is starting"));
    case RunState::Stopping: return action == PowerAction::Stop ? ActionState::yes() : ActionState::no(QStringLiteral("it is stopping"));
    case RunState::Unknown: return ActionState::no(QStringLiteral("its state “%1” is not known here").arg(visibleText(cvm.status, 40)));
    }
    return ActionState::no(QString());
}

PowerTargets chooseTargets(PowerAction action, const domain::CvmList &list, const std::vector<domain::CvmId> &ids)
{
    PowerTargets chosen;
    const auto once = withoutRepeats(ids);
    const auto rows = rowsOf(list, once);
    for (size_t i = 0; i < once.size(); ++i) {
        if (rows[i] == nullptr) {
            chosen.skipped << QStringLiteral("%1: not in the list any more").arg(visibleText(once[i].text(), 80));
            continue;
        }
        const Cvm &cvm = *rows[i];
        const ActionState state = canTake(action, cvm);
        if (state.allowed)
            chosen.targets.push_back(cvm);
        else
            chosen.skipped << QStringLiteral("%1: %2").arg(visibleText(cvm.name, 80), state.reason);
    }
    return chosen;
}

ActionState canTakeAny(PowerAction action, const domain::CvmList &list, const std::vector<domain::CvmId> &ids)
{
    if (ids.empty())
        return ActionState::no(QStringLiteral("no CVM is chosen"));
    QString reason;
    for (const Cvm *const cvm : rowsOf(list, withoutRepeats(ids))) {
        const ActionState state = cvm == nullptr ? ActionState::no(QStringLiteral("not in the list any more")) : canTake(action, *cvm);
        if (state.allowed)
            return state;
        if (reason.isEmpty())
            reason = cvm == nullptr ? state.reason : QStringLiteral("%1: %2").arg(visibleText(cvm->name, 80), state.reason);
    }
    return ActionState::no(ids.size() == 1 ? reason : QStringLiteral("none of them can take it (%1)").arg(reason));
}

domain::Plan powerPlan(PowerAction action, const domain::Environment &environment, const PowerTargets &targets, const QString &endpoint)
{
    domain::Plan plan;
    plan.environment = environment;
    const QString verb = verbOf(action);
    const size_t count = targets.targets.size();
    const QString what = count == 1 ? visibleText(targets.targets.front().name, 120) : QStringLiteral("%1 CVMs").arg(count);
    plan.verb = QStringLiteral("%1 %2").arg(verb, what);
    plan.title = plan.verb;
    for (const Cvm &cvm : targets.targets)
        plan.steps.push_back(stepFor(action, cvm, endpoint));
    plan.skipped = targets.skipped;
    plan.ifItFails = count > 1 ? QStringLiteral("the others go on; each target has its own result, failed ones can be tried again")
                               : QStringLiteral("nothing else is changed; the state is read back");
    plan.toUndo = undoOf(action);
    plan.sideEffects = sideEffectsOf(action);
    for (const Cvm &cvm : targets.targets)
        if (mixesScripts(cvm.name))
            plan.checks.push_back(
                {domain::CheckState::Warning, QStringLiteral("%1: the name mixes Latin letters with look-alikes").arg(visibleText(cvm.name, 80))});
    const bool stops = action == PowerAction::Stop || action == PowerAction::Shutdown;
    if (stops && environment.kind == domain::EnvironmentKind::Production && count > 0) {
        plan.phrase = count == 1 ? QStringLiteral("%1/%2").arg(environment.id.text(), typable(targets.targets.front()))
                                 : QStringLiteral("%1/%2 %3 CVMs").arg(environment.id.text(), domain::powerActionWord(action)).arg(count);
        plan.phraseReason = QStringLiteral("stops machines in production");
    }
    if (count == 0)
        plan.refusal = QStringLiteral("nothing can be done: %1")
                           .arg(targets.skipped.isEmpty() ? QStringLiteral("no CVM is chosen") : targets.skipped.join(QStringLiteral("; ")));
    return plan;
}

} // namespace pilothouse::cluster
