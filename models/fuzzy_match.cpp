// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fuzzy_match.h"

#include <algorithm>

namespace pilothouse::models {

namespace {

constexpr int kMostStarts = 8;

bool startsWord(QStringView name, qsizetype at)
{
    if (at == 0)
        return true;
    const QChar before = name[at - 1];
    return !before.isLetterOrNumber() || (before.isLower() && name[at].isUpper());
}

std::optional<FuzzyMatch> matchFrom(QStringView typed, QStringView name, qsizetype start)
{
    FuzzyMatch match;
    qsizetype at = start;
    for (const QChar letter : typed) {
        if (letter.isSpace())
            continue;
        const QChar wanted = letter.toCaseFolded();
        while (at < name.size() && name[at].toCaseFolded() != wanted)
            ++at;
        if (at == name.size())
            return std::nullopt;
        const bool follows = !match.where.isEmpty() && match.where.back() + 1 == at;
        match.score += 1 + (startsWord(name, at) ? 6 : 0) + (follows ? 4 : 0);
        match.where << at++;
    }
    match.score = match.score * 16 - int(std::min<qsizetype>(name.size(), 64)) / 4;
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView name)
{
    const auto first = std::find_if(typed.begin(), typed.end(), [](QChar letter) { return !letter.isSpace(); });
    if (first == typed.end())
        return FuzzyMatch();
    const QChar wanted = first->toCaseFolded();
    std::optional<FuzzyMatch> best;
    int starts = 0;
    for (qsizetype at = 0; at < name.size() && starts < kMostStarts; ++at) {
        if (name[at].toCaseFolded() != wanted)
            continue;
        ++starts;
        auto match = matchFrom(typed, name, at);
        if (!match)
            break; // a later start has even fewer letters to find
        if (!best || match->score > best->score)
            best = std::move(match);
    }
    return best;
}

} // namespace pilothouse::models
