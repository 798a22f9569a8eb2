// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cloud_alarm_text.h"

#include "models/format.h"
#include "models/name_prefix.h"
#include "services/core/clock.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace pilothouse::models {

using domain::AlarmSight;
using domain::CloudAlarm;
using domain::ProverFleet;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Alarms)
};

StateText stateOf(const CloudAlarm &alarm)
{
    switch (domain::alarmSight(alarm)) {
    case AlarmSight::Alarm: return StateText::of(Mark::Tripped, Words::tr("In alarm"));
    //: an alarm that gets no data: it cannot go off, whatever happens
    case AlarmSight::Blind: return StateText::of(Mark::Blind, Tone::Warn, Words::tr("Blind"));
    case AlarmSight::Ok: return StateText::of(Mark::Pass, Words::tr("Good"));
    case AlarmSight::Unknown: break;
    }
    return StateText::of(Mark::Unknown, QStringLiteral("“%1”").arg(visibleText(alarm.state, 40)));
}

/// The service that an alarm watches, by itself or by the group under it.
const domain::ProverService *serviceOf(const ProverFleet &fleet, const CloudAlarm &alarm)
{
    const QString service = alarm.dimensions.value(QStringLiteral("ServiceName"));
    const QString group = alarm.dimensions.value(QStringLiteral("AutoScalingGroupName"));
    const auto found = std::find_if(fleet.services.begin(), fleet.services.end(), [&](const domain::ProverService &each) {
        return (!service.isEmpty() && each.name == service) || (!group.isEmpty() && each.group && each.group->group == group);
    });
    return found == fleet.services.end() ? nullptr : &*found;
}

} // namespace

std::vector<ListColumn> cloudAlarmColumns()
{
    return {{QStringLiteral("state"), Words::tr("State")},
            {QStringLiteral("alarm"), Words::tr("Alarm")},
            {QStringLiteral("rule"), Words::tr("Goes off when")},
            {QStringLiteral("since"), Words::tr("For"), true},
            {QStringLiteral("reason"), Words::tr("What CloudWatch says")}};
}

std::vector<ListRow> cloudAlarmRows(const ProverFleet &fleet, const QDateTime &now)
{
    std::vector<const CloudAlarm *> alarms;
    if (fleet.alarms)
        for (const CloudAlarm &alarm : *fleet.alarms)
            alarms.push_back(&alarm);
    std::stable_sort(alarms.begin(), alarms.end(), [](const CloudAlarm *a, const CloudAlarm *b) {
        const auto rank = [](const CloudAlarm *alarm) { return int(domain::alarmSight(*alarm)); };
        return rank(a) != rank(b) ? rank(a) < rank(b) : a->name < b->name;
    });
    NamePrefix prefix; // the stack's: noise in a column of names
    for (const CloudAlarm *alarm : alarms)
        prefix.add(alarm->name);
    const qsizetype shared = prefix.text().size();
    std::vector<ListRow> rows;
    for (const CloudAlarm *alarm : alarms) {
        const domain::ProverService *const service = serviceOf(fleet, *alarm);
        const QString rule = alarm->composite ? Words::tr("other alarms together say so") : visibleText(alarm->rule, 200);
        const QString silent = alarm->actionsEnabled ? QString() : Words::tr("Its actions are switched off: nobody is told. ");
        ListRow row;
        row.key = alarm->name;
        row.cells
            = {{{}, alarm->state, stateOf(*alarm)},
               {visibleText(QStringView(alarm->name).mid(shared), 200), alarm->name},
               {rule, rule},
               {alarm->since.isValid() ? ageText(std::chrono::seconds(alarm->since.secsTo(now))) : QStringLiteral("–"), toUtcText(alarm->since)},
               {silent + visibleText(alarm->reason, 300), silent + alarm->reason, std::nullopt, true}};
        row.detail = service != nullptr ? service->id.text() : QString();
        rows.push_back(std::move(row));
    }
    return rows;
}

StateText cloudAlarmSummary(const ProverFleet &fleet)
{
    if (!fleet.alarms)
        return StateText::of(Mark::Unknown, Tone::Warn, Words::tr("The alarms could not be read; nothing is known of them."));
    if (fleet.alarms->empty())
        return StateText::of(Mark::Blind, Words::tr("CloudWatch has no alarm whose name begins with the stack's: nobody is told of anything."));
    int counts[4] = {};
    for (const CloudAlarm &alarm : *fleet.alarms)
        ++counts[int(domain::alarmSight(alarm))];
    QStringList parts;
    if (const int off = counts[int(AlarmSight::Alarm)]; off > 0)
        parts << Words::tr("%1 in alarm").arg(countText(off));
    if (const int blind = counts[int(AlarmSight::Blind)]; blind > 0)
        parts << Words::tr("%1 blind").arg(countText(blind));
    if (const int unknown = counts[int(AlarmSight::Unknown)]; unknown > 0)
        parts << Words::tr("%1 unknown").arg(countText(unknown));
    if (const int good = counts[int(AlarmSight::Ok)]; good > 0)
        parts << Words::tr("%1 good").arg(countText(good));
    const QString word = parts.join(QStringLiteral(" · "));
    return counts[int(AlarmSight::Alarm)] > 0     ? StateText::of(Mark::Tripped, word)
           : counts[int(AlarmSight::Blind)] > 0   ? StateText::of(Mark::Blind, Tone::Warn, word)
           : counts[int(AlarmSight::Unknown)] > 0 ? StateText::of(Mark::Unknown, word)
                                                  : StateText::of(Mark::Pass, word);
}

QString cloudAlarmLink(const CloudAlarm &alarm, const QString &region)
{
    static constexpr struct
    {
        const char *partition;
        const char *host;
    } kConsoles[] = {{"aws", "console.aws.amazon.com"}, {"aws-cn", "console.amazonaws.cn"}, {"aws-us-gov", "console.amazonaws-us-gov.com"}};
    const QString partition = alarm.arn.section(u':', 1, 1);
    for (const auto &console : kConsoles) {
        if (partition == QLatin1String(console.partition))
            return QStringLiteral("https://%1/cloudwatch/home?region=%2#alarmsV2:alarm/%3")
                .arg(QLatin1String(console.host), region, QString::fromLatin1(QUrl::toPercentEncoding(alarm.name)));
    }
    return QString();
}

} // namespace pilothouse::models
