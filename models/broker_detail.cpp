// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/broker_detail.h"

#include "models/format.h"
#include "models/prover_table_model.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"
#include "services/provers/host_prices.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ProverDetail)
};

/// EC2's own checks of the machine, as a sentence with the mark it deserves.
StateText checksText(const domain::BrokerHost &host)
{
    if (host.checks == QLatin1String("ok"))
        return StateText::of(Mark::Pass, Words::tr("EC2's checks of the machine pass"));
    if (host.checks == QLatin1String("impaired"))
        return StateText::of(Mark::Fail, Words::tr("EC2's checks of the machine fail"));
    if (host.checks == QLatin1String("initializing"))
        return StateText::of(Mark::Busy, Words::tr("EC2's checks of the machine have not ended yet"));
    return StateText::of(Mark::Unknown, Tone::Warn,
                         host.checks.isEmpty() ? Words::tr("EC2 tells nothing of its checks of the machine")
                                               : Words::tr("EC2 says “%1” of its checks").arg(visibleText(host.checks, 40)));
}

} // namespace

ProverDetail brokerDetail(const domain::ProverFleet &fleet, const domain::ProverService &service, const QDateTime &now, bool isStale)
{
    const domain::BrokerHost &host = *service.broker;
    ProverDetail detail;
    detail.name = visibleText(service.name.isEmpty() ? service.id.text() : service.name);
    detail.state = proverState(service);
    detail.subtitle
        = QStringLiteral("%1 · %2").arg(detail.state.word, host.state.isEmpty() ? Words::tr("EC2 says nothing of its machine")
                                                                                : Words::tr("EC2 says “%1”").arg(visibleText(host.state, 40)));
    if (host.instanceId.isEmpty() && service.desired > 0)
        detail.problem = ProverDetail::Problem{
            StateText::of(Mark::Fail, Words::tr("The broker has no machine")),
            Words::tr("Its group wants %1 and has none. No order is taken. Nothing was changed. Look at what the group says of its launches.")
                .arg(service.desired)};
    else if (service.state == domain::RunState::Unhealthy)
        detail.problem
            = ProverDetail::Problem{StateText::of(Mark::Warn, Words::tr("The broker's machine is in trouble")),
                                    Words::tr("Nothing was changed. Replaced by its group, the machine takes the broker's database with it: "
                                              "save that first.")};
    if (!host.instanceId.isEmpty())
        detail.checks.push_back(checksText(host));
    detail.checks.push_back(StateText::of(
        Mark::Unknown, Words::tr("Whether its unit boundless-broker runs is not known: neither EC2 nor the group sees into the machine")));
    if (service.group && !service.group->isProven())
        detail.checks.push_back(StateText::of(Mark::Warn, Words::tr("The group is a guess: %1").arg(visibleText(spoken(service.group->how), 200))));

    using Kind = ProverDetail::Pair::Kind;
    const auto add = [&detail](const QString &key, const QString &value, Kind kind = Kind::Text) { detail.pairs.push_back({key, value, kind}); };
    add(Words::tr("Machine"), visibleText(host.instanceId, 80), Kind::Mono);
    add(Words::tr("Machine type"), visibleText(host.instanceType, 80));
    add(Words::tr("Zone"), visibleText(host.zone, 80));
    add(Words::tr("In the group"), visibleText(host.lifecycle, 80));
    const auto group = std::find_if(fleet.groups.begin(), fleet.groups.end(),
                                    [&service](const domain::HostGroup &each) { return service.group && each.name == service.group->group; });
    if (group != fleet.groups.end()) {
        add(Words::tr("Hosts"), Words::tr("min %1 · desired %2 · max %3; %4 in service")
                                    .arg(group->minimum)
                                    .arg(group->desired)
                                    .arg(group->maximum)
                                    .arg(group->inService()));
        add(Words::tr("Host group"), visibleText(group->name, 200));
        add(Words::tr("Found by"), visibleText(spoken(service.group->how), 300));
        if (const auto price = provers::hourlyPriceOf(host.instanceType))
            add(Words::tr("Cost"), QStringLiteral("%1 · %2").arg(hourlyText(Money(price->micros() * group->desired, price->currency())),
                                                                 spoken(provers::priceSource())));
    }
    add(Words::tr("ARN"), service.id.text(), Kind::Mono);
    if (host.launchedAt.isValid())
        add(Words::tr("Created"), Words::tr("%1 ago").arg(ageText(std::chrono::seconds(host.launchedAt.secsTo(now)))));
    if (isStale)
        markStale(&detail);
    return detail;
}

} // namespace pilothouse::models
