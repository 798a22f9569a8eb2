// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/judged_evidence.h"
#include "services/attestation/second_opinion.h"
#include "services/domain/cvm.h"

#include <memory>
#include <vector>

namespace pilothouse::ui {

/// One finished comparison as all its views share it: the verdict, the bytes it was made from, and the cloud's list at that time.
struct Compared
{
    std::shared_ptr<const attestation::JudgedEvidence> judged; ///< all of it; the next two point into it
    std::shared_ptr<const attestation::Comparison> comparison;
    std::shared_ptr<const std::vector<attestation::Evidence>> evidence; ///< one for each instance, in order
    domain::CvmList cvms;
    int stored = 0;                                              ///< how many machines, the last ones, are quotes out of files
    std::shared_ptr<const attestation::SecondOpinions> opinions; ///< null until the second verifier was asked about this comparison

    static Compared of(std::shared_ptr<const attestation::JudgedEvidence> judged, domain::CvmList cvms, int stored)
    {
        Compared compared;
        compared.judged = std::move(judged);
        compared.comparison = {compared.judged, &compared.judged->comparison};
        compared.evidence = {compared.judged, &compared.judged->machines};
        compared.cvms = std::move(cvms);
        compared.stored = stored;
        return compared;
    }

    explicit operator bool() const { return comparison != nullptr && evidence != nullptr; }
    int machines() const { return comparison ? int(comparison->instances.size()) : 0; }
    attestation::Agreement agreementOn(int machine) const
    {
        return comparison && opinions ? attestation::agreementOn(*comparison, *opinions, machine) : attestation::Agreement::Unknown;
    }
    std::vector<int> disputed() const { return comparison && opinions ? attestation::disagreements(*comparison, *opinions) : std::vector<int>(); }
    /// Null where there is none.
    const attestation::Evidence *evidenceOf(int machine) const
    {
        return evidence && machine >= 0 && machine < int(evidence->size()) ? &(*evidence)[size_t(machine)] : nullptr;
    }
    const attestation::InstanceReport *reportOf(int machine) const
    {
        return comparison && machine >= 0 && machine < machines() ? &comparison->instances[size_t(machine)] : nullptr;
    }
};

} // namespace pilothouse::ui
