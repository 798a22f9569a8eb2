// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/cutover_memory.h"

#include "services/core/clock.h"
#include "services/cutover/stage_rules.h"

#include <QJsonValue>

namespace pilothouse::cutover {

namespace {

constexpr int kFormat = 1;

/// Reads members and remembers whether any was not there as promised.
class Reader
{
public:
    explicit Reader(QJsonObject object) : m_object(std::move(object)) { }

    QString text(QLatin1String name) { return checked(name, m_object.value(name).isString()).toString(); }
    qint64 number(QLatin1String name) { return checked(name, m_object.value(name).isDouble()).toInteger(); }
    bool flag(QLatin1String name) { return checked(name, m_object.value(name).isBool()).toBool(); }
    QDateTime time(QLatin1String name)
    {
        const QDateTime time = QDateTime::fromString(m_object.value(name).toString(), Qt::ISODateWithMs).toUTC();
        checked(name, time.isValid());
        return time;
    }
    domain::TrafficSplit split(QLatin1String name)
    {
        const auto split = splitFromJson(m_object.value(name).toObject());
        checked(name, split.has_value());
        return split.value_or(domain::TrafficSplit());
    }
    std::optional<QJsonObject> part(QLatin1String name) const
    {
        const QJsonValue value = m_object.value(name);
        return value.isObject() ? std::optional(value.toObject()) : std::nullopt;
    }
    bool isNull(QLatin1String name) const { return m_object.value(name).isNull() || m_object.value(name).isUndefined(); }
    const QString &broken() const { return m_broken; }
    void addBroken(const Reader &inner)
    {
        if (m_broken.isEmpty())
            m_broken = inner.m_broken;
    }

private:
    QJsonValue checked(QLatin1String name, bool good)
    {
        if (!good && m_broken.isEmpty())
            m_broken = name;
        return m_object.value(name);
    }

    QJsonObject m_object;
    QString m_broken;
};

} // namespace

QJsonObject CutoverMemory::toJson() const
{
    QJsonObject object{{QStringLiteral("format"), kFormat},
                       {QStringLiteral("revision"), revision},
                       {QStringLiteral("run"), run},
                       {QStringLiteral("rolledBack"), rolledBack}};
    if (confirmed)
        object.insert(QStringLiteral("confirmed"), QJsonObject{{QStringLiteral("split"), splitToJson(confirmed->split)},
                                                               {QStringLiteral("epoch"), confirmed->epoch},
                                                               {QStringLiteral("process"), confirmed->process},
                                                               {QStringLiteral("at"), toUtcText(confirmed->at)}});
    if (shift)
        object.insert(QStringLiteral("shift"), QJsonObject{{QStringLiteral("from"), splitToJson(shift->from)},
                                                           {QStringLiteral("to"), splitToJson(shift->to)},
                                                           {QStringLiteral("expectedEpoch"), shift->expectedEpoch},
                                                           {QStringLiteral("reason"), shift->reason},
                                                           {QStringLiteral("opensRun"), shift->opensRun},
                                                           {QStringLiteral("at"), toUtcText(shift->at)}});
    if (rollback) {
        QJsonObject part{{QStringLiteral("from"), rollback->from ? QJsonValue(splitToJson(*rollback->from)) : QJsonValue()},
                         {QStringLiteral("reason"), rollback->reason},
                         {QStringLiteral("pressedAt"), toUtcText(rollback->pressedAt)},
                         {QStringLiteral("tookMs"), qint64(rollback->took.count())}};
        if (rollback->confirmedAt)
            part.insert(QStringLiteral("confirmedAt"), toUtcText(*rollback->confirmedAt));
        object.insert(QStringLiteral("rollback"), part);
    }
    return object;
}

Result<CutoverMemory> CutoverMemory::fromJson(const QJsonObject &object)
{
    Error error;
    error.kind = ErrorKind::Storage;
    error.where = QStringLiteral("document cutover.state");
    if (object.value(QLatin1String("format")).toInt() != kFormat) {
        error.what = QStringLiteral("the kept state of the cutover has a format that this program does not know");
        return error;
    }
    Reader reader(object);
    CutoverMemory memory;
    memory.revision = reader.number(QLatin1String("revision"));
    memory.run = reader.text(QLatin1String("run"));
    memory.rolledBack = reader.flag(QLatin1String("rolledBack"));
    if (const auto part = reader.part(QLatin1String("confirmed"))) {
        Reader inner(*part);
        memory.confirmed = Confirmed{inner.split(QLatin1String("split")), inner.number(QLatin1String("epoch")), inner.text(QLatin1String("process")),
                                     inner.time(QLatin1String("at"))};
        reader.addBroken(inner);
    }
    if (const auto part = reader.part(QLatin1String("shift"))) {
        Reader inner(*part);
        memory.shift = Shift{inner.split(QLatin1String("from")),  inner.split(QLatin1String("to")),      inner.number(QLatin1String("expectedEpoch")),
                             inner.text(QLatin1String("reason")), inner.flag(QLatin1String("opensRun")), inner.time(QLatin1String("at"))};
        reader.addBroken(inner);
    }
    if (const auto part = reader.part(QLatin1String("rollback"))) {
        Reader inner(*part);
        memory.rollback = Rollback{std::nullopt, inner.text(QLatin1String("reason")), inner.time(QLatin1String("pressedAt")), std::nullopt,
                                   std::chrono::milliseconds(inner.number(QLatin1String("tookMs")))};
        if (!inner.isNull(QLatin1String("from")))
            memory.rollback->from = inner.split(QLatin1String("from"));
        if (!inner.isNull(QLatin1String("confirmedAt")))
            memory.rollback->confirmedAt = inner.time(QLatin1String("confirmedAt"));
        reader.addBroken(inner);
    }
    if (!reader.broken().isEmpty()) {
        error.what = QStringLiteral("the kept state of the cutover has no usable \"%1\"").arg(reader.broken());
        return error;
    }
    return memory;
}

} // namespace pilothouse::cutover
