// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/provers_text.h"

#include "services/core/plain_text.h"

#include <QJsonArray>

#include <algorithm>

namespace pilothouse::ctl {

namespace {

using domain::AlarmSight;
using domain::CloudAlarm;
using domain::SettingChange;
using domain::TaskDefinition;

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(toUtcText(time)) : QJsonValue();
}

QString kindWord(SettingChange::Kind kind)
{
    switch (kind) {
    case SettingChange::Kind::Changed: return QStringLiteral("changed");
    case SettingChange::Kind::Added: return QStringLiteral("added");
    case SettingChange::Kind::Removed: break;
    }
    return QStringLiteral("removed");
}

std::vector<SettingChange> changesTo(const provers::RevisionHistory &history, const TaskDefinition *to)
{
    const TaskDefinition *const from = history.currentOne();
    return to != nullptr && from != nullptr ? domain::definitionChanges(*from, *to) : std::vector<SettingChange>();
}

QString sightWord(const CloudAlarm &alarm)
{
    switch (domain::alarmSight(alarm)) {
    case AlarmSight::Alarm: return QStringLiteral("alarm");
    case AlarmSight::Blind: return QStringLiteral("blind");
    case AlarmSight::Ok: return QStringLiteral("ok");
    case AlarmSight::Unknown: break;
    }
    return QStringLiteral("unknown");
}

void sortAlarms(std::vector<CloudAlarm> *alarms)
{
    std::ranges::stable_sort(*alarms, [](const CloudAlarm &a, const CloudAlarm &b) {
        const int first = int(domain::alarmSight(a));
        const int second = int(domain::alarmSight(b));
        return first != second ? first < second : a.name < b.name;
    });
}

} // namespace

QJsonObject revisionsToJson(const provers::RevisionHistory &history, const TaskDefinition *to)
{
    QJsonArray items;
    for (const TaskDefinition &definition : history.revisions)
        items.append(QJsonObject{{QStringLiteral("arn"), definition.arn},
                                 {QStringLiteral("family"), definition.family},
                                 {QStringLiteral("revision"), definition.revision},
                                 {QStringLiteral("status"), textOrNull(definition.status)},
                                 {QStringLiteral("registeredAt"), timeOrNull(definition.registeredAt)},
                                 {QStringLiteral("registeredBy"), textOrNull(definition.registeredBy)},
                                 {QStringLiteral("current"), definition.arn == history.current}});
    QJsonObject json{{QStringLiteral("current"), history.current},
                     {QStringLiteral("notes"), QJsonArray::fromStringList(history.notes)},
                     {QStringLiteral("items"), items}};
    if (to == nullptr)
        return json;
    QJsonArray changes;
    for (const SettingChange &change : changesTo(history, to))
        changes.append(QJsonObject{{QStringLiteral("change"), kindWord(change.kind)},
                                   {QStringLiteral("container"), textOrNull(change.container)},
                                   {QStringLiteral("setting"), change.name},
                                   {QStringLiteral("before"), textOrNull(change.before)},
                                   {QStringLiteral("after"), textOrNull(change.after)},
                                   {QStringLiteral("valueHidden"), change.hidden}});
    json.insert(QStringLiteral("comparedTo"), to->arn);
    json.insert(QStringLiteral("changes"), changes);
    return json;
}

QString revisionsToText(const provers::RevisionHistory &history, const TaskDefinition *to)
{
    QString text;
    if (to != nullptr) {
        text = QStringLiteral("From %1 to %2:\n")
                   .arg(visibleText(provers::definitionName(history.current), 120), visibleText(provers::definitionName(to->arn), 120));
        const auto changes = changesTo(history, to);
        for (const SettingChange &change : changes)
            text += QStringLiteral("  %1\n").arg(change.text());
        if (changes.empty())
            text += QStringLiteral("  No setting differs.\n");
    } else {
        text = QStringLiteral("%1 %2 %3 %4\n")
                   .arg(QStringLiteral("REVISION"), -50)
                   .arg(QStringLiteral("STATUS"), -10)
                   .arg(QStringLiteral("REGISTERED"), -24)
                   .arg(QStringLiteral("BY"));
        for (const TaskDefinition &definition : history.revisions)
            text += QStringLiteral("%1 %2 %3 %4%5\n")
                        .arg(visibleText(provers::definitionName(definition.arn), 50), -50)
                        .arg(visibleText(definition.status, 10), -10)
                        .arg(definition.registeredAt.isValid() ? toUtcText(definition.registeredAt) : QStringLiteral("–"), -24)
                        .arg(definition.registeredBy.isEmpty() ? QStringLiteral("–") : visibleText(definition.registeredBy.section(u':', 5), 60),
                             definition.arn == history.current ? QStringLiteral("  (wanted now)") : QString());
    }
    for (const QString &note : history.notes)
        text += visibleText(note) + u'\n';
    return text;
}

QJsonObject alarmsToJson(std::vector<CloudAlarm> alarms)
{
    sortAlarms(&alarms);
    QJsonArray items;
    for (const CloudAlarm &alarm : alarms) {
        QJsonObject dimensions;
        for (auto each = alarm.dimensions.begin(); each != alarm.dimensions.end(); ++each)
            dimensions.insert(each.key(), each.value());
        items.append(QJsonObject{{QStringLiteral("name"), alarm.name},
                                 {QStringLiteral("arn"), textOrNull(alarm.arn)},
                                 {QStringLiteral("state"), sightWord(alarm)},
                                 {QStringLiteral("stateValue"), alarm.state},
                                 {QStringLiteral("since"), timeOrNull(alarm.since)},
                                 {QStringLiteral("rule"), textOrNull(alarm.rule)},
                                 {QStringLiteral("reason"), textOrNull(alarm.reason)},
                                 {QStringLiteral("dimensions"), dimensions},
                                 {QStringLiteral("composite"), alarm.composite},
                                 {QStringLiteral("actionsEnabled"), alarm.actionsEnabled}});
    }
    return {{QStringLiteral("items"), items}};
}

QString alarmsToText(std::vector<CloudAlarm> alarms)
{
    if (alarms.empty())
        return QStringLiteral("CloudWatch has no alarm of this stack: nobody is told of anything.\n");
    sortAlarms(&alarms);
    QString text
        = QStringLiteral("%1 %2 %3\n").arg(QStringLiteral("STATE"), -8).arg(QStringLiteral("ALARM"), -44).arg(QStringLiteral("GOES OFF WHEN"));
    for (const CloudAlarm &alarm : alarms)
        text += QStringLiteral("%1 %2 %3%4\n")
                    .arg(sightWord(alarm), -8)
                    .arg(visibleText(alarm.name, 44), -44)
                    .arg(alarm.composite ? QStringLiteral("other alarms together say so") : visibleText(alarm.rule, 120),
                         alarm.actionsEnabled ? QString() : QStringLiteral("  (its actions are off: nobody is told)"));
    return text;
}

} // namespace pilothouse::ctl
