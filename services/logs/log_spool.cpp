// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/log_spool.h"

#include "services/core/private_file.h"
#include "services/logs/line_time.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

namespace pilothouse::logs {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype kWrittenAtOnce = 1024 * 1024;
constexpr qsizetype kReadAtOnce = 1024 * 1024;
constexpr auto kTriedAgain = 500ms;

Error storageError(const QString &what, const QString &where, const QString &nextStep = {})
{
    Error error;
    error.kind = ErrorKind::Storage;
    error.what = what;
    error.where = where;
    error.nextStep = nextStep;
    return error;
}

} // namespace

QByteArrayView LogChunk::line(qint64 index) const
{
    const quint32 begin = index == 0 ? 0 : ends[size_t(index - 1)];
    QByteArrayView line = QByteArrayView(bytes).sliced(begin, ends[size_t(index)] - begin);
    if (line.endsWith('\n'))
        line.chop(1);
    return line;
}

LogSpool::LogSpool(int fd, QString where, SpoolLimits limits) : m_fd(fd), m_where(std::move(where)), m_limits(limits) { }

Result<std::shared_ptr<LogSpool>> LogSpool::create(const QString &folder, SpoolLimits limits)
{
    const QString place = folder.isEmpty() ? QDir::tempPath() : folder;
    if (!folder.isEmpty())
        if (const Status made = ensurePrivateFolder(folder); !made)
            return made.error();
    QByteArray name = QFile::encodeName(place + QStringLiteral("/log-XXXXXX"));
    const int fd = ::mkostemp(name.data(), O_CLOEXEC); // 0600, O_EXCL
    if (fd < 0)
        return storageError(QStringLiteral("the file for the lines of a log cannot be made: %1").arg(systemErrorText(errno)), place);
    if (::unlink(name.constData()) != 0) {
        const int reason = errno;
        ::close(fd);
        return storageError(QStringLiteral("the file for the lines of a log cannot be made private: %1").arg(systemErrorText(reason)), place);
    }
    std::shared_ptr<LogSpool> spool(new LogSpool(fd, place, limits));
    spool->m_thread = std::thread(&LogSpool::writeOn, spool.get());
    return spool;
}

Result<std::shared_ptr<LogSpool>> LogSpool::open(const QString &path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        Error error = storageError(systemErrorText(errno), path);
        if (errno == ENOENT)
            error.kind = ErrorKind::NotFound;
        return error;
    }
    struct stat info
    {
    };
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(fd);
        return storageError(QStringLiteral("not a regular file"), path);
    }
    std::shared_ptr<LogSpool> spool(new LogSpool(fd, path, SpoolLimits()));
    spool->addSource(path.section(u'/', -1));
    spool->m_isBusy = true;
    spool->m_thread = std::thread(&LogSpool::readOn, spool.get());
    return spool;
}

LogSpool::~LogSpool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    ::close(m_fd);
}

SourceNumber LogSpool::addSource(const QString &name)
{
    const std::lock_guard lock(m_mutex);
    if (const qsizetype known = m_sources.indexOf(name); known >= 0)
        return SourceNumber(known);
    if (m_sources.size() > LogIndex::kMostSources)
        return LogIndex::kMostSources;
    m_sources << name;
    return SourceNumber(m_sources.size() - 1);
}

QStringList LogSpool::sources() const
{
    const std::lock_guard lock(m_mutex);
    return m_sources;
}

std::optional<Error> LogSpool::trouble() const
{
    const std::lock_guard lock(m_mutex);
    return m_trouble;
}

bool LogSpool::isSettled() const
{
    const std::lock_guard lock(m_mutex);
    return !m_isBusy && m_waiting.empty();
}

void LogSpool::setListener(std::function<void()> listener)
{
    const std::lock_guard lock(m_listenerMutex);
    m_listener = std::move(listener);
}

void LogSpool::tell()
{
    const std::lock_guard lock(m_listenerMutex);
    if (m_listener)
        m_listener();
}

void LogSpool::setTrouble(std::optional<Error> trouble)
{
    const std::lock_guard lock(m_mutex);
    m_trouble = std::move(trouble);
}

void LogSpool::take(LogBatch &&batch)
{
    if (batch.isEmpty())
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (m_waitingBytes + batch.size() > m_limits.waitingBytes) {
            m_lost += batch.count();
            if (!m_trouble)
                m_trouble = storageError(QStringLiteral("lines come faster than the disk takes them"), m_where,
                                         QStringLiteral("Ask for a shorter time, or for one source only."));
        } else {
            m_waitingBytes += batch.size();
            m_waiting.push_back(std::move(batch));
        }
    }
    m_wake.notify_one();
}

