// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

#include <optional>

namespace pilothouse::models {

/// How well typed letters fit a name, and which letters of it they are.
struct FuzzyMatch
{
    int score = 0;          ///< higher is better; comparable between names for the same typed letters
    QList<qsizetype> where; ///< positions in the name, ascending
};

/// The typed letters in order somewhere in the name, whatever the case; blanks between them are left out. Beginnings of words and
/// letters that follow one another count more, long names a little less. Nothing when a letter is missing. An empty text fits all.
/// Takes time linear in the length of the name for each of its places where the first letter stands, at most eight of them.
std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView name);

} // namespace pilothouse::models
