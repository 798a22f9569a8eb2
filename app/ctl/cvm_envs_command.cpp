// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/cvm_change_run.h"
#include "services/cluster/change_plan.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QJsonArray>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;

namespace {

using L = QLatin1StringView;

/// The names that may be sealed now, and what names them; no cloud tells a value.
QCoro::Task<Result<Answer>> listNames(CvmToChange subject)
{
    const auto file = co_await subject.services->deployer->composeFile(subject.cvm.id.text());
    if (!file)
        co_return asNamedByCaller(file.error());
    const cluster::SealedNames sealed = cluster::sealedNames(*file, subject.cvm.osImage);
    Answer answer;
    QJsonArray items;
    for (const cluster::SealedName &item : sealed.items) {
        items.append(QJsonObject{{u"name"_s, item.name}, {u"inAllowedEnvs"_s, item.isListed}, {u"inComposeFile"_s, item.isUsed}});
        answer.text += u"%1  (%2)\n"_s.arg(visibleText(item.name, 255), sealed.origin(item));
    }
    if (items.isEmpty())
        answer.text = sealed.isComplete() ? u"No variables.\n"_s : u"No variable is named.\n"_s;
    if (!sealed.isComplete())
        answer.text += u"Others may be sealed that nobody names: %1.\n"_s.arg(sealed.whyMore);
    answer.json = {{u"id"_s, subject.cvm.id.text()},
                   {u"name"_s, subject.cvm.name},
                   {u"variables"_s, QJsonArray::fromStringList(sealed.names())},
                   {u"items"_s, items},
                   {u"complete"_s, sealed.isComplete()},
                   {u"whyNotComplete"_s, sealed.isComplete() ? QJsonValue() : QJsonValue(sealed.whyMore)}};
    co_return answer;
}

} // namespace

QCoro::Task<Result<Answer>> cvmsEnvs(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    const auto update = std::make_shared<cluster::CvmUpdate>();
    const bool changes = invocation.has(L("env-file"));
    update->files.env = invocation.value(L("env-file"));
    if (changes) {
        auto variables = variablesFrom(invocation.value(L("env-file")));
        if (!variables)
            co_return variables.error();
        update->variables = std::move(*variables);
    }
    const auto subject = co_await cvmToChange(context);
    if (!subject)
        co_return subject.error();
    if (!changes) {
        auto names = co_await listNames(*subject);
        co_return names;
    }
    auto answer = co_await runCvmUpdate(context, *subject, update);
    co_return answer;
}

} // namespace pilothouse::ctl
