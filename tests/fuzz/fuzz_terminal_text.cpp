// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/line_time.h"
#include "services/logs/terminal_text.h"

using namespace pilothouse::logs;

/// Any bytes as one line of a log: what is shown holds nothing that acts, and what is said of it is true.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)timeOfLine(bytes);
    const StyledLine line = styledLine(bytes, 4096);
    for (const uint c : line.text.toUcs4()) {
        const auto category = QChar::category(char32_t(c));
        if (category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Other_Surrogate)
            __builtin_trap();
    }
    for (const StyledLine::Run &run : line.runs)
        if (run.begin < 0 || run.length <= 0 || run.begin + run.length > line.text.size())
            __builtin_trap();
    LogChunk chunk;
    chunk.bytes = bytes.toByteArray();
    chunk.ends = {quint32(size)};
    if (withoutColours(chunk).bytes.size() > chunk.bytes.size())
        __builtin_trap();
    return 0;
}
