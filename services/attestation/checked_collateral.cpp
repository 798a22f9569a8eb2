// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/checked_collateral.h"

#include "services/attestation/pem.h"

#include <algorithm>

namespace pilothouse::attestation {

namespace {

/// Chains kept for each collateral: enough for a fleet that is asked again and again, and a bound for hostile input.
constexpr size_t kMaxChains = 512;
constexpr size_t kMaxCas = 8;

constexpr int kPckLeaf = 4;
constexpr int kPckChain = 5;

/// The signed text, then what it says, then when it holds. No unauthenticated JSON gets as far as the parser.
template <typename SignedDocument>
std::optional<Failure> checkDocument(const QByteArray &text, const QByteArray &signature, const Signer &signer, QLatin1StringView prefix, int64_t now,
                                     SignedDocument &out)
{
    const auto fail = [prefix](const char *what, const QString &detail = {}) { return Failure(QString(prefix) + QLatin1StringView(what), detail); };
    if (text.isEmpty())
        return fail("_JSON", QStringLiteral("missing"));
    const auto raw = Digest<64>::fromBytes(signature);
    if (!raw)
        return fail("_SIGNATURE", QStringLiteral("%1 bytes instead of 64").arg(signature.size()));
    if (!signer.key.verify(text, *raw))
        return fail("_SIGNATURE");
    auto parsed = SignedDocument::parse(text);
    if (!parsed)
        return fail("_JSON");
    if (now < parsed->head.issueDate)
        return fail("_NOT_YET_VALID", QString::fromLatin1(parsed->head.issueDateText));
    if (now > parsed->head.nextUpdate)
        return fail("_EXPIRED", QString::fromLatin1(parsed->head.nextUpdateText));
    out = std::move(*parsed);
    return std::nullopt;
}

} // namespace

CheckedCollateral::CheckedCollateral(Collateral source, UnixTime at, const Signer &root)
    : m_source(std::move(source))
    , m_at(at)
    , m_now(at.time_since_epoch().count())
    , m_root(root)
{
    m_failure = checkRevocationLists();
    if (!m_failure)
        m_failure = checkTcbInfo();
    if (!m_failure)
        m_failure = checkQeIdentity();
}

std::optional<Failure> CheckedCollateral::checkRevocationLists()
{
    const auto fail = [](const char *code) { return Failure(QLatin1StringView(code)); };
    auto rootCrl = Crl::parse(m_source.rootCaCrl);
    if (!rootCrl)
        return fail("ROOT_CRL_PARSE");
    auto pckCrl = Crl::parse(m_source.pckCrl);
    if (!pckCrl)
        return fail("PCK_CRL_PARSE");
    m_rootCrl = std::move(*rootCrl);
    m_pckCrl = std::move(*pckCrl);
    if (!m_root.hasSigned(m_rootCrl))
        return fail("ROOT_CRL_SIGNATURE");
    if (m_rootCrl.isNotYetValidAt(m_now))
        return fail("ROOT_CRL_NOT_YET_VALID");
    if (m_rootCrl.isExpiredAt(m_now))
        return fail("ROOT_CRL_EXPIRED");
    if (m_rootCrl.lists(m_root.certificate.serial))
        return fail("ROOT_REVOKED");
    if (!m_root.certificate.isValidAt(m_now))
        return fail("ROOT_VALIDITY");
    return std::nullopt;
}

std::optional<Failure> CheckedCollateral::checkTcbInfo()
{
    constexpr QLatin1StringView prefix("TCB_INFO");
    auto signer = checkSigningChain(m_source.tcbInfoIssuerChain, prefix, m_root, m_rootCrl, m_now);
    if (const auto *failure = std::get_if<Failure>(&signer))
        return *failure;
    m_tcbSigner = std::get<std::shared_ptr<const Signer>>(std::move(signer));
    return checkDocument(m_source.tcbInfo, m_source.tcbInfoSignature, *m_tcbSigner, prefix, m_now, m_tcbInfo);
}

std::optional<Failure> CheckedCollateral::checkQeIdentity()
{
    constexpr QLatin1StringView prefix("QE_IDENTITY");
    if (m_source.qeIdentityIssuerChain == m_source.tcbInfoIssuerChain) {
        m_qeSigner = m_tcbSigner; // the same bytes passed the same checks a moment ago
    } else {
        auto signer = checkSigningChain(m_source.qeIdentityIssuerChain, prefix, m_root, m_rootCrl, m_now);
        if (const auto *failure = std::get_if<Failure>(&signer))
            return *failure;
        m_qeSigner = std::get<std::shared_ptr<const Signer>>(std::move(signer));
    }
    return checkDocument(m_source.qeIdentity, m_source.qeIdentitySignature, *m_qeSigner, prefix, m_now, m_qeIdentity);
}

std::variant<const CheckedPck *, Failure> CheckedCollateral::pckOf(const Quote &quote)
{
    // The embedded chain wins: collateral is shared by machines, and a chain in it may be another machine's.
    QByteArray pem = quote.certificationData;
    if (quote.certificationType == kPckLeaf)
        pem += '\n' + m_source.pckCrlIssuerChain;
    else if (quote.certificationType != kPckChain)
        pem = m_source.pckCertificateChain;
    if (quote.certificationType != kPckChain && countPemCertificates(pem) == 0)
        return Failure(QLatin1StringView("CERT_DATA_TYPE"), QStringLiteral("type %1").arg(quote.certificationType));

    auto known = std::find_if(m_chains.begin(), m_chains.end(), [&pem](const Chain &chain) { return chain.pem == pem; });
    if (known == m_chains.end()) {
        if (m_chains.size() == kMaxChains)
            m_chains.erase(m_chains.begin(), m_chains.begin() + kMaxChains / 2);
        if (m_cas.size() >= kMaxCas)
            m_cas.clear();
        auto result = checkPckChain(pem, m_root, m_rootCrl, m_pckCrl, m_now, m_cas);
        m_chains.push_back({pem, std::move(result)});
        known = std::prev(m_chains.end());
    }
    if (const auto *failure = std::get_if<Failure>(&known->result))
        return *failure;
    return &std::get<CheckedPck>(known->result);
}

} // namespace pilothouse::attestation
