// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/collateral_hint.h"
#include "services/attestation/tcb_info.h"

using namespace pilothouse::attestation;

/// Any bytes as collateral, and as the signed documents inside it, which no fuzzer could sign.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)TcbInfo::parse(bytes);
    (void)QeIdentity::parse(bytes);
    const auto collateral = Collateral::fromJson(bytes);
    if (!collateral)
        return 0;
    labelOf(*collateral);
    (void)TcbInfo::parse(collateral->tcbInfo);
    (void)QeIdentity::parse(collateral->qeIdentity);
    const auto again = Collateral::fromJson(collateral->toJson());
    if (!again || *again != *collateral)
        __builtin_trap();
    return 0;
}
