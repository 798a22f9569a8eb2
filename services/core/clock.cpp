// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/clock.h"

#ifdef Q_OS_LINUX
#include <time.h>
#endif

namespace pilothouse {

QDateTime SystemClock::utcNow() const
{
    return QDateTime::currentDateTimeUtc();
}

MonotonicTime SystemClock::monotonicNow() const
{
#ifdef Q_OS_LINUX
    timespec now{};
    if (clock_gettime(CLOCK_BOOTTIME, &now) == 0)
        return MonotonicTime(std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
#endif
    return std::chrono::steady_clock::now();
}

QString toUtcText(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) + u'Z';
}

} // namespace pilothouse
