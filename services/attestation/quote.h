// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/digest.h"

#include <QByteArray>

#include <array>
#include <cstdint>
#include <optional>

namespace pilothouse::attestation {

enum class Tee { Sgx, Tdx };

/// TD report body, 584 bytes (1.0) or 648 (1.5). Digests are in memory order, as shown in hex.
struct TdReport
{
    Digest<16> teeTcbSvn;
    Digest<48> mrSeam;
    Digest<48> mrSignerSeam;
    Digest<8> seamAttributes;
    Digest<8> tdAttributes;
    Digest<8> xfam;
    Digest<48> mrTd;
    Digest<48> mrConfigId;
    Digest<48> mrOwner;
    Digest<48> mrOwnerConfig;
    std::array<Digest<48>, 4> rtmr;
    Digest<64> reportData;
    std::optional<Digest<16>> teeTcbSvn2;  ///< 1.5 only
    std::optional<Digest<48>> mrServiceTd; ///< 1.5 only
};

/// SGX enclave report body, 384 bytes; also the report of the quoting enclave inside every quote.
struct EnclaveReport
{
    Digest<16> cpuSvn;
    uint32_t miscSelect = 0;
    Digest<16> attributes; ///< flags (8 bytes), XFRM (8 bytes)
    Digest<32> mrEnclave;
    Digest<32> mrSigner;
    uint16_t isvProdId = 0;
    uint16_t isvSvn = 0;
    Digest<64> reportData;

    bool isDebug() const { return (attributes.data()[0] & 0x02) != 0; }
};

/// A parsed quote: an account of bytes, nothing here is proven. Offsets refer to `raw`.
struct Quote
{
    QByteArray raw;  ///< up to the end of the signature data; trailing bytes are not kept
    int version = 0; ///< 3, 4 or 5
    Tee tee = Tee::Tdx;
    Digest<20> userData;      ///< of the header; the first 16 bytes are the quoting enclave's id
    qsizetype signedSize = 0; ///< the attestation key signs raw[0, signedSize)
    std::optional<TdReport> td;
    std::optional<EnclaveReport> enclave;
    Digest<64> signature;      ///< r then s
    Digest<64> attestationKey; ///< x then y
    QByteArray qeReportBytes;  ///< 384
    EnclaveReport qeReport;
    Digest<64> qeReportSignature;
    QByteArray qeAuthData;
    int certificationType = 0; ///< the inner one
    QByteArray certificationData;
    bool trailingNonZero = false; ///< bytes after the signature data that are not zero
};

} // namespace pilothouse::attestation
