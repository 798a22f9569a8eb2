// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QDateTime>

#include <chrono>
#include <optional>
#include <vector>

namespace pilothouse::http {

/// Statuses that may pass by themselves: 408, 425, 429, 500, 502, 503, 504.
bool isPassingStatus(int status);

/// RFC 9110, section 10.2.3: seconds, or an HTTP date (of which the rest from `now` on is taken; a past one is 0).
/// Never more than a year, nothing for any other text.
std::optional<std::chrono::seconds> parseRetryAfter(QByteArrayView value, const QDateTime &now);

/// The wait after try number `attempt` (from 1). `noise` is between -1 and 1 and moves it by `jitter`.
std::chrono::milliseconds backOffAfter(int attempt, const std::vector<std::chrono::milliseconds> &waits, double jitter, double noise);

} // namespace pilothouse::http
