// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/cluster/kept_steps.h"

#include <vector>

namespace pilothouse::models {

/// One thing that an owner's wallet needs, as it is shown and copied.
struct ChainFact
{
    enum class Kind { Words, Code }; ///< Code: shown in full and copied to the letter

    QString label;
    QString value; ///< empty: not said
    Kind kind = Kind::Words;

    friend bool operator==(const ChainFact &, const ChainFact &) = default;
};

/// What the cloud's answer to a change is called: "The contract has to allow it first (465)".
StateText chainAnswerState(cluster::ChainAnswer answer);
/// What it means and what is to be done now, in a sentence or two.
QString chainAnswerMeaning(cluster::ChainAnswer answer);

/// The calls of the owner's wallet on the app's contract, in their order, and what they carry.
std::vector<ChainFact> chainFacts(const cluster::OnChainStep &step);
/// The one call that makes the contract of a new app. `deployer`: the wallet's address, as far as it is known.
std::vector<ChainFact> contractFacts(const cluster::Provision &provision, const QString &deployer);

/// Why this is no transaction that a change could be committed with; empty: it is one.
QString transactionProblem(const QString &typed);

/// "web-tier waits for its contract's owner", or how many do.
QString waitingTitle(const std::vector<cluster::KeptStep> &steps);
/// What became of it last, or since when it waits.
QString keptStepText(const cluster::KeptStep &step, const QDateTime &now);

} // namespace pilothouse::models
