// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>

#include <vector>

namespace pilothouse::logs {

/// What is looked for in a log, as typed.
struct LogQuery
{
    enum class Kind {
        Words,      ///< all of them: `error -heartbeat "out of memory" source:gpu*`
        Expression, ///< one regular expression
    };
    QString text;
    Kind kind = Kind::Words;
    Qt::CaseSensitivity caseSensitivity = Qt::CaseInsensitive;
    bool isInverted = false; ///< the lines that do not match

    bool isEmpty() const { return text.trimmed().isEmpty(); }
    friend bool operator==(const LogQuery &, const LogQuery &) = default;
};

/// One word of a query.
struct LogTerm
{
    enum class Field { Text, Source };
    QString text; ///< of a source: its name, with * for anything
    Field field = Field::Text;
    bool isNegated = false;

    friend bool operator==(const LogTerm &, const LogTerm &) = default;
};

/// The words of a query of words. A word with spaces stands in quotes; "-" alone is a word; only `source:` is a field.
/// Errors (InvalidInput): a line feed (no line holds one), a quote without its end, longer than 1,000 characters.
Result<std::vector<LogTerm>> termsOf(const QString &text);

} // namespace pilothouse::logs
