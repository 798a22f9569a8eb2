// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/line_time.h"

#include <algorithm>
#include <chrono>

namespace pilothouse::logs {

namespace {

/// Two digits as a number, -1 where they are none. A million lines are read so when a log is opened.
inline int twoDigits(const char *at)
{
    const unsigned tens = unsigned(at[0]) - '0';
    const unsigned ones = unsigned(at[1]) - '0';
    return tens < 10 && ones < 10 ? int(tens * 10 + ones) : -1;
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
    const qsizetype minutesAt = at + (isAt(text, at + 3, ':') ? 4 : 3);
    if (minutesAt + 2 > text.size())
        return std::nullopt;
    const int hours = twoDigits(text.data() + at + 1);
    const int minutes = twoDigits(text.data() + minutesAt);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
        return std::nullopt;
    return (hours * 60 + minutes) * (text[at] == '-' ? -1 : 1);
}

} // namespace

std::optional<qint64> timeOfLine(QByteArrayView line)
{
    if (isAt(line, 0, '['))
        line = line.sliced(1);
    if (line.size() < 20 || line[4] != '-' || line[7] != '-' || (line[10] != 'T' && line[10] != ' ') || line[13] != ':' || line[16] != ':')
        return std::nullopt;
    const char *const text = line.data();
    const int century = twoDigits(text);
    const int year = twoDigits(text + 2);
    const int month = twoDigits(text + 5);
    const int day = twoDigits(text + 8);
    const int hour = twoDigits(text + 11);
    const int minute = twoDigits(text + 14);
    const int second = twoDigits(text + 17);
    if (std::min({century, year, month, day, hour, minute, second}) < 0 || hour > 23 || minute > 59 || second > 60)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(century * 100 + year), std::chrono::month(unsigned(month)),
                                           std::chrono::day(unsigned(day))};
    if (!date.ok())
        return std::nullopt;
    qint64 milliseconds = 0;
    qsizetype at = 19;
    if (isAt(line, at, '.') || isAt(line, at, ',')) {
        ++at;
        for (qint64 worth = 100; at < line.size() && text[at] >= '0' && text[at] <= '9'; ++at, worth /= 10)
            milliseconds += worth * (text[at] - '0');
    }
    const auto zone = zoneAt(line, at);
    if (!zone)
        return std::nullopt;
    const auto days = std::chrono::sys_days(date).time_since_epoch().count();
    return ((qint64(days) * 24 + hour) * 60 + minute - *zone) * 60'000 + second * 1000 + milliseconds;
}

} // namespace pilothouse::logs
