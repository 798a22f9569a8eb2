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

/// The names that are sealed now; no cloud tells a value.
QCoro::Task<Result<Answer>> listNames(CvmToChange subject)
{
    const auto file = co_await subject.services->deployer->composeFile(subject.cvm.id.text());
    if (!file)
        co_return asNamedByCaller(file.error());
    Answer answer;
    answer.json = {{u"id"_s, subject.cvm.id.text()}, {u"name"_s, subject.cvm.name}, {u"variables"_s, QJsonArray::fromStringList(file->allowedEnvs)}};
    for (const QString &name : file->allowedEnvs)
        answer.text += visibleText(name, 255) + u'\n';
    if (file->allowedEnvs.isEmpty())
        answer.text = u"No variables.\n"_s;
    co_return answer;
}

} // namespace

QCoro::Task<Result<Answer>> cvmsEnvs(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    const auto update = std::make_shared<cluster::CvmUpdate>();
    const bool changes = invocation.has(L("env-file"));
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
