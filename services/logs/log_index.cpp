// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/log_index.h"

namespace pilothouse::logs {

namespace {

constexpr quint16 kHasOwnTime = 0x8000;
constexpr quint16 kTimeGiven = 0x4000;

} // namespace

/// The ends count from the block's begin; 2048 longest lines are 2 GiB, so that they fit.
struct LogIndex::Block
{
    qint64 begin = 0;
    std::array<quint32, kLinesInBlock> ends;
    std::array<quint16, kLinesInBlock> sources; ///< and two flags
    std::array<qint64, kLinesInBlock> times;
};

LogIndex::LogIndex() : m_blocks(new std::atomic<Block *>[kMostBlocks]())
{
    static_assert(qint64(kLinesInBlock) * kLongestLine <= std::numeric_limits<quint32>::max());
    static_assert((kMostSources & (kHasOwnTime | kTimeGiven)) == 0);
}

LogIndex::~LogIndex()
{
    for (int i = 0; i < kMostBlocks; ++i)
        delete m_blocks[size_t(i)].load();
}

bool LogIndex::add(quint32 length, SourceNumber source, qint64 at, bool hasOwnTime, bool timeGiven)
{
    if (m_added >= kMostLines)
        return false;
    const auto place = size_t(m_added % kLinesInBlock);
    std::atomic<Block *> &slot = m_blocks[size_t(m_added / kLinesInBlock)];
    if (place == 0) {
        auto fresh = std::make_unique<Block>();
        fresh->begin = m_end;
        slot.store(fresh.release(), std::memory_order_release);
    }
    Block &block = *slot.load(std::memory_order_relaxed);
    m_end += length;
    block.ends[place] = quint32(m_end - block.begin);
    block.sources[place] = quint16(source | (hasOwnTime ? kHasOwnTime : 0) | (timeGiven ? kTimeGiven : 0));
    block.times[place] = at;
    ++m_added;
    return true;
}

LogIndex::Line LogIndex::line(qint64 number) const
{
    Q_ASSERT(number >= 0 && number < count());
    const Block &block = blockOf(number);
    const auto place = size_t(number % kLinesInBlock);
    const quint32 begin = place == 0 ? 0 : block.ends[place - 1];
    Line line;
    line.begin = block.begin + begin;
    line.length = block.ends[place] - begin;
    line.source = block.sources[place] & kMostSources;
    line.at = block.times[place];
    line.hasOwnTime = (block.sources[place] & kHasOwnTime) != 0;
    line.timeGiven = (block.sources[place] & kTimeGiven) != 0;
    return line;
}

qint64 LogIndex::timeOf(qint64 number) const
{
    return blockOf(number).times[size_t(number % kLinesInBlock)];
}

SourceNumber LogIndex::sourceOf(qint64 number) const
{
    return blockOf(number).sources[size_t(number % kLinesInBlock)] & kMostSources;
}

} // namespace pilothouse::logs
