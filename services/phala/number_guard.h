// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace pilothouse::phala {

/// Puts JSON numbers into quotes that a JSON parser cannot hold exactly: beyond double ("1e400") or whole ones of 19 digits
/// and more. So one wild number spoils its own cell and not the list it is in, and long identifiers keep all their digits.
/// Everything else stays as it is, byte for byte.
QByteArray guardNumbers(const QByteArray &json);

} // namespace pilothouse::phala
