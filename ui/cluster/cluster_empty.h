// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/snapshot.h"
#include "services/domain/cvm.h"

#include <QString>

#include <functional>

namespace pilothouse::models {
class CvmTableModel;
}

namespace pilothouse::ui {

class EmptyState;

/// What the reader of an empty table can do about it.
struct EmptyActions
{
    std::function<void()> clearFilter;
    std::function<void()> tryAgain;
    std::function<void()> setUp;  ///< none: not offered
    std::function<void()> deploy; ///< null: nothing can be deployed
};

/// Says why the table shows no row: never loaded, could not load, not allowed, nothing there, or all of it filtered out.
/// `snapshot`: null when the environment has no cloud.
void describeEmptyCluster(EmptyState *empty, const models::CvmTableModel &model, const Snapshot<domain::CvmList> *snapshot, const QString &cloud,
                          const QString &environment, const EmptyActions &actions);

} // namespace pilothouse::ui
