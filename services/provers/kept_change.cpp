// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/kept_change.h"

#include "services/core/clock.h"
#include "services/core/plain_text.h"

#include <QJsonArray>

namespace pilothouse::provers {

namespace {

constexpr int kFormat = 1;

QJsonObject numbersToJson(const ScaleTarget &numbers)
{
    QJsonObject json{{QStringLiteral("tasks"), numbers.tasks}};
    if (numbers.group)
        json.insert(QStringLiteral("group"), QJsonObject{{QStringLiteral("min"), numbers.group->minimum},
                                                         {QStringLiteral("max"), numbers.group->maximum},
                                                         {QStringLiteral("desired"), numbers.group->desired}});
    return json;
}

/// Reads members and remembers the first that was not there as promised.
class Reader
{
public:
    explicit Reader(QJsonObject object) : m_object(std::move(object)) { }

    QString text(const QString &name) { return checked(name, m_object.value(name).isString()).toString(); }
    int count(const QString &name)
    {
        const int count = m_object.value(name).toInt(-1);
        checked(name, count >= 0);
        return count;
    }
    bool flag(const QString &name) { return checked(name, m_object.value(name).isBool()).toBool(); }
    QDateTime time(const QString &name)
    {
        const QDateTime time = QDateTime::fromString(m_object.value(name).toString(), Qt::ISODateWithMs).toUTC();
        checked(name, time.isValid());
        return time;
    }
    ScaleTarget numbers(const QString &name, bool withGroup)
    {
        Reader part(checked(name, m_object.value(name).isObject()).toObject());
        ScaleTarget numbers(part.count(QStringLiteral("tasks")));
        if (withGroup) {
            Reader group(part.checked(QStringLiteral("group"), part.m_object.value(QStringLiteral("group")).isObject()).toObject());
            numbers.group = GroupSize{group.count(QStringLiteral("min")), group.count(QStringLiteral("max")), group.count(QStringLiteral("desired"))};
            part.addBroken(group);
        }
        addBroken(part);
        return numbers;
    }
    const QString &broken() const { return m_broken; }

private:
    QJsonValue checked(const QString &name, bool good)
    {
        if (!good && m_broken.isEmpty())
            m_broken = name;
        return m_object.value(name);
    }
    void addBroken(const Reader &inner)
    {
        if (m_broken.isEmpty())
            m_broken = inner.m_broken;
    }

    QJsonObject m_object;
    QString m_broken;
};

ErrorKind kindFromName(const QString &name)
{
    for (int kind = 0; kind <= int(ErrorKind::Internal); ++kind)
        if (errorKindName(ErrorKind(kind)) == name)
            return ErrorKind(kind);
    return ErrorKind::OutcomeUnknown; // what a newer version wrote: nobody claims to know how it ended
}

} // namespace

QJsonObject KeptChange::toJson() const
{
    QJsonObject json{{QStringLiteral("format"), kFormat},
                     {QStringLiteral("service"), service.text()},
                     {QStringLiteral("serviceName"), serviceName},
                     {QStringLiteral("clusterArn"), clusterArn},
                     {QStringLiteral("clusterName"), clusterName},
                     {QStringLiteral("group"), group},
                     {QStringLiteral("title"), title},
                     {QStringLiteral("before"), numbersToJson(before)},
                     {QStringLiteral("after"), numbersToJson(after)},
                     {QStringLiteral("groupFirst"), groupFirst},
                     {QStringLiteral("steps"), QJsonArray::fromStringList(steps)},
                     {QStringLiteral("program"), program},
                     {QStringLiteral("begunAt"), toUtcText(begunAt)},
                     {QStringLiteral("updatedAt"), toUtcText(updatedAt)}};
    if (error)
        json.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("kind"), QString(errorKindName(error->kind))},
                                                         {QStringLiteral("what"), error->what},
                                                         {QStringLiteral("where"), error->where}});
    if (!earlier.isEmpty())
        json.insert(QStringLiteral("earlier"), earlier);
    return json;
}

