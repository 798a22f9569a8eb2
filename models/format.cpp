// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace pilothouse::models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Format)
};

QString twoDigits(qint64 value)
{
    return QStringLiteral("%1").arg(value, 2, 10, QLatin1Char('0'));
}

QString shortened(QStringView hex, qsizetype head, qsizetype tail)
{
    if (hex.size() <= head + tail + 1)
        return hex.toString();
    return hex.first(head).toString() + QChar(0x2026) + hex.last(tail).toString();
}

} // namespace

QString ageText(std::chrono::seconds age)
{
    const qint64 s = std::max<qint64>(0, age.count());
    if (s < 100)
        return Words::tr("%1 s").arg(s);
    if (s < 100 * 60)
        return Words::tr("%1 min").arg(s / 60);
    if (s < 48 * 3600)
        return Words::tr("%1 h").arg(s / 3600);
    return Words::tr("%1 d").arg(s / 86400);
}

QString durationText(std::chrono::seconds duration)
{
    const qint64 s = std::max<qint64>(0, duration.count());
    if (s < 60)
        return Words::tr("%1 s").arg(s);
    if (s < 3600)
        return Words::tr("%1 min %2 s").arg(s / 60).arg(twoDigits(s % 60));
    if (s < 86400)
        return Words::tr("%1 h %2 min").arg(s / 3600).arg(twoDigits(s % 3600 / 60));
    return Words::tr("%1 d %2 h").arg(s / 86400).arg(s % 86400 / 3600);
}

QString shortDurationText(std::chrono::milliseconds duration)
{
    if (duration < std::chrono::seconds(10))
        return Words::tr("%1 s").arg(QLocale().toString(double(std::max<qint64>(0, duration.count())) / 1000.0, 'f', 1));
    return durationText(std::chrono::duration_cast<std::chrono::seconds>(duration));
}

QString clockCountText(std::chrono::seconds left)
{
    const qint64 s = std::max<qint64>(0, left.count());
    if (s < 3600)
        return QStringLiteral("%1:%2").arg(s / 60).arg(twoDigits(s % 60));
    return QStringLiteral("%1:%2:%3").arg(s / 3600).arg(twoDigits(s % 3600 / 60), twoDigits(s % 60));
}

QString countText(qint64 count)
{
    return QLocale().toString(count);
}

QString amountText(const Money &amount)
{
    const QString decimal = amount.toDecimal();
    const auto dot = decimal.indexOf(QLatin1Char('.'));
    const auto decimals = dot < 0 ? 0 : int(decimal.size() - dot - 1);
    return QLocale().toString(double(amount.micros()) / double(Money::kMicrosPerUnit), 'f', decimals);
}

QString shortHash(QStringView hex)
{
    return shortened(hex, 8, 4);
}

QString comparisonHash(QStringView hex)
{
    return shortened(hex, 8, 8);
}

QString utcTimeText(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("HH:mm:ss"));
}

QString utcText(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
}

} // namespace pilothouse::models
