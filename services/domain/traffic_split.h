// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/percent.h"

#include <QString>

#include <array>
#include <optional>

namespace pilothouse::domain {

/// What a request wants from the controller. Other is everything that is none of the first three.
enum class Intent { Analyze, Create, Pay, Other };
inline constexpr std::array kIntents{Intent::Analyze, Intent::Create, Intent::Pay, Intent::Other};

/// "analyze", "create", "pay", "other": the word of the router's map, the command line and JSON.
QString intentWord(Intent intent);
std::optional<Intent> intentFromWord(QStringView word);

/// The share of each intent that goes to the new plane. The rest goes to the old one.
class TrafficSplit
{
public:
    TrafficSplit() = default; ///< all on the old plane: the rolled-back split

    Percent operator[](Intent intent) const { return m_shares[size_t(intent)]; }
    void set(Intent intent, Percent share) { m_shares[size_t(intent)] = share; }
    TrafficSplit with(Intent intent, Percent share) const
    {
        TrafficSplit copy = *this;
        copy.set(intent, share);
        return copy;
    }
    bool isAllOld() const { return *this == TrafficSplit(); }

    /// "analyze 10, create 0, pay 0, other 0", for logs, plans and the record.
    QString toText() const;

    friend bool operator==(const TrafficSplit &, const TrafficSplit &) = default;

private:
    std::array<Percent, kIntents.size()> m_shares{};
};

} // namespace pilothouse::domain
