// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QRegularExpression>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <chrono>
#include <optional>
#include <vector>

namespace pilothouse::models {

/// Stands before, between and after the values of a row in the text that filters search; never part of a value.
inline constexpr char kFieldSeparator = '\x1f';

/// Case folded UTF-8 of a value, with control characters turned to spaces: what both sides of a filter are compared in.
QByteArray foldedText(QStringView text);

/// A field that filters can name.
struct FilterField
{
    QString id;          ///< "hash"
    QStringList aliases; ///< "compose"
};

/// Why a text is not a filter, for the words beside the field.
struct FilterProblem
{
    QString text;     ///< one sentence
    int position = 0; ///< in the typed text

    friend bool operator==(const FilterProblem &, const FilterProblem &) = default;
};

/// How long the regular expressions of a filter may take over all rows of a table together: the window waits for it.
class MatchBudget
{
public:
    explicit MatchBudget(std::chrono::milliseconds most) : m_end(std::chrono::steady_clock::now() + most) { }
    bool isSpent() const { return m_spent; }

private:
    friend class FilterExpression;
    static constexpr int kMostTooHard = 100; ///< values that are given up
    void count(bool tooHard);

    std::chrono::steady_clock::time_point m_end;
    quint32 m_counted = 0;
    int m_tooHard = 0;
    bool m_spent = false;
};

/// What was typed into a filter field, understood:
///     word                 in any field           "two words"      both together, spaces kept
///     field:value          in that field          field:a,b        either of them
///     hash:ab12*           begins so              field:*end       ends so
///     field:=value         is exactly that        field:*          is there at all
///     /regex/              in any field           field:/regex/    a regular expression in that field
///     -word, -field:value  is not
/// All terms must hold. Letters of either case match.
class FilterExpression
{
public:
    FilterExpression() = default; ///< matches everything

    /// The filter, or nothing and the reason. `problem` is cleared on success.
    static std::optional<FilterExpression> parse(QStringView text, const std::vector<FilterField> &fields, FilterProblem *problem);

    bool isEmpty() const { return m_terms.empty(); }
    /// `row`: separator, folded value, separator, folded value, … separator; values in the order of the fields.
    /// A value that a regular expression would take too many steps for does not match it; once `budget` is spent, no row does.
    bool matches(QByteArrayView row, MatchBudget *budget = nullptr) const;
    /// Whether it has a regular expression, and so a time that must be limited.
    bool hasRegularExpression() const;

    /// The values `field` is asked to be, when the text has one such term that is not negated: for chips that show themselves chosen.
    static QStringList valuesOf(QStringView text, QStringView field);
    /// The text with that field's term replaced by `field:value`, or without it when `value` is empty. Other terms stay as typed.
    static QString withField(const QString &text, const QString &field, const QString &value);

private:
    /// Pieces of folded text that follow each other, with anything between them.
    struct Pattern
    {
        std::vector<QByteArray> pieces;
        bool fromStart = false;
        bool toEnd = false;
        std::optional<QRegularExpression> expression; ///< instead of pieces
        bool rowAtOnce = false;                       ///< the expression can be tried on all values of a row together
        QByteArray needle;                            ///< with separators for the anchors, when one search over the whole row decides; else empty
    };
    struct Term
    {
        int field = -1; ///< -1 = any
        bool negated = false;
        std::vector<Pattern> either;
    };

    static Pattern patternOf(const QString &value, bool literal, bool exact);
    static bool matchesValue(const Pattern &pattern, QByteArrayView value);
    static bool matchesExpression(const Pattern &pattern, int field, QByteArrayView row, MatchBudget *budget);
    static bool holds(const Term &term, QByteArrayView row, MatchBudget *budget);

    std::vector<Term> m_terms;
};

/// The value of field `number` inside a row's text; empty beyond the last.
QByteArrayView fieldOf(QByteArrayView row, int number);

} // namespace pilothouse::models
