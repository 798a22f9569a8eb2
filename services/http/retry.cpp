// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/retry.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace pilothouse::http {

namespace {
constexpr std::chrono::seconds kLongestRetryAfter = std::chrono::hours(24 * 365);
}

bool isPassingStatus(int status)
{
    return status == 408 || status == 425 || status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
}

std::optional<std::chrono::seconds> parseRetryAfter(QByteArrayView value, const QDateTime &now)
{
    const QByteArrayView text = value.trimmed();
    if (text.isEmpty() || text.size() > 64)
        return std::nullopt;
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        bool fits = false;
        const qint64 seconds = text.toByteArray().toLongLong(&fits);
        return fits ? std::min(std::chrono::seconds(seconds), kLongestRetryAfter) : kLongestRetryAfter;
    }
    // "Sun, 06 Nov 1994 08:49:37 GMT", the only form that is still sent.
    QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(text), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!at.isValid())
        return std::nullopt;
    at.setTimeSpec(Qt::UTC);
    const qint64 milliseconds = std::max<qint64>(0, now.msecsTo(at));
    return std::min(std::chrono::seconds((milliseconds + 999) / 1000), kLongestRetryAfter);
}

std::chrono::milliseconds backOffAfter(int attempt, const std::vector<std::chrono::milliseconds> &waits, double jitter, double noise)
{
    if (waits.empty())
        return std::chrono::milliseconds(0);
    const size_t index = std::min(size_t(std::max(attempt, 1)) - 1, waits.size() - 1);
    const double factor = 1.0 + std::clamp(jitter, 0.0, 1.0) * std::clamp(noise, -1.0, 1.0);
    return std::chrono::milliseconds(qint64(double(waits[index].count()) * factor));
}

} // namespace pilothouse::http
