// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/event_log.h"

using namespace pilothouse::attestation;

/// Any bytes as an event log, replayed with and without a quote's registers.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto log = parseEventLog(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!log)
        return 0;
    const Replay alone = replay(*log, std::nullopt);
    const Replay quoted = replay(*log, alone.rtmr);
    // A log always replays to what it replays to; RTMR3 of an empty log is zero on both sides.
    if (quoted.matchesQuote != true || quoted.problems != alone.problems)
        __builtin_trap();
    return 0;
}
