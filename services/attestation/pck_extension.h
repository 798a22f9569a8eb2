// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/verify.h"

#include <QByteArrayView>

#include <optional>

namespace pilothouse::attestation {

/// Reads the SGX extension of a PCK certificate. Members are found by OID, each may appear once; nothing when one is
/// missing, doubled, of the wrong type or size, or when CPUSVN and the sixteen components disagree.
std::optional<PckInfo> parsePckExtension(QByteArrayView value);

} // namespace pilothouse::attestation
