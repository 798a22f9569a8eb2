// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/domain/environment.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace pilothouse::domain {

/// Whether this desk may change things in one environment now. Production opens read-only and is unlocked for
/// 15 minutes at a time; the other kinds are always writable. A rollback never asks here.
class WriteAccess final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::minutes kUnlockTime{15};

    WriteAccess(EnvironmentKind kind, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    /// Starts (or starts again) the 15 minutes; no effect outside production.
    void unlock();
    void lock();

    bool isWritable() const;
    /// Time until production locks itself; nothing when locked or when the kind never locks.
    std::optional<std::chrono::seconds> remaining() const;
    EnvironmentKind kind() const { return m_kind; }

signals:
    void changed();

private:
    EnvironmentKind m_kind;
    std::shared_ptr<const Clock> m_clock;
    std::optional<MonotonicTime> m_until;
};

} // namespace pilothouse::domain
