// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/crl.h"

using namespace pilothouse::attestation;

/// Any bytes as a revocation list.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto crl = Crl::parse(bytes);
    if (!crl)
        return 0;
    for (const QByteArrayView serial : crl->revoked)
        if (!crl->lists(serial) || serial.size() >= bytes.size())
            __builtin_trap();
    if (!crl->nextUpdate && !crl->isExpiredAt(0))
        __builtin_trap();
    return 0;
}