void LogSpool::index(const LogBatch::Line &line)
{
    if (m_lastTimes.size() <= line.source)
        m_lastTimes.resize(size_t(line.source) + 1, kNoTime);
    qint64 &last = m_lastTimes[line.source];
    const bool hasOwnTime = line.at != kNoTime;
    // A source that tells no time at all stays where its lines came in among the others.
    if (hasOwnTime)
        last = m_lastTime = line.at;
    else if (last == kNoTime)
        last = m_lastTime;
    if (m_index.add(line.length, line.source, last, hasOwnTime, line.timeGiven))
        return;
    ++m_lost;
    setTrouble(storageError(QStringLiteral("the log has more lines than can be shown: %1").arg(LogIndex::kMostLines), m_where,
                            QStringLiteral("Cut the file in parts.")));
}

/// Writes whole lines up to a megabyte and lets them be seen; false: nothing of them was written.
bool LogSpool::writeSome(const LogBatch &batch, size_t *line, qsizetype *byte, bool *isFull)
{
    const std::vector<LogBatch::Line> &lines = batch.lines();
    size_t end = *line;
    qsizetype size = 0;
    while (end < lines.size() && (size == 0 || size + lines[end].length <= kWrittenAtOnce))
        size += lines[end++].length;
    const qint64 begin = m_fileBytes.load();
    *isFull = begin + size > m_limits.fileBytes || m_index.addedCount() + qint64(end - *line) > LogIndex::kMostLines;
    if (*isFull) {
        setTrouble(storageError(QStringLiteral("the log is longer than what is kept of it: %1 lines").arg(m_index.count()), m_where,
                                QStringLiteral("Read it again: it begins anew with the newest lines.")));
        return false;
    }
    for (qsizetype written = 0; written < size;) {
        const ssize_t now = ::pwrite(m_fd, batch.bytes().constData() + *byte + written, size_t(size - written), begin + written);
        if (now < 0 && errno == EINTR)
            continue;
        if (now <= 0) {
            const int reason = errno;
            // Half a slice gives its room back; the next try begins where this one did.
            [[maybe_unused]] const int cut = ::ftruncate(m_fd, begin);
            setTrouble(storageError(QStringLiteral("lines of the log cannot be kept: %1").arg(systemErrorText(reason)), m_where,
                                    QStringLiteral("Make room on the disk; lines wait and are tried again.")));
            return false;
        }
        written += now;
    }
    for (size_t i = *line; i < end; ++i)
        index(lines[i]);
    m_fileBytes.store(begin + size);
    m_index.publish();
    *line = end;
    *byte += size;
    return true;
}

/// Writes a batch to its end, however often the disk refuses. The lock is held on entry and on return.
void LogSpool::writeAll(const LogBatch &batch, std::unique_lock<std::mutex> *lock)
{
    size_t line = 0;
    qsizetype byte = 0;
    while (line < batch.lines().size() && !m_isStopping) {
        lock->unlock();
        bool isFull = false;
        const qsizetype before = byte;
        const bool isWritten = writeSome(batch, &line, &byte, &isFull);
        if (isFull) {
            m_lost += batch.count() - qint64(line);
            line = batch.lines().size();
            byte = batch.size();
        }
        tell();
        lock->lock();
        m_waitingBytes -= byte - before;
        if (isWritten && m_lost == 0)
            m_trouble.reset();
        if (!isWritten && !isFull)
            m_wake.wait_for(*lock, kTriedAgain, [this] { return m_isStopping; });
    }
}

void LogSpool::writeOn()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_isStopping || !m_waiting.empty(); });
        if (m_isStopping)
            return; // what waits would go with the file
        m_isBusy = true;
        std::vector<LogBatch> batches = std::exchange(m_waiting, {});
        for (const LogBatch &batch : batches)
            writeAll(batch, &lock);
        lock.unlock();
        batches.clear();
        lock.lock();
        m_isBusy = false;
        lock.unlock();
        tell();
        lock.lock();
    }
}

