// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data_age.h"

#include "models/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DataAge)
};

} // namespace

Freshness DataAge::freshness(MonotonicTime now) const
{
    if (isRecalled)
        return Freshness::Stale;
    if (!fetchedAt)
        return Freshness::Never;
    if (byHand || interval.count() == 0)
        return Freshness::Live;
    const auto age = now - *fetchedAt;
    if (age < interval * 2)
        return Freshness::Live;
    return age < interval * 10 ? Freshness::Stale : Freshness::Dead;
}

StateText DataAge::word(MonotonicTime now) const
{
    if (paused)
        return StateText::of(Mark::Stopped, Words::tr("Paused"));
    switch (freshness(now)) {
    case Freshness::Never:
        return failedTries > 0 ? StateText::of(Mark::Blind, Tone::Fail, Words::tr("No data")) : StateText::of(Mark::Pending, Words::tr("Waiting"));
    case Freshness::Live:
        if (failedTries > 0)
            //: in place of "Live": what is shown is young, and the source answers no more
            return StateText::of(Mark::Warn, counted(failedTries, Words::tr("Failing, 1 try"), Words::tr("Failing, %1 tries")));
        if (trouble)
            return *trouble;
        return StateText::of(Mark::Pass, liveWord.isEmpty() ? Words::tr("Live") : liveWord);
    case Freshness::Stale:
        //: in place of "Live": data that an earlier run of the program kept on disk
        return StateText::of(Mark::Stale, isRecalled ? Words::tr("Stored") : Words::tr("Stale"));
    case Freshness::Dead: return StateText::of(Mark::Blind, Tone::Fail, Words::tr("No data"));
    }
    return {};
}

QString DataAge::ageText(MonotonicTime now) const
{
    if (!fetchedAt)
        return isRecalled ? Words::tr("time not known") : Words::tr("never");
    const auto age = std::chrono::duration_cast<std::chrono::seconds>(now - *fetchedAt);
    return age.count() < 1 ? Words::tr("now") : Words::tr("%1 ago").arg(models::ageText(age));
}

QString DataAge::nextText(MonotonicTime now) const
{
    if (paused)
        return QString();
    if (byHand)
        return Words::tr("by hand");
    if (!nextAt)
        return QString();
    const auto left = std::max(std::chrono::seconds(0), std::chrono::ceil<std::chrono::seconds>(*nextAt - now));
    const QString text = models::ageText(left);
    return failedTries > 0 ? Words::tr("retry in %1").arg(text) : Words::tr("next in %1").arg(text);
}

} // namespace pilothouse::models
