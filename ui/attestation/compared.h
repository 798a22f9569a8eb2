// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"
#include "services/domain/cvm.h"

#include <memory>
#include <vector>

namespace pilothouse::ui {

/// One finished comparison as all its views share it: the verdict, the bytes it was made from, and the cloud's list at that time.
struct Compared
{
    std::shared_ptr<const attestation::Comparison> comparison;
    std::shared_ptr<const std::vector<attestation::Evidence>> evidence; ///< one for each instance, in order
    domain::CvmList cvms;

    explicit operator bool() const { return comparison != nullptr && evidence != nullptr; }
    int machines() const { return comparison ? int(comparison->instances.size()) : 0; }
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
