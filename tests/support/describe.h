// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QByteArray>

#include <optional>

namespace pilothouse::test {

/// What an awaited result is, in words for a failing test.
template <typename T>
QByteArray describe(const std::optional<Result<T>> &result)
{
    if (!result)
        return "no answer in time";
    if (result->has_value())
        return "a value";
    const Error &error = result->error();
    return (QString(errorKindName(error.kind)) + QStringLiteral(": ") + error.what + QStringLiteral(" [") + error.where + u']').toUtf8();
}

} // namespace pilothouse::test
