// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/provers_parts.h"
#include "app/ctl/provers_text.h"
#include "services/core/plain_text.h"

#include <QJsonArray>

#include <algorithm>

namespace pilothouse::ctl {

namespace {

using provers::ProversWorkflow;
using provers::RevisionHistory;

constexpr int kMostRevisions = 100;

Error noRevision(const QString &wanted, const QString &service)
{
    return {.kind = ErrorKind::NotFound,
            .what = QStringLiteral("no revision %1 of this service is among those that were read").arg(visibleText(wanted, 80)),
            .where = visibleText(service, 80),
            .nextStep = QStringLiteral("See pilothousectl provers revisions; --limit reads more of them.")};
}

} // namespace

QCoro::Task<Result<Answer>> proversRevisions(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    int most = ProversWorkflow::kRevisionsRead;
    if (invocation.has(QLatin1StringView("limit"))) {
        const auto limit = wholeNumber(invocation.value(QLatin1StringView("limit")));
        if (!limit || *limit < 1 || *limit > kMostRevisions)
            co_return Error{.kind = ErrorKind::InvalidInput,
                            .what = QStringLiteral("the limit must be a whole number from 1 to %1").arg(kMostRevisions),
                            .where = QStringLiteral("--limit")};
        most = int(*limit);
    }
    const auto workflow = co_await freshProvers(context);
    if (!workflow)
        co_return workflow.error();
    const auto service = findService(*(*workflow)->snapshot().value, invocation.value(QLatin1StringView("service")));
    if (!service)
        co_return service.error();
    const auto history = co_await (*workflow)->revisions(service->id, context->cancel(), most);
    if (!history)
        co_return history.error();
    const QString wanted = invocation.value(QLatin1StringView("compare"));
    const domain::TaskDefinition *to = nullptr;
    if (!wanted.isEmpty()) {
        to = history->find(wanted);
        if (to == nullptr)
            co_return noRevision(wanted, service->name);
        if (history->currentOne() == nullptr)
            co_return Error{.kind = ErrorKind::NotFound,
                            .what = QStringLiteral("the revision that the service has could not be read"),
                            .where = visibleText(service->taskDefinition, 120)};
    }
    Answer answer;
    answer.json = revisionsToJson(*history, to);
    answer.json.insert(QStringLiteral("service"), service->name);
    answer.json.insert(QStringLiteral("source"), (*workflow)->endpoint());
    answer.json.insert(QStringLiteral("fetchedAt"), toUtcText(context->clock()->utcNow()));
    answer.text = revisionsToText(*history, to);
    co_return answer;
}

QCoro::Task<Result<Answer>> proversRollback(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    const auto workflow = co_await freshProvers(context);
    if (!workflow)
        co_return workflow.error();
    const auto service = findService(*(*workflow)->snapshot().value, invocation.value(QLatin1StringView("service")));
    if (!service)
        co_return service.error();
    const domain::ProverServiceId id = service->id;
    const QString name = service->name;
    const auto history = co_await (*workflow)->revisions(id, context->cancel(), kMostRevisions);
    if (!history)
        co_return history.error();
    const QString wanted = invocation.value(QLatin1StringView("to"));
    const domain::TaskDefinition *const to = wanted.isEmpty() ? history->previous() : history->find(wanted);
    if (to == nullptr && wanted.isEmpty())
        co_return Error{.kind = ErrorKind::NotFound,
                        .what = QStringLiteral("there is no earlier revision that the service may be moved to"),
                        .where = visibleText(name, 80),
                        .nextStep = QStringLiteral("See pilothousectl provers revisions.")};
    if (to == nullptr)
        co_return noRevision(wanted, name);
    const QString arn = to->arn;
    const domain::Plan plan = (*workflow)->planDefinition(id, arn);
    const ProverChange move = [workflow = *workflow, id, arn](QString phrase) { return workflow->useDefinition(id, arn, phrase); };
    const CarryOut run = [move](Answer answer, QString phrase) { return carryOut(move, answer, phrase); };
    auto answer = co_await planConfirmRun(context, plan, name, run);
    co_return answer;
}

QCoro::Task<Result<Answer>> proversAlarms(std::shared_ptr<Context> context)
{
    const auto workflow = co_await freshProvers(context);
    if (!workflow)
        co_return workflow.error();
    const auto &snapshot = (*workflow)->snapshot();
    if (!snapshot.value->alarms) {
        const auto &denied = snapshot.value->denied;
        const auto found = std::find_if(denied.begin(), denied.end(),
                                        [](const domain::DeniedFeature &feature) { return feature.feature == QLatin1String("alarms"); });
        if (found != denied.end())
            co_return found->error;
        QStringList notes = snapshot.value->notes.filter(QStringLiteral("alarms could not be read"));
        co_return Error{.kind = ErrorKind::Remote,
                        .what = notes.isEmpty() ? QStringLiteral("the alarms could not be read") : notes.constFirst(),
                        .where = snapshot.source};
    }
    Answer answer;
    answer.json = alarmsToJson(*snapshot.value->alarms);
    answer.json.insert(QStringLiteral("source"), snapshot.source);
    answer.json.insert(QStringLiteral("fetchedAt"), toUtcText(snapshot.fetchedAt));
    answer.text = alarmsToText(*snapshot.value->alarms);
    co_return answer;
}

} // namespace pilothouse::ctl
