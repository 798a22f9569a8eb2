// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/shell_words.h"
#include "services/core/plain_text.h"
#include "services/credentials/credentials_workflow.h"
#include "services/environment/environment_services.h"

#include <QJsonArray>

namespace pilothouse::ctl {

namespace {

using credentials::CredentialsWorkflow;
using credentials::SetStatus;
using domain::Permission;
using domain::PermissionCheck;

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject toJson(const domain::KeyPermissions &found)
{
    QJsonArray checks;
    for (const PermissionCheck &check : found.checks)
        checks.append(QJsonObject{{QStringLiteral("action"), check.action},
                                  {QStringLiteral("use"), check.use},
                                  {QStringLiteral("change"), check.isChange},
                                  {QStringLiteral("answer"), QString(domain::permissionWord(check.answer))},
                                  {QStringLiteral("why"), orNull(check.why)}});
    // Nobody can say of a key that it may do no more than is needed: "wide" is true or not known.
    return {{QStringLiteral("identity"), found.identity},
            {QStringLiteral("askedAt"), toUtcText(found.utc)},
            {QStringLiteral("checks"), checks},
            {QStringLiteral("wide"), found.isWide ? QJsonValue(true) : QJsonValue()},
            {QStringLiteral("width"), found.width}};
}

QString toText(const domain::KeyPermissions &found)
{
    QString text = QStringLiteral("  %1\n  %2%3\n")
                       .arg(visibleText(found.identity, 300), found.isWide ? QStringLiteral("wider than needed: ") : QString(), found.width);
    for (const PermissionCheck &check : found.checks)
        text += QStringLiteral("  %1  %2  %3%4\n")
                    .arg(QString(domain::permissionWord(check.answer)), -8)
                    .arg(check.action, -38)
                    .arg(check.use, check.why.isEmpty() ? QString() : QStringLiteral(" – ") + visibleText(check.why, 300));
    return text;
}

/// By the id of a set or one of its names. Errors: InvalidInput that names what there is.
Result<QStringList> chosenSets(const CredentialsWorkflow &workflow, const QString &wanted)
{
    QStringList ids;
    for (const SetStatus &status : workflow.snapshot().value->sets) {
        if (status.set.canBeTested)
            ids << status.set.id;
    }
    if (wanted.isEmpty())
        return ids;
    if (ids.contains(wanted))
        return QStringList{wanted};
    const SetStatus *const named = workflow.setOf(wanted);
    if (named != nullptr && named->set.canBeTested)
        return QStringList{named->set.id};
    return Error{.kind = ErrorKind::InvalidInput,
                 .what = QStringLiteral("SET is nothing that can be tested in this environment"),
                 .where = QStringLiteral("pilothousectl secrets test"),
                 .nextStep = ids.isEmpty() ? QStringLiteral("Its profile names no remote that could test a key.")
                                           : QStringLiteral("One of: %1; or the name of one of their keys.").arg(ids.join(QStringLiteral(", ")))};
}

/// The first failure gives the code: a script wants one reason, a person reads them all.
void complain(Answer *answer, ExitCode code, const QString &complaint)
{
    if (answer->code != ExitCode::Good)
        return;
    answer->code = code;
    answer->complaint = complaint;
}

QCoro::Task<Done> testOne(std::shared_ptr<Context> context, std::shared_ptr<CredentialsWorkflow> workflow, QString setId, bool isChosen,
                          std::shared_ptr<Answer> answer, std::shared_ptr<QJsonArray> items)
{
    const credentials::CredentialSet set = workflow->find(setId)->set;
    QJsonObject item{{QStringLiteral("set"), setId},
                     {QStringLiteral("remote"), set.remote},
                     {QStringLiteral("endpoint"), set.endpoint},
                     {QStringLiteral("permissions"), QJsonValue()}};
    QString state = QStringLiteral("not-checked");
    QString message = QStringLiteral("there is no whole key to test");
    QString more;
    const bool isThere = workflow->find(setId)->isComplete();
    if (isThere || isChosen) {
        const Status taken = co_await workflow->test(setId, context->cancel());
        state = taken ? QStringLiteral("ok") : QStringLiteral("failed");
        if (taken) {
            message = workflow->find(setId)->lastTest->saying;
        } else {
            message = taken.error().what;
            item.insert(QStringLiteral("error"), errorToJson(taken.error()));
            complain(answer.get(), exitCodeFor(taken.error()), shellMessage(taken.error()).oneLine());
        }
        if (taken && context->invocation().has(QLatin1StringView("permissions")) && set.tellsPermissions) {
            const Status asked = co_await workflow->askPermissions(setId, context->cancel());
            const std::optional<domain::KeyPermissions> found = workflow->find(setId)->permissions;
            if (!asked)
                complain(answer.get(), exitCodeFor(asked.error()), shellMessage(asked.error()).oneLine());
            if (asked && found) {
                item.insert(QStringLiteral("permissions"), toJson(*found));
                more = toText(*found);
                if (found->count(Permission::Denied) > 0)
                    complain(answer.get(), ExitCode::BadVerdict,
                             QStringLiteral("%1 refuses the key %2 of the calls that are needed; nothing was changed.")
                                 .arg(set.remote)
                                 .arg(found->count(Permission::Denied)));
            }
        }
    }
    item.insert(QStringLiteral("state"), state);
    item.insert(QStringLiteral("message"), message);
    items->append(item);
    answer->text
        += QStringLiteral("%1  %2  %3: %4\n").arg(state, -11).arg(setId, -8).arg(visibleText(set.endpoint, 120), visibleText(message, 400)) + more;
    co_return Done{};
}

} // namespace

QCoro::Task<Result<Answer>> secretsTest(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const std::shared_ptr<CredentialsWorkflow> workflow = (*services)->credentials;
    co_await workflow->refresh(CredentialsWorkflow::Prompt::Allow);
    const QString wanted = context->invocation().operand(0);
    const auto chosen = chosenSets(*workflow, wanted);
    if (!chosen)
        co_return chosen.error();
    const auto answer = std::make_shared<Answer>();
    const auto items = std::make_shared<QJsonArray>();
    for (const QString &setId : *chosen)
        co_await testOne(context, workflow, setId, !wanted.isEmpty(), answer, items);
    if (chosen->isEmpty())
        answer->text = QStringLiteral("The profile names no remote that could test a key.\n");
    answer->json = {{QStringLiteral("profile"), (*services)->profile.environment.id.text()}, {QStringLiteral("items"), *items}};
    const Answer told = *answer;
    co_return told;
}

} // namespace pilothouse::ctl
