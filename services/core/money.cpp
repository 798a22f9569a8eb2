// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/core/money.h"

#include <limits>

namespace pilothouse {

std::optional<Money> Money::fromDecimal(QStringView text, const QString &currency)
{
    bool negative = false;
    if (text.startsWith(u'-')) {
        negative = true;
        text = text.mid(1);
    }
    if (text.isEmpty() || text.size() > 20)
        return std::nullopt;
    int64_t micros = 0;
    int decimals = -1;
    bool anyDigit = false;
    for (const QChar c : text) {
        if (c == u'.') {
            if (decimals >= 0)
                return std::nullopt;
            decimals = 0;
            continue;
        }
        if (c < u'0' || c > u'9' || decimals == 6)
            return std::nullopt;
        anyDigit = true;
        if (decimals >= 0)
            ++decimals;
        if (__builtin_mul_overflow(micros, int64_t(10), &micros) || __builtin_add_overflow(micros, int64_t(c.unicode() - u'0'), &micros))
            return std::nullopt;
    }
    if (!anyDigit)
        return std::nullopt;
    for (int i = std::max(decimals, 0); i < 6; ++i) {
        if (__builtin_mul_overflow(micros, int64_t(10), &micros))
            return std::nullopt;
    }
    return Money(negative ? -micros : micros, currency);
}

std::optional<Money> Money::plus(const Money &other) const
{
    if (m_currency != other.m_currency)
        return std::nullopt;
    int64_t sum = 0;
    if (__builtin_add_overflow(m_micros, other.m_micros, &sum))
        return std::nullopt;
    return Money(sum, m_currency);
}

QString Money::toDecimal() const
{
    const bool negative = m_micros < 0;
    const uint64_t size = negative ? uint64_t(0) - uint64_t(m_micros) : uint64_t(m_micros);
    QString decimals = QString::number(size % kMicrosPerUnit).rightJustified(6, u'0');
    while (decimals.size() > 2 && decimals.endsWith(u'0'))
        decimals.chop(1);
    return (negative ? QStringLiteral("-") : QString()) + QString::number(size / kMicrosPerUnit) + u'.' + decimals;
}

} // namespace pilothouse
