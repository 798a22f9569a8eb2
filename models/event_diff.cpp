// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event_diff.h"

#include "services/core/plain_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace pilothouse::models {

using attestation::Event;
using attestation::InstanceReport;
using attestation::Relation;

namespace {

constexpr int kRegisters = 4;
constexpr size_t kMostAligned = 2000; ///< beyond, events are paired by position: a hostile log must not cost a square
constexpr qsizetype kMostReadable = 400;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(EventDiff)
};

QString shownName(const Event &event)
{
    return event.name.isEmpty() ? QStringLiteral("0x%1").arg(event.type, 8, 16, QLatin1Char('0')) : visibleText(event.name, 120);
}

/// Only runtime events prove their payload; of the others the digest alone is measured.
QByteArray measuredBytes(const Event &event)
{
    return event.isRuntime() ? event.payload : event.digest.view().toByteArray();
}

EventPair::Side sideOf(const Event &event, int number)
{
    EventPair::Side side;
    side.number = number;
    const QByteArray bytes = measuredBytes(event);
    side.value = bytes.isEmpty() ? Tr::tr("(empty)") : QString::fromLatin1(bytes.left(4096).toHex());
    const bool isText
        = event.isRuntime() && !bytes.isEmpty() && std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
    if (isText)
        side.readable = visibleText(QString::fromLatin1(bytes), kMostReadable);
    return side;
}

void judge(EventPair &pair, const Event *left, const Event *right)
{
    if (left == nullptr || right == nullptr) {
        pair.relation = pair.inBootSection || pair.imr < 3 ? Relation::Missing : Relation::ExpectedDifference;
        pair.reason = pair.relation == Relation::Missing ? Tr::tr("Only one of the two machines measured it.")
                                                         : Tr::tr("Added by the application after boot: it counts for nothing in the comparison.");
        return;
    }
    if (measuredBytes(*left) == measuredBytes(*right)) {
        pair.relation = Relation::Same;
        pair.reason = Tr::tr("Equal on both machines.");
    } else if (pair.imr == 0) {
        pair.relation = Relation::ExpectedDifference;
        pair.reason
            = Tr::tr("Virtual hardware: may differ with CPU count, memory and devices. The row RTMR0 says whether the claimed shapes explain it.");
    } else if (pair.imr == 3 && pair.name == QLatin1StringView("instance-id")) {
        pair.relation = Relation::ExpectedDifference;
        pair.reason = Tr::tr("Each machine has its own; it is why two honest twins differ in RTMR3.");
    } else if (pair.imr == 3 && !pair.inBootSection) {
        pair.relation = Relation::ExpectedDifference;
        pair.reason = Tr::tr("Added by the application after boot: it counts for nothing in the comparison.");
    } else {
        pair.relation = Relation::Different;
        pair.reason = Tr::tr("It must be equal and is not.");
    }
}

struct Numbered
{
    const Event *event;
    int number;
};

std::vector<Numbered> eventsOf(const InstanceReport &report, int imr, bool onlyBoot)
{
    std::vector<Numbered> list;
    int number = 0;
    for (const Event &event : report.eventLog.events) {
        if (event.imr != imr)
            continue;
        ++number;
        if (!onlyBoot || event.inBootSection)
            list.push_back({&event, number});
    }
    return list;
}

bool areAlike(const Event &a, const Event &b)
{
    return a.type == b.type && a.name == b.name && a.inBootSection == b.inBootSection;
}

/// Pairs of indexes that belong together, in order on both sides.
std::vector<std::pair<size_t, size_t>> align(const std::vector<Numbered> &a, const std::vector<Numbered> &b)
{
    std::vector<std::pair<size_t, size_t>> matches;
    size_t head = 0;
    while (head < a.size() && head < b.size() && areAlike(*a[head].event, *b[head].event)) {
        matches.emplace_back(head, head);
        ++head;
    }
    const size_t n = a.size() - head;
    const size_t m = b.size() - head;
    if (n == 0 || m == 0 || n > kMostAligned || m > kMostAligned)
        return matches;
    std::vector<uint16_t> longest((n + 1) * (m + 1));
    const auto at = [&longest, m](size_t i, size_t j) -> uint16_t & { return longest[i * (m + 1) + j]; };
    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;)
            at(i, j) = areAlike(*a[head + i].event, *b[head + j].event) ? uint16_t(at(i + 1, j + 1) + 1) : std::max(at(i + 1, j), at(i, j + 1));
    for (size_t i = 0, j = 0; i < n && j < m;) {
        if (areAlike(*a[head + i].event, *b[head + j].event)) {
            matches.emplace_back(head + i, head + j);
            ++i;
            ++j;
        } else if (at(i + 1, j) >= at(i, j + 1)) {
            ++i;
        } else {
            ++j;
        }
    }
    return matches;
}

} // namespace

