// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/logs/log_matcher.h"

#include "services/logs/terminal_text.h"

#include <algorithm>
#include <cstring>

namespace pilothouse::logs {

namespace {

constexpr size_t kMostSpans = 200;
constexpr int kStepsForMarks = 1000;
constexpr int kLinesBetweenLooks = 16; ///< at the clock

/// Upper case ASCII to lower, in place. Other bytes stay: letters beyond ASCII are compared as characters.
void fold(QByteArray *bytes)
{
    char *const data = bytes->data();
    const qsizetype size = bytes->size();
    qsizetype i = 0;
    // Eight at a time: bytes above "Z" and at least "A" carry into their top bits, which are moved down to the bit of the case.
    constexpr quint64 kOnes = 0x0101010101010101;
    for (; i + 8 <= size; i += 8) {
        quint64 word;
        std::memcpy(&word, data + i, sizeof word);
        const quint64 low = word & (0x7f * kOnes);
        const quint64 aboveZ = low + (0x7f - 'Z') * kOnes;
        const quint64 fromA = low + (0x80 - 'A') * kOnes;
        const quint64 isUpper = (fromA & ~aboveZ) & ~word & (0x80 * kOnes);
        word |= isUpper >> 2;
        std::memcpy(data + i, &word, sizeof word);
    }
    for (; i < size; ++i) {
        const auto c = uchar(data[i]);
        data[i] = char(c + (uchar(c - 'A') < 26 ? 32 : 0));
    }
}

const char *find(const char *from, const char *end, const QByteArray &needle)
{
    return static_cast<const char *>(::memmem(from, size_t(end - from), needle.constData(), size_t(needle.size())));
}

} // namespace

Result<LogMatcher> LogMatcher::of(const LogQuery &query)
{
    LogMatcher matcher;
    matcher.m_query = query;
    if (query.kind == LogQuery::Kind::Expression) {
        if (query.text.contains(u'\n') || query.text.size() > 1000)
            return Error{.kind = ErrorKind::InvalidInput,
                         .what = QStringLiteral("an expression with a line break, or longer than 1000 characters"),
                         .nextStep = QStringLiteral("Look for a part of one line.")};
        const auto caseOption
            = query.caseSensitivity == Qt::CaseInsensitive ? QRegularExpression::CaseInsensitiveOption : QRegularExpression::NoPatternOption;
        // Compiled as typed first, so that the place of an error is the typed one.
        const QRegularExpression typed(query.text, caseOption);
        if (!typed.isValid())
            return Error{.kind = ErrorKind::InvalidInput,
                         .what = QStringLiteral("%1 (at character %2)").arg(typed.errorString()).arg(typed.patternErrorOffset() + 1),
                         .nextStep = QStringLiteral("Correct the expression, or look for words.")};
        matcher.m_expression.setPatternOptions(caseOption);
        matcher.m_expression.setPattern(QStringLiteral("(*LIMIT_MATCH=%1)").arg(kStepsForALine) + query.text);
        matcher.m_marking.setPatternOptions(caseOption);
        matcher.m_marking.setPattern(QStringLiteral("(*LIMIT_MATCH=%1)").arg(kStepsForMarks) + query.text);
        return matcher;
    }
    const auto terms = termsOf(query.text);
    if (!terms)
        return terms.error();
    for (const LogTerm &term : *terms) {
        if (term.field == LogTerm::Field::Source) {
            matcher.m_sources.emplace_back(
                QRegularExpression(QRegularExpression::wildcardToRegularExpression(term.text), QRegularExpression::CaseInsensitiveOption),
                term.isNegated);
            continue;
        }
        Word word;
        word.text = term.text;
        word.isNegated = term.isNegated;
        word.bytes = term.text.toUtf8();
        if (query.caseSensitivity == Qt::CaseInsensitive) {
            word.byCharacter = std::any_of(word.bytes.begin(), word.bytes.end(), [](char c) { return uchar(c) > 0x7f; });
            fold(&word.bytes);
        }
        matcher.m_words.push_back(word);
    }
    // The longest word that must be there is the rarest, and memmem is fast with it.
    std::stable_sort(matcher.m_words.begin(), matcher.m_words.end(), [](const Word &left, const Word &right) {
        const auto rank = [](const Word &word) { return word.isNegated || word.byCharacter ? qsizetype(0) : word.bytes.size(); };
        return rank(left) > rank(right);
    });
    return matcher;
}

bool LogMatcher::hasWord(QByteArrayView line, const Word &word) const
{
    if (word.byCharacter)
        return QString::fromUtf8(line).contains(word.text, Qt::CaseInsensitive);
    return find(line.data(), line.data() + line.size(), word.bytes) != nullptr;
}

/// All words but the first.
bool LogMatcher::hasOthers(QByteArrayView line) const
{
    return std::all_of(m_words.begin() + 1, m_words.end(), [&](const Word &word) { return hasWord(line, word) != word.isNegated; });
}

std::vector<bool> LogMatcher::matchWords(LogChunk *chunk) const
{
    std::vector<bool> found(chunk->ends.size(), m_words.empty());
    if (m_words.empty())
        return found;
    if (m_query.caseSensitivity == Qt::CaseInsensitive)
        fold(&chunk->bytes);
    const Word &first = m_words.front();
    if (first.isNegated || first.byCharacter) {
        for (size_t i = 0; i < found.size(); ++i) {
            const QByteArrayView line = chunk->line(qint64(i));
            found[i] = hasWord(line, first) != first.isNegated && hasOthers(line);
        }
        return found;
    }
    const char *const begin = chunk->bytes.constData();
    const char *const end = begin + chunk->bytes.size();
    auto line = chunk->ends.begin();
    for (const char *at = begin; at < end;) {
        const char *const hit = find(at, end, first.bytes);
        if (hit == nullptr)
            break;
        line = std::upper_bound(line, chunk->ends.end(), quint32(hit - begin));
        const qint64 index = line - chunk->ends.begin();
        // A line cut in pieces has no line feed at its end: a hit may reach over it.
        if (hit + first.bytes.size() <= begin + *line) {
            found[size_t(index)] = hasOthers(chunk->line(index));
            at = begin + *line;
        } else {
            at = hit + 1;
        }
    }
    return found;
}

std::vector<bool> LogMatcher::matchExpression(const LogChunk &chunk, std::chrono::steady_clock::time_point deadline, Hits *hits) const
{
    std::vector<bool> found(chunk.ends.size(), false);
    for (size_t i = 0; i < found.size(); ++i) {
        if (i % kLinesBetweenLooks == 0 && std::chrono::steady_clock::now() > deadline) {
            hits->isLate = true;
            break;
        }
        const QRegularExpressionMatch match = m_expression.match(QString::fromUtf8(chunk.line(qint64(i))));
        found[i] = match.hasMatch();
        hits->tooHard += !match.isValid();
    }
    return found;
}

std::vector<bool> LogMatcher::allowedSources(const QStringList &sources) const
{
    std::vector<bool> allowed(size_t(sources.size()), true);
    for (qsizetype i = 0; i < sources.size(); ++i)
        allowed[size_t(i)] = std::all_of(m_sources.begin(), m_sources.end(),
                                         [&](const auto &source) { return source.first.match(sources[i]).hasMatch() != source.second; });
    return allowed;
}

LogMatcher::Hits LogMatcher::match(LogChunk chunk, const LogIndex &index, const QStringList &sources,
                                   std::chrono::steady_clock::time_point deadline) const
{
    Hits hits;
    if (std::memchr(chunk.bytes.constData(), '\x1b', size_t(chunk.bytes.size())) != nullptr)
        chunk = withoutColours(chunk);
    const std::vector<bool> found = m_query.kind == LogQuery::Kind::Expression ? matchExpression(chunk, deadline, &hits) : matchWords(&chunk);
    const std::vector<bool> allowed = m_sources.empty() ? std::vector<bool>() : allowedSources(sources);
    for (size_t i = 0; i < found.size(); ++i) {
        bool isHit = found[i];
        if (isHit && !m_sources.empty()) {
            const SourceNumber source = index.sourceOf(chunk.first + qint64(i));
            isHit = source < allowed.size() && allowed[source];
        }
        if (isHit != m_query.isInverted)
            hits.lines.push_back(quint32(chunk.first + qint64(i)));
    }
    return hits;
}

std::vector<std::pair<qsizetype, qsizetype>> LogMatcher::spans(const QString &shown) const
{
    std::vector<std::pair<qsizetype, qsizetype>> spans;
    if (m_query.kind == LogQuery::Kind::Expression) {
        for (auto matches = m_marking.globalMatch(shown); matches.hasNext() && spans.size() < kMostSpans;) {
            const QRegularExpressionMatch match = matches.next();
            if (match.capturedLength() > 0)
                spans.emplace_back(match.capturedStart(), match.capturedLength());
        }
        return spans;
    }
    for (const Word &word : m_words) {
        if (word.isNegated)
            continue;
        for (qsizetype at = 0; (at = shown.indexOf(word.text, at, m_query.caseSensitivity)) >= 0 && spans.size() < kMostSpans; at += word.text.size())
            spans.emplace_back(at, word.text.size());
    }
    std::sort(spans.begin(), spans.end());
    return spans;
}

} // namespace pilothouse::logs
