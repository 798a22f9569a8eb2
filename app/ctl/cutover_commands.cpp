// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/cutover_text.h"
#include "app/ctl/shell_words.h"
#include "services/core/plain_text.h"
#include "services/cutover/cutover_workflow.h"
#include "services/cutover/status_json.h"
#include "services/environment/environment_services.h"

#include <algorithm>

namespace pilothouse::ctl {

namespace {

using namespace std::chrono_literals;

constexpr auto kRollbackPatience = 30s;

const cutover::SplitRow &rowOf(const cutover::CutoverStatus &status, domain::Intent intent)
{
    return *std::find_if(status.split.begin(), status.split.end(), [intent](const cutover::SplitRow &row) { return row.intent == intent; });
}

/// A move outside any plan as something one can read: the gates are quoted, none of them holds it.
domain::Plan planForSet(const EnvironmentServices &services, domain::Intent intent, Percent share, const QString &reason)
{
    const cutover::CutoverStatus &status = services.cutover->status();
    const cutover::SplitRow &row = rowOf(status, intent);
    domain::Plan plan;
    plan.environment = services.profile.environment;
    plan.title = QStringLiteral("%1 %2 → %3 % on the new plane, outside any plan")
                     .arg(domain::intentWord(intent), row.inForce ? QString::number(row.inForce->whole()) : QStringLiteral("?"),
                          QString::number(share.whole()));
    plan.verb = QStringLiteral("Move %1").arg(domain::intentWord(intent));
    domain::PlanStep step;
    step.what = QStringLiteral("Put %1 % of %2 on the new plane and read it back").arg(share.whole()).arg(domain::intentWord(intent));
    step.target = status.router.endpoint;
    step.command = QStringLiteral("pilothousectl cutover set --profile %1 --intent %2 --percent %3 --reason %4 --yes")
                       .arg(shellQuoted(plan.environment.id.text()), domain::intentWord(intent))
                       .arg(share.whole())
                       .arg(shellQuoted(reason));
    plan.steps.push_back(step);
    for (const domain::Gate &gate : status.gates) {
        domain::PlanCheck check;
        check.state = gate.state == domain::GateState::Pass   ? (gate.degraded ? domain::CheckState::Warning : domain::CheckState::Pass)
                      : gate.state == domain::GateState::Fail ? domain::CheckState::Fail
                                                              : domain::CheckState::Unknown;
        check.text = QStringLiteral("gate %1 is %2%3; it does not hold this move")
                         .arg(domain::gateIdWord(gate.id), domain::gateStateWord(gate.state),
                              gate.finding.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(gate.finding));
        plan.checks.push_back(check);
    }
    plan.ifItFails = QStringLiteral("the split in force stays; what was sent is read back");
    plan.toUndo = QStringLiteral("pilothousectl cutover rollback, or set the share that is in force now");
    plan.dataFrom = status.measuredAt.value_or(QDateTime());
    return plan;
}

Answer statusAnswer(const cutover::CutoverStatus &status)
{
    Answer answer;
    answer.json = cutover::statusToJson(status);
    answer.text = cutoverStatusText(status);
    return answer;
}

/// Moves an intent outside any plan; the answer is the status that came of it, beside the plan.
QCoro::Task<Result<Answer>> moveOutsidePlan(std::shared_ptr<cutover::CutoverWorkflow> workflow, domain::Intent intent, Percent share, QString reason,
                                            Answer planned)
{
    const auto moved = co_await workflow->setOutsidePlan(intent, share, reason);
    if (!moved)
        co_return moved.error();
    Answer answer = statusAnswer(*moved);
    answer.json.insert(QStringLiteral("plan"), planned.json.value(QLatin1StringView("plan")));
    answer.json.insert(QStringLiteral("done"), true);
    co_return answer;
}

/// What a rollback came to, beside the status.
QJsonObject rollbackJson(const cutover::CutoverStatus &status, bool confirmed)
{
    QJsonObject json{{QStringLiteral("confirmed"), confirmed}};
    if (status.rollback) {
        json.insert(QStringLiteral("attempts"), qint64(status.rollback->attempts.size()));
        json.insert(QStringLiteral("recorded"), status.rollback->recorded);
        json.insert(QStringLiteral("tookMs"),
                    status.rollback->tookToConfirm ? QJsonValue(qint64(status.rollback->tookToConfirm->count())) : QJsonValue());
        json.insert(QStringLiteral("manualCommand"), status.rollback->manualCommand);
    }
    return json;
}

Answer confirmedAnswer(const cutover::CutoverStatus &status)
{
    Answer answer = statusAnswer(status);
    answer.json.insert(QStringLiteral("rollback"), rollbackJson(status, true));
    QString took;
    if (status.rollback && status.rollback->tookToConfirm)
        took = QStringLiteral(" after %1 s").arg(double(status.rollback->tookToConfirm->count()) / 1000.0, 0, 'f', 2);
    answer.text.prepend(QStringLiteral("Rolled back: read back as in force%1.\n").arg(took));
    if (status.rollback && !status.rollback->recorded)
        answer.complaint = QStringLiteral("the rollback is not in the record yet: the record cannot be written.");
    return answer;
}

Answer unconfirmedAnswer(const cutover::CutoverStatus &status, const Error &error)
{
    Answer answer = statusAnswer(status);
    answer.json.insert(QStringLiteral("rollback"), rollbackJson(status, false));
    answer.json.insert(QStringLiteral("error"), errorToJson(error));
    answer.code = ExitCode::Remote;
    const QString command = status.rollback ? status.rollback->manualCommand : QString();
    const QString last = status.rollback && !status.rollback->attempts.empty() ? status.rollback->attempts.front().text : error.what;
    answer.complaint = QStringLiteral("%1: the rollback is unconfirmed: %2. It is not known what is in force. On the router's host run: %3")
                           .arg(status.router.endpoint, last, command);
    answer.text.prepend(QStringLiteral("Rollback unconfirmed.\nOn the router's host run:\n  %1\n").arg(visibleText(command, 4000)));
    return answer;
}

} // namespace

QCoro::Task<Result<Answer>> cutoverStatus(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto workflow = (*services)->cutover;
    if (workflow == nullptr)
        co_return sectionMissing(**services, QStringLiteral("cutover"));
    const auto sampled = co_await workflow->sample(cutover::CutoverWorkflow::Canary::Skip);
    const cutover::CutoverStatus status = workflow->status();
    Answer answer = statusAnswer(status);
    // The answer holds what is known; that the router could not be read is the news.
    if (status.router.error) {
        answer.code = exitCodeFor(*status.router.error);
        answer.complaint = shellMessage(*status.router.error).oneLine();
    } else if (!sampled) {
        co_return sampled.error();
    }
    co_return answer;
}

QCoro::Task<Result<Answer>> cutoverGates(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto workflow = (*services)->cutover;
    if (workflow == nullptr)
        co_return sectionMissing(**services, QStringLiteral("cutover"));
    const bool canary = context->invocation().has(QLatin1StringView("canary"));
    if (canary)
        context->beginChange(); // it calls real services and has a limit of its own
    const auto sampled = co_await workflow->sample(canary ? cutover::CutoverWorkflow::Canary::Run : cutover::CutoverWorkflow::Canary::Skip);
    const cutover::CutoverStatus status = workflow->status();
    Answer answer;
    answer.json = cutover::gatesToJson(status);
    answer.text = gatesText(status);
    QStringList closed;
    for (const domain::GateId id : composition::kRequiredGates) {
        const domain::Gate &gate = *std::find_if(status.gates.begin(), status.gates.end(), [id](const domain::Gate &each) { return each.id == id; });
        if (!gate.opens())
            closed << QStringLiteral("%1 is %2").arg(domain::gateIdWord(gate.id), domain::gateStateWord(gate.state));
    }
    if (!closed.isEmpty()) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = QStringLiteral("gates that do not open: %1.").arg(closed.join(QLatin1String(", ")));
    }
    if (!sampled && status.measuredAt == std::nullopt)
        co_return sampled.error();
    co_return answer;
}

