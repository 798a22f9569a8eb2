// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"

#include <QString>

#include <optional>
#include <vector>

namespace pilothouse::models {

/// One event of two machines side by side. The sides are in measured order of their own machine.
struct EventPair
{
    struct Side
    {
        int number = 0;   ///< from 1, in the machine's log; 0 = this machine has no such event
        QString value;    ///< payload in hex, or the digest where the payload is not measured by itself
        QString readable; ///< the payload as text when it is text
    };
    int imr = 0;
    QString name; ///< as in the log; empty names are the event type ("0x80000008")
    bool inBootSection = false;
    Side left;
    Side right;
    attestation::Relation relation = attestation::Relation::Missing;
    QString reason; ///< why the relation is what it is
};

/// Aligns two logs register by register, event by event (longest common order of names), so that one event more does not turn
/// every later one into a difference. `onlyBoot`: the boot section of RTMR3. At most `limit` pairs; linear after 2,000 events.
std::vector<EventPair> diffEvents(const attestation::InstanceReport &left, const attestation::InstanceReport &right, bool onlyBoot, int limit = 4000);

/// What an event of dstack's boot stands for; empty for one we have no words for.
QString eventMeaning(const QString &name);

} // namespace pilothouse::models
