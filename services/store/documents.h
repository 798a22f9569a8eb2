// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/clock.h"
#include "services/core/result.h"
#include "services/store/store.h"

#include <QFuture>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>

namespace pilothouse::store {

/// Small JSON states by name ("cutover.state"): written whole, on disk when the future completes.
QFuture<Status> saveDocument(Store &store, QString name, QJsonObject body, std::shared_ptr<const Clock> clock);

/// Nothing when there is none under this name. Errors: Storage (also when what is there is not a JSON object).
QFuture<Result<std::optional<QJsonObject>>> loadDocument(Store &store, QString name);

} // namespace pilothouse::store
