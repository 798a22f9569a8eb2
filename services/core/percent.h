// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDebug>

#include <compare>
#include <optional>

namespace pilothouse {

/// A share from 0 to 100 %, held in basis points so that no sum drifts.
class Percent
{
public:
    constexpr Percent() = default; ///< 0 %

    static constexpr std::optional<Percent> fromBasisPoints(int points)
    {
        if (points < 0 || points > 10000)
            return std::nullopt;
        return Percent(points);
    }
    /// Whole percent; nothing outside 0 to 100.
    static constexpr std::optional<Percent> fromWhole(int percent) { return fromBasisPoints(percent * 100); }

    static constexpr Percent zero() { return Percent(0); }
    static constexpr Percent all() { return Percent(10000); }

    constexpr int basisPoints() const { return m_points; }
    /// Rounded down, so that 99.9 % never reads as all.
    constexpr int whole() const { return m_points / 100; }
    constexpr bool isWhole() const { return m_points % 100 == 0; }

    friend constexpr bool operator==(const Percent &, const Percent &) = default;
    friend constexpr auto operator<=>(const Percent &, const Percent &) = default;
    friend QDebug operator<<(QDebug debug, Percent percent) { return debug << percent.m_points / 100.0 << "%"; }

private:
    constexpr explicit Percent(int points) : m_points(points) { }
    int m_points = 0;
};

} // namespace pilothouse
