// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cvm_history.h"

#include "models/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace pilothouse::models {

using cluster::LookOutcome;
using cluster::MachinePast;
using cluster::MemberLook;
using Cell = LookStrip::Cell;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(LookStrip)
};

/// The height of the strip at least stands for this, so that a millisecond more is no mountain.
constexpr double kLeastTopMs = 1000;

QString millisecondsText(std::chrono::milliseconds time)
{
    using namespace std::chrono_literals;
    return time < 1s ? Words::tr("%1 ms").arg(time.count()) : shortDurationText(time);
}

QString tookText(const MemberLook &look)
{
    return shortDurationText(std::chrono::milliseconds(std::max<qint64>(0, look.begunAt.msecsTo(look.endedAt))));
}

/// What came of a look, as the end of a sentence.
QString outcomeText(const MemberLook &look)
{
    const QString time = look.roundTrip ? millisecondsText(*look.roundTrip) : QString();
    switch (look.outcome) {
    case LookOutcome::Answered: return time.isEmpty() ? Words::tr("answered") : time;
    case LookOutcome::Faulty: return time.isEmpty() ? Words::tr("with a fault") : Words::tr("with a fault, %1").arg(time);
    case LookOutcome::Refused: return time.isEmpty() ? Words::tr("refused") : Words::tr("refused, %1").arg(time);
    case LookOutcome::NoAnswer: return Words::tr("no answer in %1").arg(tookText(look));
    case LookOutcome::NotAsked: break;
    }
    return Words::tr("not asked");
}

QString cellText(const MemberLook &look, const QDateTime &now)
{
    const QString outcome = look.outcome == LookOutcome::Answered && look.roundTrip ? Words::tr("answered, %1").arg(millisecondsText(*look.roundTrip))
                                                                                    : outcomeText(look);
    const QString text = Words::tr("%1: %2", "time, what came of a look").arg(utcLogText(look.begunAt, now), outcome);
    return look.isOlder ? Words::tr("%1 (an earlier run)").arg(text) : text;
}

Cell::Kind kindOf(LookOutcome outcome)
{
    switch (outcome) {
    case LookOutcome::Answered: return Cell::Kind::Answered;
    case LookOutcome::Faulty: return Cell::Kind::Faulty;
    case LookOutcome::Refused: return Cell::Kind::Refused;
    case LookOutcome::NoAnswer: return Cell::Kind::NoAnswer;
    case LookOutcome::NotAsked: break;
    }
    return Cell::Kind::NotAsked;
}

Mark markOf(LookOutcome outcome)
{
    switch (outcome) {
    case LookOutcome::Answered: return Mark::Pass;
    case LookOutcome::Faulty:
    case LookOutcome::Refused: return Mark::Warn;
    case LookOutcome::NoAnswer: return Mark::Fail;
    case LookOutcome::NotAsked: break;
    }
    return Mark::Stopped;
}

QString gapText(const QDateTime &from, const QDateTime &to, const QDateTime &now)
{
    return Words::tr("%1 to %2: no look").arg(utcLogText(from, now), utcLogText(to, now));
}

/// How many looks, and how many came to what is worth a word.
QString countsText(const cluster::MemberLooks &looks)
{
    const auto count = [&looks](LookOutcome outcome) { return qint64(std::ranges::count(looks, outcome, &MemberLook::outcome)); };
    const auto total = qint64(looks.size());
    const qint64 silent = count(LookOutcome::NoAnswer);
    QStringList parts;
    if (silent > 0)
        parts << (total == 1 ? Words::tr("1 look, unanswered") : Words::tr("%1 of %2 looks unanswered").arg(countText(silent), countText(total)));
    else if (count(LookOutcome::Answered) == total)
        parts << counted(total, Words::tr("1 look, answered"), Words::tr("All %1 looks answered"));
    else
        parts << counted(total, Words::tr("1 look"), Words::tr("%1 looks"));
    if (const qint64 refused = count(LookOutcome::Refused); refused > 0)
        parts << Words::tr("%1 refused", "a number of looks").arg(countText(refused));
    if (const qint64 faulty = count(LookOutcome::Faulty); faulty > 0)
        parts << Words::tr("%1 with a fault", "a number of looks").arg(countText(faulty));
    if (const qint64 unasked = count(LookOutcome::NotAsked); unasked > 0)
        parts << Words::tr("%1 not asked", "a number of looks").arg(countText(unasked));
    return listText(parts);
}

} // namespace

LookStrip lookStrip(const MachinePast *past, std::chrono::milliseconds interval, std::optional<std::chrono::seconds> askedFor, const QDateTime &now)
{
    LookStrip strip;
    const QString asked = askedFor ? Words::tr("being asked for %1").arg(durationText(*askedFor)) : QString();
    if (past == nullptr || past->looks->empty()) {
        if (askedFor)
            strip.cells.push_back({Cell::Kind::Asking, 0, sentence(asked), false});
        strip.summary = askedFor ? StateText::of(Mark::Pending, sentence(asked)) : StateText::of(Mark::Unknown, Words::tr("Not looked at yet"));
        return strip;
    }
    const cluster::MemberLooks &looks = *past->looks;
    double top = kLeastTopMs;
    for (const MemberLook &look : looks)
        if (look.roundTrip)
            top = std::max(top, double(look.roundTrip->count()));
    for (size_t i = 0; i < looks.size(); ++i) {
        const MemberLook &look = looks[i];
        if (look.isAfterGap && i > 0)
            strip.cells.push_back({Cell::Kind::Gap, 0, gapText(looks[i - 1].endedAt, look.begunAt, now), false});
        const double height = look.roundTrip ? std::log1p(double(look.roundTrip->count())) / std::log1p(top) : 0;
        strip.cells.push_back({kindOf(look.outcome), height, cellText(look, now), look.isOlder});
    }
    const MemberLook &newest = looks.back();
    const bool isOld = newest.isOlder || (interval.count() > 0 && newest.endedAt.msecsTo(now) > interval.count() * 2);
    QString last = Words::tr("last %1, %2", "time of the newest look, what came of it").arg(utcLogText(newest.begunAt, now), outcomeText(newest));
    if (askedFor) {
        strip.cells.push_back({Cell::Kind::Asking, 0, sentence(asked), false});
        last += QStringLiteral(" · ") + asked;
    } else if (isOld) {
        strip.cells.push_back({Cell::Kind::Gap, 0, gapText(newest.endedAt, now, now), false});
        last += QStringLiteral(" · ") + Words::tr("no look since");
    }
    // What is old is not good any more, and still as bad as it was.
    const Mark mark = isOld && newest.outcome == LookOutcome::Answered ? Mark::Stale : markOf(newest.outcome);
    strip.summary = StateText::of(mark, QStringLiteral("%1 · %2").arg(countsText(looks), last));
    return strip;
}

} // namespace pilothouse::models
