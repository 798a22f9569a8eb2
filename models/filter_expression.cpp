// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/filter_expression.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace pilothouse::models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FilterExpression)
};

/// One typed term before it is understood.
struct Token
{
    struct Value
    {
        QString text;
        bool quoted = false;
        bool expression = false; ///< stood between slashes
    };
    int begin = 0;
    int end = 0;
    bool negated = false;
    bool exact = false;
    bool openQuote = false;
    bool openSlash = false;
    bool hasField = false;
    QString field;
    std::vector<Value> values;
};

constexpr int kMostLetters = 1000;
constexpr int kStepsForAValue = 10'000;
constexpr quint32 kBetweenLooks = 64; ///< at the clock

/// What means something else when all values of a row are tried together: the ends of the text, and what never gives back.
bool minds(const QString &expression)
{
    static const QRegularExpression odd(QStringLiteral(R"(\\[AGKRXZz]|\(\?[^:]|\(\*|[*+?}]\+)"));
    return odd.match(expression).hasMatch();
}

bool isFieldLetter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.';
}

/// Reads what stands between slashes; in it \/ is a slash. It ends with a slash that nothing follows.
Token::Value readExpression(QStringView text, int &at, bool listed, bool &openSlash)
{
    Token::Value value;
    value.expression = true;
    const auto endsAt = [&](int place) {
        return text[place] == u'/' && (place + 1 == text.size() || text[place + 1].isSpace() || (listed && text[place + 1] == u','));
    };
    for (++at; at < text.size() && !endsAt(at); ++at) {
        value.text += text[at];
        if (text[at] == u'\\' && at + 1 < text.size())
            value.text += text[++at];
    }
    openSlash = at >= text.size();
    at = std::min<int>(at + 1, int(text.size()));
    return value;
}

/// Reads one value: quoted text with \" and \\ inside, or everything up to a space (and a comma, where values are listed).
Token::Value readValue(QStringView text, int &at, bool listed, Token &token)
{
    if (at < text.size() && text[at] == u'/')
        return readExpression(text, at, listed, token.openSlash);
    Token::Value value;
    if (at < text.size() && text[at] == u'"') {
        value.quoted = true;
        for (++at; at < text.size() && text[at] != u'"'; ++at) {
            if (text[at] == u'\\' && at + 1 < text.size() && (text[at + 1] == u'"' || text[at + 1] == u'\\'))
                ++at;
            value.text += text[at];
        }
        token.openQuote = at >= text.size();
        at = std::min<int>(at + 1, int(text.size()));
        return value;
    }
    while (at < text.size() && !text[at].isSpace() && !(listed && text[at] == u','))
        value.text += text[at++];
    return value;
}

std::vector<Token> tokensOf(QStringView text)
{
    std::vector<Token> tokens;
    int at = 0;
    while (at < text.size()) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        Token token;
        token.begin = at;
        if (text[at] == u'-') {
            token.negated = true;
            ++at;
        }
        int colon = at;
        while (colon < text.size() && isFieldLetter(text[colon]))
            ++colon;
        if (colon > at && colon < text.size() && text[colon] == u':') {
            token.hasField = true;
            token.field = text.mid(at, colon - at).toString();
            at = colon + 1;
            if (at < text.size() && text[at] == u'=') {
                token.exact = true;
                ++at;
            }
        }
        token.values.push_back(readValue(text, at, token.hasField, token));
        while (token.hasField && at < text.size() && text[at] == u',') {
            ++at;
            token.values.push_back(readValue(text, at, true, token));
        }
        token.end = at;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

bool contains(QByteArrayView text, const QByteArray &needle)
{
    return needle.isEmpty() || memmem(text.data(), size_t(text.size()), needle.constData(), size_t(needle.size())) != nullptr;
}

int numberOf(const std::vector<FilterField> &fields, const QString &name)
{
    for (size_t i = 0; i < fields.size(); ++i)
        if (fields[i].id.compare(name, Qt::CaseInsensitive) == 0 || fields[i].aliases.contains(name, Qt::CaseInsensitive))
            return int(i);
    return -1;
}

QString namesOf(const std::vector<FilterField> &fields)
{
    QStringList names;
    for (const FilterField &field : fields)
        names << field.id;
    return names.join(QLatin1String(", "));
}

} // namespace

QByteArray foldedText(QStringView text)
{
    QString folded = text.toString().toCaseFolded();
    for (QChar &c : folded)
        if (c < u' ' || c == QChar(0x7f))
            c = u' ';
    return folded.toUtf8();
}

