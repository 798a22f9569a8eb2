// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/cluster/machine_past.h"

#include <QFuture>
#include <QHash>
#include <QJsonObject>

#include <memory>
#include <optional>

namespace pilothouse::cluster {

using MachinePasts = QHash<QString, std::shared_ptr<const MachinePast>>; ///< by the CVM's id as text; none is null

/// What this desk saw of the machines of one cloud.
struct KeptHistory
{
    QString endpoint; ///< of the cloud; another one's machines are others
    MachinePasts machines;
};

/// Left out is what a machine writes in words of its own (boot steps and boot errors may quote anything, a secret too), and machines that were
/// last listed more than a day before `now` (UTC).
QJsonObject toJson(const KeptHistory &kept, const QDateTime &now);

/// All that is read is older. Errors: Storage, naming what cannot be read; a part of it is never shown as the whole.
Result<KeptHistory> keptHistoryFrom(const QJsonObject &json);

/// Where it is kept. Both work on threads of their own from beginning to end.
class KeptHistoryPort
{
public:
    virtual ~KeptHistoryPort() = default;
    virtual QFuture<Status> save(std::shared_ptr<const KeptHistory> kept) = 0;
    /// Nothing when nothing was ever kept.
    virtual QFuture<Result<std::optional<KeptHistory>>> load() = 0;
};

} // namespace pilothouse::cluster
