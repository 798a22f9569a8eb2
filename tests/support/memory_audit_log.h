// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"

#include <QCoroTimer>

#include <memory>
#include <vector>

namespace pilothouse::test {

/// Keeps records in memory, in order, and can be told to fail. Entries are numbered but not chained: the chain is tested
/// with the real log. Link pilothouse_audit (for the signals of the abstract class).
class MemoryAuditLog final : public audit::AuditLog
{
public:
    /// `clock`: null takes the machine's.
    explicit MemoryAuditLog(std::shared_ptr<const Clock> clock = nullptr) : m_clock(std::move(clock)) { }

    /// From now on append() fails as a full disk does; nothing is kept.
    void failFromNowOn() { m_failing = true; }
    void recover() { m_failing = false; }

    /// Oldest first.
    const std::vector<audit::Record> &records() const { return m_records; }
    std::vector<audit::Record> recordsOf(const QString &action) const
    {
        std::vector<audit::Record> found;
        for (const audit::Record &record : m_records) {
            if (record.action == action)
                found.push_back(record);
        }
        return found;
    }

    QCoro::Task<Result<audit::Entry>> append(audit::Record record) override
    {
        co_await QCoro::sleepFor(std::chrono::milliseconds(0)); // a real log answers from the event loop too
        if (m_failing)
            co_return storageError();
        m_records.push_back(record);
        m_times.push_back(m_clock ? m_clock->utcNow() : QDateTime::currentDateTimeUtc());
        audit::Entry entry;
        entry.seq = m_records.size();
        entry.utc = m_times.back();
        entry.record = record;
        emit appended(entry);
        co_return entry;
    }
    QCoro::Task<Result<std::vector<audit::Entry>>> entries(audit::Filter) override
    {
        std::vector<audit::Entry> newestFirst;
        for (size_t i = m_records.size(); i > 0; --i) {
            audit::Entry entry;
            entry.seq = i;
            entry.utc = m_times[i - 1];
            entry.record = m_records[i - 1];
            newestFirst.push_back(entry);
        }
        co_return newestFirst;
    }
    QCoro::Task<Result<std::vector<audit::Checkpoint>>> checkpoints() override { co_return std::vector<audit::Checkpoint>(); }
    QCoro::Task<Result<audit::Verification>> verify() override
    {
        audit::Verification verification;
        verification.intact = true;
        verification.entries = m_records.size();
        co_return verification;
    }
    QCoro::Task<Result<QString>> exportTo(QString) override { co_return storageError(); }

private:
    static Error storageError()
    {
        Error error;
        error.kind = ErrorKind::Storage;
        error.what = QStringLiteral("the record cannot be written: no space left on device");
        return error;
    }

    std::shared_ptr<const Clock> m_clock;
    std::vector<audit::Record> m_records;
    std::vector<QDateTime> m_times; ///< of each
    bool m_failing = false;
};

} // namespace pilothouse::test
