// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/cancel_token.h"

#include <QString>

#include <functional>

namespace pilothouse::cluster {

/// Who follows a change while it runs, beside the list of operations.
struct ChangeFollower
{
    CancelToken cancel;                        ///< no longer waits
    std::function<void(const QString &)> told; ///< of each step; may be null
    QString together;                          ///< what the record says it is a part of; empty: of nothing
};

} // namespace pilothouse::cluster
