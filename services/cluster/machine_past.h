// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/member_probe.h"

#include <QDateTime>
#include <QLatin1StringView>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::cluster {

/// What came of one look at a member.
enum class LookOutcome {
    Answered, ///< with all that it was asked for, and well
    Faulty,   ///< it answered, but not all of it, or says itself that it is not well
    Refused,  ///< it turned away what this desk signs
    NoAnswer, ///< no connection, or nothing in time
    NotAsked, ///< it does not run, has no address, or there was nothing to sign with
};
QLatin1StringView lookOutcomeWord(LookOutcome outcome); ///< "answered", "faulty", "refused", "no-answer", "not-asked"
std::optional<LookOutcome> lookOutcomeOf(const QString &word);
LookOutcome outcomeOf(const MemberProbe &probe);

struct MemberLook
{
    QDateTime begunAt; ///< UTC
    QDateTime endedAt; ///< UTC; the same where nobody was asked
    LookOutcome outcome = LookOutcome::NotAsked;
    std::optional<std::chrono::milliseconds> roundTrip; ///< of the first question; nothing without an answer
    bool isAfterGap = false;                            ///< looks that were due before this one were not made
    bool isOlder = false;                               ///< of an earlier run

    friend bool operator==(const MemberLook &, const MemberLook &) = default;
};

/// What this desk saw of one machine at one time.
struct MachineEvent
{
    enum class Kind {
        Listed,      ///< for the first time; after: the cloud's word for its state
        Gone,        ///< from the list
        Back,        ///< in the list
        Gap,         ///< nobody looked from `since` on
        State,       ///< before and after: the cloud's words
        BootStep,    ///< after: the guest's own word
        BootFailed,  ///< after: the guest's own words; empty: they are not kept
        ComposeHash, ///< before and after: 64 hex, or empty
        Size,        ///< before and after: instance types
        Node,        ///< before and after: node names
        Restarted,   ///< it began anew without having been seen to stand
        Role,        ///< before and after: "registry", "runner", "foreign"; no before: it was not known
        Head,        ///< it takes the next model; after: why
        HeadNoMore,
        Approval, ///< before and after: "approved", "refused", "unknown"
        Answers,  ///< again, after it did not since `since`
        NoAnswer, ///< after: why
        Refuses,  ///< after: why
        Faulty,   ///< after: what is wrong
    };
    QDateTime at;         ///< UTC, when it was seen
    QDateTime lookBefore; ///< UTC, when it was still as before; it happened between the two. Invalid: there was no look before
    Kind kind = Kind::Listed;
    QString before;
    QString after;
    QDateTime since; ///< UTC; invalid where it does not apply

    friend bool operator==(const MachineEvent &, const MachineEvent &) = default;
};
QLatin1StringView eventWord(MachineEvent::Kind kind); ///< "compose-hash"
std::optional<MachineEvent::Kind> eventKindOf(const QString &word);

using MemberLooks = std::vector<MemberLook>;
using MachineEvents = std::vector<MachineEvent>;

/// What this desk saw of one machine, as far as it is kept: oldest first, and the oldest go first.
struct MachinePast
{
    static constexpr size_t kMostLooks = 60;
    static constexpr size_t kMostEvents = 100;

    QString name;
    std::shared_ptr<const MemberLooks> looks;    ///< never null
    std::shared_ptr<const MachineEvents> events; ///< never null
    // As it was seen last, to tell what is new.
    QDateTime seenAt; ///< UTC, in the cloud's list
    QString status;
    QString composeHash;
    QString instanceType;
    QString node;
    QString role; ///< empty: never known

    MachinePast();
    void add(MemberLook look);
    void add(MachineEvent event);
};

} // namespace pilothouse::cluster
