// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/pck_extension.h"

using namespace pilothouse::attestation;

/// Any bytes as the value of the SGX extension of a PCK certificate.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto info = parsePckExtension(QByteArrayView(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (info && !std::equal(info->components.begin(), info->components.end(), info->cpuSvn.data()))
        __builtin_trap();
    return 0;
}
