// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/provision_text.h"

#include "services/core/plain_text.h"

#include <QJsonArray>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue amountOrNull(const std::optional<Money> &money)
{
    return money ? QJsonValue(money->toDecimal()) : QJsonValue();
}

QJsonObject paidToJson(const cluster::PaidCvm &cvm)
{
    return {{u"name"_s, cvm.name},
            {u"id"_s, orNull(cvm.cvmId)},
            {u"appId"_s, orNull(cvm.appId)},
            {u"state"_s, cluster::paidStateWord(cvm.state)},
            {u"why"_s, cvm.why},
            {u"since"_s, cvm.since.toUTC().toString(Qt::ISODate)},
            {u"usdPerHour"_s, amountOrNull(cvm.hourlyRate)}};
}

} // namespace

QJsonObject provisionerToJson(const cluster::ProvisionerView &view)
{
    QJsonArray paid;
    for (const cluster::PaidCvm &cvm : view.stillPaid)
        paid.append(paidToJson(cvm));
    return {{u"automatic"_s, view.isAutomatic},
            {u"paused"_s, view.isPaused},
            {u"failuresInARow"_s, view.failuresInARow},
            {u"lastFailure"_s, orNull(view.lastFailure)},
            {u"proposal"_s, orNull(view.proposal)},
            {u"budget"_s, view.budget ? QJsonValue(cluster::budgetWord(view.budget->state)) : QJsonValue()},
            {u"budgetUsdPerHour"_s, view.budget ? amountOrNull(view.budget->limit) : QJsonValue()},
            {u"usdPerHour"_s, view.budget ? amountOrNull(view.budget->now) : QJsonValue()},
            {u"nextUsdPerHour"_s, view.budget ? amountOrNull(view.budget->next) : QJsonValue()},
            {u"stillPaid"_s, paid}};
}

QString provisionerToText(const cluster::ProvisionerView &view)
{
    QString text = view.isAutomatic ? u"Provisioning: automatic\n"_s : u"Provisioning: by hand (cluster.provisioning.automatic is off)\n"_s;
    if (view.isPaused)
        text += u"Paused after %1 failures in a row, the last: %2. Go on with cluster provision --resume.\n"_s.arg(view.failuresInARow)
                    .arg(visibleText(view.lastFailure));
    if (view.budget)
        text += u"Budget: %1\n"_s.arg(visibleText(view.budget->text));
    if (!view.proposal.isEmpty())
        text += u"A further runner is proposed: %1\n"_s.arg(visibleText(view.proposal));
    if (view.stillPaid.empty())
        return text + u"No machine is paid for without serving.\n"_s;
    text += u"Still being paid for:\n"_s;
    for (const cluster::PaidCvm &cvm : view.stillPaid)
        text += u"  %1  %2  since %3: %4\n"_s.arg(visibleText(cvm.name, 80), cluster::paidStateWord(cvm.state),
                                                  cvm.since.toUTC().toString(Qt::ISODate), visibleText(cvm.why));
    return text;
}

} // namespace pilothouse::ctl
