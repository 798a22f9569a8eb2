// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/claims.h"

namespace pilothouse::attestation {

/// "Lite" attestation: vm_config carries the image's manifest (sha256sum.txt) and the list of digests that the image should measure as
/// (CBOR). The manifest must hash to os_image_hash and name the list; the list must hold the quote's MRTD. Nothing without such a member.
std::optional<ClaimCheck> checkLiteMeasurement(const QByteArray &vmConfig, const TdReport &td);

} // namespace pilothouse::attestation
