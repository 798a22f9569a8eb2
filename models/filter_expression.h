// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>
#include <QStringView>

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

/// What was typed into a filter field, understood:
///     word                 in any field           "two words"      both together, spaces kept
///     field:value          in that field          field:a,b        either of them
///     hash:ab12*           begins so              field:*end       ends so
///     field:=value         is exactly that        field:*          is there at all
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
    bool matches(QByteArrayView row) const;

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
        QByteArray needle; ///< with separators for the anchors, when one search over the whole row decides; else empty
    };
    struct Term
    {
        int field = -1; ///< -1 = any
        bool negated = false;
        std::vector<Pattern> either;
    };

    static Pattern patternOf(const QString &value, bool literal, bool exact);
    static bool matchesValue(const Pattern &pattern, QByteArrayView value);
    static bool holds(const Term &term, QByteArrayView row);

    std::vector<Term> m_terms;
};

/// The value of field `number` inside a row's text; empty beyond the last.
QByteArrayView fieldOf(QByteArrayView row, int number);

} // namespace pilothouse::models
