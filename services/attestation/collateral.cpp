// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/strict_json.h"
#include "services/attestation/verify.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace pilothouse::attestation {

namespace {

QByteArray textMember(const strict_json::Value &object, QByteArrayView name)
{
    return object[name].text().value_or(QByteArray());
}

QByteArray hexMember(const strict_json::Value &object, QByteArrayView name)
{
    const auto hex = object[name].plainText();
    return hex ? bytesFromHex(*hex).value_or(QByteArray()) : QByteArray();
}

/// Hex text, or an array of numbers as one producer writes it.
QByteArray bytesMember(const strict_json::Value &object, QByteArrayView name)
{
    const strict_json::Value member = object[name];
    if (!member.isArray())
        return hexMember(object, name);
    QByteArray bytes;
    for (strict_json::Value byte = member.first(); byte.isThere(); byte = byte.next()) {
        const auto number = byte.integer(0, 255);
        if (!number)
            return {};
        bytes += char(*number);
    }
    return bytes;
}

} // namespace

Result<Collateral> Collateral::fromJson(const QByteArray &json)
{
    QString problem;
    const auto document = strict_json::Document::parse(json, {}, &problem);
    if (!document || !document->root().isObject()) {
        Error error;
        error.kind = ErrorKind::InvalidInput;
        error.what = document ? QStringLiteral("collateral must be a JSON object") : QStringLiteral("collateral is not JSON: %1").arg(problem);
        return error;
    }
    const strict_json::Value root = document->root();
    Collateral collateral;
    collateral.pckCrlIssuerChain = textMember(root, "pck_crl_issuer_chain");
    collateral.rootCaCrl = bytesMember(root, "root_ca_crl");
    collateral.pckCrl = bytesMember(root, "pck_crl");
    collateral.tcbInfoIssuerChain = textMember(root, "tcb_info_issuer_chain");
    collateral.tcbInfo = textMember(root, "tcb_info");
    collateral.tcbInfoSignature = bytesMember(root, "tcb_info_signature");
    collateral.qeIdentityIssuerChain = textMember(root, "qe_identity_issuer_chain");
    collateral.qeIdentity = textMember(root, "qe_identity");
    collateral.qeIdentitySignature = bytesMember(root, "qe_identity_signature");
    collateral.pckCertificateChain = textMember(root, "pck_certificate_chain");
    return collateral;
}

QByteArray Collateral::toJson() const
{
    const auto text = [](const QByteArray &bytes) { return QString::fromUtf8(bytes); };
    const auto hex = [](const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); };
    QJsonObject object{
        {QStringLiteral("pck_crl_issuer_chain"), text(pckCrlIssuerChain)},
        {QStringLiteral("root_ca_crl"), hex(rootCaCrl)},
        {QStringLiteral("pck_crl"), hex(pckCrl)},
        {QStringLiteral("tcb_info_issuer_chain"), text(tcbInfoIssuerChain)},
        {QStringLiteral("tcb_info"), text(tcbInfo)},
        {QStringLiteral("tcb_info_signature"), hex(tcbInfoSignature)},
        {QStringLiteral("qe_identity_issuer_chain"), text(qeIdentityIssuerChain)},
        {QStringLiteral("qe_identity"), text(qeIdentity)},
        {QStringLiteral("qe_identity_signature"), hex(qeIdentitySignature)},
    };
    if (!pckCertificateChain.isEmpty())
        object.insert(QStringLiteral("pck_certificate_chain"), text(pckCertificateChain));
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

} // namespace pilothouse::attestation
