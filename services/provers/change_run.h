// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/provers/change_runner.h"

#include <QPromise>

namespace pilothouse::provers {

/// One change under way.
struct ChangeRunner::Run
{
    QString object;
    QString action; ///< of the record: "provers.scale"
    QString title;
    QString reason;
    QString id; ///< ties its entries of the record together
    CancelToken cancel;
    OperationId operation;
    QPromise<ChangeResult> promise;
    ChangeResult result;
    bool announced = false;  ///< an intention is in the record
    bool changed = false;    ///< something is in force, or may be
    KeptChange kept;         ///< of a scaling
    QStringList stepsBefore; ///< of earlier runs of the same kept change
    bool isKept = false;     ///< it is written down
    bool sent = false;       ///< a request went out that was not refused
};

QJsonObject toJson(const GroupSize &size);

} // namespace pilothouse::provers
