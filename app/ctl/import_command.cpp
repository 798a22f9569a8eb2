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
    const domain::Plan plan = clustersetup::importPlan(*import, context->clock()->utcNow());
    Answer answer = plannedOnly(plan, u"cluster"_s);
    answer.json.insert(u"findings"_s, findingsToJson(import->findings));
    answer.json.insert(u"file"_s, changeToJson(import->change));
    answer.text += changeToText(import->change);
    const auto confirmed = confirm(*context, plan, u"cluster"_s);
    if (!confirmed)
        co_return confirmed.error();
    if (*confirmed == Confirmed::OnlyPlanned)
        co_return answer;
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    context->output().progress(planText(plan));
    context->beginChange();
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

} // namespace pilothouse::ctl
