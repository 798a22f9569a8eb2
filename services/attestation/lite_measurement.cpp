// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/lite_measurement.h"

#include "services/attestation/pem.h"
#include "services/attestation/strict_json.h"

namespace pilothouse::attestation {

namespace {

/// Hexadecimal as the guests write it, or base64 as their documentation says.
QByteArray bytesMember(const strict_json::Value &object, const char *name)
{
    const auto text = object[name].plainText();
    if (!text)
        return {};
    if (const auto bytes = bytesFromHex(*text))
        return *bytes;
    return bytesFromBase64(*text).value_or(QByteArray());
}

} // namespace

std::optional<ClaimCheck> checkLiteMeasurement(const QByteArray &vmConfig, const TdReport &td)
{
    const auto document = strict_json::Document::parse(vmConfig, {});
    if (!document)
        return std::nullopt;
    const strict_json::Value measurement = document->root()["tdx_measurement"];
    if (!measurement.isObject())
        return std::nullopt;
    const QByteArray manifest = bytesMember(measurement, "sha256sum");
    const QByteArray digests = bytesMember(measurement, "measurement");
    const QByteArray imageHash = document->root()["os_image_hash"].plainText().value_or(QByteArrayView()).toByteArray().toLower();
    // A byte string of 48 bytes in CBOR: major type 2, one byte of length.
    const QByteArray firmware = QByteArray("\x58\x30", 2) + td.mrTd.view().toByteArray();

    ClaimCheck result;
    if (sha256({manifest}).toHex() != imageHash)
        result.contradictions << QStringLiteral("vm_config: the image's manifest does not hash to os_image_hash");
    else if (!manifest.contains(sha256({digests}).toHex()))
        result.contradictions << QStringLiteral("vm_config: the image's manifest does not name the list of measurements");
    else if (!digests.contains(firmware))
        result.contradictions << QStringLiteral("vm_config: the image's list of measurements does not hold the MRTD of the quote");
    else
        result.notes << QStringLiteral("lite attestation: the image's manifest lists this MRTD; the content of the ACPI tables is not verified");
    return result;
}

} // namespace pilothouse::attestation