QCoro::Task<Result<Answer>> cutoverSet(std::shared_ptr<Context> context)
{
    const Invocation &words = context->invocation();
    const QString where = QStringLiteral("pilothousectl cutover set");
    const auto intent = domain::intentFromWord(words.value(QLatin1StringView("intent")));
    if (!intent)
        co_return Error{.kind = ErrorKind::InvalidInput, .what = QStringLiteral("--intent must be analyze, create, pay or other"), .where = where};
    const auto percent = wholeNumber(words.value(QLatin1StringView("percent")));
    if (!percent || *percent < 0 || *percent > 100)
        co_return Error{.kind = ErrorKind::InvalidInput, .what = QStringLiteral("--percent must be a whole percent, 0 to 100"), .where = where};
    const QString reason = words.value(QLatin1StringView("reason")).trimmed();
    if (reason.isEmpty())
        co_return Error{.kind = ErrorKind::InvalidInput, .what = QStringLiteral("--reason is empty"), .where = where};
    const Percent share = *Percent::fromWhole(int(*percent));

    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto workflow = (*services)->cutover;
    if (workflow == nullptr)
        co_return sectionMissing(**services, QStringLiteral("cutover"));
    const auto sampled = co_await workflow->sample(cutover::CutoverWorkflow::Canary::Skip);
    const auto routerError = workflow->status().router.error;
    if (routerError)
        co_return *routerError;
    if (!sampled)
        co_return sampled.error();

    (*services)->access->unlock(); // the phrase guards production here
    const QString object = domain::intentWord(*intent);
    const domain::Plan plan = planForSet(**services, *intent, share, reason);
    const CarryOut run
        = [workflow, intent = *intent, share, reason](Answer answer, QString) { return moveOutsidePlan(workflow, intent, share, reason, answer); };
    auto answer = co_await planConfirmRun(context, plan, object, run);
    co_return answer;
}

QCoro::Task<Result<Answer>> cutoverRollback(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment(composition::WithoutRecord::GoOn);
    if (!services)
        co_return services.error();
    const auto workflow = (*services)->cutover;
    if (workflow == nullptr)
        co_return sectionMissing(**services, QStringLiteral("cutover"));
    const QString given = context->invocation().value(QLatin1StringView("reason")).trimmed();
    const QString reason = given.isEmpty() ? QStringLiteral("rolled back from the command line; no reason given") : given;
    const auto giveUp = context->invocation().has(QLatin1StringView("wait")) ? std::nullopt : std::optional<std::chrono::seconds>(kRollbackPatience);
    context->beginChange();
    const auto status = co_await workflow->rollback(reason, giveUp);
    if (status)
        co_return confirmedAnswer(*status);
    co_return unconfirmedAnswer(workflow->status(), status.error());
}

} // namespace pilothouse::ctl
