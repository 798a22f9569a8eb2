// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken/areas.h"

#include <QCoreApplication>

namespace pilothouse::models::spoken_areas {

namespace {

// clang-format off
constexpr const char *kPhrases[] = {
    QT_TRANSLATE_NOOP("Spoken", "Deploy %1 on %2"),
    QT_TRANSLATE_NOOP("Spoken", "Deploy %1 on %2 nodes"),
    QT_TRANSLATE_NOOP("Spoken", "Plan %1"),
    QT_TRANSLATE_NOOP("Spoken", "any node"),
    QT_TRANSLATE_NOOP("Spoken", "not said"),
    QT_TRANSLATE_NOOP("Spoken", "round trip %1 ms"),
    QT_TRANSLATE_NOOP("Spoken", "round trip below 1 ms"),
    QT_TRANSLATE_NOOP("Spoken", "round trip not measured"),
    QT_TRANSLATE_NOOP("Spoken", "round trip not measured (%1)"),
    QT_TRANSLATE_NOOP("Spoken", "free: %1"),
    QT_TRANSLATE_NOOP("Spoken", "free room not said"),
    QT_TRANSLATE_NOOP("Spoken", "%1 %2 an hour, %3 %2 a month"),
    QT_TRANSLATE_NOOP("Spoken", "together %1"),
    QT_TRANSLATE_NOOP("Spoken", "all %1 promise the same compose hash %2"),
    QT_TRANSLATE_NOOP("Spoken", "promises compose hash %1"),
    QT_TRANSLATE_NOOP("Spoken", "the promised compose hashes differ (%1): the cloud makes another manifest for each, so that no comparison will call these machines equal"),
    QT_TRANSLATE_NOOP("Spoken", "the OS images differ (%1): their registers will differ, whatever the compose hash says"),
    QT_TRANSLATE_NOOP("Spoken", "persistent state needs a store outside: each machine keeps its own %1"),
    QT_TRANSLATE_NOOP("Spoken", "the machines would not run the same"),
    QT_TRANSLATE_NOOP("Spoken", "delete them"),
    QT_TRANSLATE_NOOP("Spoken", "Billing of each begins when it is made."),
    QT_TRANSLATE_NOOP("Spoken", "no node is chosen"),
    QT_TRANSLATE_NOOP("Spoken", "none of the nodes can take it (%1)"),
    QT_TRANSLATE_NOOP("Spoken", "it has no slot free"),
    QT_TRANSLATE_NOOP("Spoken", "it has %1 vCPU free, %2 are needed"),
    QT_TRANSLATE_NOOP("Spoken", "it has %1 MB of memory free, %2 are needed"),
    QT_TRANSLATE_NOOP("Spoken", "it takes no app on a chain"),
    QT_TRANSLATE_NOOP("Spoken", "it does not offer the OS image %1"),
    QT_TRANSLATE_NOOP("Spoken", "the cloud does not offer this node"),
    QT_TRANSLATE_NOOP("Spoken", "there is a machine called %1 already"),
    QT_TRANSLATE_NOOP("Spoken", "no machine there names its gateway"),
    QT_TRANSLATE_NOOP("Spoken", "of an app on a chain, both the contract and its deployer are needed"),
    QT_TRANSLATE_NOOP("Spoken", "an address on the chain is 0x and 40 hexadecimal digits"),
    QT_TRANSLATE_NOOP("Spoken", "accepted"),
    QT_TRANSLATE_NOOP("Spoken", "measuring round trips"),
    QT_TRANSLATE_NOOP("Spoken", "planned; nothing is made yet"),
    QT_TRANSLATE_NOOP("Spoken", "all %1 are running"),
    QT_TRANSLATE_NOOP("Spoken", "Several machines help with latency, with a node that fails, with load, and as proof that the same code runs everywhere."),
    QT_TRANSLATE_NOOP("Spoken", "They do not help a single user or an app that keeps state on its disk, and each of them costs as much as the first."),
    QT_TRANSLATE_NOOP("Spoken", "service %1 is privileged"),
    QT_TRANSLATE_NOOP("Spoken", "service %1 names no image"),
    QT_TRANSLATE_NOOP("Spoken", "%1 is kept on the machine's own disk and ends with it"),
    QT_TRANSLATE_NOOP("Spoken", "no attestation socket is mounted: the app cannot make quotes of its own"),
    QT_TRANSLATE_NOOP("Spoken", "Mount /var/run/dstack.sock where it should answer challenges."),
};
// clang-format on

} // namespace

Phrases deploying()
{
    return kPhrases;
}

} // namespace pilothouse::models::spoken_areas
