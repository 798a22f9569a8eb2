// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/cvm_text.h"
#include "services/cluster/cvm_port.h"
#include "services/cluster/usage_port.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QJsonArray>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;

QCoro::Task<Result<Answer>> cvmsUsage(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto port = (*services)->cvmUsage;
    if (port == nullptr)
        co_return sectionMissing(**services, u"phala"_s);
    const QString identifier = normalisedIdentifier(context->invocation().operand(0));
    const auto cvm = co_await (*services)->cvms->get(identifier);
    if (!cvm)
        co_return asNamedByCaller(cvm.error());
    if (cvm->appId.isEmpty())
        co_return Error{.kind = ErrorKind::NotFound,
                        .what = u"the CVM has no app id yet, so nothing was charged for it"_s,
                        .where = visibleText(context->invocation().operand(0), 80)};
    const auto usage = co_await port->usage(cvm->appId);
    if (!usage)
        co_return usage.error();

    Answer answer;
    QJsonArray instances;
    for (const cluster::AppUsage::Instance &instance : usage->instances) {
        const bool isAsked = instance.instanceId.compare(cvm->instanceId, Qt::CaseInsensitive) == 0;
        instances.append(QJsonObject{{u"instanceId"_s, instance.instanceId},
                                     {u"isThisCvm"_s, isAsked},
                                     {u"cost"_s, instance.cost.toDecimal()},
                                     {u"minutes"_s, double(instance.minutes)}});
        answer.text += u"%1  %2 %3  %4 min%5\n"_s.arg(visibleText(instance.instanceId, 80), instance.cost.toDecimal(), instance.cost.currency(),
                                                      QString::number(instance.minutes), isAsked ? u"  (this CVM)"_s : QString());
    }
    answer.text
        += usage->total
               ? u"all of the app in %1 days: %2 %3\n"_s.arg(cluster::AppUsage::kDays).arg(usage->total->toDecimal(), usage->total->currency())
               : u"the cloud does not say what all of it cost\n"_s;
    if (!usage->isWhole())
        answer.text += u"%1 of %2 entries could be read: the sums of the instances are not whole\n"_s.arg(usage->entries - usage->unreadable)
                           .arg(usage->entriesInAll);
    answer.json = {{u"fetchedAt"_s, toUtcText(context->clock()->utcNow())},
                   {u"source"_s, (*services)->cvms->endpoint()},
                   {u"appId"_s, cvm->appId},
                   {u"days"_s, cluster::AppUsage::kDays},
                   {u"currency"_s, u"USD"_s},
                   {u"total"_s, usage->total ? QJsonValue(usage->total->toDecimal()) : QJsonValue()},
                   {u"isWhole"_s, usage->isWhole()},
                   {u"instances"_s, instances}};
    co_return answer;
}

} // namespace pilothouse::ctl
