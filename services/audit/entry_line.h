// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"

#include <QByteArrayView>

#include <cstring>

namespace pilothouse::audit {

/// The longest line an entry may have; longer records are refused when they are appended.
inline constexpr qsizetype kMaxLine = 1024 * 1024;

/// An entry as one line of canonical JSON (names sorted, no spaces, empty members left out, no line end), the form in which it
/// is stored, hashed and exported. Computes entry.hash from the other members and puts it in.
QByteArray toLine(Entry &entry);

/// Reads a line back. It does not check the hash: that is ChainVerifier's work. Errors: Protocol.
Result<Entry> fromLine(QByteArrayView line);

/// The parts of a line that the chain is made of, found without building a JSON tree.
struct LineParts
{
    qsizetype hashBegin = 0; ///< of the member ,"hash":"…" with its comma: what the hash does not cover
    qsizetype hashEnd = 0;
    QByteArrayView hash; ///< 64 lower-case hexadecimal digits (not checked)
    QByteArrayView prev;
    QByteArrayView seq;
    QByteArrayView action;
    QByteArrayView environment;
    QByteArrayView kind;
    QByteArrayView utc;
};

/// Nothing when the line is not one JSON object with sorted names and these members in it.
std::optional<LineParts> splitLine(QByteArrayView line);

/// What an entry's hash is taken over: the line without its hash member.
Sha256 hashOf(QByteArrayView line, const LineParts &parts);

} // namespace pilothouse::audit
