// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/attestation/strict_json.h"
#include "services/core/digest.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace pilothouse::attestation {

/// What TCB info and QE identity have in common. Views of both point into the text they were parsed from.
struct SignedDocumentHead
{
    QByteArrayView id;
    int version = 0;
    int64_t issueDate = 0; ///< seconds since 1970
    int64_t nextUpdate = 0;
    QByteArrayView issueDateText;
    QByteArrayView nextUpdateText;
    int evaluationDataNumber = 0;
};

/// A status word with its date and advisories, as one level of any list gives it.
struct LevelVerdict
{
    QByteArrayView status;
    QByteArrayView date;
    std::vector<QByteArrayView> advisoryIds;
};

/// A level of a list that is ordered by one security version only (TDX module, QE).
struct SvnLevel
{
    uint16_t isvSvn = 0;
    LevelVerdict verdict;
};

std::optional<SignedDocumentHead> readHead(const strict_json::Value &object);
std::optional<LevelVerdict> readLevelVerdict(const strict_json::Value &level);
/// A list of {tcb {isvsvn}, …}, highest first whatever the order in the text. A list that is absent is empty.
std::optional<std::vector<SvnLevel>> readSvnLevels(const strict_json::Value &list, uint16_t maxSvn);
/// The first level that an enclave or module with this version reaches.
const SvnLevel *reachedLevel(const std::vector<SvnLevel> &levels, uint16_t isvSvn);

/// "2026-08-13T10:45:38Z" as seconds since 1970.
std::optional<int64_t> utcTime(QByteArrayView text);

template <size_t N>
std::optional<Digest<N>> readHex(const strict_json::Value &value)
{
    const auto hex = value.plainText();
    return hex ? Digest<N>::fromHex(*hex) : std::nullopt;
}

} // namespace pilothouse::attestation
