// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text_diff.h"

namespace pilothouse::models {

/// One row of a side-by-side difference: a line on either side, or a stretch of equal lines that was folded.
struct SideBySideLine
{
    enum class Kind { Equal, Changed, OnlyLeft, OnlyRight, Gap };
    Kind kind = Kind::Equal;
    QString left;
    QString right;
    int leftNumber = 0; ///< from 1; 0 = no line on this side
    int rightNumber = 0;
    int count = 0; ///< lines a Gap stands for
    /// Where the two lines of a Changed row part: equal characters at their begin and end.
    int sharedHead = 0;
    int sharedTail = 0;
};

/// A difference of lines laid side by side: removed and added lines of one block become Changed rows as far as both have some.
std::vector<SideBySideLine> sideBySide(const QStringList &before, const QStringList &after, int context = 3);

/// Two app-compose files, readable, side by side, and what their bytes say.
struct ComposeDiff
{
    std::vector<SideBySideLine> lines;
    QString leftHash; ///< SHA-256 of the exact bytes, hex: what dstack calls the compose hash
    QString rightHash;
    bool bytesEqual = false;
    bool onlySpelling = false;         ///< other bytes, same readable content: the hash covers spelling too
    qsizetype firstDifferentByte = -1; ///< offset in both; -1 when the bytes are equal
    int changes = 0;                   ///< rows that are not equal
};
/// Slow for long files: not for the GUI thread.
ComposeDiff diffCompose(const QByteArray &left, const QByteArray &right, int context = 3);

} // namespace pilothouse::models
