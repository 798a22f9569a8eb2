// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/certificate.h"
#include "services/attestation/pem.h"

using namespace pilothouse::attestation;

namespace {

/// Every view must lie inside the bytes that were read.
void readCertificate(const QByteArray &der)
{
    const auto certificate = Certificate::parse(der);
    if (!certificate)
        return;
    for (const QByteArrayView view : {certificate->signedPart, certificate->serial, certificate->issuer, certificate->subject,
                                      certificate->commonName, certificate->issuerCommonName, certificate->sgxExtension}) {
        const bool isInside
            = view.isEmpty()
              || (view.data() >= certificate->der.constData() && view.data() + view.size() <= certificate->der.constData() + der.size());
        if (!isInside || view.size() >= der.size())
            __builtin_trap();
    }
}

} // namespace

/// Any bytes as one DER certificate, or as a PEM chain of them.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    readCertificate(bytes);
    if (const auto chain = certificatesFromPem(bytes)) {
        if (qsizetype(chain->size()) > countPemCertificates(bytes) || qsizetype(chain->size()) > kMaxPemCertificates)
            __builtin_trap();
        for (const QByteArray &der : *chain)
            readCertificate(der);
    }
    return 0;
}
