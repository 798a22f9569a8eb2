// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace pilothouse::models {

/// The silhouettes of states. Each state is told by mark, word and colour together; no two marks share a shape.
enum class Mark {
    Pass,       ///< running, steady, pass, live, clear, done
    Fail,       ///< failing, failed, cannot place
    Warn,       ///< unhealthy, soft pass, not approved, due soon
    Stale,      ///< older than its limit, or void since a restart
    Unknown,    ///< a word we do not know, outcome unknown
    Busy,       ///< starting, stopping, a running operation
    Stopped,    ///< stopped, off, not installed
    Pending,    ///< queued, waiting for its first answer
    Arming,     ///< a rollback condition counting; drawn filled to StateText::share
    Tripped,    ///< a condition that fired
    Blind,      ///< no data can arrive
    Verified,   ///< attestation A2, A3
    Unverified, ///< no attestation
    Same,       ///< all values equal
    Expected,   ///< differ, and a rule explains it
    Different,  ///< differ, and nothing explains it
};

/// What a colour says. Views turn it into a colour of the theme; nothing else does.
enum class Tone { Ok, Warn, Fail, Busy, Neutral };

/// The tone a mark has unless its place says otherwise.
constexpr Tone defaultTone(Mark mark)
{
    switch (mark) {
    case Mark::Pass:
    case Mark::Verified: return Tone::Ok;
    case Mark::Fail:
    case Mark::Tripped:
    case Mark::Different: return Tone::Fail;
    case Mark::Warn:
    case Mark::Stale:
    case Mark::Arming: return Tone::Warn;
    case Mark::Busy: return Tone::Busy;
    case Mark::Unknown:
    case Mark::Stopped:
    case Mark::Pending:
    case Mark::Blind:
    case Mark::Unverified:
    case Mark::Same:
    case Mark::Expected: return Tone::Neutral;
    }
    return Tone::Neutral;
}

/// One state as an operator reads it. Only trouble (warn and fail) gets a coloured, semibold word; a good state is a green
/// mark and a plain word. A word that a remote invented is kept verbatim in quotes, with Mark::Unknown.
struct StateText
{
    Mark mark = Mark::Unknown;
    Tone tone = Tone::Neutral;
    QString word;
    double share = 0; ///< 0 to 1, read for Mark::Arming only

    static StateText of(Mark mark, QString word) { return {mark, defaultTone(mark), std::move(word), 0}; }
    static StateText of(Mark mark, Tone tone, QString word) { return {mark, tone, std::move(word), 0}; }

    bool isTrouble() const { return tone == Tone::Warn || tone == Tone::Fail; }
    friend bool operator==(const StateText &, const StateText &) = default;
};

/// How urgent a mark is, for "the worst of these": 0 is calm.
constexpr int urgency(Tone tone)
{
    switch (tone) {
    case Tone::Fail: return 3;
    case Tone::Warn: return 2;
    case Tone::Busy: return 1;
    case Tone::Ok:
    case Tone::Neutral: return 0;
    }
    return 0;
}

} // namespace pilothouse::models

Q_DECLARE_METATYPE(pilothouse::models::StateText)
