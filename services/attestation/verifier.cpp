// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/checked_collateral.h"
#include "services/attestation/quote_parser.h"
#include "services/attestation/tcb_evaluation.h"
#include "services/attestation/verify.h"

#include <algorithm>
#include <cstring>
#include <deque>

namespace pilothouse::attestation {

namespace {

constexpr size_t kMaxCollaterals = 8;
constexpr qsizetype kQeAuthDataSize = 32;
constexpr uint64_t kSeptVeDisable = uint64_t(1) << 28;
/// Bits a TD may have: SEPT_VE_DISABLE 28, PKS 30, KL 31, PERFMON 63.
constexpr uint64_t kKnownTdAttributes = kSeptVeDisable | uint64_t(1) << 30 | uint64_t(1) << 31 | uint64_t(1) << 63;

uint64_t littleEndian(const Digest<8> &bytes)
{
    uint64_t value = 0;
    for (int i = 7; i >= 0; --i)
        value = value << 8 | bytes.data()[i];
    return value;
}

Failure failed(const char *code, const QString &detail = {})
{
    return Failure(QLatin1StringView(code), detail);
}

QString kindOf(const SignedDocumentHead &head)
{
    return QStringLiteral("%1, version %2").arg(QString::fromUtf8(head.id).left(40)).arg(head.version);
}

/// Step E: the documents are for this kind of quote.
std::optional<Failure> checkKinds(const TcbInfo &tcbInfo, const QeIdentity &qe, Tee tee)
{
    const bool isTdx = tee == Tee::Tdx;
    const bool qeFits = isTdx ? qe.head.id == "TD_QE" && (qe.head.version == 2 || qe.head.version == 3) : qe.head.id == "QE" && qe.head.version == 2;
    if (!qeFits)
        return failed("QE_IDENTITY_TYPE", kindOf(qe.head));
    if (tcbInfo.head.id != (isTdx ? QByteArrayView("TDX") : QByteArrayView("SGX")) || tcbInfo.head.version != 3)
        return failed("TCB_INFO_TYPE", kindOf(tcbInfo.head));
    return std::nullopt;
}

bool matchesMasked(const uint8_t *found, const uint8_t *expected, const uint8_t *mask, size_t size)
{
    for (size_t i = 0; i < size; ++i)
        if ((found[i] & mask[i]) != (expected[i] & mask[i]))
            return false;
    return true;
}

/// Step G: the quoting enclave vouches for the attestation key and is the one that Intel describes.
std::optional<Failure> checkQuotingEnclave(const Quote &quote, const Signer &pck, const QeIdentity &identity)
{
    const EnclaveReport &report = quote.qeReport;
    if (!pck.key.verify(quote.qeReportBytes, quote.qeReportSignature))
        return failed("QE_REPORT_SIGNATURE");
    if (quote.qeAuthData.size() != kQeAuthDataSize)
        return failed("QE_AUTH_DATA_SIZE", QStringLiteral("%1 bytes").arg(quote.qeAuthData.size()));
    Digest<64> expected;
    const Sha256 binding = sha256({quote.attestationKey.view(), quote.qeAuthData});
    std::memcpy(expected.data(), binding.data(), Sha256::kSize);
    if (report.reportData != expected)
        return failed("QE_REPORT_DATA");
    if (report.mrSigner != identity.mrSigner)
        return failed("QE_MRSIGNER", QString::fromLatin1(report.mrSigner.toHex()));
    if (report.isvProdId != identity.isvProdId)
        return failed("QE_ISVPRODID", QStringLiteral("%1 instead of %2").arg(report.isvProdId).arg(identity.isvProdId));
    if (report.isDebug())
        return failed("QE_DEBUG");
    const uint8_t miscSelect[4]
        = {uint8_t(report.miscSelect), uint8_t(report.miscSelect >> 8), uint8_t(report.miscSelect >> 16), uint8_t(report.miscSelect >> 24)};
    if (!matchesMasked(miscSelect, identity.miscSelect.data(), identity.miscSelectMask.data(), 4))
        return failed("QE_MISCSELECT");
    if (!matchesMasked(report.attributes.data(), identity.attributes.data(), identity.attributesMask.data(), 16))
        return failed("QE_ATTRIBUTES", QString::fromLatin1(report.attributes.toHex()));
    if (qeLevel(identity, report) == nullptr)
        return failed("QE_TCB_NOT_SUPPORTED", QStringLiteral("SVN %1").arg(report.isvSvn));
    return std::nullopt;
}

/// Step H.
std::optional<Failure> checkQuoteSignature(const Quote &quote)
{
    const auto key = P256Key::fromPoint(quote.attestationKey);
    if (!key)
        return failed("ATTESTATION_KEY");
    if (!key->verify(QByteArrayView(quote.raw).first(quote.signedSize), quote.signature))
        return failed("QUOTE_SIGNATURE");
    return std::nullopt;
}

/// Step J.
std::optional<Failure> checkAttributes(const Quote &quote)
{
    if (quote.enclave && quote.enclave->isDebug())
        return failed("SGX_DEBUG");
    if (!quote.td)
        return std::nullopt;
    const uint64_t attributes = littleEndian(quote.td->tdAttributes);
    const QString shown = QString::fromLatin1(quote.td->tdAttributes.toHex());
    if ((attributes & 1) != 0)
        return failed("TD_DEBUG", shown);
    if ((attributes & ~kKnownTdAttributes) != 0)
        return failed("TD_ATTR_RESERVED", shown);
    if ((attributes & kSeptVeDisable) == 0)
        return failed("TD_SEPT_VE_DISABLE", shown);
    if (quote.td->mrServiceTd && !quote.td->mrServiceTd->isZero())
        return failed("TD_SERVICE_TD", QString::fromLatin1(quote.td->mrServiceTd->toHex()));
    return std::nullopt;
}

/// Steps E to J on a quote that parsed and collateral that passed; fills the result as far as it gets.
std::optional<Failure> checkQuote(const Quote &quote, CheckedCollateral &collateral, Verification &result, TcbEvaluation &evaluation)
{
    const TcbInfo &tcbInfo = collateral.tcbInfo();
    const QeIdentity &qe = collateral.qeIdentity();
    if (auto failure = checkKinds(tcbInfo, qe, quote.tee))
        return failure;
    result.tcbEvaluationDataNumber = tcbInfo.head.evaluationDataNumber;
    result.qeEvaluationDataNumber = qe.head.evaluationDataNumber;
    result.tcbInfoIssueDate = QString::fromLatin1(tcbInfo.head.issueDateText);
    result.tcbInfoNextUpdate = QString::fromLatin1(tcbInfo.head.nextUpdateText);
    result.qeIdentityNextUpdate = QString::fromLatin1(qe.head.nextUpdateText);

    const auto chain = collateral.pckOf(quote);
    if (const auto *failure = std::get_if<Failure>(&chain))
        return *failure;
    const CheckedPck &pck = *std::get<const CheckedPck *>(chain);
    result.pck = pck.info;
    if (auto failure = checkQuotingEnclave(quote, pck.leaf, qe))
        return failure;
    if (auto failure = checkQuoteSignature(quote))
        return failure;

    if (pck.info.fmspc != tcbInfo.fmspc)
        return failed(
            "FMSPC_MISMATCH",
            QStringLiteral("%1, TCB info is for %2").arg(QString::fromLatin1(pck.info.fmspc.toHex()), QString::fromLatin1(tcbInfo.fmspc.toHex())));
    if (pck.info.pceId != tcbInfo.pceId)
        return failed(
            "PCEID_MISMATCH",
            QStringLiteral("%1, TCB info is for %2").arg(QString::fromLatin1(pck.info.pceId.toHex()), QString::fromLatin1(tcbInfo.pceId.toHex())));
    if (auto failure = checkSchema(tcbInfo, quote.tee))
        return failure;
    const SvnLevel &qeSvnLevel = *qeLevel(qe, quote.qeReport);
    result.intelProfileStatus = evaluateLikeIntel(tcbInfo, qeSvnLevel, pck.info, quote);
    auto strict = evaluateStrictly(tcbInfo, qeSvnLevel, pck.info, quote);
    if (const auto *failure = std::get_if<Failure>(&strict))
        return *failure;
    evaluation = std::get<TcbEvaluation>(std::move(strict));
    return checkAttributes(quote);
}

QString verifiedMessage(const Verification &result)
{
    QString message = QStringLiteral("The quote is genuine and every check passed; TCB status %1").arg(result.status);
    if (!result.advisoryIds.isEmpty())
        message += QStringLiteral(" (%1)").arg(result.advisoryIds.join(QStringLiteral(", ")));
    message += u'.';
    if (result.intelProfileStatus != result.status)
        message += QStringLiteral(" Intel's own rules would say %1.").arg(result.intelProfileStatus);
    return message;
}

} // namespace

struct Verifier::Impl
{
    TrustRoot root;
    Cache cache;
    std::optional<Signer> rootSigner;
    std::deque<std::unique_ptr<CheckedCollateral>> collaterals; ///< newest first

