// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/secret_input.h"
#include "app/ctl/shell_words.h"
#include "services/audit/audit_log.h"
#include "services/core/plain_text.h"
#include "services/credentials/credentials_workflow.h"
#include "services/environment/environment_services.h"
#include "services/secrets/secret_store.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QUuid>

namespace pilothouse::ctl {

namespace {

enum class Change { Set, Delete };

/// The names that the field uses for keys: PHALA_API_KEY, AWS_SECRET_ACCESS_KEY.
Result<secrets::SecretName> secretName(const domain::Environment &environment, const QString &name)
{
    static const QRegularExpression form(QStringLiteral("^[A-Z][A-Z0-9_]{1,63}$"));
    if (!form.match(name).hasMatch()) // not repeated: somebody may have typed the value here
        return Error{.kind = ErrorKind::InvalidInput,
                     .what = QStringLiteral("NAME is not the name of a secret: capital letters, digits and _, at most 64"),
                     .where = QStringLiteral("pilothousectl secrets"),
                     .nextStep = QStringLiteral("For example PHALA_API_KEY. The value itself is read from stdin.")};
    return secrets::SecretName{environment.id, name};
}

enum class Tested { No, First };

domain::Plan planFor(Change change, const domain::Environment &environment, const secrets::SecretName &name, const QString &backEnd, Tested tested)
{
    domain::Plan plan;
    plan.environment = environment;
    const bool set = change == Change::Set;
    plan.title = set ? QStringLiteral("store %1").arg(name.name) : QStringLiteral("delete %1").arg(name.name);
    plan.verb = set ? QStringLiteral("Store %1").arg(name.name) : QStringLiteral("Delete %1").arg(name.name);
    if (tested == Tested::First) {
        domain::PlanStep asking;
        asking.what = QStringLiteral("Ask its remote with the value: a read that changes nothing");
        asking.target = name.name;
        plan.steps.push_back(asking);
    }
    domain::PlanStep step;
    step.what = set ? QStringLiteral("Read the value from stdin and store it as %1").arg(name.name) : QStringLiteral("Delete %1").arg(name.name);
    step.target = backEnd;
    plan.steps.push_back(step);
    plan.ifItFails = QStringLiteral("what is stored stays as it is");
    plan.toUndo = set ? QStringLiteral("store the former value again; it is not kept") : QStringLiteral("cannot be undone: the value is not kept");
    if (!set) {
        plan.phrase = QStringLiteral("%1/%2").arg(environment.id.text(), name.name);
        plan.phraseReason = QStringLiteral("a deleted secret cannot be brought back");
    }
    return plan;
}

audit::Record recordOf(Change change, const secrets::SecretName &name, const QString &run, audit::Outcome outcome, const QString &what)
{
    audit::Record record;
    record.action = change == Change::Set ? QStringLiteral("secret.set") : QStringLiteral("secret.delete");
    record.target = name.name;
    record.what = what;
    record.outcome = outcome;
    record.run = run;
    return record;
}

/// Asks the remote of a name with its new value, and with what is stored under the other names that go with it.
QCoro::Task<Status> tryValue(std::shared_ptr<EnvironmentServices> services, secrets::SecretName name, std::shared_ptr<Secret> value,
                             CancelToken cancel)
{
    const auto workflow = services->credentials;
    co_await workflow->refresh(credentials::CredentialsWorkflow::Prompt::Allow);
    const credentials::SetStatus *const status = workflow->setOf(name.name);
    if (status == nullptr || !status->set.canBeTested)
        co_return Error{.kind = ErrorKind::Refused,
                        .what = QStringLiteral("nothing outside knows this key, so nothing can test it"),
                        .where = name.name,
                        .nextStep = QStringLiteral("Store it without --test.")};
    const credentials::CredentialSet set = status->set;
    const auto values = std::make_shared<std::vector<credentials::NewValue>>();
    values->push_back({name.name, value->clone()});
    for (const credentials::CredentialNeed &need : set.needs) {
        if (need.name == name.name || need.keeping != credentials::Keeping::SecretStore)
            continue;
        const secrets::SecretName other{name.environment, need.name};
        auto stored = co_await services->secrets->read(other);
        if (stored)
            values->push_back({need.name, std::move(*stored)});
        else if (!need.optional) // without a keychain that answers there is no token of a session, either
            co_return stored.error();
    }
    const auto tried = co_await workflow->tryValues(set.id, values, cancel);
    if (!tried)
        co_return tried.error();
    if (tried->ok)
        co_return Done{};
    Error error = *tried->error;
    error.unchanged = QStringLiteral("Nothing was stored.");
    co_return error;
}

/// Reads the value that is to be stored.
QCoro::Task<Result<std::optional<Answer>>> readValue(std::shared_ptr<EnvironmentServices> services, secrets::SecretName name,
                                                     std::shared_ptr<Secret> value, Tested tested, CancelToken cancel)
{
    auto typed = readSecretFromStdin(QStringLiteral("Value of %1 for %2 (not shown): ").arg(name.name, name.environment.text()));
    if (!typed)
        co_return typed.error();
    *value = std::move(*typed);
    if (tested == Tested::First) {
        const Status taken = co_await tryValue(services, name, value, cancel);
        if (!taken)
            co_return taken.error();
    }
    co_return std::optional<Answer>();
}

QCoro::Task<Result<Answer>> carryOut(std::shared_ptr<EnvironmentServices> services, Change change, secrets::SecretName name,
                                     std::shared_ptr<Secret> value, QString title, Answer answer)
{
    const auto store = services->secrets;
    const auto log = services->audit;
    const QString run = QUuid::createUuid().toString(QUuid::Id128).left(8);
    const audit::Record intended = recordOf(change, name, run, audit::Outcome::Intended, title);
    const auto announced = co_await log->append(intended);
    if (!announced)
        co_return announced.error();

    // Started on a line of its own: the value moves into the coroutine.
    auto task = change == Change::Set ? store->write(name, std::move(*value)) : store->remove(name);
    const auto done = co_await std::move(task);
    const QString outcome = done ? title : QStringLiteral("%1 failed: %2").arg(title, done.error().what);
    const audit::Record result = recordOf(change, name, run, done ? audit::Outcome::Done : audit::Outcome::Failed, outcome);
    const auto recorded = co_await log->append(result);
    if (!done)
        co_return done.error();
    answer.json.insert(QStringLiteral("done"), true);
    answer.json.insert(QStringLiteral("backEnd"), store->backEnd());
    answer.text = QStringLiteral("%1: %2 of %3 in %4.\n")
                      .arg(change == Change::Set ? QStringLiteral("Stored") : QStringLiteral("Deleted"), name.name, name.environment.text(),
                           store->backEnd());
    if (!recorded)
        answer.complaint = QStringLiteral("The outcome could not be recorded: %1").arg(shellMessage(recorded.error()).oneLine());
    co_return answer;
}

QCoro::Task<Result<Answer>> change(std::shared_ptr<Context> context, Change change)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const domain::Environment environment = (*services)->profile.environment;
    const auto name = secretName(environment, context->invocation().operand(0));
    if (!name)
        co_return name.error();
    const auto value = std::make_shared<Secret>();
    PlannedChange planned;
    const Tested tested = change == Change::Set && context->invocation().has(QLatin1StringView("test")) ? Tested::First : Tested::No;
    planned.plan = planFor(change, environment, *name, (*services)->secrets->backEnd(), tested);
    planned.object = name->name;
    if (change == Change::Set)
        planned.makeReady = [services = *services, name = *name, value, tested, cancel = context->cancel()](Answer) {
            return readValue(services, name, value, tested, cancel);
        };
    planned.carryOut = [services = *services, change, name = *name, value, title = planned.plan.title](Answer answer, QString) {
        return carryOut(services, change, name, value, title, answer);
    };
    auto answer = co_await planConfirmRun(context, planned);
    if (answer && change == Change::Set && !context->invocation().has(QLatin1StringView("yes")))
        answer->complaint = QStringLiteral("this was the plan alone: a value on stdin was not stored. Add --yes to store it.");
    co_return answer;
}

} // namespace

