// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/certificate.h"
#include "services/attestation/collateral_hint.h"
#include "services/attestation/crl.h"
#include "services/attestation/pem.h"
#include "services/attestation/tcb_info.h"

using namespace pilothouse::attestation;

namespace {

void readCertificate(const QByteArray &der)
{
    const auto certificate = Certificate::parse(der);
    if (certificate && certificate->signedPart.size() >= der.size())
        __builtin_trap();
}

} // namespace

/// The first byte chooses the parser, so that none hides behind a signature that no fuzzer can make.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    switch (data[0] % 6) {
    case 0:
        if (const auto collateral = Collateral::fromJson(bytes)) {
            labelOf(*collateral);
            const auto again = Collateral::fromJson(collateral->toJson());
            if (!again || *again != *collateral)
                __builtin_trap();
        }
        break;
    case 1: (void)TcbInfo::parse(bytes); break;
    case 2: (void)QeIdentity::parse(bytes); break;
    case 3: (void)Crl::parse(bytes); break;
    case 4: readCertificate(bytes); break;
    case 5:
        if (const auto chain = certificatesFromPem(bytes))
            for (const QByteArray &der : *chain)
                readCertificate(der);
        break;
    }
    return 0;
}
