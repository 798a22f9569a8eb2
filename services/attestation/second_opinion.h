// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"
#include "services/core/result.h"

#include <QJsonArray>
#include <QString>

#include <optional>
#include <vector>

namespace pilothouse::attestation {

/// What a verifier that is not ours says of one quote: its word, never evidence.
struct SecondOpinion
{
    QString verifier; ///< its name for people: "Phala Cloud"
    bool accepted = false;
    QString detail; ///< its own words, already visible text; empty = none

    friend bool operator==(const SecondOpinion &, const SecondOpinion &) = default;
};

/// What a second verifier said of each machine of a comparison.
struct SecondOpinions
{
    QString verifier; ///< who was asked, also where no answer came
    /// In the order of the instances; nothing = not asked, because the machine gave no quote. An error = could not be asked.
    std::vector<std::optional<Result<SecondOpinion>>> machines;
};

/// Unknown is no agreement: one of the two did not judge.
enum class Agreement { Agrees, Disagrees, Unknown };

/// Holds our verdict on a machine's quote against theirs. Only the quote is meant: policy, log and freshness are judged here alone.
/// Without collateral we judged nothing, so there is nothing to agree with.
Agreement agreementOf(const InstanceReport &ours, const std::optional<Result<SecondOpinion>> &theirs);

/// Of one machine; Unknown where there is no such machine or it was not asked.
Agreement agreementOn(const Comparison &comparison, const SecondOpinions &opinions, int machine);

/// The machines on which both verifiers judged and judged differently, by index.
std::vector<int> disagreements(const Comparison &comparison, const SecondOpinions &opinions);

/// On how many machines both judged and judged alike.
int agreements(const Comparison &comparison, const SecondOpinions &opinions);

/// One object a machine, in order: verifier, accepted (or null), agrees (or null), error (or null).
QJsonArray toJson(const Comparison &comparison, const SecondOpinions &opinions);

/// One English sentence for records and scripts: who disagrees on what, or how many agree and how many could not be asked.
QString sentenceOf(const Comparison &comparison, const SecondOpinions &opinions);

} // namespace pilothouse::attestation
