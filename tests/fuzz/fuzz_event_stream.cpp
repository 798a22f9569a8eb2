// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/event_stream.h"

#include <algorithm>

using namespace pilothouse;
using namespace pilothouse::phala;

namespace {

constexpr qsizetype kLine = 512;
constexpr qsizetype kEvent = 1024;

struct Read
{
    std::vector<StreamEvent> events;
    bool isGood = true;
    bool isInside = false;

    friend bool operator==(const Read &, const Read &) = default;
};

/// In pieces of these sizes, again and again.
Read readIn(QByteArrayView bytes, QByteArrayView sizes)
{
    EventStream stream({kLine, kEvent});
    Read read;
    for (qsizetype at = 0, turn = 0; at < bytes.size(); ++turn) {
        const qsizetype wanted = sizes.isEmpty() ? bytes.size() : 1 + uchar(sizes[turn % sizes.size()]) % 31;
        const qsizetype length = std::min(wanted, bytes.size() - at);
        read.isGood = bool(stream.feed(bytes.sliced(at, length), &read.events));
        at += length;
    }
    read.isInside = read.isGood && stream.isInsideEvent();
    return read;
}

} // namespace

/// Any bytes as a stream of server-sent events: however they are cut they give the same events, and none beyond its limits.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView all(reinterpret_cast<const char *>(data), qsizetype(size));
    const QByteArrayView sizes = all.first(std::min<qsizetype>(4, all.size()));
    const QByteArrayView bytes = all.sliced(sizes.size());
    const Read whole = readIn(bytes, {});
    if (whole != readIn(bytes, sizes))
        __builtin_trap();
    for (const StreamEvent &event : whole.events)
        if (event.name.isEmpty() || event.name.size() > kLine || event.data.size() > kEvent || event.data.contains('\r'))
            __builtin_trap();
    return 0;
}
