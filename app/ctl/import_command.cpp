// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/setup_text.h"
#include "services/clustersetup/config_import.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QFileInfo>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;

namespace {

using Import = std::shared_ptr<const clustersetup::ConfigImport>;

QCoro::Task<Result<Answer>> carryOut(std::shared_ptr<Context> context, Import import, Answer answer)
{
    const auto services = co_await context->environment(); // opened while it was made ready
    if (!services)
        co_return services.error();
    const auto log = (*services)->audit;
    const auto copy = co_await clustersetup::carryOutImport(import, log, context->clock()->utcNow());
    if (!copy)
        co_return copy.error();
    answer.json.insert(u"done"_s, true);
    answer.json.insert(u"backup"_s, *copy);
    answer.text = findingsToText(import->findings);
    answer.text += u"%1 was written (before: %2).\n"_s.arg(visibleText(import->change.path), visibleText(*copy));
    co_return answer;
}

/// Opens the record before anything is written; a plan alone needs none.
QCoro::Task<Result<std::optional<Answer>>> openRecord(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    co_return std::optional<Answer>();
}

} // namespace

QCoro::Task<Result<Answer>> clusterImport(std::shared_ptr<Context> context)
{
    const auto profile = context->profile();
    if (!profile)
        co_return profile.error();
    const QString path = QFileInfo(context->invocation().value(QLatin1StringView("from"))).absoluteFilePath();
    auto read = clustersetup::readConfigImport(path, *profile);
    if (!read) {
        Error error = read.error();
        if (error.kind == ErrorKind::NotFound || error.kind == ErrorKind::TooLarge)
            error.kind = ErrorKind::InvalidInput; // the caller named this file
        co_return error;
    }
    const auto import = *read;
    PlannedChange change;
    change.plan = clustersetup::importPlan(*import, context->clock()->utcNow());
    change.object = u"cluster"_s;
    change.addToPlan = [import](Answer &answer) {
        answer.json.insert(u"findings"_s, findingsToJson(import->findings));
        answer.json.insert(u"file"_s, changeToJson(import->change));
        answer.text += changeToText(import->change);
    };
    change.makeReady = [context](Answer) { return openRecord(context); };
    change.carryOut = [context, import](Answer answer, QString) { return carryOut(context, import, answer); };
    auto answer = co_await planConfirmRun(context, change);
    co_return answer;
}

} // namespace pilothouse::ctl
