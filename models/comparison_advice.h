// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/state_text.h"
#include "services/attestation/comparison.h"
#include "services/attestation/second_opinion.h"
#include "services/domain/cvm.h"
#include "services/domain/plan.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace pilothouse::models {

/// What an operator can do about one trouble of a comparison: why it is so, and steps in order.
struct Advice
{
    enum class Kind { ComposeDiffers, ImageDiffers, Unreachable, NotFresh, Replayed, LateCompose, SameMachine, NoQuote, VerifiersDisagree, Other };
    Kind kind = Kind::NoQuote;
    StateText state; ///< mark, tone, and the trouble as its word
    QString why;
    QStringList steps;
    QStringList machines; ///< names of those concerned
    bool offersRedeploy = false;
    bool offersEvidence = false;
};

/// In the order of urgency; empty when everything is proven and equal. `cvms` (may be empty) tells the node and the cloud's own
/// word of a machine that does not answer.
std::vector<Advice> adviceFor(const attestation::Comparison &comparison, const std::vector<attestation::Evidence> &evidence,
                              const domain::CvmList &cvms);

/// What to do when the second verifier judges a machine otherwise than this desk; nothing when no machine is in dispute.
std::optional<Advice> adviceOnDisagreement(const attestation::Comparison &comparison, const attestation::SecondOpinions &opinions);

/// How far a connection came, from the failure words of the evidence; decides what to look at first.
enum class Reach { NameNotFound, NoConnection, NoTls, Closed, NoAnswer, HttpRefused, Unknown };
Reach reachOf(const QStringList &failures);

/// The commands that bring machines back to one released version. It is read and copied, never run from here: the compose file
/// lies in the operator's own repository.
domain::Plan redeployPlan(const domain::Environment &environment, const std::vector<domain::Cvm> &machines);

} // namespace pilothouse::models
