// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/attestation/comparison.h"

#include <QString>

#include <vector>

namespace pilothouse::models {

/// One check of one machine: what was looked at, what was found, and what an operator can do when it is not good.
struct MachineCheck
{
    QString title;   ///< "Signature of the quote"
    StateText state; ///< Pass, Fail, Unknown ("not reached", "not checked"), Warn; the word is the result in words
    QString finding; ///< one sentence
    QString toDo;    ///< empty when there is nothing to do

    friend bool operator==(const MachineCheck &, const MachineCheck &) = default;
};

/// All checks of a machine in the order in which they are made. What comes after a failed one is "not reached", never good.
std::vector<MachineCheck> machineChecks(const attestation::InstanceReport &report, const attestation::Evidence &evidence);

/// Something known about a machine, to be read and copied.
struct MachineFact
{
    QString key;
    QString value;
    bool isHash = false; ///< monospace, in full
    Tone tone = Tone::Neutral;
};

/// Statuses by both rule sets, advisories (as plain text links), data set numbers, age and end of the collateral at the time of
/// the verdict, then the measured identity in full.
std::vector<MachineFact> machineFacts(const attestation::InstanceReport &report, const attestation::Evidence &evidence, attestation::UnixTime at);

/// Where Intel explains an advisory; empty for an id that is none of Intel's.
QString advisoryLink(const QString &advisoryId);

/// "5 h old, next update in 25 d" at the time `at`; says so when the end has passed. Empty without dates.
QString collateralAgeText(const QString &issueDate, const QString &nextUpdate, attestation::UnixTime at);

} // namespace pilothouse::models
