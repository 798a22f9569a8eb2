// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/cvm_change_run.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QJsonArray>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;

namespace {

using L = QLatin1StringView;

constexpr qint64 kLargestText = 1024 * 1024; ///< what the cloud takes is less, and said by the plan

/// The compose file, and the script before it, that the cloud says it runs.
QCoro::Task<Result<Answer>> showFile(CvmToChange subject)
{
    const auto file = co_await subject.services->deployer->composeFile(subject.cvm.id.text());
    if (!file)
        co_return asNamedByCaller(file.error());
    Answer answer;
    answer.json = {{u"id"_s, subject.cvm.id.text()},
                   {u"name"_s, subject.cvm.name},
                   {u"composeHash"_s, subject.cvm.composeHash.isEmpty() ? QJsonValue() : QJsonValue(subject.cvm.composeHash)},
                   {u"compose"_s, file->composeText},
                   {u"preLaunchScript"_s, file->preLaunchScript.isEmpty() ? QJsonValue() : QJsonValue(file->preLaunchScript)},
                   {u"variables"_s, QJsonArray::fromStringList(file->allowedEnvs)}};
    for (const QString &line : file->composeText.split(u'\n'))
        answer.text += visibleText(line) + u'\n';
    co_return answer;
}

Error wrongUsage(const QString &what, const QString &where)
{
    return Error{.kind = ErrorKind::InvalidInput, .what = what, .where = where};
}

Result<QByteArray> textFrom(const QString &path, const QString &whatIsWrong)
{
    const auto text = readInputFile(path, kLargestText);
    if (!text)
        return text.error();
    if (text->trimmed().isEmpty() || !QByteArrayView(*text).isValidUtf8())
        return wrongUsage(whatIsWrong, path);
    return text;
}

} // namespace

QCoro::Task<Result<Answer>> cvmsCompose(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    const auto update = std::make_shared<cluster::CvmUpdate>();
    update->files = {invocation.value(L("compose")), invocation.value(L("env-file")), invocation.value(L("pre-launch"))};
    if (invocation.has(L("pre-launch")) && invocation.has(L("no-pre-launch")))
        co_return wrongUsage(u"only one of --pre-launch and --no-pre-launch can be meant"_s, u"phala cvms compose"_s);
    if (invocation.has(L("compose"))) {
        const auto text = textFrom(invocation.value(L("compose")), u"the compose file is empty or no UTF-8 text"_s);
        if (!text)
            co_return text.error();
        update->composeText = *text;
    }
    if (invocation.has(L("pre-launch"))) {
        const auto script = textFrom(invocation.value(L("pre-launch")), u"the script is empty or no UTF-8 text; --no-pre-launch takes it away"_s);
        if (!script)
            co_return script.error();
        update->preLaunchScript = QString::fromUtf8(*script);
    } else if (invocation.has(L("no-pre-launch"))) {
        update->preLaunchScript = QString();
    }
    const bool changes = update->composeText || update->preLaunchScript;
    if (!changes && (invocation.has(L("env-file")) || invocation.has(L("yes"))))
        co_return Error{.kind = ErrorKind::InvalidInput,
                        .what = u"what is to be changed: --compose names the new file, --pre-launch the new script"_s,
                        .where = u"phala cvms compose"_s,
                        .nextStep = u"To change variables alone, use phala cvms envs."_s};
    if (invocation.has(L("env-file"))) {
        auto variables = variablesFrom(invocation.value(L("env-file")));
        if (!variables)
            co_return variables.error();
        update->variables = std::move(*variables);
    }
    const auto subject = co_await cvmToChange(context);
    if (!subject)
        co_return subject.error();
    if (!changes) {
        auto shown = co_await showFile(*subject);
        co_return shown;
    }
    auto answer = co_await runCvmUpdate(context, *subject, update);
    co_return answer;
}

} // namespace pilothouse::ctl
