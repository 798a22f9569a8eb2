// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/logs/time_order.h"

#include <vector>

namespace pilothouse::models {

/// The lines that are shown with hits where the others are hidden: so many before and after each, in the order of time. All functions give
/// numbers that ascend, as TimeOrder takes them in.
struct HitSurroundings
{
    const logs::TimeOrder &all;
    const logs::TimeOrder &hits;
    int reach = 0; ///< lines on each side
    logs::TimeOrder::TimeOf timeOf;

    /// Of all hits.
    std::vector<quint32> ofAll() const;
    /// Of these hits, without what is shown already.
    std::vector<quint32> ofHits(const std::vector<quint32> &fresh, const logs::TimeOrder &shown) const;
    /// Those of the lines from `first` to before `end` that stand near a hit of before.
    std::vector<quint32> ofLines(quint32 first, quint32 end, const logs::TimeOrder &shown) const;
};

} // namespace pilothouse::models
