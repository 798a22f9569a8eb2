// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/signed_document.h"

#include <array>

namespace pilothouse::attestation {

/// Sixteen security versions; `count` is what the text really lists.
struct Components
{
    std::array<uint8_t, 16> svn{};
    qsizetype count = 0;

    bool isComplete() const { return count == qsizetype(svn.size()); }
};

struct TcbLevel
{
    Components sgx;
    Components tdx; ///< empty for SGX
    uint16_t pceSvn = 0;
    LevelVerdict verdict;
};

/// What a TDX module must look like.
struct TdxModuleRule
{
    Digest<48> mrSigner;
    Digest<8> attributes;
    Digest<8> attributesMask;
};

struct TdxModuleIdentity
{
    QByteArrayView id; ///< "TDX_01"
    TdxModuleRule rule;
    std::vector<SvnLevel> levels; ///< highest first
};

/// TCB info, version 3. Other versions are read as far as their head, so that they can be refused by name.
struct TcbInfo
{
    strict_json::Document document; ///< owns the text that the views point into
    SignedDocumentHead head;
    Digest<6> fmspc;
    Digest<2> pceId;
    int tcbType = 0;
    std::optional<TdxModuleRule> tdxModule;
    std::vector<TdxModuleIdentity> tdxModuleIdentities;
    std::vector<TcbLevel> levels; ///< highest first: SGX components, PCESVN, TDX components

    static std::optional<TcbInfo> parse(const QByteArray &text);
};

/// The identity of the quoting enclave.
struct QeIdentity
{
    strict_json::Document document;
    SignedDocumentHead head;
    Digest<4> miscSelect; ///< in memory order
    Digest<4> miscSelectMask;
    Digest<16> attributes;
    Digest<16> attributesMask;
    Digest<32> mrSigner;
    uint16_t isvProdId = 0;
    std::vector<SvnLevel> levels; ///< highest first

    static std::optional<QeIdentity> parse(const QByteArray &text);
};

} // namespace pilothouse::attestation
