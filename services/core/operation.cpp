// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/operation.h"

#include <algorithm>

namespace pilothouse {

namespace {
constexpr size_t kKeptOperations = 200;
}

OperationList::OperationList(std::shared_ptr<const Clock> clock, QObject *parent) : QObject(parent), m_clock(std::move(clock)) { }

OperationId OperationList::begin(const QString &environment, const QString &title, const CancelToken &token)
{
    Entry entry;
    entry.status.id = OperationId(QStringLiteral("op-%1").arg(m_next++));
    entry.status.environment = environment;
    entry.status.title = title;
    entry.status.startedAt = m_clock->utcNow();
    entry.token = token;
    const OperationId id = entry.status.id;
    m_entries.insert(m_entries.begin(), std::move(entry));
    if (m_entries.size() > kKeptOperations) {
        const auto oldest
            = std::find_if(m_entries.rbegin(), m_entries.rend(), [](const Entry &e) { return e.status.state != OperationState::Running; });
        if (oldest != m_entries.rend())
            m_entries.erase(std::next(oldest).base());
    }
    emit operationChanged(id);
    return id;
}

void OperationList::restore(std::vector<OperationStatus> before)
{
    for (OperationStatus &status : before) {
        if (m_entries.size() >= kKeptOperations)
            break;
        Entry entry;
        entry.status = std::move(status);
        entry.status.id = OperationId(QStringLiteral("op-%1").arg(m_next++));
        entry.status.cancellable = false;
        const OperationId id = entry.status.id;
        m_entries.push_back(std::move(entry));
        emit operationChanged(id);
    }
}

void OperationList::step(const OperationId &id, const QString &text, std::optional<double> share)
{
    Entry *const found = entry(id);
    if (found == nullptr || found->status.state != OperationState::Running)
        return;
    found->status.step = text;
    found->status.share = share;
    emit operationChanged(id);
}

void OperationList::succeed(const OperationId &id, const QString &outcome, const QString &verdict)
{
    if (Entry *const found = entry(id); found != nullptr && found->status.state == OperationState::Running)
        found->status.verdict = verdict;
    end(id, OperationState::Succeeded, outcome, std::nullopt);
}

void OperationList::fail(const OperationId &id, const Error &error)
{
    const OperationState state = error.kind == ErrorKind::Cancelled        ? OperationState::Cancelled
                                 : error.kind == ErrorKind::OutcomeUnknown ? OperationState::OutcomeUnknown
                                                                           : OperationState::Failed;
    end(id, state, error.what, error);
}

void OperationList::cancel(const OperationId &id)
{
    const Entry *const found = entry(id);
    if (found != nullptr && found->status.cancellable)
        found->token.cancel();
}

std::optional<OperationStatus> OperationList::find(const OperationId &id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &e) { return e.status.id == id; });
    return found == m_entries.end() ? std::nullopt : std::optional(found->status);
}

std::vector<OperationStatus> OperationList::all() const
{
    std::vector<OperationStatus> list;
    list.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        list.push_back(entry.status);
    return list;
}

int OperationList::runningCount() const
{
    return int(std::count_if(m_entries.begin(), m_entries.end(), [](const Entry &e) { return e.status.state == OperationState::Running; }));
}

OperationList::Entry *OperationList::entry(const OperationId &id)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &e) { return e.status.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

void OperationList::end(const OperationId &id, OperationState state, const QString &text, std::optional<Error> error)
{
    Entry *const found = entry(id);
    if (found == nullptr || found->status.state != OperationState::Running)
        return;
    found->status.state = state;
    found->status.step = text;
    found->status.error = std::move(error);
    found->status.endedAt = m_clock->utcNow();
    found->status.cancellable = false;
    emit operationChanged(id);
}

} // namespace pilothouse
