// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/change_run.h"

#include "services/core/plain_text.h"
#include "services/provers/definition_plan.h"

#include <algorithm>

namespace pilothouse::provers {

using namespace std::chrono_literals;
using domain::ProverService;

namespace {

/// The deployment that is wanted, if it is one of this task definition.
const domain::Rollout *primaryWith(const ProverService &service, const QString &definition)
{
    const auto found = std::find_if(service.rollouts.begin(), service.rollouts.end(), [&definition](const domain::Rollout &rollout) {
        return rollout.status == QLatin1String("PRIMARY") && rollout.taskDefinition == definition;
    });
    return found == service.rollouts.end() ? nullptr : &*found;
}

} // namespace

QCoro::Task<Result<ChangeResult>> ChangeRunner::useDefinition(ProverService service, QString definition, QString title, QString reason)
{
    const auto self = shared_from_this();
    const RunPtr run = begin(service.id.text(), definitionKey(definition), QStringLiteral("provers.task-definition"), title, reason);
    const QString before = definitionName(service.taskDefinition);
    const QString after = definitionName(definition);
    const auto planned = co_await m_parts.ports.containers->service(service);
    if (!planned)
        co_return end(run, planned.error());
    if (planned->taskDefinition != service.taskDefinition)
        co_return end(
            run,
            Error{.kind = ErrorKind::Conflict,
                  .what = QStringLiteral("the service was moved to %1 since the plan").arg(visibleText(definitionName(planned->taskDefinition), 120)),
                  .where = service.name,
                  .nextStep = QStringLiteral("Plan again.")});
    QJsonObject beforeJson{{QStringLiteral("taskDefinition"), service.taskDefinition}};
    QJsonObject afterJson{{QStringLiteral("taskDefinition"), definition}};
    const auto announced
        = co_await announce(run, service.name, QStringLiteral("move %1 from %2 to %3").arg(service.name, before, after), beforeJson, afterJson);
    if (!announced)
        co_return end(run, announced.error());
    const auto sent = co_await m_parts.ports.containers->useDefinition(service, definition);
    const bool lost = !sent && sent.error().kind == ErrorKind::OutcomeUnknown;
    if (!sent && !lost) {
        co_await conclude(run, service.name, QStringLiteral("refused: %1").arg(sent.error().what), audit::Outcome::Failed, QJsonObject());
        co_return end(run, sent.error());
    }
    run->changed = true;
    const MonotonicTime begun = m_parts.clock->monotonicNow();
    QString deployment;
    QString now = service.taskDefinition;
    while (m_parts.clock->monotonicNow() - begun < m_parts.limits.confirm) {
        const auto read = co_await m_parts.ports.containers->service(service);
        if (read) {
            run->result.service = *read;
            now = read->taskDefinition;
            const domain::Rollout *const primary = primaryWith(*read, definition);
            deployment = primary != nullptr ? primary->id : QString();
        }
        if (!deployment.isEmpty())
            break;
        const auto waited = co_await pause(run, std::min<std::chrono::milliseconds>(m_parts.limits.poll, 1s));
        if (!waited)
            break;
    }
    if (run->result.service)
        run->result.inForce = QStringLiteral("%1; task definition %2").arg(serviceText(*run->result.service), visibleText(definitionName(now), 120));
    QJsonObject read{{QStringLiteral("taskDefinition"), now}, {QStringLiteral("deployment"), deployment}};
    if (deployment.isEmpty()) {
        // Accepted or lost: what does not read back is not in force as far as anybody knows.
        Error open = lost ? sent.error() : Error{.kind = ErrorKind::Timeout, .what = QStringLiteral("accepted"), .where = service.name};
        open.what = QStringLiteral("%1, but no deployment of %2 is to be seen yet").arg(open.what, visibleText(after, 120));
        open.nextStep = QStringLiteral("Read the service again before planning anew.");
        co_await conclude(run, service.name, open.what, audit::Outcome::Unknown, read);
        run->result.text = open.what;
        co_return end(run, open);
    }
    run->result.ok = true;
    run->result.text = QStringLiteral("deployment %1 of %2 began%3")
                           .arg(visibleText(deployment, 80), visibleText(after, 120),
                                lost ? QStringLiteral(" (the answer was lost, this was read back)") : QString());
    run->result.inverse = QStringLiteral("move it to %1 again").arg(visibleText(before, 120));
    run->result.inverseCommands = {useDefinitionCommand(service, service.taskDefinition, m_parts.style)};
    co_await conclude(run, service.name, run->result.text, audit::Outcome::Done, read);
    co_return end(run, std::nullopt);
}

} // namespace pilothouse::provers
