// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/cvm_text.h"
#include "app/ctl/shell_words.h"
#include "services/cluster/cluster_workflow.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QJsonArray>

namespace pilothouse::ctl {

namespace {

QString outcomeText(const std::vector<cluster::PowerResult> &results)
{
    QString text;
    for (const cluster::PowerResult &result : results)
        text += QStringLiteral("%1: %2\n").arg(visibleText(result.name, 80), visibleText(result.text));
    return text;
}

QCoro::Task<Result<Answer>> carryOut(std::shared_ptr<cluster::ClusterWorkflow> workflow, domain::PowerAction action, std::vector<domain::CvmId> ids,
                                     QString title, Answer answer, QString phrase)
{
    const auto results = co_await workflow->run(action, ids, phrase);
    if (!results)
        co_return results.error();
    QJsonArray outcomes;
    bool allOk = !results->empty();
    for (const cluster::PowerResult &result : *results) {
        outcomes.append(QJsonObject{{QStringLiteral("id"), result.id.text()},
                                    {QStringLiteral("name"), result.name},
                                    {QStringLiteral("ok"), result.ok},
                                    {QStringLiteral("text"), result.text}});
        allOk &= result.ok;
    }
    answer.json.insert(QStringLiteral("done"), allOk);
    answer.json.insert(QStringLiteral("results"), outcomes);
    answer.text = outcomeText(*results);
    if (!allOk) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = results->empty() ? QStringLiteral("%1: nothing was done.").arg(title)
                                            : QStringLiteral("%1: %2. Read the state back with pilothousectl phala cvms get.")
                                                  .arg(results->front().name, clause(results->front().text));
    }
    co_return answer;
}

/// Plan, confirmation, run: the same way for all power actions.
QCoro::Task<Result<Answer>> power(std::shared_ptr<Context> context, domain::PowerAction action)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto workflow = (*services)->cluster;
    if (workflow == nullptr)
        co_return sectionMissing(**services, QStringLiteral("phala"));

    const auto refreshed = co_await workflow->refresh();
    if (!refreshed)
        co_return refreshed.error();
    const auto cvm = findCvm(*workflow->snapshot().value, context->invocation().operand(0));
    if (!cvm)
        co_return cvm.error();

    // The window of this program is this one command: what guards production here is the phrase.
    (*services)->access->unlock();
    const std::vector<domain::CvmId> ids{cvm->id};
    const domain::Plan plan = workflow->plan(action, ids);
    const CarryOut run = [workflow, action, ids, title = plan.title](Answer answer, QString phrase) {
        return carryOut(workflow, action, ids, title, answer, phrase);
    };
    auto answer = co_await planConfirmRun(context, plan, cvm->name, run);
    co_return answer;
}

} // namespace

QCoro::Task<Result<Answer>> cvmsList(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto port = (*services)->cvms;
    if (port == nullptr)
        co_return sectionMissing(**services, QStringLiteral("phala"));
    const auto list = co_await port->list(context->cancel());
    if (!list)
        co_return list.error();
    Answer answer;
    answer.json = cvmListToJson(*list, port->endpoint(), context->clock()->utcNow());
    answer.text = cvmListToText(*list);
    co_return answer;
}

QCoro::Task<Result<Answer>> cvmsGet(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto port = (*services)->cvms;
    if (port == nullptr)
        co_return sectionMissing(**services, QStringLiteral("phala"));
    const QString identifier = normalisedIdentifier(context->invocation().operand(0));
    auto cvm = co_await port->get(identifier);
    if (!cvm)
        co_return asNamedByCaller(cvm.error());
    // Some of what a machine says of itself comes with the list alone.
    if (cvm->uptime.isEmpty() || cvm->bootProgress.isEmpty()) {
        const auto list = co_await port->list(context->cancel());
        const auto row = list ? findCvm(*list, cvm->id.text()) : Result<domain::Cvm>(list.error());
        if (row && !row->duplicateId) {
            if (cvm->uptime.isEmpty())
                cvm->uptime = row->uptime;
            if (cvm->bootProgress.isEmpty())
                cvm->bootProgress = row->bootProgress;
        }
    }
    Answer answer;
    answer.json = cvmToJson(*cvm);
    answer.text = cvmToText(*cvm);
    co_return answer;
}

QCoro::Task<Result<Answer>> cvmsAttestation(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto port = (*services)->cvms;
    if (port == nullptr)
        co_return sectionMissing(**services, QStringLiteral("phala"));
    const QString identifier = normalisedIdentifier(context->invocation().operand(0));
    const auto attestation = co_await port->attestation(identifier);
    if (!attestation)
        co_return asNamedByCaller(attestation.error());
    Answer answer;
    answer.json = attestationAnswerToJson(*attestation);
    answer.text
        = QStringLiteral(
              "%1: %2, quote of %3 bytes, event log of %4 bytes, app-compose of %5 bytes%6. Nothing of it is proven: see pilothousectl attest compare.\n")
              .arg(visibleText(attestation->name, 80), attestation->isOnline ? QStringLiteral("online") : QStringLiteral("not online"))
              .arg(attestation->quote.size())
              .arg(attestation->eventLog.size())
              .arg(attestation->appCompose.size())
              .arg(attestation->error.isEmpty() ? QString() : QStringLiteral("; the remote says: %1").arg(visibleText(attestation->error)));
    co_return answer;
}

QCoro::Task<Result<Answer>> cvmsStart(std::shared_ptr<Context> context)
{
    return power(std::move(context), domain::PowerAction::Start);
}

QCoro::Task<Result<Answer>> cvmsStop(std::shared_ptr<Context> context)
{
    return power(std::move(context), domain::PowerAction::Stop);
}

QCoro::Task<Result<Answer>> cvmsRestart(std::shared_ptr<Context> context)
{
    return power(std::move(context), domain::PowerAction::Restart);
}

} // namespace pilothouse::ctl
