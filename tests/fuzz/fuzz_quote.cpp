// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/collateral_hint.h"

using namespace pilothouse::attestation;

/// Any bytes: the quote parser, then everything that is read from a quote before it is verified.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto quote = parseQuote(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!quote)
        return 0;
    if (quote->raw.size() > qsizetype(size) || quote->signedSize > quote->raw.size() || quote->td.has_value() == quote->enclave.has_value())
        __builtin_trap();
    collateralHint(*quote);
    return 0;
}
