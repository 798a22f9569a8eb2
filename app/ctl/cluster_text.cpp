// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cluster_text.h"

#include "services/core/clock.h"
#include "services/core/plain_text.h"

#include <QJsonArray>

#include <algorithm>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;
using cluster::AlarmSeverity;
using cluster::ClusterAlarm;
using cluster::ClusterAlarmKind;
using cluster::ClusterView;
using cluster::HashState;
using cluster::MemberRole;
using cluster::MemberView;
using cluster::ModelRoute;

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

template <typename T>
QJsonValue numberOrNull(const std::optional<T> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QString roleWord(const MemberView &member)
{
    switch (member.role) {
    case MemberRole::Registry: return (*member.probe.identity)->mode.contains("runner"_L1) ? u"registry+runner"_s : u"registry"_s;
    case MemberRole::Runner: return u"runner"_s;
    case MemberRole::Foreign: return u"foreign"_s;
    case MemberRole::Unknown: break;
    }
    return u"unknown"_s;
}

QString hashWord(HashState hash)
{
    switch (hash) {
    case HashState::Approved: return u"approved"_s;
    case HashState::Refused: return u"not-approved"_s;
    case HashState::NotNeeded: return u"not-needed"_s;
    case HashState::Unknown: break;
    }
    return u"not-said"_s;
}

QString containerWord(ModelRoute::Container container)
{
    switch (container) {
    case ModelRoute::Container::Running: return u"running"_s;
    case ModelRoute::Container::None: return u"none"_s;
    case ModelRoute::Container::Gone: return u"gone"_s;
    case ModelRoute::Container::NotRead: break;
    }
    return u"not-read"_s;
}

QString alarmWord(ClusterAlarmKind kind)
{
    switch (kind) {
    case ClusterAlarmKind::UnsignedAccepted: return u"unsigned-accepted"_s;
    case ClusterAlarmKind::DebugImage: return u"debug-image"_s;
    case ClusterAlarmKind::PublicLogs: return u"public-logs"_s;
    case ClusterAlarmKind::TwoRegistries: return u"two-registries"_s;
    case ClusterAlarmKind::NoRegistry: return u"no-registry"_s;
    case ClusterAlarmKind::NameClash: return u"name-clash"_s;
    case ClusterAlarmKind::ForeignService: return u"foreign-service"_s;
    case ClusterAlarmKind::HashNotApproved: return u"hash-not-approved"_s;
    case ClusterAlarmKind::ClockSkew: return u"clock-skew"_s;
    case ClusterAlarmKind::KeyUnknown: return u"key-unknown"_s;
    case ClusterAlarmKind::LostBuild: return u"lost-build"_s;
    }
    return {};
}

QString severityWord(AlarmSeverity severity)
{
    switch (severity) {
    case AlarmSeverity::Security: return u"security"_s;
    case AlarmSeverity::Trouble: return u"trouble"_s;
    case AlarmSeverity::Notice: break;
    }
    return u"notice"_s;
}

QJsonValue capacityToJson(const MemberView &member)
{
    if (!member.probe.capacity || !*member.probe.capacity)
        return {};
    const cluster::SpawnteeCapacity &capacity = **member.probe.capacity;
    return QJsonObject{{u"accepting"_s, capacity.acceptingNewModels},
                       {u"used"_s, numberOrNull(capacity.runningModels)},
                       {u"max"_s, numberOrNull(capacity.maxModels)},
                       {u"totalMemoryMb"_s, numberOrNull(capacity.totalMemoryMb)},
                       {u"availableMemoryMb"_s, numberOrNull(capacity.availableMemoryMb)}};
}

std::optional<qint64> modelsOf(const MemberView &member)
{
    if (!member.probe.runningModels || !*member.probe.runningModels)
        return std::nullopt;
    return qint64((*member.probe.runningModels)->items.size());
}

QString capacityText(const MemberView &member)
{
    if (!member.probe.capacity || !*member.probe.capacity)
        return u"unknown"_s;
    const cluster::SpawnteeCapacity &capacity = **member.probe.capacity;
    const QString used = capacity.runningModels ? QString::number(*capacity.runningModels) : u"?"_s;
    const QString most = capacity.maxModels && *capacity.maxModels > 0 ? u"/%1"_s.arg(*capacity.maxModels) : QString();
    return u"%1%2 %3"_s.arg(used, most, capacity.acceptingNewModels ? u"accepting"_s : u"full"_s);
}

QString problemText(const MemberView &member)
{
    return member.isProbing && member.problem.isEmpty() ? u"no answer yet"_s : member.problem;
}

/// The looks that a window has kept of a member, in numbers.
QJsonValue looksToJson(const std::shared_ptr<const cluster::MachinePast> &past)
{
    if (!past || past->looks->empty())
        return {};
    const auto count
        = [&past](cluster::LookOutcome outcome) { return qint64(std::ranges::count(*past->looks, outcome, &cluster::MemberLook::outcome)); };
    const cluster::MemberLook &newest = past->looks->back();
    QJsonValue roundTrip;
    if (newest.roundTrip)
        roundTrip = qint64(newest.roundTrip->count());
    return QJsonObject{{u"count"_s, qint64(past->looks->size())},
                       {u"unanswered"_s, count(cluster::LookOutcome::NoAnswer)},
                       {u"refused"_s, count(cluster::LookOutcome::Refused)},
                       {u"faulty"_s, count(cluster::LookOutcome::Faulty)},
                       {u"notAsked"_s, count(cluster::LookOutcome::NotAsked)},
                       {u"newestAt"_s, toUtcText(newest.begunAt)},
                       {u"newest"_s, QString(cluster::lookOutcomeWord(newest.outcome))},
                       {u"newestRoundTripMs"_s, roundTrip}};
}

QJsonObject memberToJson(const MemberView &member, bool isHead, const cluster::MachineHistory &history)
{
    QJsonValue roundTrip;
    if (member.probe.roundTrip)
        roundTrip = qint64(member.probe.roundTrip->count());
    const domain::Cvm &cvm = member.member.cvm;
    return {{u"id"_s, cvm.remoteId.isEmpty() ? cvm.id.text() : cvm.remoteId},
            {u"name"_s, cvm.name},
            {u"role"_s, roleWord(member)},
            {u"isHead"_s, isHead},
            {u"capacity"_s, capacityToJson(member)},
            {u"runningModels"_s, numberOrNull(modelsOf(member))},
            {u"composeHash"_s, textOrNull(cvm.composeHash)},
            {u"hashApproval"_s, hashWord(member.hash)},
            {u"problem"_s, textOrNull(problemText(member))},
            {u"readAt"_s, member.probe.at.isValid() ? QJsonValue(toUtcText(member.probe.at)) : QJsonValue()},
            {u"roundTripMs"_s, roundTrip},
            {u"looks"_s, looksToJson(history.find(cvm.id))}};
}

QString nameOf(const ClusterView &view, const std::optional<domain::CvmId> &id)
{
    const MemberView *const member = id ? view.find(*id) : nullptr;
    return member ? member->member.cvm.name : QString();
}

/// Columns as wide as their widest cell; the last one is not padded.
QString table(const std::vector<QStringList> &rows)
{
    std::vector<qsizetype> widths(size_t(rows.front().size()));
    for (const QStringList &row : rows)
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[size_t(i)] = std::max(widths[size_t(i)], row[i].size());
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += i + 1 < row.size() ? row[i].leftJustified(widths[size_t(i)] + 2) : row[i];
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

} // namespace

QJsonObject registriesToJson(const ClusterView &view)
{
    QJsonArray registries;
    for (const domain::CvmId &id : view.election.registries)
        registries.append(nameOf(view, id));
    QJsonValue chosen;
    if (view.chosenRegistry) // one that is not listed any more is still the choice
        chosen = view.find(*view.chosenRegistry) ? nameOf(view, view.chosenRegistry) : view.chosenRegistry->text();
    return {{u"registry"_s, textOrNull(nameOf(view, view.election.registry))}, {u"chosenRegistry"_s, chosen}, {u"registries"_s, registries}};
}

QString registriesToText(const ClusterView &view)
{
    const QJsonObject told = registriesToJson(view);
    const QString inCharge = told["registry"_L1].toString();
    QString text = inCharge.isEmpty() ? u"No registry is in charge: %1.\n"_s.arg(visibleText(view.election.canApprove.reason, 200))
                                      : u"Registry in charge: %1.\n"_s.arg(visibleText(inCharge, 80));
    if (const QString chosen = told["chosenRegistry"_L1].toString(); !chosen.isEmpty())
        text += u"Chosen: %1.\n"_s.arg(visibleText(chosen, 80));
    QStringList names;
    for (const QJsonValue &name : told["registries"_L1].toArray())
        names << visibleText(name.toString(), 80);
    if (names.size() > 1)
        text += u"Registries that answer: %1.\n"_s.arg(names.join(u", "_s));
    return text;
}

QJsonObject clusterToJson(const Snapshot<ClusterView> &snapshot, const cluster::MachineHistory &history)
{
    const ClusterView &view = *snapshot.value;
    QJsonArray members;
    for (const MemberView &member : view.members)
        members.append(memberToJson(member, view.election.head == member.member.cvm.id, history));
    QJsonArray routes;
    for (const ModelRoute &route : view.routes)
        routes.append(QJsonObject{{u"taskId"_s, route.taskId},
                                  {u"submissionId"_s, textOrNull(route.submissionId)},
                                  {u"member"_s, route.memberName},
                                  {u"status"_s, route.status},
                                  {u"container"_s, containerWord(route.container)},
                                  {u"isStale"_s, route.isStale},
                                  {u"isUnknown"_s, route.isUnknown}});
    QJsonArray alarms;
    for (const ClusterAlarm &alarm : view.alarms)
        alarms.append(QJsonObject{{u"kind"_s, alarmWord(alarm.kind)},
                                  {u"severity"_s, severityWord(alarm.severity)},
                                  {u"members"_s, QJsonArray::fromStringList(alarm.members)},
                                  {u"what"_s, alarm.what},
                                  {u"nextStep"_s, alarm.nextStep}});
    QJsonArray leftOut;
    for (const cluster::LeftOut &left : view.leftOut)
        leftOut.append(QJsonObject{{u"name"_s, left.name}, {u"why"_s, left.why}});
    return {{u"fetchedAt"_s, toUtcText(snapshot.fetchedAt)},
            {u"source"_s, snapshot.source},
            {u"name"_s, view.name},
            {u"registry"_s, textOrNull(nameOf(view, view.election.registry))},
            {u"chosenRegistry"_s, registriesToJson(view)["chosenRegistry"_L1]},
            {u"registries"_s, registriesToJson(view)["registries"_L1]},
            {u"head"_s, textOrNull(nameOf(view, view.election.head))},
            {u"headReason"_s, textOrNull(view.election.headReason)},
            {u"runningModels"_s, QJsonObject{{u"count"_s, view.models.running}, {u"isWhole"_s, view.models.isWhole}}},
            {u"members"_s, members},
            {u"routes"_s, routes},
            {u"alarms"_s, alarms},
            {u"leftOut"_s, leftOut},
            {u"notes"_s, QJsonArray::fromStringList(view.routeNotes)}};
}

QString clusterToText(const ClusterView &view)
{
    std::vector<QStringList> rows{{u"ROLE"_s, u"NAME"_s, u"CAPACITY"_s, u"MODELS"_s, u"HASH"_s, u"PROBLEM"_s}};
    for (const MemberView &member : view.members) {
        const bool isHead = view.election.head == member.member.cvm.id;
        const auto models = modelsOf(member);
        rows.push_back({isHead ? roleWord(member) + u", head"_s : roleWord(member), visibleText(member.member.cvm.name, 80), capacityText(member),
                        models ? QString::number(*models) : u"unknown"_s, hashWord(member.hash), visibleText(problemText(member), 160)});
    }
    QString text = table(rows);
    text += u"%1 models run%2.\n"_s.arg(view.models.running).arg(view.models.isWhole ? QString() : u" on the members that answered"_s);
    if (view.chosenRegistry || view.election.registries.size() > 1)
        text += registriesToText(view);
    if (!view.election.head)
        text += u"No head: %1.\n"_s.arg(visibleText(view.election.headReason, 200));
    for (const ClusterAlarm &alarm : view.alarms) {
        QStringList names;
        for (const QString &name : alarm.members)
            names << visibleText(name, 80);
        text += u"%1: %2 %3%4\n"_s.arg(severityWord(alarm.severity), visibleText(alarm.what, 300), visibleText(alarm.nextStep, 300),
                                       names.isEmpty() ? QString() : u" (%1)"_s.arg(names.join(u", "_s)));
    }
    return text;
}

} // namespace pilothouse::ctl
