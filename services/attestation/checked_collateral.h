// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/issuer_chain.h"
#include "services/attestation/tcb_info.h"

namespace pilothouse::attestation {

/// Collateral that was checked for one root and one time, together with the PCK chains that were checked against it.
class CheckedCollateral
{
public:
    /// Checks the revocation lists, then TCB info, then QE identity (steps B to D); failure() tells the first that is wrong.
    CheckedCollateral(Collateral source, UnixTime at, const Signer &root);

    bool isOf(const Collateral &collateral, UnixTime at) const { return m_at == at && m_source == collateral; }
    const std::optional<Failure> &failure() const { return m_failure; }
    const TcbInfo &tcbInfo() const { return m_tcbInfo; }
    const QeIdentity &qeIdentity() const { return m_qeIdentity; }

    /// The PCK chain of a quote: embedded, from the collateral, or put together (steps F). The pointer lives until the next call.
    std::variant<const CheckedPck *, Failure> pckOf(const Quote &quote);

private:
    std::optional<Failure> checkRevocationLists();
    std::optional<Failure> checkTcbInfo();
    std::optional<Failure> checkQeIdentity();

    Collateral m_source;
    UnixTime m_at;
    int64_t m_now;
    const Signer &m_root;
    std::optional<Failure> m_failure;
    Crl m_rootCrl;
    Crl m_pckCrl;
    std::shared_ptr<const Signer> m_tcbSigner;
    std::shared_ptr<const Signer> m_qeSigner;
    TcbInfo m_tcbInfo;
    QeIdentity m_qeIdentity;

    struct Chain
    {
        QByteArray pem;
        std::variant<CheckedPck, Failure> result;
    };
    CaList m_cas;
    std::vector<Chain> m_chains; ///< newest last
};

} // namespace pilothouse::attestation
