// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/quote.h"

namespace pilothouse::attestation {

/// MRTD, RTMR1 and RTMR2 in one hash: the image, whatever machine it runs on. Pilothouse's own short form.
Sha256 mrImage(const TdReport &td);

/// dstack's hash over all registers; differs between instances, since RTMR3 does.
Sha256 mrAggregated(const TdReport &td);
/// The same as versions before MRCONFIGID came into it compute it.
Sha256 mrAggregatedWithoutConfiguration(const TdReport &td);

/// dstack's hash over the system, with the payload of the key-provider event (empty = none).
Sha256 mrSystem(const TdReport &td, QByteArrayView keyProvider);

} // namespace pilothouse::attestation
