// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/audit/audit_log.h"

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace pilothouse::audit {

/// What an operator types to find entries: words, field:value, "quoted text", each negated by a leading minus; all must hold.
/// A value is found anywhere in its field, without regard to case; with a * it must fit the whole field ("shift.*").
/// Fields: action actor target outcome run what reason host hash time seq. A word is looked for in all of them but hash and host.
/// There are no regular expressions, so nothing typed can take long.
class EntryFilter
{
public:
    /// Errors (InvalidInput): an open quote, a field without a value, a minus without anything.
    static Result<EntryFilter> parse(const QString &text);

    bool matches(const Entry &entry) const;
    /// A cheap look at an entry's line before it is parsed: false only when it cannot match.
    bool mayMatch(QByteArrayView line) const;
    bool isEmpty() const { return m_terms.empty(); }

    /// The names that may stand before a colon, for completion.
    static QStringList fieldNames();

private:
    enum class Field { Any, Action, Actor, Target, Outcome, Run, What, Reason, Host, Hash, Time, Seq };
    struct Term
    {
        Field field = Field::Any;
        QString value;
        bool negated = false;
    };
    static std::optional<Field> fieldFromName(QStringView name);
    static QString textOf(Field field, const Entry &entry);
    static bool fits(const Term &term, const Entry &entry);

    std::vector<Term> m_terms;
};

} // namespace pilothouse::audit
