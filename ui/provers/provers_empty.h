// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/snapshot.h"
#include "services/domain/prover.h"

#include <QString>

#include <functional>

namespace pilothouse::models {
class ProverTableModel;
}

namespace pilothouse::ui {

class EmptyState;

/// What the reader of an empty table can do about it.
struct ProversEmptyActions
{
    std::function<void()> clearFilter;
    std::function<void()> tryAgain;
};

/// Says why the table shows no row: never loaded, unreachable, key refused, too many requests, nothing there, or all filtered out.
/// `snapshot`: null when the environment has no AWS account. `place`: region and address that were asked.
void describeEmptyProvers(EmptyState *empty, const models::ProverTableModel &model, const Snapshot<domain::ProverFleet> *snapshot,
                          const QString &place, const QString &environment, const ProversEmptyActions &actions);

/// The same trouble in one short sentence, by kind: "AWS does not accept the key", "AWS asks to slow down".
QString awsTrouble(const Error &error);

} // namespace pilothouse::ui
