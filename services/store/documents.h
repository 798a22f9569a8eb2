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
#include <vector>

namespace pilothouse::store {

/// Small JSON states by name ("cutover.state"): written whole, on disk when the future completes.
QFuture<Status> saveDocument(Store &store, QString name, QJsonObject body, std::shared_ptr<const Clock> clock);

/// Nothing when there is none under this name. Errors: Storage (also when what is there is not a JSON object).
QFuture<Result<std::optional<QJsonObject>>> loadDocument(Store &store, QString name);

/// A document as it lies there, unread.
struct StoredDocument
{
    QString name;
    QString text;
};

/// All whose names begin so, by name. Unread, so that a damaged one hides none of the others.
QFuture<Result<std::vector<StoredDocument>>> listDocuments(Store &store, QString prefix);

/// Removes it; nothing happens when it was written anew since it was read, or is gone.
QFuture<Status> removeDocument(Store &store, StoredDocument document);

} // namespace pilothouse::store
