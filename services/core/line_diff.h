// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace pilothouse {

/// One line of a difference. Context lines are equal on both sides.
struct DiffLine
{
    enum class Kind { Context, Removed, Added, Gap };
    Kind kind = Kind::Context;
    QString text;  ///< of a Gap: empty; "n lines equal" is the view's wording
    int count = 0; ///< lines a Gap stands for

    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// Line difference with `context` equal lines around each change; longer equal stretches fold into a Gap. At most 4,000 lines
/// a side are compared line by line; what is longer comes out as one removed and one added block.
std::vector<DiffLine> diffLines(const QStringList &before, const QStringList &after, int context = 1);

} // namespace pilothouse
