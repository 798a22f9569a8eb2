// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/demofleet/fleet.h"
#include "services/demofleet/measurements.h"
#include "services/demofleet/platform.h"

#include <QHash>

#include <map>
#include <memory>

namespace pilothouse::demofleet {

inline constexpr char kAppOrganization[] = "Pilothouse demo fleet"; ///< of the applications' certificates

/// What one machine can show for itself.
struct MachineEvidence
{
    Measurements measurements;
    QByteArray certificateKey; ///< DER SubjectPublicKeyInfo of its RA-TLS certificate
    Certificate leaf;
    QByteArray leafQuote; ///< binds that key
    FleetTime leafFrom = 0;
    FleetTime leafUntil = 0;
};

/// The throw-away certification authority of the fleet, in the shapes of the processor maker's, and all that is signed under it.
/// The keys live in this object only. Dates surround the start: collateral is a day old and valid for 29 more.
class Evidence
{
public:
    explicit Evidence(FleetTime start);

    const QByteArray &rootDer() const { return m_root.certificate.der; }

    // Collateral, as a PCCS hands it out.
    std::optional<QByteArray> tcbInfoAnswer(const QByteArray &fmspc) const; ///< by 6 bytes
    const QByteArray &qeIdentityAnswer() const { return m_qeIdentity; }
    const QByteArray &pckCrl() const { return m_pckCrl; }
    const QByteArray &rootCrl() const { return m_rootCrl; }
    QByteArray signingChain() const { return m_tcbSigner.pem() + m_root.certificate.pem(); }
    QByteArray pckCaChain() const { return m_pckCa.certificate.pem() + m_root.certificate.pem(); }

    /// Of a machine; made when first asked for.
    const MachineEvidence &of(const Fleet &fleet, int machine);
    /// The machine boots something else from now on.
    void forget(int machine) { m_machines.remove(machine); }
    /// A quote of the machine over 64 bytes of report data.
    QByteArray quote(const Fleet &fleet, int machine, const QByteArray &reportData);
    /// Whether one of the fleet's platforms signed exactly these bytes: header, report, and all that certifies the key.
    bool hasMade(const QByteArray &quote) const;
    const Certificate &appCa() const { return m_appCa.certificate; }
    QByteArray fmspcOf(const Node &node) const;

    static int evaluationNumber();
    /// What the guest's GetAttestationForAppKey puts into a quote: the application's key, made from the machine's app, and no nonce.
    static QByteArray applicationKeyData(const App &app, const QByteArray &algorithm);
    /// SHA-512("app-data:" and the challenge): what the demo's application route puts into a quote.
    static QByteArray challengeData(const QByteArray &challenge);

private:
    Platform &platformOf(const Node &node);
    QByteArray signedDocument(const QByteArray &member, const QByteArray &text) const;
    QByteArray tcbInfo(const QByteArray &fmspc) const;
    QByteArray qeIdentity() const;

    FleetTime m_start;
    Issuer m_root;
    Issuer m_pckCa;
    KeyPair m_tcbSigningKey;
    Certificate m_tcbSigner;
    Issuer m_appCa;
    QByteArray m_kmsId;
    QByteArray m_rootCrl;
    QByteArray m_pckCrl;
    QByteArray m_qeIdentity;
    QHash<QByteArray, QByteArray> m_tcbInfo; ///< by FMSPC
    std::map<int, Platform> m_platforms;     ///< by node id
    QHash<int, std::shared_ptr<const MachineEvidence>> m_machines;
};

} // namespace pilothouse::demofleet
