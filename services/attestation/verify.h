// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/quote.h"
#include "services/core/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

namespace pilothouse::attestation {

/// Seconds since 1970-01-01 UTC; always given, the verifier has no clock of its own.
using UnixTime = std::chrono::sys_seconds;

/// The group of a reason code: "PCK_REVOKED" is of class "REVOCATION".
QString reasonClassOf(const QString &reason);

/// The pinned certificate every chain must end in, byte for byte.
struct TrustRoot
{
    QByteArray der;
    QString name; ///< "intel-sgx-root-ca", or the file it was read from

    static TrustRoot intel();
    /// A root for tests and demo profiles, from DER or PEM. Errors: InvalidInput.
    static Result<TrustRoot> fromBytes(const QByteArray &derOrPem, const QString &name);
};

/// The nine members of a collateral object, as text and bytes exactly as received (signatures cover exact text).
/// A member that is absent or of the wrong kind is empty and is a rejection by its own code, not an input error.
struct Collateral
{
    QByteArray pckCrlIssuerChain;
    QByteArray rootCaCrl; ///< DER
    QByteArray pckCrl;    ///< DER
    QByteArray tcbInfoIssuerChain;
    QByteArray tcbInfo;
    QByteArray tcbInfoSignature; ///< raw r and s; whatever length was given
    QByteArray qeIdentityIssuerChain;
    QByteArray qeIdentity;
    QByteArray qeIdentitySignature;
    QByteArray pckCertificateChain; ///< optional

    /// Errors: InvalidInput when the text is not a JSON object (duplicate names included).
    static Result<Collateral> fromJson(const QByteArray &json);
    QByteArray toJson() const;

    friend bool operator==(const Collateral &, const Collateral &) = default;
};

enum class Verdict { Verified, Rejected };

/// The PCK certificate's SGX extension.
struct PckInfo
{
    Digest<16> ppid;
    std::optional<Digest<16>> platformInstanceId;
    Digest<16> cpuSvn;
    uint16_t pceSvn = 0;
    Digest<2> pceId;
    Digest<6> fmspc;
    std::array<uint8_t, 16> components{};
    int sgxType = 0;
};

/// The whole outcome of one verification. `verified` means every check passed; the status still has to please the policy.
struct Verification
{
    Verdict verdict = Verdict::Rejected;
    QString status;          ///< merged, strict profile: "UpToDate" …; empty when not reached
    QStringList advisoryIds; ///< in order, without duplicates
    QString platformStatus;
    QString qeStatus;
    QString tdxModuleStatus;    ///< empty for SGX
    QString intelProfileStatus; ///< what Intel's own merge rules give; shown beside, never decides
    QStringList warnings;       ///< "TRAILING_NONZERO" …
    QString trustRoot;
    QString reason; ///< code of the first failing check; empty when verified
    QString reasonClass;
    QString message;            ///< one English sentence
    std::optional<Quote> quote; ///< as far as it parsed
    std::optional<PckInfo> pck;
    std::optional<int> tcbEvaluationDataNumber;
    std::optional<int> qeEvaluationDataNumber;
    QString tcbDate;          ///< of the platform level
    QString tcbInfoIssueDate; ///< RFC 3339, as signed
    QString tcbInfoNextUpdate;
    QString qeIdentityNextUpdate;

    bool isVerified() const { return verdict == Verdict::Verified; }
    /// False: there was nothing to check it with. That is no pass, and says nothing against the machine either.
    bool wasChecked() const { return reason != QLatin1StringView("COLLATERAL_MISSING"); }
};

/// Reads a quote: bounds before every read. The error's `what` begins with the reason code (class QUOTE_FORMAT).
Result<Quote> parseQuote(const QByteArray &bytes);

/// Verifies quotes under one trust root. Pure: bytes and a time in, a verdict out; no network, no system trust, no clock.
/// A verifier keeps collateral and chains that it has verified for the same time and bytes (see the two members), so that
/// a fleet costs three signatures a machine. Not thread-safe: one verifier a thread.
class Verifier
{
public:
    enum class Cache { Keep, Forget };

    explicit Verifier(TrustRoot root, Cache cache = Cache::Keep);
    ~Verifier();
    Verifier(Verifier &&) noexcept;
    Verifier &operator=(Verifier &&) noexcept;

    Verification verify(const QByteArray &quote, const Collateral &collateral, UnixTime at);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace pilothouse::attestation
