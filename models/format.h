// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/money.h"
#include "services/core/percent.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <chrono>
#include <optional>

namespace pilothouse::models {

/// How values are shown to people: one function per kind of value. Machine formats (JSON, CSV, the record) never pass here.

/// One number and one unit: "8 s", "83 s", "22 min", "5 h", "2 d". Negative counts as zero.
QString ageText(std::chrono::seconds age);
/// Two units where they help: "42 s", "2 min 04 s", "6 h 12 min", "3 d 2 h".
QString durationText(std::chrono::seconds duration);
/// Below ten seconds with one decimal: "0.9 s", "2.1 s"; beyond as durationText().
QString shortDurationText(std::chrono::milliseconds duration);
/// A running clock: "11:42", "1:02:03".
QString clockCountText(std::chrono::seconds left);
/// A remote's duration in its own words ("3h12m", "2h 3m 5s", "1d 4h"); nothing when it is not one.
std::optional<std::chrono::seconds> durationFromWords(QStringView words);

/// A whole sentence begins with a capital: "the router was reloaded" → "The router was reloaded".
QString sentence(QString text);

/// Things one after the other, as the language of the window lists them: "a, b, c". Not for what a remote or a file reads.
QString listText(const QStringList &things);

/// Grouped by the locale: "48,211".
QString countText(qint64 count);
/// "1 machine" or "1,204 machines": `one` for exactly one, else `many` with its %1 as a count.
QString counted(qint64 count, const QString &one, const QString &many);
/// "0.232" in the locale's decimals, without the currency: the unit stands in the column's header. Three decimals, so that amounts
/// stand under each other; more only below a thousandth. Exact amounts belong into exports.
QString amountText(const Money &amount);
/// "0.232 USD/h".
QString hourlyText(const Money &hourly);
/// "169 USD/month", at 730 hours a month.
QString monthlyText(const Money &hourly);

/// "10 %", "9.4 %".
QString percentText(Percent percent);
/// A share from 0 to 1 with at most one decimal. 99.97 % never reads as 100 %, nor 0.02 % as 0 %.
QString shareText(double share);

/// "640 B", "1.5 KiB", "64 MiB".
QString bytesText(qint64 bytes);
/// "8 GB", "0.5 GB": sizes in the unit that a cloud names.
QString quantityText(double value, const QString &unit);

/// First 8 … last 4, for tables. Text of up to 13 characters stays whole. Never compare by it.
QString shortHash(QStringView hex);
/// First 8 … last 8, for comparisons.
QString comparisonHash(QStringView hex);

/// "14:03:34", UTC: for logs, journal and audit.
QString utcTimeText(const QDateTime &time);
/// "14:03:34" when the day is that of `now`, else "2026-11-19 14:03:34"; both UTC.
QString utcLogText(const QDateTime &time, const QDateTime &now);
/// "2026-11-20 14:03:34 UTC": exact, for tool tips and the status bar.
QString utcText(const QDateTime &time);

} // namespace pilothouse::models
