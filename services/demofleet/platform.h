// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/keys.h"

#include <array>

namespace pilothouse::demofleet {

/// What a processor's PCK certificate says about it.
struct PlatformTcb
{
    QByteArray ppid;       ///< 16 bytes
    QByteArray instanceId; ///< 16 bytes, of the platform
    QByteArray fmspc;      ///< 6 bytes
    std::array<quint8, 16> components{};
    quint16 pceSvn = 0;
};

/// The SGX extension of a PCK certificate (OID 1.2.840.113741.1.13.1), DER.
QByteArray pckExtension(const PlatformTcb &tcb);
inline constexpr char kPckExtensionOid[] = "1.2.840.113741.1.13.1";

/// One host's quoting machinery: its PCK certificate, the quoting enclave's report and the attestation key it vouches for.
class Platform
{
public:
    /// `chainBelow`: PEM of the PCK CA and the root.
    Platform(const PlatformTcb &tcb, const Issuer &pckCa, const QByteArray &chainBelow, FleetTime now);

    /// A TDX quote, version 4, over a TD report body of 584 bytes.
    QByteArray quote(const QByteArray &tdReport) const;
    bool hasMade(const QByteArray &quote) const;
    const PlatformTcb &tcb() const { return m_tcb; }

private:
    PlatformTcb m_tcb;
    KeyPair m_attestationKey;
    QByteArray m_certification; ///< all of the signature data behind signature and key
};

/// The fields of a TD report body that this fleet varies; the rest is that of a production TD.
struct TdReportPlan
{
    QByteArray mrTd;
    QByteArray mrConfigId;
    std::array<QByteArray, 4> rtmr;
    QByteArray reportData;
};
QByteArray tdReport(const TdReportPlan &plan);

} // namespace pilothouse::demofleet
