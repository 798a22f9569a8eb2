// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/reasons.h"

#include "services/attestation/verify.h"

namespace pilothouse::attestation {

namespace {

struct ReasonText
{
    const char *code;
    const char *group;
    const char *sentence;
};

// clang-format off
/// In the order of the checks.
constexpr ReasonText kReasons[] = {
    {"QUOTE_TOO_LARGE", "QUOTE_FORMAT", "The quote is larger than any quote can be."},
    {"QUOTE_TRUNCATED", "QUOTE_FORMAT", "The quote ends before its declared end."},
    {"QUOTE_VERSION", "QUOTE_FORMAT", "The quote has a version that is not known."},
    {"QUOTE_AK_TYPE", "QUOTE_FORMAT", "The attestation key is not of type ECDSA P-256."},
    {"QUOTE_VENDOR", "QUOTE_FORMAT", "The quote was not made by Intel's quoting enclave."},
    {"QUOTE_TEE_TYPE", "QUOTE_FORMAT", "The quote's TEE type does not go with its version."},
    {"QUOTE_BODY_TYPE", "QUOTE_FORMAT", "The quote's body type is not a TD report."},
    {"QUOTE_BODY_SIZE", "QUOTE_FORMAT", "The quote's body size does not go with its body type."},
    {"SIGDATA_TRUNCATED", "QUOTE_FORMAT", "The signature data ends before its declared end."},
    {"CERT_DATA_TYPE_OUTER", "QUOTE_FORMAT", "The outer certification data is not of type 6."},
    {"SIGDATA_TRAILING", "QUOTE_FORMAT", "The signature data has bytes left over."},
    {"CERT_DATA_TYPE", "QUOTE_FORMAT", "Neither the quote nor the collateral carries a PCK certificate chain."},

    {"ROOT_CRL_PARSE", "REVOCATION", "The root CRL is missing or cannot be read."},
    {"PCK_CRL_PARSE", "REVOCATION", "The PCK CRL is missing or cannot be read."},
    {"ROOT_CRL_SIGNATURE", "REVOCATION", "The root CRL is not signed by the pinned root."},
    {"ROOT_CRL_NOT_YET_VALID", "REVOCATION", "The root CRL is from after the verification time."},
    {"ROOT_CRL_EXPIRED", "REVOCATION", "The root CRL was out of date at the verification time."},
    {"ROOT_REVOKED", "REVOCATION", "The root certificate is on its own CRL."},
    {"ROOT_VALIDITY", "PCK_CHAIN", "The root certificate is not valid at the verification time."},

    {"TCB_INFO_CHAIN_SHORT", "COLLATERAL", "The issuer chain of the TCB info is missing or too short."},
    {"TCB_INFO_CHAIN_PARSE", "COLLATERAL", "The issuer chain of the TCB info cannot be read."},
    {"TCB_INFO_CHAIN_LEAF_IS_CA", "COLLATERAL", "The signer of the TCB info is a CA certificate."},
    {"TCB_INFO_CHAIN_ROOT_MISMATCH", "COLLATERAL", "The issuer chain of the TCB info does not end in the pinned root."},
    {"TCB_INFO_CHAIN_SIGNATURE", "COLLATERAL", "The signer of the TCB info is not signed by the pinned root."},
    {"TCB_INFO_CHAIN_VALIDITY", "COLLATERAL", "The signer of the TCB info is not valid at the verification time."},
    {"TCB_INFO_SIGNER_REVOKED", "REVOCATION", "The signer of the TCB info is revoked."},
    {"TCB_INFO_CHAIN_SUBJECT", "COLLATERAL", "The signer of the TCB info is not Intel's TCB signing certificate."},
    {"TCB_INFO_SIGNATURE", "COLLATERAL", "The signature of the TCB info does not fit its exact text."},
    {"TCB_INFO_JSON", "COLLATERAL", "The TCB info is missing or cannot be read."},
    {"TCB_INFO_NOT_YET_VALID", "COLLATERAL", "The TCB info was issued after the verification time."},
    {"TCB_INFO_EXPIRED", "COLLATERAL", "The TCB info was out of date at the verification time."},

    {"QE_IDENTITY_CHAIN_SHORT", "COLLATERAL", "The issuer chain of the QE identity is missing or too short."},
    {"QE_IDENTITY_CHAIN_PARSE", "COLLATERAL", "The issuer chain of the QE identity cannot be read."},
    {"QE_IDENTITY_CHAIN_LEAF_IS_CA", "COLLATERAL", "The signer of the QE identity is a CA certificate."},
    {"QE_IDENTITY_CHAIN_ROOT_MISMATCH", "COLLATERAL", "The issuer chain of the QE identity does not end in the pinned root."},
    {"QE_IDENTITY_CHAIN_SIGNATURE", "COLLATERAL", "The signer of the QE identity is not signed by the pinned root."},
    {"QE_IDENTITY_CHAIN_VALIDITY", "COLLATERAL", "The signer of the QE identity is not valid at the verification time."},
    {"QE_IDENTITY_SIGNER_REVOKED", "REVOCATION", "The signer of the QE identity is revoked."},
    {"QE_IDENTITY_CHAIN_SUBJECT", "COLLATERAL", "The signer of the QE identity is not Intel's TCB signing certificate."},
    {"QE_IDENTITY_SIGNATURE", "COLLATERAL", "The signature of the QE identity does not fit its exact text."},
    {"QE_IDENTITY_JSON", "COLLATERAL", "The QE identity is missing or cannot be read."},
    {"QE_IDENTITY_NOT_YET_VALID", "COLLATERAL", "The QE identity was issued after the verification time."},
    {"QE_IDENTITY_EXPIRED", "COLLATERAL", "The QE identity was out of date at the verification time."},

    {"QE_IDENTITY_TYPE", "COLLATERAL", "The QE identity is for another kind of quoting enclave."},
    {"TCB_INFO_TYPE", "COLLATERAL", "The TCB info is for another kind of TEE or of another version."},
    {"COLLATERAL_MISSING", "COLLATERAL", "No collateral was given for this platform, so nothing could be checked."},

    {"PCK_CHAIN_SHORT", "PCK_CHAIN", "The PCK certificate chain has fewer than three certificates."},
    {"PCK_CHAIN_PARSE", "PCK_CHAIN", "The PCK certificate chain cannot be read."},
    {"PCK_CHAIN_LENGTH", "PCK_CHAIN", "The PCK certificate chain has more than three certificates."},
    {"PCK_CHAIN_ROOT_MISMATCH", "PCK_CHAIN", "The PCK certificate chain does not end in the pinned root."},
    {"PCK_CHAIN_LEAF_IS_CA", "PCK_CHAIN", "The PCK certificate is a CA certificate."},
    {"PCK_CHAIN_SIGNATURE", "PCK_CHAIN", "The PCK certificate chain is not signed link by link."},
    {"PCK_CHAIN_VALIDITY", "PCK_CHAIN", "A certificate of the PCK chain is not valid at the verification time."},
    {"PCK_CA_REVOKED", "REVOCATION", "The PCK CA is revoked."},
    {"PCK_CRL_ISSUER", "REVOCATION", "The PCK CRL is of another CA than this quote's."},
    {"PCK_CRL_SIGNATURE", "REVOCATION", "The PCK CRL is not signed by this quote's PCK CA."},
    {"PCK_CRL_NOT_YET_VALID", "REVOCATION", "The PCK CRL is from after the verification time."},
    {"PCK_CRL_EXPIRED", "REVOCATION", "The PCK CRL was out of date at the verification time."},
    {"PCK_REVOKED", "REVOCATION", "The PCK certificate is revoked."},
    {"PCK_EXT_MISSING", "PCK_CHAIN", "The PCK certificate has no SGX extension."},
    {"PCK_EXT_MALFORMED", "PCK_CHAIN", "The SGX extension of the PCK certificate cannot be read."},

    {"QE_REPORT_SIGNATURE", "QE", "The QE report is not signed by the PCK certificate's key."},
    {"QE_AUTH_DATA_SIZE", "QE", "The QE authentication data is not 32 bytes long."},
    {"QE_REPORT_DATA", "QE", "The QE report does not vouch for this attestation key."},
    {"QE_MRSIGNER", "QE", "The quoting enclave has another signer than Intel's."},
    {"QE_ISVPRODID", "QE", "The quoting enclave has another product id."},
    {"QE_DEBUG", "QE", "The quoting enclave runs in debug mode."},
    {"QE_MISCSELECT", "QE", "The quoting enclave has another MISCSELECT."},
    {"QE_ATTRIBUTES", "QE", "The quoting enclave has other attributes."},
    {"QE_TCB_NOT_SUPPORTED", "QE", "The quoting enclave is older than every known level."},

    {"ATTESTATION_KEY", "QUOTE_SIGNATURE", "The attestation key is not a point of the curve."},
    {"QUOTE_SIGNATURE", "QUOTE_SIGNATURE", "The quote's signature does not fit its content."},

    {"FMSPC_MISMATCH", "TCB", "The TCB info is for another platform model (FMSPC)."},
    {"PCEID_MISMATCH", "TCB", "The TCB info is for another provisioning enclave (PCE-ID)."},
    {"TCB_INFO_SCHEMA", "COLLATERAL", "The TCB info does not list 16 components in each level."},
    {"TCB_NOT_SUPPORTED", "TCB", "The platform is below every known TCB level."},
    {"TDX_MODULE_MISSING", "TCB", "The TCB info says nothing about the TDX module."},
    {"TDX_MODULE_UNKNOWN", "TCB", "The TCB info does not know this version of the TDX module."},
    {"TDX_MODULE_MRSIGNER", "TCB", "The TDX module has another signer than Intel."},
    {"TDX_MODULE_ATTRIBUTES", "TCB", "The TDX module has attributes that a production module must not have."},
    {"TDX_MODULE_TCB_NOT_SUPPORTED", "TCB", "The TDX module is older than every known level."},
    {"TCB_STATUS_UNKNOWN", "TCB", "The TCB info uses a status word that is not known."},
    {"TCB_REVOKED", "TCB", "The platform, the TDX module or the quoting enclave is revoked."},

    {"TD_DEBUG", "ATTRIBUTES", "The TD runs in debug mode: its host can read its memory."},
    {"TD_ATTR_RESERVED", "ATTRIBUTES", "The TD has attribute bits set that must be zero."},
    {"TD_SEPT_VE_DISABLE", "ATTRIBUTES", "The TD does not disable virtualisation exceptions on its pages."},
    {"TD_SERVICE_TD", "ATTRIBUTES", "A service TD is bound to the TD."},
    {"SGX_DEBUG", "ATTRIBUTES", "The enclave runs in debug mode: its host can read its memory."},
};
// clang-format on

const ReasonText *find(const QString &reason)
{
    for (const ReasonText &entry : kReasons)
        if (reason == QLatin1StringView(entry.code))
            return &entry;
    return nullptr;
}

} // namespace

QString reasonClassOf(const QString &reason)
{
    const ReasonText *entry = find(reason);
    return entry ? QString(QLatin1StringView(entry->group)) : QString();
}

QString sentenceOf(const QString &reason)
{
    const ReasonText *entry = find(reason);
    return entry ? QString(QLatin1StringView(entry->sentence)) : reason;
}

QString messageOf(const Failure &failure)
{
    const QString sentence = sentenceOf(failure.code);
    if (failure.detail.isEmpty())
        return sentence;
    return sentence.chopped(sentence.endsWith(u'.') ? 1 : 0) + QStringLiteral(" (%1).").arg(failure.detail);
}

} // namespace pilothouse::attestation
