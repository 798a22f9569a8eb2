// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/phala/number_guard.h"

#include <algorithm>
#include <cmath>

namespace pilothouse::phala {

namespace {

constexpr qsizetype kMostDigits = 18; ///< always fits 64 bits

bool startsNumber(char c)
{
    return c == '-' || (c >= '0' && c <= '9');
}

bool continuesNumber(char c)
{
    return startsNumber(c) || c == '+' || c == '.' || c == 'e' || c == 'E';
}

bool isWild(QByteArrayView number)
{
    if (number.size() <= kMostDigits && std::none_of(number.begin(), number.end(), [](char c) { return c == 'e' || c == 'E'; }))
        return false;
    const bool whole = std::all_of(number.begin(), number.end(), [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
    if (whole)
        return number.size() > kMostDigits;
    bool ok = false;
    const double value = number.toByteArray().toDouble(&ok);
    return !ok || !std::isfinite(value);
}

} // namespace

QByteArray guardNumbers(const QByteArray &json)
{
    QByteArray guarded;
    qsizetype copied = 0;
    for (qsizetype i = 0; i < json.size();) {
        if (json[i] == '"') {
            for (++i; i < json.size() && json[i] != '"'; ++i) {
                if (json[i] == '\\')
                    ++i;
            }
            ++i;
            continue;
        }
        if (!startsNumber(json[i])) {
            ++i;
            continue;
        }
        const qsizetype begin = i;
        while (i < json.size() && continuesNumber(json[i]))
            ++i;
        if (isWild(QByteArrayView(json).sliced(begin, i - begin))) {
            guarded += QByteArrayView(json).sliced(copied, begin - copied);
            guarded += '"';
            guarded += QByteArrayView(json).sliced(begin, i - begin);
            guarded += '"';
            copied = i;
        }
    }
    if (copied == 0)
        return json;
    guarded += QByteArrayView(json).sliced(copied);
    return guarded;
}

} // namespace pilothouse::phala
