// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/domain/traffic_split.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

namespace pilothouse::cutover {

/// What a cutover must not forget between two programs: written before a change is sent and after it is read back.
struct CutoverMemory
{
    /// What was last read back as ours.
    struct Confirmed
    {
        domain::TrafficSplit split;
        qint64 epoch = 0;
        QString process;
        QDateTime at;

        friend bool operator==(const Confirmed &, const Confirmed &) = default;
    };
    /// A change that was about to be sent; still here after a crash, and then only a look at the router tells how it ended.
    struct Shift
    {
        domain::TrafficSplit from;
        domain::TrafficSplit to;
        qint64 expectedEpoch = 0;
        QString reason;
        bool opensRun = false;
        QDateTime at;

        friend bool operator==(const Shift &, const Shift &) = default;
    };
    struct Rollback
    {
        std::optional<domain::TrafficSplit> from; ///< what was read as in force at the press; nothing when it was not read
        QString reason;
        QDateTime pressedAt;
        std::optional<QDateTime> confirmedAt;
        std::chrono::milliseconds took{0};

        friend bool operator==(const Rollback &, const Rollback &) = default;
    };

    qint64 revision = 0; ///< grows with each save: the newer of two programs' states
    QString run;         ///< empty when no run is open
    std::optional<Confirmed> confirmed;
    std::optional<Shift> shift;
    std::optional<Rollback> rollback; ///< the last one
    bool rolledBack = false;          ///< nothing was shifted since that rollback

    QJsonObject toJson() const;
    /// Errors: Storage when the document is of another format or a member is missing.
    static Result<CutoverMemory> fromJson(const QJsonObject &object);

    friend bool operator==(const CutoverMemory &, const CutoverMemory &) = default;
};

} // namespace pilothouse::cutover
