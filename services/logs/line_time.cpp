// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/line_time.h"

#include <chrono>

namespace pilothouse::logs {

namespace {

/// Reads `count` digits, or says no.
std::optional<int> digits(QByteArrayView text, qsizetype at, int count)
{
    int value = 0;
    if (at + count > text.size())
        return std::nullopt;
    for (int i = 0; i < count; ++i) {
        const char c = text[at + i];
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool isAt(QByteArrayView text, qsizetype at, char wanted)
{
    return at < text.size() && text[at] == wanted;
}

/// Minutes east of Greenwich.
std::optional<int> zoneAt(QByteArrayView text, qsizetype at)
{
    if (isAt(text, at, 'Z') || isAt(text, at, 'z'))
        return 0;
    if (!isAt(text, at, '+') && !isAt(text, at, '-'))
        return std::nullopt;
    const auto hours = digits(text, at + 1, 2);
    const auto minutes = digits(text, at + (isAt(text, at + 3, ':') ? 4 : 3), 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59)
        return std::nullopt;
    return (*hours * 60 + *minutes) * (text[at] == '-' ? -1 : 1);
}

} // namespace

std::optional<qint64> timeOfLine(QByteArrayView line)
{
    if (isAt(line, 0, '['))
        line = line.sliced(1);
    if (!isAt(line, 4, '-') || !isAt(line, 7, '-') || !isAt(line, 13, ':') || !isAt(line, 16, ':') || (!isAt(line, 10, 'T') && !isAt(line, 10, ' ')))
        return std::nullopt;
    const auto year = digits(line, 0, 4);
    const auto month = digits(line, 5, 2);
    const auto day = digits(line, 8, 2);
    const auto hour = digits(line, 11, 2);
    const auto minute = digits(line, 14, 2);
    const auto second = digits(line, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(unsigned(*month)), std::chrono::day(unsigned(*day))};
    if (!date.ok())
        return std::nullopt;
    qint64 milliseconds = 0;
    qsizetype at = 19;
    if (isAt(line, at, '.') || isAt(line, at, ',')) {
        ++at;
        for (qint64 worth = 100; digits(line, at, 1); ++at, worth /= 10)
            milliseconds += worth * *digits(line, at, 1);
    }
    const auto zone = zoneAt(line, at);
    if (!zone)
        return std::nullopt;
    const auto days = std::chrono::sys_days(date).time_since_epoch().count();
    return ((qint64(days) * 24 + *hour) * 60 + *minute - *zone) * 60'000 + *second * 1000 + milliseconds;
}

} // namespace pilothouse::logs
