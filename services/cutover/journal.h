// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"
#include "services/core/clock.h"
#include "services/core/result.h"

#include <QCoroTask>
#include <QFuture>
#include <QPromise>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace pilothouse::cutover {

/// The cutover's way to the record: entries go one after the other, in the order in which they were handed in.
/// What must be on disk before an action is refused when it cannot be; what belongs to a rollback is kept and entered later.
class Journal final : public std::enable_shared_from_this<Journal>
{
public:
    Journal(std::shared_ptr<audit::AuditLog> audit, std::shared_ptr<const Clock> clock);

    /// Completes when the entry is on disk. Error: it is not, nor will it be; the action must not start.
    QCoro::Task<Status> enter(audit::Record record);
    /// True when the entry is on disk; false when it is kept to be entered by a later retry(), with the time it is about.
    /// Text that the record refuses (it looks like a secret) is withheld, never the entry.
    QFuture<bool> enterOrKeep(audit::Record record);

    /// True when everything that was handed in so far is on disk; false when some of it is kept because the record cannot be written.
    QFuture<bool> settled();

    /// Entries that could not be written yet.
    bool hasBacklog() const { return m_failing; }
    const std::optional<Error> &lastError() const { return m_lastError; }
    /// Tries the kept entries again; nothing happens when there are none.
    void retry();

    /// Marks all later entries: the wall clock they carry was set while this program ran.
    void noteClockJump(std::chrono::seconds by) { m_clockJump += by; }

private:
    enum class OnFailure { Drop, Keep };
    /// How much of an entry is left out because the record refuses its text; each step leaves out more.
    enum class Withheld { Nothing, Reason, Details, AllButAction };
    struct Item
    {
        audit::Record record;
        QDateTime handedIn;
        OnFailure onFailure = OnFailure::Drop;
        std::shared_ptr<QPromise<Result<bool>>> promise; ///< null once it was answered
        bool wasKept = false;
        Withheld withheld = Withheld::Nothing;
    };

    QFuture<Result<bool>> push(audit::Record record, OnFailure onFailure);
    QCoro::Task<> work();
    void keepAll(const Error &error);
    static bool withholdMore(Item &item); ///< false: nothing more can be left out
    static void answer(Item &item, const Result<bool> &result);
    audit::Record stamped(const Item &item) const;

    std::shared_ptr<audit::AuditLog> m_audit;
    std::shared_ptr<const Clock> m_clock;
    std::deque<Item> m_items;
    std::vector<std::shared_ptr<QPromise<bool>>> m_waiting; ///< for the end of the work under way
    std::optional<Error> m_lastError;
    std::chrono::seconds m_clockJump{0};
    bool m_working = false;
    bool m_failing = false;
};

} // namespace pilothouse::cutover
