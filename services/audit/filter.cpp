// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/audit/filter.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace pilothouse::audit {

namespace {

Error badFilter(const QString &what)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = what;
    error.where = QStringLiteral("filter");
    return error;
}

/// The whole text against a pattern with *; linear in both for each star.
bool fitsPattern(QStringView text, QStringView pattern)
{
    qsizetype t = 0;
    qsizetype p = 0;
    qsizetype star = -1;
    qsizetype mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && pattern[p].toCaseFolded() == text[t].toCaseFolded()) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == u'*')
        ++p;
    return p == pattern.size();
}

/// Only letters and digits that a JSON line holds as they are and that have one spelling in each case.
bool isPlainAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'.' || c == u'-' || c == u'_'); });
}

} // namespace

std::optional<EntryFilter::Field> EntryFilter::fieldFromName(QStringView name)
{
    static constexpr std::array<std::pair<const char *, Field>, 11> kFields{{
        {"action", Field::Action},
        {"actor", Field::Actor},
        {"target", Field::Target},
        {"outcome", Field::Outcome},
        {"run", Field::Run},
        {"what", Field::What},
        {"reason", Field::Reason},
        {"host", Field::Host},
        {"hash", Field::Hash},
        {"time", Field::Time},
        {"seq", Field::Seq},
    }};
    for (const auto &[word, field] : kFields)
        if (name.compare(QLatin1String(word), Qt::CaseInsensitive) == 0)
            return field;
    return std::nullopt;
}

QStringList EntryFilter::fieldNames()
{
    QStringList names;
    for (const char *name : {"action", "actor", "target", "outcome", "run", "what", "reason", "host", "hash", "time", "seq"})
        names << QString::fromLatin1(name);
    return names;
}

Result<EntryFilter> EntryFilter::parse(const QString &text)
{
    EntryFilter filter;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        Term term;
        if (text[at] == u'-') {
            term.negated = true;
            ++at;
        }
        bool hasField = false;
        bool wasQuoted = false;
        while (at < text.size() && !text[at].isSpace()) {
            if (text[at] == u'"') {
                const qsizetype close = text.indexOf(u'"', at + 1);
                if (close < 0)
                    return badFilter(QStringLiteral("a quote is opened and never closed"));
                term.value += text.mid(at + 1, close - at - 1);
                at = close + 1;
                wasQuoted = true;
            } else if (text[at] == u':' && !hasField && !wasQuoted && fieldFromName(term.value)) {
                term.field = *fieldFromName(term.value);
                term.value.clear();
                hasField = true;
                ++at;
            } else {
                term.value += text[at++];
            }
        }
        if (term.value.isEmpty())
            return badFilter(hasField ? QStringLiteral("a field has no value") : QStringLiteral("a minus or a quote stands alone"));
        filter.m_terms.push_back(term);
    }
    return filter;
}

QString EntryFilter::textOf(Field field, const Entry &entry)
{
    switch (field) {
    case Field::Any: return QString();
    case Field::Action: return entry.record.action;
    case Field::Actor: return entry.record.actor;
    case Field::Target: return entry.record.target;
    case Field::Outcome: return outcomeWord(entry.record.outcome);
    case Field::Run: return entry.record.run;
    case Field::What: return entry.record.what;
    case Field::Reason: return entry.record.reason;
    case Field::Host: return entry.host;
    case Field::Hash: return QString::fromLatin1(entry.hash.toHex());
    case Field::Time: return toUtcText(entry.utc);
    case Field::Seq: return QString::number(entry.seq);
    }
    return QString();
}

bool EntryFilter::fits(const Term &term, const Entry &entry)
{
    const auto found = [&](Field field) {
        const QString text = textOf(field, entry);
        if (term.value.contains(u'*'))
            return fitsPattern(text, term.value);
        if (field == Field::Seq)
            return text == term.value;
        return text.contains(term.value, Qt::CaseInsensitive);
    };
    if (term.field != Field::Any)
        return found(term.field);
    for (const Field field :
         {Field::Action, Field::Target, Field::What, Field::Actor, Field::Outcome, Field::Run, Field::Reason, Field::Seq, Field::Time})
        if (found(field))
            return true;
    return false;
}

bool EntryFilter::matches(const Entry &entry) const
{
    return std::all_of(m_terms.begin(), m_terms.end(), [&](const Term &term) { return fits(term, entry) != term.negated; });
}

bool EntryFilter::mayMatch(QByteArrayView line) const
{
    const QLatin1StringView text(line);
    return std::all_of(m_terms.begin(), m_terms.end(),
                       [&](const Term &term) { return term.negated || !isPlainAscii(term.value) || text.contains(term.value, Qt::CaseInsensitive); });
}

} // namespace pilothouse::audit