QByteArrayView fieldOf(QByteArrayView row, int number)
{
    const char *at = row.data();
    const char *const end = at + row.size();
    for (int i = 0; i <= number; ++i) {
        at = static_cast<const char *>(std::memchr(at, kFieldSeparator, size_t(end - at)));
        if (at == nullptr || ++at == end)
            return {};
    }
    const auto *const stop = static_cast<const char *>(std::memchr(at, kFieldSeparator, size_t(end - at)));
    return QByteArrayView(at, (stop != nullptr ? stop : end) - at);
}

FilterExpression::Pattern FilterExpression::patternOf(const QString &value, bool literal, bool exact)
{
    Pattern pattern;
    pattern.fromStart = exact;
    pattern.toEnd = exact;
    if (literal || !value.contains(u'*')) {
        pattern.pieces.push_back(foldedText(value));
    } else {
        // "ab*" begins so, "*ab" ends so, "a*b" both. A lone star asks only for a value.
        pattern.fromStart |= !value.startsWith(u'*');
        pattern.toEnd |= !value.endsWith(u'*');
        for (const QString &piece : value.split(u'*', Qt::SkipEmptyParts))
            pattern.pieces.push_back(foldedText(piece));
        if (pattern.pieces.empty())
            return pattern;
    }
    if (pattern.pieces.size() == 1) {
        pattern.needle = pattern.pieces.front();
        if (pattern.fromStart)
            pattern.needle.prepend(kFieldSeparator);
        if (pattern.toEnd)
            pattern.needle.append(kFieldSeparator);
    }
    return pattern;
}

std::optional<FilterExpression> FilterExpression::parse(QStringView text, const std::vector<FilterField> &fields, FilterProblem *problem)
{
    const auto fail = [problem](const Token &token, QString why) -> std::optional<FilterExpression> {
        if (problem != nullptr)
            *problem = {std::move(why), token.begin};
        return std::nullopt;
    };
    FilterExpression expression;
    for (const Token &token : tokensOf(text)) {
        Term term;
        term.negated = token.negated;
        if (token.openQuote)
            return fail(token, Words::tr("The quotation mark is not closed."));
        if (token.hasField) {
            term.field = numberOf(fields, token.field);
            if (term.field < 0)
                return fail(
                    token,
                    Words::tr("There is no field “%1”. Fields: %2. Put text with a colon in quotation marks.").arg(token.field, namesOf(fields)));
        }
        if (token.openSlash)
            return fail(
                token, Words::tr("The regular expression is not closed: end it with a slash. Put text that begins with a slash in quotation marks."));
        for (const Token::Value &value : token.values) {
            if (value.text.isEmpty() && !token.hasField)
                return fail(token, token.negated ? Words::tr("After the minus sign a word is missing.")
                                                 : Words::tr("Between the quotation marks a word is missing."));
            if (value.text.isEmpty() && !token.exact)
                return fail(token, Words::tr("After “%1:” a value is missing.").arg(token.field));
            if (!value.expression) {
                term.either.push_back(patternOf(value.text, value.quoted, token.exact));
                continue;
            }
            if (value.text.size() > kMostLetters)
                return fail(token, Words::tr("The regular expression is longer than %1 characters.").arg(kMostLetters));
            // As typed first, so that the place of an error is the typed one.
            const QRegularExpression typed(value.text);
            if (!typed.isValid())
                return fail(token, Words::tr("The regular expression cannot be used: %1 (at character %2 of it).")
                                       .arg(typed.errorString())
                                       .arg(typed.patternErrorOffset() + 1));
            Pattern pattern;
            const QString wanted = token.exact ? QStringLiteral("^(?:%1)$").arg(value.text) : value.text;
            pattern.expression = QRegularExpression(QStringLiteral("(*LIMIT_MATCH=%1)").arg(kStepsForAValue) + wanted,
                                                    QRegularExpression::CaseInsensitiveOption | QRegularExpression::MultilineOption);
            pattern.rowAtOnce = !minds(value.text);
            term.either.push_back(std::move(pattern));
        }
        expression.m_terms.push_back(std::move(term));
    }
    if (problem != nullptr)
        *problem = {};
    return expression;
}

bool FilterExpression::matchesValue(const Pattern &pattern, QByteArrayView value)
{
    if (pattern.pieces.empty())
        return !value.isEmpty();
    if (pattern.pieces.size() == 1 && pattern.fromStart && pattern.toEnd)
        return value == QByteArrayView(pattern.pieces.front());
    size_t first = 0;
    size_t last = pattern.pieces.size();
    if (pattern.fromStart) {
        if (!value.startsWith(pattern.pieces[first]))
            return false;
        value = value.sliced(pattern.pieces[first].size());
        ++first;
    }
    if (pattern.toEnd && first < last) {
        if (!value.endsWith(pattern.pieces[last - 1]))
            return false;
        value = value.chopped(pattern.pieces[last - 1].size());
        --last;
    }
    for (; first < last; ++first) {
        const QByteArray &piece = pattern.pieces[first];
        const auto *const found = static_cast<const char *>(memmem(value.data(), size_t(value.size()), piece.constData(), size_t(piece.size())));
        if (found == nullptr)
            return false;
        value = value.sliced(found - value.data() + piece.size());
    }
    return true;
}

