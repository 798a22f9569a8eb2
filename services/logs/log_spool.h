// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/logs/log_batch.h"
#include "services/logs/log_index.h"

#include <QString>
#include <QStringList>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace pilothouse::logs {

struct SpoolLimits
{
    qint64 fileBytes = qint64(2) * 1024 * 1024 * 1024;
    qsizetype waitingBytes = 64 * 1024 * 1024; ///< on their way to the disk
};

/// Whole lines as they lie in the file, read in one go.
struct LogChunk
{
    qint64 first = 0; ///< number of the first line
    QByteArray bytes;
    std::vector<quint32> ends; ///< of each line in `bytes`, behind its line feed

    qint64 count() const { return qint64(ends.size()); }
    /// Without its line feed.
    QByteArrayView line(qint64 index) const;
};

/// The lines of a log in a file that is only appended to, found by number. A thread of its own writes: taking in never waits for the disk.
/// The file is 0600 and has no name any more once it is open, so that nothing is left of it however the program ends.
/// Everything but the destructor may be called from any thread.
class LogSpool
{
public:
    /// A new one in this folder, made 0700 when missing; empty: the system's for temporary files. Errors: Storage.
    static Result<std::shared_ptr<LogSpool>> create(const QString &folder, SpoolLimits limits = {});
    /// A log that is a file already. It is read only and stays; lines come in as the thread finds them. Errors: NotFound, Storage.
    static Result<std::shared_ptr<LogSpool>> open(const QString &path);
    ~LogSpool();
    LogSpool(const LogSpool &) = delete;
    LogSpool &operator=(const LogSpool &) = delete;

    /// The number of a source; the same name has the same number. Above LogIndex::kMostSources all are the last one.
    SourceNumber addSource(const QString &name);
    QStringList sources() const;

    /// Lines to keep. What cannot be kept any more is counted in lostCount() and explained by trouble(), never silently gone.
    void take(LogBatch &&batch);
    qint64 lostCount() const { return m_lost.load(); }
    /// Why lines wait or are lost; nothing while all is well. A full disk is tried again until there is room.
    std::optional<Error> trouble() const;
    /// Everything taken in is in the file (or lost), and a file that was there is read to its end.
    bool isSettled() const;

    qint64 count() const { return m_index.count(); }
    const LogIndex &index() const { return m_index; }
    qint64 fileBytes() const { return m_fileBytes.load(); }

    /// Lines from `first` on, before `end`, at most so many bytes but one line at least. No lock is held while reading.
    /// Errors: Storage: the disk, or the file is shorter than it was.
    Result<LogChunk> chunk(qint64 first, qint64 end, qsizetype mostBytes = 1024 * 1024) const;

    enum class Wait {
        ForDisk,
        Never, ///< only what the system has in memory: for the thread of the window
    };
    /// The begin of one line, without its line feed; nothing: it would have to wait. Errors: as chunk().
    Result<std::optional<QByteArray>> text(qint64 line, qsizetype mostBytes, Wait wait) const;

    /// Called from the spool's own thread when lines or trouble came. Set to nothing before what it captures goes.
    void setListener(std::function<void()> listener);

private:
    LogSpool(int fd, QString where, SpoolLimits limits);
    void writeOn();
    void readOn();
    void writeAll(const LogBatch &batch, std::unique_lock<std::mutex> *lock);
    bool writeSome(const LogBatch &batch, size_t *line, qsizetype *byte, bool *isFull);
    void setTrouble(std::optional<Error> trouble);
    void tell();
    Result<qsizetype> readAt(qint64 offset, char *to, qsizetype size, Wait wait, bool *wouldWait) const;
    void index(const LogBatch::Line &line);

    const int m_fd;
    const QString m_where;
    const SpoolLimits m_limits;
    LogIndex m_index;
    std::atomic<qint64> m_lost{0};
    std::atomic<qint64> m_fileBytes{0};
    std::vector<qint64> m_lastTimes; ///< of each source; the thread's own
    qint64 m_lastTime = kNoTime;     ///< of any; the thread's own

    mutable std::mutex m_mutex; ///< of what follows
    std::condition_variable m_wake;
    std::vector<LogBatch> m_waiting;
    qsizetype m_waitingBytes = 0; ///< with those the thread has taken and not written
    bool m_isBusy = false;
    bool m_isStopping = false;
    std::optional<Error> m_trouble;
    QStringList m_sources;

    std::mutex m_listenerMutex;
    std::function<void()> m_listener;
    std::thread m_thread;
};

} // namespace pilothouse::logs