void LogSpool::readOn()
{
    QByteArray buffer(kReadAtOnce, Qt::Uninitialized);
    qint64 offset = 0;
    qint64 lineBegin = 0;
    QByteArray head; // of a line that began in an earlier piece: its time stands there
    const auto add = [&](qint64 end, QByteArrayView text) {
        LogBatch::Line line;
        line.length = quint32(end - lineBegin);
        line.at = timeOfLine(text).value_or(kNoTime);
        index(line);
        lineBegin = end;
    };
    for (;;) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_isStopping)
                return;
        }
        bool wouldWait = false;
        const auto got = readAt(offset, buffer.data(), buffer.size(), Wait::ForDisk, &wouldWait);
        if (!got)
            setTrouble(got.error());
        if (!got || *got == 0)
            break;
        const QByteArrayView piece(buffer.constData(), *got);
        qsizetype begin = 0;
        while (begin < piece.size()) {
            const qint64 room = kLongestLine - (offset + begin - lineBegin);
            const auto *const found = static_cast<const char *>(std::memchr(piece.data() + begin, '\n', size_t(piece.size() - begin)));
            qsizetype end = found == nullptr ? piece.size() : found - piece.data() + 1;
            const bool isCut = end - begin > room || (found == nullptr && end - begin == room);
            if (isCut)
                end = begin + qsizetype(room);
            if (found == nullptr && !isCut) {
                if (head.isEmpty())
                    head = piece.sliced(begin, std::min<qsizetype>(end - begin, 64)).toByteArray();
            } else {
                add(offset + end, head.isEmpty() ? piece.sliced(begin, end - begin) : QByteArrayView(head));
                head.clear();
            }
            begin = end;
        }
        offset += *got;
        m_fileBytes.store(lineBegin);
        m_index.publish();
        tell();
    }
    if (offset > lineBegin)
        add(offset, head);
    m_fileBytes.store(lineBegin);
    m_index.publish();
    {
        const std::lock_guard lock(m_mutex);
        m_isBusy = false;
    }
    tell();
}

/// As many bytes as there are; fewer than asked for only at the end of the file or where waiting is not wanted.
Result<qsizetype> LogSpool::readAt(qint64 offset, char *to, qsizetype size, Wait wait, bool *wouldWait) const
{
    qsizetype filled = 0;
    while (filled < size) {
        struct iovec part = {to + filled, size_t(size - filled)};
        ssize_t now = -1;
#ifdef RWF_NOWAIT
        if (wait == Wait::Never) {
            now = ::preadv2(m_fd, &part, 1, offset + filled, RWF_NOWAIT);
            if (now < 0 && errno == EAGAIN) {
                *wouldWait = true;
                return filled;
            }
            // Some file systems cannot say: they keep all in memory, or we have to wait.
            if (now < 0 && (errno == EOPNOTSUPP || errno == ENOSYS))
                wait = Wait::ForDisk;
        }
#else
        wait = Wait::ForDisk;
#endif
        if (wait == Wait::ForDisk)
            now = ::pread(m_fd, part.iov_base, part.iov_len, offset + filled);
        if (now < 0 && errno == EINTR)
            continue;
        if (now < 0)
            return storageError(QStringLiteral("lines of the log cannot be read: %1").arg(systemErrorText(errno)), m_where);
        if (now == 0)
            break;
        filled += now;
    }
    return filled;
}

Result<LogChunk> LogSpool::chunk(qint64 first, qint64 end, qsizetype mostBytes) const
{
    LogChunk chunk;
    chunk.first = first;
    end = std::min(end, m_index.count());
    if (first >= end)
        return chunk;
    const qint64 begin = m_index.line(first).begin;
    qint64 size = 0;
    chunk.ends.reserve(size_t(std::min<qint64>(end - first, 16'384)));
    for (qint64 line = first; line < end; ++line) {
        const quint32 length = m_index.line(line).length;
        if (size > 0 && size + length > mostBytes)
            break;
        size += length;
        chunk.ends.push_back(quint32(size));
    }
    chunk.bytes.resize(qsizetype(size));
    bool wouldWait = false;
    const auto got = readAt(begin, chunk.bytes.data(), chunk.bytes.size(), Wait::ForDisk, &wouldWait);
    if (!got)
        return got.error();
    if (*got < size)
        return storageError(QStringLiteral("the file of the log is shorter than it was: something else cut it"), m_where);
    return chunk;
}

Result<std::optional<QByteArray>> LogSpool::text(qint64 line, qsizetype mostBytes, Wait wait) const
{
    const LogIndex::Line place = m_index.line(line);
    QByteArray bytes(std::min<qsizetype>(qsizetype(place.length), mostBytes), Qt::Uninitialized);
    bool wouldWait = false;
    const auto got = readAt(place.begin, bytes.data(), bytes.size(), wait, &wouldWait);
    if (!got)
        return got.error();
    if (wouldWait)
        return std::optional<QByteArray>();
    if (*got < bytes.size())
        return storageError(QStringLiteral("the file of the log is shorter than it was: something else cut it"), m_where);
    if (bytes.size() == qsizetype(place.length) && bytes.endsWith('\n'))
        bytes.chop(1);
    return std::optional<QByteArray>(std::move(bytes));
}

} // namespace pilothouse::logs
