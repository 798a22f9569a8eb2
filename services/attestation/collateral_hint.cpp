// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/collateral_hint.h"

#include "services/attestation/certificate.h"
#include "services/attestation/pck_extension.h"
#include "services/attestation/pem.h"
#include "services/attestation/strict_json.h"

namespace pilothouse::attestation {

std::optional<CollateralHint> collateralHint(const Quote &quote)
{
    const auto chain = certificatesFromPem(quote.certificationData);
    if (!chain || chain->empty())
        return std::nullopt;
    const auto leaf = Certificate::parse(chain->front());
    const auto pck = leaf ? parsePckExtension(leaf->sgxExtension) : std::nullopt;
    if (!pck)
        return std::nullopt;
    CollateralHint hint;
    hint.tee = quote.tee;
    hint.fmspc = pck->fmspc;
    hint.ca = leaf->issuerCommonName.contains(QByteArrayView("Processor")) ? PckCa::Processor : PckCa::Platform;
    return hint;
}

CollateralLabel labelOf(const Collateral &collateral)
{
    CollateralLabel label;
    const auto document = strict_json::Document::parse(collateral.tcbInfo, {});
    if (!document)
        return label;
    const strict_json::Value tcbInfo = document->root();
    label.fmspc = tcbInfo["fmspc"].text().value_or(QByteArray()).toLower();
    label.isTdx = tcbInfo["id"].plainText() == QByteArrayView("TDX");
    label.evaluationDataNumber = int(tcbInfo["tcbEvaluationDataNumber"].integer(0, 1'000'000).value_or(0));
    return label;
}

} // namespace pilothouse::attestation
