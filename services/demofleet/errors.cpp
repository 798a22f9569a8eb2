// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/demofleet/routes.h"

namespace pilothouse::demofleet {

using namespace Qt::StringLiterals;

Answer structuredError(int status, const QString &code, const QString &message, const QString &field, const QString &value)
{
    QJsonArray details;
    if (!field.isEmpty())
        details.append(QJsonObject{{u"field"_s, field}, {u"value"_s, value}});
    return jsonAnswer(QJsonObject{{u"detail"_s, QJsonObject{{u"error_code"_s, code},
                                                            {u"message"_s, message},
                                                            {u"details"_s, details},
                                                            {u"suggestions"_s, QJsonArray()},
                                                            {u"links"_s, QJsonArray()}}}},
                      status);
}

Answer plainError(int status, const QString &detail)
{
    return jsonAnswer(QJsonObject{{u"detail"_s, detail}}, status);
}

Answer validationError(const QString &where, const QString &field, const QString &message)
{
    const QJsonObject entry{{u"loc"_s, QJsonArray{where, field}}, {u"msg"_s, message}, {u"type"_s, u"value_error"_s}};
    return jsonAnswer(QJsonObject{{u"detail"_s, QJsonArray{entry}}}, 422);
}

QString durationText(FleetTime milliseconds)
{
    const qint64 seconds = std::max<qint64>(milliseconds / 1000, 0);
    QStringList parts;
    if (seconds >= 3600)
        parts << QString::number(seconds / 3600) + u'h';
    if (seconds >= 60)
        parts << QString::number(seconds / 60 % 60) + u'm';
    parts << QString::number(seconds % 60) + u's';
    return parts.join(u' ');
}

} // namespace pilothouse::demofleet
