// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cutover/intent_observer.h"

namespace pilothouse::cutover {

namespace {

bool wentBack(const IntentCounts &counts, const IntentCounts &base)
{
    for (size_t i = 0; i < counts.size(); ++i)
        if (counts[i].oldPlane < base[i].oldPlane || counts[i].newPlane < base[i].newPlane)
            return true;
    return false;
}

} // namespace

void IntentObserver::onMove(const QDateTime &at)
{
    m_pendingMove = at;
}

void IntentObserver::onCounts(const std::optional<RouterTraffic> &traffic, const QString &process)
{
    if (!traffic || !traffic->intents) {
        m_counts.reset();
        return;
    }
    m_counts = traffic->intents;
    if (m_pendingMove.isValid()) {
        m_base = *m_counts;
        m_since = m_pendingMove;
        m_pendingMove = {};
    } else if ((!m_process.isEmpty() && process != m_process) || wentBack(*m_counts, m_base)) {
        // A reload or a cleared table: what is counted now was counted from zero.
        m_base = {};
        m_since = {};
    }
    m_process = process;
}

std::optional<ObservedShare> IntentObserver::observed(domain::Intent intent) const
{
    if (!m_counts)
        return std::nullopt;
    const IntentCount &now = (*m_counts)[size_t(intent)];
    const IntentCount &base = m_base[size_t(intent)];
    return ObservedShare{now.newPlane - base.newPlane, now.total() - base.total(), m_since};
}

} // namespace pilothouse::cutover
