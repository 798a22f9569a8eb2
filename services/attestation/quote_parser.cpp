// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/quote_parser.h"

#include "services/attestation/byte_reader.h"
#include "services/attestation/verify.h"

#include <algorithm>
#include <variant>

namespace pilothouse::attestation {

namespace {

constexpr qsizetype kMaxQuoteSize = 1024 * 1024;
constexpr qsizetype kHeaderSize = 48;
constexpr qsizetype kDescriptorSize = 6; ///< version 5: body type and size
constexpr qsizetype kEnclaveReportSize = 384;
constexpr qsizetype kTdReport10Size = 584;
constexpr qsizetype kTdReport15Size = 648;
constexpr uint16_t kKeyTypeEcdsaP256 = 2;
constexpr uint32_t kTeeSgx = 0x00000000;
constexpr uint32_t kTeeTdx = 0x00000081;
constexpr uint16_t kBodyTdReport10 = 2;
constexpr uint16_t kBodyTdReport15 = 3;
constexpr uint16_t kQeReportCertificationData = 6;
constexpr char kIntelVendorId[] = "939a7233f79c4ca9940a0db3957f0607";

using Problem = std::optional<Failure>;

TdReport readTdReport(QByteArrayView bytes)
{
    ByteReader in(bytes);
    TdReport td;
    td.teeTcbSvn = in.digest<16>();
    td.mrSeam = in.digest<48>();
    td.mrSignerSeam = in.digest<48>();
    td.seamAttributes = in.digest<8>();
    td.tdAttributes = in.digest<8>();
    td.xfam = in.digest<8>();
    td.mrTd = in.digest<48>();
    td.mrConfigId = in.digest<48>();
    td.mrOwner = in.digest<48>();
    td.mrOwnerConfig = in.digest<48>();
    for (Digest<48> &rtmr : td.rtmr)
        rtmr = in.digest<48>();
    td.reportData = in.digest<64>();
    if (bytes.size() == kTdReport15Size) {
        td.teeTcbSvn2 = in.digest<16>();
        td.mrServiceTd = in.digest<48>();
    }
    return td;
}

EnclaveReport readEnclaveReport(QByteArrayView bytes)
{
    ByteReader in(bytes);
    EnclaveReport report;
    report.cpuSvn = in.digest<16>();
    report.miscSelect = in.u32();
    in.skip(28);
    report.attributes = in.digest<16>();
    report.mrEnclave = in.digest<32>();
    in.skip(32);
    report.mrSigner = in.digest<32>();
    in.skip(96);
    report.isvProdId = in.u16();
    report.isvSvn = in.u16();
    in.skip(60);
    report.reportData = in.digest<64>();
    return report;
}

/// The kind and size of the body that follows the header.
struct Body
{
    Tee tee = Tee::Tdx;
    qsizetype size = 0;
};

std::variant<Body, Failure> readBodyKind(ByteReader &in, int version, uint32_t teeType)
{
    const auto wrongTee
        = [teeType] { return Failure(QLatin1StringView("QUOTE_TEE_TYPE"), QStringLiteral("0x%1").arg(teeType, 8, 16, QLatin1Char('0'))); };
    if (version == 3) {
        if (teeType != kTeeSgx)
            return wrongTee();
        return Body{Tee::Sgx, kEnclaveReportSize};
    }
    if (version == 4) {
        if (teeType != kTeeTdx)
            return wrongTee();
        return Body{Tee::Tdx, kTdReport10Size};
    }
    if (!in.has(kDescriptorSize))
        return Failure(QLatin1StringView("QUOTE_TRUNCATED"), QStringLiteral("inside the body descriptor"));
    const uint16_t type = in.u16();
    const uint32_t size = in.u32();
    if (type != kBodyTdReport10 && type != kBodyTdReport15)
        return Failure(QLatin1StringView("QUOTE_BODY_TYPE"), QStringLiteral("type %1").arg(type));
    if (teeType != kTeeTdx)
        return wrongTee();
    const qsizetype expected = type == kBodyTdReport10 ? kTdReport10Size : kTdReport15Size;
    if (size != uint32_t(expected))
        return Failure(QLatin1StringView("QUOTE_BODY_SIZE"), QStringLiteral("type %1 with %2 bytes").arg(type).arg(size));
    return Body{Tee::Tdx, expected};
}

/// The signature data of all versions; `data` is exactly as long as declared.
Problem readSignatureData(QByteArrayView data, Quote &quote)
{
    const auto truncated = [](const char *where) { return Failure(QLatin1StringView("SIGDATA_TRUNCATED"), QLatin1StringView(where)); };
    ByteReader in(data);
    if (!in.has(128))
        return truncated("inside signature and key");
    quote.signature = in.digest<64>();
    quote.attestationKey = in.digest<64>();
    if (quote.version >= 4) {
        if (!in.has(6))
            return truncated("inside the outer certification header");
        const uint16_t outerType = in.u16();
        const uint32_t outerSize = in.u32();
        if (outerType != kQeReportCertificationData)
            return Failure(QLatin1StringView("CERT_DATA_TYPE_OUTER"), QStringLiteral("type %1").arg(outerType));
        if (!in.has(outerSize))
            return truncated("inside the outer certification data");
        if (in.remaining() != qsizetype(outerSize))
            return Failure(QLatin1StringView("SIGDATA_TRAILING"), QStringLiteral("after the outer certification data"));
    }
    if (!in.has(uint64_t(kEnclaveReportSize) + 64 + 2))
        return truncated("inside the QE report");
    quote.qeReportBytes = in.bytes(kEnclaveReportSize).toByteArray();
    quote.qeReport = readEnclaveReport(quote.qeReportBytes);
    quote.qeReportSignature = in.digest<64>();
    const uint16_t authSize = in.u16();
    if (!in.has(uint64_t(authSize) + 6))
        return truncated("inside the QE authentication data");
    quote.qeAuthData = in.bytes(authSize).toByteArray();
    quote.certificationType = in.u16();
    const uint32_t certificationSize = in.u32();
    if (!in.has(certificationSize))
        return truncated("inside the certification data");
    quote.certificationData = in.bytes(qsizetype(certificationSize)).toByteArray();
    if (in.remaining() != 0)
        return Failure(QLatin1StringView("SIGDATA_TRAILING"), QStringLiteral("after the certification data"));
    return std::nullopt;
}

} // namespace

std::optional<Failure> readQuote(const QByteArray &bytes, Quote &quote)
{
    if (bytes.size() > kMaxQuoteSize)
        return Failure(QLatin1StringView("QUOTE_TOO_LARGE"), QStringLiteral("%1 bytes").arg(bytes.size()));
    ByteReader in(bytes);
    const auto truncated = [&bytes](const char *where) {
        return Failure(QLatin1StringView("QUOTE_TRUNCATED"), QStringLiteral("%1 bytes, inside %2").arg(bytes.size()).arg(QLatin1StringView(where)));
    };
    if (!in.has(uint64_t(kHeaderSize)))
        return truncated("the header");
    quote.version = in.u16();
    const uint16_t keyType = in.u16();
    const uint32_t teeType = in.u32();
    in.skip(4);
    const Digest<16> vendor = in.digest<16>();
    quote.userData = in.digest<20>();
    if (quote.version < 3 || quote.version > 5)
        return Failure(QLatin1StringView("QUOTE_VERSION"), QStringLiteral("version %1").arg(quote.version));
    if (keyType != kKeyTypeEcdsaP256)
        return Failure(QLatin1StringView("QUOTE_AK_TYPE"), QStringLiteral("type %1").arg(keyType));
    if (vendor != *Digest<16>::fromHex(kIntelVendorId))
        return Failure(QLatin1StringView("QUOTE_VENDOR"), QString::fromLatin1(vendor.toHex()));

    const auto kind = readBodyKind(in, quote.version, teeType);
    if (const auto *failure = std::get_if<Failure>(&kind))
        return *failure;
    const Body body = std::get<Body>(kind);
    quote.tee = body.tee;
    if (!in.has(uint64_t(body.size)))
        return truncated("the report");
    const QByteArrayView report = in.bytes(body.size);
    switch (body.tee) {
    case Tee::Tdx: quote.td = readTdReport(report); break;
    case Tee::Sgx: quote.enclave = readEnclaveReport(report); break;
    }
    quote.signedSize = in.position();

    if (!in.has(4))
        return truncated("the signature length");
    const uint32_t signatureSize = in.u32();
    if (!in.has(signatureSize))
        return truncated("the signature data");
    if (auto failure = readSignatureData(in.bytes(qsizetype(signatureSize)), quote))
        return failure;

    quote.raw = bytes.first(in.position());
    const QByteArrayView trailing = QByteArrayView(bytes).sliced(in.position());
    quote.trailingNonZero = std::any_of(trailing.begin(), trailing.end(), [](char c) { return c != 0; });
    return std::nullopt;
}

Result<Quote> parseQuote(const QByteArray &bytes)
{
    Quote quote;
    const auto failure = readQuote(bytes, quote);
    if (!failure)
        return quote;
    Error error;
    error.kind = ErrorKind::Protocol;
    error.what = failure->code + QStringLiteral(": ") + messageOf(*failure);
    return error;
}

} // namespace pilothouse::attestation
