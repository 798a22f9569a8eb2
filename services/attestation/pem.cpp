// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/pem.h"

#include <array>
#include <cstdint>

namespace pilothouse::attestation {

namespace {

constexpr QByteArrayView kBegin = "-----BEGIN CERTIFICATE-----";
constexpr QByteArrayView kEnd = "-----END CERTIFICATE-----";

constexpr uint8_t kBad = 0xff;
constexpr uint8_t kBlank = 0xfe;

constexpr std::array<uint8_t, 256> base64Table()
{
    std::array<uint8_t, 256> table{};
    table.fill(kBad);
    constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (uint8_t i = 0; i < 64; ++i)
        table[uint8_t(alphabet[i])] = i;
    for (const char blank : {' ', '\t', '\r', '\n'})
        table[uint8_t(blank)] = kBlank;
    return table;
}

constexpr std::array<uint8_t, 256> kBase64 = base64Table();

} // namespace

std::optional<QByteArray> bytesFromBase64(QByteArrayView text)
{
    QByteArray bytes(text.size() / 4 * 3 + 3, Qt::Uninitialized);
    char *out = bytes.data();
    uint32_t group = 0;
    int digits = 0;
    int padding = 0;
    for (const char c : text) {
        const uint8_t value = kBase64[uint8_t(c)];
        if (value < 64) {
            if (padding > 0)
                return std::nullopt;
            group = group << 6 | value;
            if (++digits == 4) {
                *out++ = char(group >> 16);
                *out++ = char(group >> 8);
                *out++ = char(group);
                group = 0;
                digits = 0;
            }
        } else if (c == '=') {
            ++padding;
        } else if (value != kBlank) {
            return std::nullopt;
        }
    }
    if (padding > 2 || (digits != 0 ? digits + padding != 4 : padding != 0))
        return std::nullopt;
    if (digits == 2)
        *out++ = char(group >> 4);
    if (digits == 3) {
        *out++ = char(group >> 10);
        *out++ = char(group >> 2);
    }
    if (digits == 1)
        return std::nullopt;
    bytes.truncate(out - bytes.constData());
    return bytes;
}

qsizetype countPemCertificates(QByteArrayView pem)
{
    qsizetype count = 0;
    for (qsizetype at = pem.indexOf(kBegin); at >= 0; at = pem.indexOf(kBegin, at + kBegin.size()))
        ++count;
    return count;
}

std::optional<std::vector<QByteArray>> certificatesFromPem(QByteArrayView pem)
{
    if (pem.size() > kMaxPemBytes)
        return std::nullopt;
    std::vector<QByteArray> certificates;
    for (qsizetype at = pem.indexOf(kBegin); at >= 0; at = pem.indexOf(kBegin, at)) {
        at += kBegin.size();
        const qsizetype end = pem.indexOf(kEnd, at);
        if (end < 0 || qsizetype(certificates.size()) == kMaxPemCertificates)
            return std::nullopt;
        auto der = bytesFromBase64(pem.sliced(at, end - at));
        if (!der)
            return std::nullopt;
        certificates.push_back(std::move(*der));
        at = end + kEnd.size();
    }
    return certificates;
}

} // namespace pilothouse::attestation
