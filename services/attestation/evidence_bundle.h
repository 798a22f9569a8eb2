// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"

#include <QByteArray>

#include <vector>

namespace pilothouse::attestation {

/// Everything another person needs to repeat a comparison offline, as JSON text: the machines in the form of a fleet file
/// (`attest compare --fleet` reads it), the collateral that judged them, the time, the trust root's name and the comparison
/// itself. Holds no secret.
QByteArray evidenceBundle(const Comparison &comparison, const std::vector<Evidence> &machines, const CollateralSet &collateral);

} // namespace pilothouse::attestation
