// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/store/store.h"

#include <QDateTime>
#include <QFuture>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace pilothouse::store {

/// Who holds a lease: words for people, and enough to see on the same machine that the holder has died.
struct LeaseHolder
{
    QString program; ///< "pilothouse", "pilothousectl cutover watch"
    QString host;
    QString boot;     ///< the kernel's boot id
    QString instance; ///< random, so that two windows of one program are two
    qint64 pid = 0;
    qint64 started = 0; ///< clock ticks after boot: a reused process id is another process

    static LeaseHolder thisProcess(const QString &program);
    static std::optional<LeaseHolder> fromText(const QString &text);
    QString toText() const;
    /// "pilothouse on ops-desk-2 (process 1234)"
    QString words() const;
    /// True only when it certainly is: same machine, and rebooted since or no such process any more.
    bool isGone() const;

    friend bool operator==(const LeaseHolder &, const LeaseHolder &) = default;
};

struct Lease
{
    QString name;
    LeaseHolder holder;
    QDateTime until; ///< UTC
};

/// A lease never lasts longer than this without being renewed; one that seems to was written before the clock was set back.
inline constexpr std::chrono::minutes kLongestLease{10};

/// Takes the lease, or renews it when it is already the holder's. Free are those that ran out and those whose holder is gone.
/// Errors: Conflict ("held by … until …"), Storage.
QFuture<Result<Lease>> acquireLease(Store &store, QString name, LeaseHolder holder, std::chrono::milliseconds duration,
                                    std::shared_ptr<const Clock> clock);

/// Gives it back; nothing happens when another has it by now.
QFuture<Status> releaseLease(Store &store, QString name, LeaseHolder holder);

/// Who has it now; nothing when it is free.
QFuture<Result<std::optional<Lease>>> currentLease(Store &store, QString name, std::shared_ptr<const Clock> clock);

} // namespace pilothouse::store
