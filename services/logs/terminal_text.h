// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/logs/log_spool.h"

#include <QString>

#include <vector>

namespace pilothouse::logs {

/// The eight colours a terminal names; bright ones, those of the 256 and true colours become the nearest of them, because every shown
/// colour must be readable on our ground.
enum class TerminalColour : quint8 { None, Black, Red, Green, Yellow, Blue, Magenta, Cyan, White };

/// How a piece of text stands out. No background and nothing hidden: text that cannot be read is not offered.
struct TerminalStyle
{
    TerminalColour colour = TerminalColour::None;
    bool isBold = false;
    bool isItalic = false;
    bool isUnderlined = false;

    friend bool operator==(const TerminalStyle &, const TerminalStyle &) = default;
};

/// One line safe to show.
struct StyledLine
{
    struct Run
    {
        qsizetype begin = 0;
        qsizetype length = 0;
        TerminalStyle style;

        friend bool operator==(const Run &, const Run &) = default;
    };
    QString text;
    std::vector<Run> runs;     ///< what is not plain, in order
    qsizetype hiddenBytes = 0; ///< behind the cut
};

/// Of the escapes of a terminal only colours (SGR) do what they say; all others stand there as they were written, with a picture for ESC.
/// Controls are pictures ("␛", "␇"), bidi and zero-width characters "U+202E", bytes that are no UTF-8 "�", a tab goes to the next eighth
/// column, a carriage return at the end is dropped. Cut behind `mostBytes`. Each line begins plain.
StyledLine styledLine(QByteArrayView raw, qsizetype mostBytes);

/// The chunk without the sequences that only colour.
LogChunk withoutColours(const LogChunk &chunk);

} // namespace pilothouse::logs
