// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <compare>
#include <cstdint>
#include <optional>

namespace pilothouse {

/// An amount in integer micro-units of a currency (list prices of machines need more than cents).
class Money
{
public:
    static constexpr int64_t kMicrosPerUnit = 1'000'000;

    Money() = default; ///< nothing, in no currency
    Money(int64_t micros, QString currency) : m_micros(micros), m_currency(std::move(currency)) { }

    /// Decimal text such as "0.058"; at most six decimals, no exponent. Never goes through binary floats.
    static std::optional<Money> fromDecimal(QStringView text, const QString &currency);

    int64_t micros() const { return m_micros; }
    const QString &currency() const { return m_currency; }

    /// The sum; nothing when the currencies differ or the sum does not fit.
    std::optional<Money> plus(const Money &other) const;
    /// "0.058", always with a dot, trailing zeros dropped, at least two decimals.
    QString toDecimal() const;

    friend bool operator==(const Money &, const Money &) = default;

private:
    int64_t m_micros = 0;
    QString m_currency;
};

} // namespace pilothouse