    CheckedCollateral &checked(const Collateral &collateral, UnixTime at)
    {
        const auto known = std::find_if(collaterals.begin(), collaterals.end(), [&](const auto &entry) { return entry->isOf(collateral, at); });
        if (cache == Cache::Keep && known != collaterals.end())
            return **known;
        if (cache == Cache::Forget)
            collaterals.clear();
        if (collaterals.size() == kMaxCollaterals)
            collaterals.pop_back();
        collaterals.push_front(std::make_unique<CheckedCollateral>(collateral, at, *rootSigner));
        return *collaterals.front();
    }

    std::optional<Failure> run(const QByteArray &bytes, const Collateral &collateral, UnixTime at, Verification &result, TcbEvaluation &evaluation)
    {
        Quote quote;
        if (auto failure = readQuote(bytes, quote))
            return failure;
        result.quote = quote;
        if (quote.trailingNonZero)
            result.warnings << QStringLiteral("TRAILING_NONZERO");
        if (!rootSigner)
            return failed("ROOT_CRL_SIGNATURE", QStringLiteral("the trust root itself cannot be read"));
        CheckedCollateral &checkedCollateral = checked(collateral, at);
        if (checkedCollateral.failure())
            return checkedCollateral.failure();
        return checkQuote(quote, checkedCollateral, result, evaluation);
    }
};

Verifier::Verifier(TrustRoot root, Cache cache) : m_impl(std::make_unique<Impl>())
{
    m_impl->rootSigner = decodeRoot(root);
    m_impl->root = std::move(root);
    m_impl->cache = cache;
}

Verifier::~Verifier() = default;
Verifier::Verifier(Verifier &&) noexcept = default;
Verifier &Verifier::operator=(Verifier &&) noexcept = default;

Verification Verifier::verify(const QByteArray &quote, const Collateral &collateral, UnixTime at)
{
    Verification result;
    result.trustRoot = m_impl->root.name;
    TcbEvaluation evaluation;
    if (const auto failure = m_impl->run(quote, collateral, at, result, evaluation)) {
        result.verdict = Verdict::Rejected;
        result.reason = failure->code;
        result.reasonClass = reasonClassOf(failure->code);
        result.message = messageOf(*failure);
        return result;
    }
    result.verdict = Verdict::Verified;
    result.status = evaluation.status;
    result.advisoryIds = evaluation.advisoryIds;
    result.platformStatus = evaluation.platformStatus;
    result.qeStatus = evaluation.qeStatus;
    result.tdxModuleStatus = evaluation.tdxModuleStatus;
    result.tcbDate = evaluation.tcbDate;
    result.message = verifiedMessage(result);
    return result;
}

} // namespace pilothouse::attestation
