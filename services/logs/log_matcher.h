// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/logs/log_query.h"
#include "services/logs/log_spool.h"

#include <QRegularExpression>

#include <chrono>
#include <utility>

namespace pilothouse::logs {

/// A query made ready. It looks at a line as it is shown, without its colours. A value: each thread has its own copy.
class LogMatcher
{
public:
    /// Steps of the expression's engine for one line; what needs more counts as no match, and is told. About a millisecond.
    static constexpr int kStepsForALine = 50'000;

    /// Errors (InvalidInput): those of termsOf(); an expression that is none, with its place.
    static Result<LogMatcher> of(const LogQuery &query);

    struct Hits
    {
        std::vector<quint32> lines; ///< ascending numbers
        qint64 tooHard = 0;         ///< lines whose match was given up
        bool isLate = false;        ///< stopped at the deadline: the chunk is not searched to its end
    };
    /// `sources` by number, from LogSpool::sources().
    Hits match(LogChunk chunk, const LogIndex &index, const QStringList &sources, std::chrono::steady_clock::time_point deadline) const;

    /// Where in a shown line the words or the expression stand: begin and length, at most 200. Made for the thread of the window: of an
    /// expression that is too hard it tells fewer.
    std::vector<std::pair<qsizetype, qsizetype>> spans(const QString &shown) const;

private:
    struct Word
    {
        QString text;
        QByteArray bytes; ///< folded when case does not count
        bool isNegated = false;
        bool byCharacter = false; ///< letters beyond ASCII, and case does not count: bytes will not do
    };
    bool hasWord(QByteArrayView line, const Word &word) const;
    bool hasOthers(QByteArrayView line) const;
    std::vector<bool> allowedSources(const QStringList &sources) const;
    std::vector<bool> matchWords(LogChunk *chunk) const;
    std::vector<bool> matchExpression(const LogChunk &chunk, std::chrono::steady_clock::time_point deadline, Hits *hits) const;

    LogQuery m_query;
    std::vector<Word> m_words;                                  ///< the first one, when it is not negated, is looked for in whole chunks
    std::vector<std::pair<QRegularExpression, bool>> m_sources; ///< of names; true: not these
    QRegularExpression m_expression;
    QRegularExpression m_marking; ///< the same with far fewer steps
};

} // namespace pilothouse::logs