QCoro::Task<Result<Answer>> secretsList(std::shared_ptr<Context> context)
{
    const auto profile = context->profile();
    if (!profile)
        co_return profile.error();
    const auto store = context->secretStore(profile->environment.id);
    if (!store)
        co_return store.error();
    const auto list = co_await (*store)->list(profile->environment.id);
    if (!list)
        co_return list.error();
    Answer answer;
    QJsonArray items;
    for (const secrets::SecretInfo &info : *list) {
        const QString stored = info.storedAt.isValid() ? toUtcText(info.storedAt) : QString();
        items.append(QJsonObject{{QStringLiteral("name"), info.name.name},
                                 {QStringLiteral("backEnd"), info.backEnd},
                                 {QStringLiteral("storedAt"), stored.isEmpty() ? QJsonValue() : QJsonValue(stored)}});
        answer.text
            += QStringLiteral("%1  %2  %3\n").arg(visibleText(info.name.name, 80), info.backEnd, stored.isEmpty() ? QStringLiteral("–") : stored);
    }
    if (items.isEmpty())
        answer.text = QStringLiteral("No secrets are stored for %1.\n").arg(profile->environment.id.text());
    answer.json = {{QStringLiteral("profile"), profile->environment.id.text()},
                   {QStringLiteral("keychain"), secrets::keychainStateWord((*store)->state())},
                   {QStringLiteral("items"), items}};
    co_return answer;
}

QCoro::Task<Result<Answer>> secretsSet(std::shared_ptr<Context> context)
{
    return change(std::move(context), Change::Set);
}

QCoro::Task<Result<Answer>> secretsDelete(std::shared_ptr<Context> context)
{
    return change(std::move(context), Change::Delete);
}

} // namespace pilothouse::ctl
