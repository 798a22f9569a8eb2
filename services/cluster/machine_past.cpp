// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/machine_past.h"

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

template <typename Value>
struct Word
{
    Value value;
    QLatin1StringView word;
};

constexpr Word<LookOutcome> kOutcomes[] = {
    {LookOutcome::Answered, "answered"_L1},  {LookOutcome::Faulty, "faulty"_L1},      {LookOutcome::Refused, "refused"_L1},
    {LookOutcome::NoAnswer, "no-answer"_L1}, {LookOutcome::NotAsked, "not-asked"_L1},
};

using Kind = MachineEvent::Kind;
constexpr Word<Kind> kEvents[] = {
    {Kind::Listed, "listed"_L1},
    {Kind::Gone, "gone"_L1},
    {Kind::Back, "back"_L1},
    {Kind::Gap, "gap"_L1},
    {Kind::State, "state"_L1},
    {Kind::BootStep, "boot-step"_L1},
    {Kind::BootFailed, "boot-failed"_L1},
    {Kind::ComposeHash, "compose-hash"_L1},
    {Kind::Size, "size"_L1},
    {Kind::Node, "node"_L1},
    {Kind::Restarted, "restarted"_L1},
    {Kind::Role, "role"_L1},
    {Kind::Head, "head"_L1},
    {Kind::HeadNoMore, "head-no-more"_L1},
    {Kind::Approval, "approval"_L1},
    {Kind::Answers, "answers"_L1},
    {Kind::NoAnswer, "no-answer"_L1},
    {Kind::Refuses, "refuses"_L1},
    {Kind::Faulty, "faulty"_L1},
};

template <typename Value, size_t N>
QLatin1StringView wordOf(const Word<Value> (&words)[N], Value value)
{
    const auto *const found = std::ranges::find(words, value, &Word<Value>::value);
    return found == std::end(words) ? QLatin1StringView() : found->word;
}

template <typename Value, size_t N>
std::optional<Value> valueOf(const Word<Value> (&words)[N], const QString &word)
{
    const auto *const found = std::ranges::find_if(words, [&word](const Word<Value> &each) { return word == each.word; });
    return found == std::end(words) ? std::nullopt : std::optional(found->value);
}

/// The same list with one more at its end; the readers of the one before keep theirs.
template <typename T>
std::shared_ptr<const std::vector<T>> with(const std::vector<T> &before, T more, size_t most)
{
    auto after = std::make_shared<std::vector<T>>();
    const size_t kept = std::min(before.size(), most - 1);
    after->reserve(kept + 1);
    after->insert(after->end(), before.end() - std::ptrdiff_t(kept), before.end());
    after->push_back(std::move(more));
    return after;
}

} // namespace

QLatin1StringView lookOutcomeWord(LookOutcome outcome)
{
    return wordOf(kOutcomes, outcome);
}

std::optional<LookOutcome> lookOutcomeOf(const QString &word)
{
    return valueOf(kOutcomes, word);
}

QLatin1StringView eventWord(Kind kind)
{
    return wordOf(kEvents, kind);
}

std::optional<Kind> eventKindOf(const QString &word)
{
    return valueOf(kEvents, word);
}

LookOutcome outcomeOf(const MemberProbe &probe)
{
    if (!probe.identity)
        return LookOutcome::NotAsked;
    if (refusesSigned(probe))
        return LookOutcome::Refused;
    if (*probe.identity)
        return problemOf(probe).isEmpty() ? LookOutcome::Answered : LookOutcome::Faulty;
    switch (probe.identity->error().kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout: return LookOutcome::NoAnswer;
    // Nothing left this desk.
    case ErrorKind::Secret:
    case ErrorKind::InvalidInput:
    case ErrorKind::Refused:
    case ErrorKind::Cancelled: return LookOutcome::NotAsked;
    default: return LookOutcome::Faulty;
    }
}

MachinePast::MachinePast() : looks(std::make_shared<const MemberLooks>()), events(std::make_shared<const MachineEvents>()) { }

void MachinePast::add(MemberLook look)
{
    looks = with(*looks, std::move(look), kMostLooks);
}

void MachinePast::add(MachineEvent event)
{
    events = with(*events, std::move(event), kMostEvents);
}

} // namespace pilothouse::cluster
