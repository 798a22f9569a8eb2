// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provers/host_prices.h"

namespace pilothouse::provers {

std::optional<Money> hourlyPriceOf(const QString &instanceType)
{
    static constexpr struct
    {
        const char *type;
        int64_t micros;
    } kPrices[] = {{"g6e.xlarge", 1'861'000}, {"r7iz.2xlarge", 744'000}, {"c7a.4xlarge", 821'120}, {"t3.xlarge", 166'400}, {"t3.medium", 41'600}};
    for (const auto &price : kPrices) {
        if (instanceType == QLatin1String(price.type))
            return Money(price.micros, QStringLiteral("USD"));
    }
    return std::nullopt;
}

QString priceSource()
{
    return QStringLiteral("list price us-east-1 of 2026-07-20, without disks and traffic");
}

} // namespace pilothouse::provers
