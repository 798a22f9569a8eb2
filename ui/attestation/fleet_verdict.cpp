// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attestation/fleet_verdict.h"

#include "models/comparison_model.h"
#include "models/second_opinion_text.h"
#include "models/spoken.h"
#include "models/watch_text.h"
#include "services/core/plain_text.h"
#include "ui/widgets/verdict_line.h"

#include <QCoreApplication>

namespace pilothouse::ui {

using attestation::Relation;
using models::Mark;
using models::StateText;
using models::Tone;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(pilothouse::ui::AttestationPage)
};

} // namespace

void showVerdict(VerdictLine *line, const Compared &compared, const models::ComparisonModel &counts, VerdictRoom room)
{
    const attestation::Comparison &comparison = *compared.comparison;
    const auto disputed = compared.disputed();
    if (disputed.empty())
        line->setVerdict(models::stateOf(comparison.verdict), visibleText(models::spoken(comparison.sentence)),
                         room.isBrief ? QString() : models::verdictExplanation(comparison));
    else
        line->setVerdict(models::disputeState(), models::disputeState().word,
                         room.isBrief ? QString() : models::disputeSentence(comparison, *compared.opinions));
    int verified = 0;
    for (int i = 0; i < compared.machines(); ++i)
        verified += compared.reportOf(i)->quote == attestation::QuoteState::Verified && compared.agreementOn(i) != attestation::Agreement::Disagrees;
    const int notVerified = compared.machines() - verified - int(disputed.size());
    QList<StateText> chips;
    if (!disputed.empty())
        chips << StateText::of(Mark::Fail, Words::tr("%n in dispute", nullptr, int(disputed.size())));
    if (verified > 0)
        chips << StateText::of(Mark::Verified, Words::tr("%n verified", nullptr, verified));
    if (notVerified > 0)
        chips << StateText::of(Mark::Unverified, Tone::Warn, Words::tr("%n not verified", nullptr, notVerified));
    if (const int different = counts.countOf(Relation::Different); different > 0)
        chips << StateText::of(Mark::Different, Words::tr("%n different", nullptr, different));
    if (const int missing = counts.countOf(Relation::Missing); missing > 0)
        chips << StateText::of(Mark::Unknown, Tone::Warn, Words::tr("%n missing", nullptr, missing));
    if (const int expected = counts.countOf(Relation::ExpectedDifference); !room.isNarrow && expected > 0)
        chips << StateText::of(Mark::Expected, Words::tr("%n expected", nullptr, expected));
    if (room.isNarrow && chips.size() > 2)
        chips = chips.mid(chips.size() - 2);
    line->setChips(chips);
}

bool wantsLook(const Compared &compared)
{
    return compared && (!compared.disputed().empty() || models::stateOf(compared.comparison->verdict).isTrouble());
}

StateText worstOf(const Compared &compared, const models::OpenAlarms &alarms)
{
    StateText worst = !wantsLook(compared)          ? StateText::of(Mark::Pass, QString())
                      : compared.disputed().empty() ? models::stateOf(compared.comparison->verdict)
                                                    : models::disputeState();
    if (alarms.count > 0 && models::urgency(alarms.worst.tone) >= models::urgency(worst.tone))
        worst = alarms.worst;
    return worst;
}

} // namespace pilothouse::ui
