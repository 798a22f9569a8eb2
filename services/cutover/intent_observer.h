// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cutover/cutover_workflow.h"

namespace pilothouse::cutover {

/// Turns a router's running counts into what was observed since the last move. Pure.
class IntentObserver final
{
public:
    /// A move was read back: counting begins anew with the next count.
    void onMove(const QDateTime &at);
    /// `process` is the router's (RouterState::process): another one has counted from zero.
    void onCounts(const std::optional<RouterTraffic> &traffic, const QString &process);

    /// Nothing when the router does not count intents now.
    std::optional<ObservedShare> observed(domain::Intent intent) const;

private:
    std::optional<IntentCounts> m_counts;
    IntentCounts m_base{};
    QDateTime m_since;
    QDateTime m_pendingMove; ///< valid: the next count is the base
    QString m_process;
};

} // namespace pilothouse::cutover
