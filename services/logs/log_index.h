// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/logs/log_batch.h"

#include <array>
#include <atomic>
#include <memory>
#include <optional>

namespace pilothouse::logs {

/// Where each line of a spool file lies, whose it is and of when: 14 bytes a line, in blocks. One thread writes, any number reads without
/// a lock: a line below count() never changes any more.
class LogIndex
{
public:
    static constexpr int kLinesInBlock = 2048;
    static constexpr int kMostBlocks = 32'768;
    static constexpr qint64 kMostLines = qint64(kLinesInBlock) * kMostBlocks;
    static constexpr SourceNumber kMostSources = 0x3fff;

    struct Line
    {
        qint64 begin = 0;   ///< in the file
        quint32 length = 0; ///< with its line feed, where it has one
        SourceNumber source = 0;
        qint64 at = kNoTime; ///< its own time, or that of the line before it: of its source, where that ever told one
        bool hasOwnTime = false;
        bool timeGiven = false; ///< the source gave the time with the line; otherwise it stands in the text
    };

    LogIndex();
    ~LogIndex();
    LogIndex(const LogIndex &) = delete;
    LogIndex &operator=(const LogIndex &) = delete;

    /// The writer: adds a line behind the last one; false: it is full. Seen by readers after publish().
    bool add(quint32 length, SourceNumber source, qint64 at, bool hasOwnTime, bool timeGiven);
    void publish() { m_published.store(m_added, std::memory_order_release); }
    qint64 addedCount() const { return m_added; }

    qint64 count() const { return m_published.load(std::memory_order_acquire); }
    /// `number` < count().
    Line line(qint64 number) const;
    qint64 timeOf(qint64 number) const;
    SourceNumber sourceOf(qint64 number) const;

private:
    struct Block;
    const Block &blockOf(qint64 number) const { return *m_blocks[size_t(number / kLinesInBlock)].load(std::memory_order_acquire); }

    std::unique_ptr<std::atomic<Block *>[]> m_blocks;
    std::atomic<qint64> m_published{0};
    qint64 m_added = 0;
    qint64 m_end = 0; ///< of the file
};

} // namespace pilothouse::logs
