// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/measurements.h"

namespace pilothouse::attestation {

Sha256 mrImage(const TdReport &td)
{
    return sha256({td.mrTd.view(), td.rtmr[1].view(), td.rtmr[2].view()});
}

Sha256 mrAggregatedWithoutConfiguration(const TdReport &td)
{
    return sha256({td.mrTd.view(), td.rtmr[0].view(), td.rtmr[1].view(), td.rtmr[2].view(), td.rtmr[3].view()});
}

Sha256 mrAggregated(const TdReport &td)
{
    if (td.mrConfigId.isZero() && td.mrOwner.isZero() && td.mrOwnerConfig.isZero())
        return mrAggregatedWithoutConfiguration(td);
    return sha256({td.mrTd.view(), td.rtmr[0].view(), td.rtmr[1].view(), td.rtmr[2].view(), td.rtmr[3].view(), td.mrConfigId.view(),
                   td.mrOwner.view(), td.mrOwnerConfig.view()});
}

Sha256 mrSystem(const TdReport &td, QByteArrayView keyProvider)
{
    const Sha256 provider = keyProvider.isEmpty() ? Sha256() : sha256({keyProvider});
    return sha256({td.mrTd.view(), td.rtmr[0].view(), td.rtmr[1].view(), td.rtmr[2].view(), provider.view()});
}

} // namespace pilothouse::attestation
