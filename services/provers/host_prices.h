// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/money.h"

#include <optional>

namespace pilothouse::provers {

/// List price of a machine by the hour, Linux on demand; nothing for types that are not in the table.
std::optional<Money> hourlyPriceOf(const QString &instanceType);
/// Where the prices are from, and what they leave out.
QString priceSource();

} // namespace pilothouse::provers
