// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/comparison.h"

namespace pilothouse::attestation {

/// True when every machine is proven but for its freshness.
bool lacksOnlyFreshness(const Comparison &comparison);

/// What an operator can do to get from this verdict to `identical`; empty when it is. One or two English sentences.
QString nextStepOf(const Comparison &comparison);

} // namespace pilothouse::attestation