Result<KeptChange> KeptChange::fromJson(const QJsonObject &json)
{
    const auto refuse = [](const QString &what) { return Error{.kind = ErrorKind::Storage, .what = what}; };
    Reader reader(json);
    if (const int format = reader.count(QStringLiteral("format")); reader.broken().isEmpty() && format != kFormat)
        return refuse(QStringLiteral("it was written in format %1, this version reads %2").arg(format).arg(kFormat));
    KeptChange change;
    change.service = domain::ProverServiceId(reader.text(QStringLiteral("service")));
    change.serviceName = reader.text(QStringLiteral("serviceName"));
    change.clusterArn = reader.text(QStringLiteral("clusterArn"));
    change.clusterName = reader.text(QStringLiteral("clusterName"));
    change.group = reader.text(QStringLiteral("group"));
    change.title = reader.text(QStringLiteral("title"));
    change.before = reader.numbers(QStringLiteral("before"), !change.group.isEmpty());
    change.after = reader.numbers(QStringLiteral("after"), !change.group.isEmpty());
    change.groupFirst = reader.flag(QStringLiteral("groupFirst"));
    change.program = reader.text(QStringLiteral("program"));
    change.begunAt = reader.time(QStringLiteral("begunAt"));
    change.updatedAt = reader.time(QStringLiteral("updatedAt"));
    if (!reader.broken().isEmpty())
        return refuse(QStringLiteral("its member \"%1\" is not as promised").arg(reader.broken()));
    // The words are worth having, and nothing hangs on them.
    for (const QJsonValue &step : json.value(QStringLiteral("steps")).toArray())
        change.steps << step.toString();
    const QJsonObject error = json.value(QStringLiteral("error")).toObject();
    if (!error.isEmpty())
        change.error = Error{.kind = kindFromName(error.value(QStringLiteral("kind")).toString()),
                             .what = error.value(QStringLiteral("what")).toString(),
                             .where = error.value(QStringLiteral("where")).toString()};
    change.earlier = json.value(QStringLiteral("earlier")).toObject();
    return change;
}

domain::ProverService KeptChange::serviceToRead() const
{
    domain::ProverService read;
    read.id = service;
    read.name = serviceName;
    read.clusterArn = clusterArn;
    read.clusterName = clusterName;
    return read;
}

ChangeStanding standingOf(const KeptChange &change, const std::optional<domain::ProverService> &service,
                          const std::optional<domain::HostGroup> &group)
{
    const bool hasGroup = !change.group.isEmpty();
    if (!service || (hasGroup && !group))
        return ChangeStanding::Unknown;
    const ScaleTarget now(service->desired, hasGroup ? std::optional(sizeOf(*group)) : std::nullopt);
    if (now == change.after)
        return ChangeStanding::Whole;
    if (now == change.before)
        return ChangeStanding::Back;
    const bool knownTasks = now.tasks == change.before.tasks || now.tasks == change.after.tasks;
    const bool knownGroup = now.group == change.before.group || now.group == change.after.group;
    return knownTasks && knownGroup ? ChangeStanding::HalfDone : ChangeStanding::Other;
}

void offerWaysOut(const KeptChange &change, const CommandStyle &style, Error *error, ChangeResult *result)
{
    QStringList words;
    QString service;
    QString group;
    if (result->service && result->service->desired != change.before.tasks) {
        service = updateServiceCommand(*result->service, change.before.tasks, style);
        words << QStringLiteral("service %1 back to %2").arg(visibleText(change.serviceName, 120)).arg(change.before.tasks);
    }
    if (result->group && change.before.group && sizeOf(*result->group) != *change.before.group) {
        group = updateGroupCommand(change.group, *change.before.group, style);
        words << QStringLiteral("group %1 back to %2").arg(visibleText(change.group, 120), sizeText(*change.before.group));
    }
    result->halfDone = true;
    result->finish = change.after;
    result->back = change.before;
    result->inverse = words.join(QStringLiteral(", "));
    // Hosts went before tasks on the way up, so tasks go before hosts on the way back.
    result->inverseCommands = change.groupFirst ? QStringList{service, group} : QStringList{group, service};
    result->inverseCommands.removeAll(QString());
    error->unchanged = QStringLiteral("Half done; in force now: %1.").arg(result->inForce);
    error->nextStep = QStringLiteral("To go back: %1. To go on: scale again once the cause is gone.").arg(result->inverse);
}

} // namespace pilothouse::provers
