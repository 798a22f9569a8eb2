// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"

namespace pilothouse::attestation {

/// What the rows say about the fleet as a whole.
struct RowSummary
{
    QStringList differing;         ///< identity properties that are not equal everywhere
    QStringList equal;             ///< identity properties that are
    std::vector<int> outliers;     ///< machines outside the largest group in any differing property
    bool shapeDiffers = false;     ///< RTMR0 is not equal everywhere
    bool shapeContradicts = false; ///< … although the machines claim the same shape
    QString shapeNote;             ///< "4 → 8 vCPU", or why nothing explains it
};

/// One row a property, in the order in which people read them: identity, explained, must differ.
std::vector<Row> propertyRows(const std::vector<Evidence> &machines, const std::vector<InstanceReport> &reports, RowSummary &summary);

/// The boot sections of RTMR3 laid side by side, one row an event.
std::vector<Row> eventRows(const std::vector<InstanceReport> &reports);

} // namespace pilothouse::attestation