std::vector<EventPair> diffEvents(const InstanceReport &left, const InstanceReport &right, bool onlyBoot, int limit)
{
    std::vector<EventPair> pairs;
    const auto push = [&](int imr, const Numbered *a, const Numbered *b) {
        if (int(pairs.size()) >= limit)
            return;
        const Event &any = a != nullptr ? *a->event : *b->event;
        EventPair pair;
        pair.imr = imr;
        pair.name = shownName(any);
        pair.inBootSection = any.inBootSection;
        if (a != nullptr)
            pair.left = sideOf(*a->event, a->number);
        if (b != nullptr)
            pair.right = sideOf(*b->event, b->number);
        judge(pair, a != nullptr ? a->event : nullptr, b != nullptr ? b->event : nullptr);
        pairs.push_back(std::move(pair));
    };
    for (int imr = onlyBoot ? 3 : 0; imr < kRegisters; ++imr) {
        const auto a = eventsOf(left, imr, onlyBoot);
        const auto b = eventsOf(right, imr, onlyBoot);
        auto matches = align(a, b);
        matches.emplace_back(a.size(), b.size());
        size_t i = 0;
        size_t j = 0;
        for (const auto &[nextI, nextJ] : matches) {
            for (; i < nextI; ++i)
                push(imr, &a[i], nullptr);
            for (; j < nextJ; ++j)
                push(imr, nullptr, &b[j]);
            if (i < a.size() && j < b.size())
                push(imr, &a[i], &b[j]);
            ++i;
            ++j;
        }
    }
    return pairs;
}

QString eventMeaning(const QString &name)
{
    static const std::pair<const char *, const char *> meanings[] = {
        {"system-preparing", QT_TRANSLATE_NOOP("EventDiff", "The boot of the guest begins; everything before system-ready counts for identity.")},
        {"rootfs-hash", QT_TRANSLATE_NOOP("EventDiff", "The root file system (older images).")},
        {"app-id", QT_TRANSLATE_NOOP("EventDiff", "The application that the machine booted for.")},
        {"compose-hash", QT_TRANSLATE_NOOP("EventDiff", "SHA-256 of the app-compose file: decides which containers run.")},
        {"instance-id", QT_TRANSLATE_NOOP("EventDiff", "This machine's own identity; it must differ between two machines.")},
        {"boot-mr-done", QT_TRANSLATE_NOOP("EventDiff", "The identity of the boot is complete; keys may be asked for.")},
        {"mr-kms", QT_TRANSLATE_NOOP("EventDiff", "Measurement of the key management that gave the keys.")},
        {"os-image-hash", QT_TRANSLATE_NOOP("EventDiff", "The operating system image, as the key management named it.")},
        {"key-provider", QT_TRANSLATE_NOOP("EventDiff", "Who gives the machine its keys.")},
        {"storage-fs", QT_TRANSLATE_NOOP("EventDiff", "File system of the data disk.")},
        {"system-ready", QT_TRANSLATE_NOOP("EventDiff", "The boot is over. What comes later is the application's own word.")},
        {"init-script-hash", QT_TRANSLATE_NOOP("EventDiff", "A script that ran before the containers.")},
        {"gpu-policy-hash", QT_TRANSLATE_NOOP("EventDiff", "What the machine accepts as a GPU.")},
    };
    for (const auto &[known, words] : meanings)
        if (name == QLatin1StringView(known))
            return QCoreApplication::translate("EventDiff", words);
    return QString();
}

} // namespace pilothouse::models
