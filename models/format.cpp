// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <iterator>

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

/// At most `most` decimals, without trailing zeros, but with at least `least`.
QString decimals(double value, int most, int least)
{
    int digits = most;
    double scaled = std::round(value * std::pow(10.0, most));
    while (digits > least && std::fmod(scaled, 10.0) == 0.0) {
        scaled /= 10.0;
        --digits;
    }
    return QLocale().toString(value, 'f', digits);
}

double units(const Money &amount)
{
    return double(amount.micros()) / double(Money::kMicrosPerUnit);
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

std::optional<std::chrono::seconds> durationFromWords(QStringView words)
{
    constexpr qint64 kMost = 100ll * 365 * 86400; // a century: beyond it the text is no duration
    qint64 total = 0;
    bool any = false;
    for (qsizetype i = 0; i < words.size();) {
        if (words[i].isSpace()) {
            ++i;
            continue;
        }
        qint64 number = 0;
        qsizetype digits = 0;
        while (i < words.size() && words[i] >= u'0' && words[i] <= u'9' && digits < 12) {
            number = number * 10 + (words[i].unicode() - u'0');
            ++i;
            ++digits;
        }
        if (digits == 0 || i == words.size())
            return std::nullopt;
        qint64 factor = 0;
        switch (words[i].toLower().unicode()) {
        case u'd': factor = 86400; break;
        case u'h': factor = 3600; break;
        case u'm': factor = 60; break;
        case u's': factor = 1; break;
        default: return std::nullopt;
        }
        ++i;
        if (i < words.size() && !words[i].isSpace() && !words[i].isDigit())
            return std::nullopt;
        if (number > kMost / factor)
            return std::nullopt;
        total += number * factor;
        any = true;
    }
    if (!any || total > kMost)
        return std::nullopt;
    return std::chrono::seconds(total);
}

QString sentence(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString listText(const QStringList &things)
{
    //: Between the things of a list.
    return things.join(Words::tr(", "));
}

QString countText(qint64 count)
{
    return QLocale().toString(count);
}

QString counted(qint64 count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(countText(count));
}

QString amountText(const Money &amount)
{
    // What three decimals would make nothing of keeps its own.
    const bool isTiny = amount.micros() != 0 && std::abs(amount.micros()) < Money::kMicrosPerUnit / 1000;
    return isTiny ? decimals(units(amount), 6, 3) : QLocale().toString(units(amount), 'f', 3);
}

QString hourlyText(const Money &hourly)
{
    return Words::tr("%1 %2/h", "amount, currency").arg(amountText(hourly), hourly.currency());
}

QString monthlyText(const Money &hourly)
{
    const double month = units(hourly) * 730.0;
    return Words::tr("%1 %2/month", "amount, currency").arg(QLocale().toString(month, 'f', std::abs(month) < 10 ? 2 : 0), hourly.currency());
}

QString percentText(Percent percent)
{
    return Words::tr("%1 %").arg(decimals(percent.basisPoints() / 100.0, 2, 0));
}

QString shareText(double share)
{
    if (!std::isfinite(share))
        return QStringLiteral("–");
    double tenths = std::round(share * 1000.0);
    if (share < 1.0)
        tenths = std::min(tenths, 999.0);
    if (share > 0.0)
        tenths = std::max(tenths, 1.0);
    return Words::tr("%1 %").arg(decimals(tenths / 10.0, 1, 0));
}

QString bytesText(qint64 bytes)
{
    static constexpr const char *kUnits[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    double value = double(bytes);
    size_t unit = 0;
    while (std::abs(value) >= 1024.0 && unit + 1 < std::size(kUnits)) {
        value /= 1024.0;
        ++unit;
    }
    return decimals(value, unit == 0 ? 0 : 1, 0) + u' ' + QLatin1String(kUnits[unit]);
}

QString quantityText(double value, const QString &unit)
{
    return decimals(value, 2, 0) + u' ' + unit;
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

QString utcLogText(const QDateTime &time, const QDateTime &now)
{
    return time.toUTC().date() == now.toUTC().date() ? utcTimeText(time) : time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

QString utcText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'")) : QString();
}

} // namespace pilothouse::models
