// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace pilothouse::aws {

/// Keeps repeats from becoming a storm: a pool of 500 tokens, of which a repeat takes 5 and one after a silence 10. A request
/// that goes well gives back what its repeats took, or one token. Rules of the public SDKs' standard retry mode.
class RetryBudget
{
public:
    static constexpr int kFull = 500;
    static constexpr int kRepeat = 5;
    static constexpr int kRepeatAfterSilence = 10;

    /// False when the pool cannot pay for it.
    bool take(int cost)
    {
        if (cost > m_left)
            return false;
        m_left -= cost;
        return true;
    }
    void giveBack(int taken) { m_left = std::min(kFull, m_left + std::max(taken, 1)); }
    int left() const { return m_left; }

private:
    int m_left = kFull;
};

} // namespace pilothouse::aws
