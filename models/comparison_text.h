// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/attestation/comparison.h"

#include <QStringList>

#include <optional>
#include <utility>

namespace pilothouse::models {

/// The ladder of one machine (or of a folded group of equal ones), as the head of its column shows it.
struct LadderHead
{
    QString name; ///< without the prefix that all machines share
    QString fullName;
    QString place;           ///< muted beside the name: node or file; empty when not known
    int reached = 0;         ///< rungs of kRungs
    StateText state;         ///< "5 of 5", or the first missing rung in words
    int machines = 1;        ///< how many a folded column stands for
    bool isDisputed = false; ///< a second verifier judges the quote otherwise: no rung is good until it is known who is wrong
};
inline constexpr int kRungs = 5;

StateText stateOf(attestation::Relation relation);
StateText stateOf(attestation::FleetVerdict verdict);
/// The same of a verdict's word in the record and in the list of operations, where a second verifier's "disputed" and
/// "not-judged-twice" stand too. Nothing: a word that is no verdict.
std::optional<StateText> verdictState(const QString &word);
/// How far the ladder was climbed and, below the top, what is missing: "5 of 5", "3 of 5, measurements not explained".
QString rungText(attestation::Rung rung);
LadderHead ladderOf(const attestation::InstanceReport &report, bool isDisputed = false);
QString groupTitle(attestation::RowGroup group);
/// A property as operators read it: "RTMR0 CPU, memory, devices"; one without words of ours stays as it is.
QString propertyTitle(const QString &property);
/// True for a row that nobody looked at because nothing was given to look with: neither good nor a fault.
bool isNotChecked(const attestation::Row &row);
/// The names without the beginning that all of them share up to a "-" or "."; one name alone stays whole.
QStringList withoutSharedPrefix(const QStringList &names);
/// Where the value of a machine leaves the one it is measured by (for that one: where the first odd machine leaves it); -1 when
/// it does not. Counted in characters of the full value.
int firstDifferingDigit(const attestation::Row &row, int machine);
/// The two machines worth laying side by side first: one of the equal ones and the odd one; the first two when nothing is odd.
std::pair<int, int> defaultPair(const attestation::Comparison &comparison);
/// The verdict's second sentence, short enough for two lines: what differs, whether the rest is equal, what judged it.
QString verdictExplanation(const attestation::Comparison &comparison);

} // namespace pilothouse::models

Q_DECLARE_METATYPE(pilothouse::models::LadderHead)
