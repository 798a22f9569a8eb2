// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/access.h"

namespace pilothouse::domain {

WriteAccess::WriteAccess(EnvironmentKind kind, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent)
    , m_kind(kind)
    , m_clock(std::move(clock))
{
}

void WriteAccess::unlock()
{
    if (m_kind != EnvironmentKind::Production)
        return;
    m_until = m_clock->monotonicNow() + kUnlockTime;
    emit changed();
}

void WriteAccess::lock()
{
    if (!m_until)
        return;
    m_until.reset();
    emit changed();
}

bool WriteAccess::isWritable() const
{
    return m_kind != EnvironmentKind::Production || (m_until && m_clock->monotonicNow() < *m_until);
}

std::optional<std::chrono::seconds> WriteAccess::remaining() const
{
    if (m_kind != EnvironmentKind::Production || !isWritable())
        return std::nullopt;
    return std::chrono::duration_cast<std::chrono::seconds>(*m_until - m_clock->monotonicNow());
}

} // namespace pilothouse::domain
