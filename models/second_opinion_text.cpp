// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/second_opinion_text.h"

#include "models/format.h"
#include "models/spoken.h"
#include "services/core/plain_text.h"

#include <QCoreApplication>

namespace pilothouse::models {

using attestation::Agreement;
using attestation::Comparison;
using attestation::InstanceReport;
using attestation::SecondOpinion;
using attestation::SecondOpinions;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(SecondOpinionText)
};

constexpr qsizetype kMostNames = 3;

/// Their word and ours side by side, once an answer came.
MachineCheck judgedTwice(const InstanceReport &report, const SecondOpinion &theirs, Agreement agreement, const QString &verifier)
{
    MachineCheck check{Tr::tr("Second verifier"), StateText::of(Mark::Pass, Tr::tr("Agrees")), QString(), QString()};
    switch (agreement) {
    case Agreement::Agrees:
        check.finding = Tr::tr("%1 accepts the quote, as this desk does.").arg(verifier);
        // Two who reject agree, and the machine is no better for it.
        if (!theirs.accepted) {
            check.state = StateText::of(Mark::Fail, Tr::tr("Agrees: rejected"));
            check.finding = Tr::tr("%1 rejects the quote, as this desk does.").arg(verifier);
        }
        break;
    case Agreement::Disagrees:
        check.state = StateText::of(Mark::Fail, Tr::tr("Disagrees"));
        check.finding = theirs.accepted ? Tr::tr("%1 accepts the quote that this desk rejects.").arg(verifier)
                                        : Tr::tr("%1 rejects the quote that this desk verified.").arg(verifier);
        check.toDo = Tr::tr("Do not rely on this machine until it is known which of the two is wrong. Keep the evidence bundle.");
        break;
    case Agreement::Unknown:
        check.state = StateText::of(Mark::Unknown, Tone::Warn, Tr::tr("Nothing to compare"));
        check.finding = report.quote == attestation::QuoteState::Absent
                            ? Tr::tr("%1 judged a quote that this desk has not.").arg(verifier)
                            : Tr::tr("%1 has judged the quote; this desk could not, because no collateral fits.").arg(verifier);
        check.toDo = Tr::tr("Verify again or add a collateral file, then ask again.");
        break;
    }
    if (!theirs.detail.isEmpty())
        check.finding += u' ' + Tr::tr("It says: %1").arg(visibleText(theirs.detail, 300));
    return check;
}

} // namespace

MachineCheck secondVerifierCheck(const InstanceReport &report, const SecondOpinions &opinions, int machine)
{
    const QString verifier = visibleText(opinions.verifier, 80);
    const bool isThere = machine >= 0 && machine < int(opinions.machines.size());
    const auto theirs = isThere ? opinions.machines[size_t(machine)] : std::nullopt;
    if (!theirs)
        return {Tr::tr("Second verifier"), StateText::of(Mark::Unknown, Tr::tr("Not asked")),
                Tr::tr("The machine gave no quote that %1 could judge.").arg(verifier), QString()};
    if (theirs->has_value())
        return judgedTwice(report, **theirs, attestation::agreementOf(report, theirs), verifier);
    return {Tr::tr("Second verifier"), StateText::of(Mark::Unknown, Tone::Warn, Tr::tr("Could not be asked")),
            Tr::tr("%1 gave no verdict on this quote, which is no agreement: %2").arg(verifier, visibleText(spoken(theirs->error().what), 300)),
            Tr::tr("Ask again. Until then only this desk has judged the quote.")};
}

StateText disputeState()
{
    return StateText::of(Mark::Fail, Tr::tr("Verifiers disagree"));
}

QString disputeSentence(const Comparison &comparison, const SecondOpinions &opinions)
{
    QStringList names;
    for (const int machine : attestation::disagreements(comparison, opinions))
        names << visibleText(comparison.instances[size_t(machine)].name, 80);
    if (names.isEmpty())
        return QString();
    const qsizetype more = names.size() - kMostNames;
    const QString listed = listText(names.mid(0, kMostNames));
    //: %1: names of machines. %2: the second verifier.
    return Tr::tr("This desk and %2 judge the quote of %1 differently. What this desk found: %3")
        .arg(more > 0 ? Tr::tr("%1 and %n more", nullptr, int(more)).arg(listed) : listed, visibleText(opinions.verifier, 80),
             visibleText(comparison.sentence));
}

} // namespace pilothouse::models