void MatchBudget::count(bool tooHard)
{
    m_tooHard += tooHard;
    m_spent |= m_tooHard > kMostTooHard || (++m_counted % kBetweenLooks == 0 && std::chrono::steady_clock::now() > m_end);
}

bool FilterExpression::matchesExpression(const Pattern &pattern, int field, QByteArrayView row, MatchBudget *budget)
{
    const auto tried = [&pattern, budget](const QString &text) {
        const QRegularExpressionMatch match = pattern.expression->match(text);
        if (budget != nullptr)
            budget->count(!match.isValid());
        return match.hasMatch();
    };
    if (field >= 0)
        return tried(QString::fromUtf8(fieldOf(row, field)));
    // Values hold no line feed: as lines of one text they are tried in one go, and only where something is found each is looked at by itself.
    const bool isWhole = row.size() > 1 && row.front() == kFieldSeparator && row.back() == kFieldSeparator;
    QString text = QString::fromUtf8(isWhole ? row.sliced(1).chopped(1) : row);
    text.replace(QLatin1Char(kFieldSeparator), QLatin1Char('\n'));
    if (pattern.rowAtOnce && !tried(text))
        return false;
    const QStringList values = text.split(u'\n');
    return std::any_of(values.begin(), values.end(), tried);
}

bool FilterExpression::hasRegularExpression() const
{
    return std::any_of(m_terms.begin(), m_terms.end(), [](const Term &term) {
        return std::any_of(term.either.begin(), term.either.end(), [](const Pattern &pattern) { return pattern.expression.has_value(); });
    });
}

bool FilterExpression::holds(const Term &term, QByteArrayView row, MatchBudget *budget)
{
    for (const Pattern &pattern : term.either) {
        if (pattern.expression) {
            if (matchesExpression(pattern, term.field, row, budget))
                return true;
            continue;
        }
        if (term.field >= 0) {
            if (matchesValue(pattern, fieldOf(row, term.field)))
                return true;
            continue;
        }
        if (!pattern.needle.isEmpty()) {
            if (contains(row, pattern.needle))
                return true;
            continue;
        }
        for (qsizetype at = 0; at + 1 < row.size();) {
            const auto end = row.indexOf(kFieldSeparator, at + 1);
            const QByteArrayView value = row.sliced(at + 1, (end < 0 ? row.size() : end) - at - 1);
            if (matchesValue(pattern, value))
                return true;
            if (end < 0)
                break;
            at = end;
        }
    }
    return false;
}

bool FilterExpression::matches(QByteArrayView row, MatchBudget *budget) const
{
    if (budget != nullptr && budget->isSpent())
        return false;
    return std::all_of(m_terms.begin(), m_terms.end(), [row, budget](const Term &term) { return holds(term, row, budget) != term.negated; });
}

QStringList FilterExpression::valuesOf(QStringView text, QStringView field)
{
    for (const Token &token : tokensOf(text)) {
        if (!token.hasField || token.negated || field.compare(token.field, Qt::CaseInsensitive) != 0)
            continue;
        QStringList values;
        for (const Token::Value &value : token.values)
            values << (value.expression ? u'/' + value.text + u'/' : value.text);
        return values;
    }
    return {};
}

QString FilterExpression::withField(const QString &text, const QString &field, const QString &value)
{
    QStringList parts;
    bool placed = value.isEmpty();
    const auto term = [&field, &value] {
        const bool plain = !value.startsWith(u'/')
                           && std::none_of(value.begin(), value.end(), [](QChar c) { return c.isSpace() || c == u'"' || c == u'\\' || c == u'*'; });
        QString quoted = value;
        quoted.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
        return plain ? field + u':' + value : field + QLatin1String(":\"") + quoted + u'"';
    };
    for (const Token &token : tokensOf(text)) {
        const bool ours = token.hasField && !token.negated && token.field.compare(field, Qt::CaseInsensitive) == 0;
        if (!ours) {
            parts << text.mid(token.begin, token.end - token.begin);
        } else if (!placed) {
            parts << term();
            placed = true;
        }
    }
    if (!placed)
        parts << term();
    return parts.join(u' ');
}

} // namespace pilothouse::models
