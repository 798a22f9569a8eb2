// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/quote.h"
#include "services/attestation/reasons.h"

#include <optional>

namespace pilothouse::attestation {

/// Reads a quote into `quote`; the failing format check, or nothing. After a failure `quote` holds what was read before it.
std::optional<Failure> readQuote(const QByteArray &bytes, Quote &quote);

} // namespace pilothouse::attestation
