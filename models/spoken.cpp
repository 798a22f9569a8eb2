// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken.h"

#include "models/spoken_phrases.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <vector>

namespace pilothouse::models {

namespace {

constexpr int kDepth = 5;            ///< a phrase in a value in a part of a list
constexpr qsizetype kLongest = 2000; ///< longer text is foreign: an answer, a log

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(Spoken)
};

/// A phrase cut at its values: what stands before, between and after them.
struct Phrase
{
    const char *source = nullptr;
    QStringList literals;    ///< one more than places
    std::vector<int> places; ///< 1 for %1
    qsizetype fixed = 0;     ///< letters that are no values
};

Phrase cut(const char *source)
{
    Phrase phrase;
    phrase.source = source;
    const QString text = QString::fromUtf8(source);
    QString literal;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'%' && i + 1 < text.size() && text[i + 1] >= u'1' && text[i + 1] <= u'9') {
            phrase.literals << literal;
            phrase.places.push_back(text[++i].unicode() - u'0');
            literal.clear();
        } else {
            literal += text[i];
            ++phrase.fixed;
        }
    }
    phrase.literals << literal;
    return phrase;
}

/// Those that say the most come first: "%1 is read-only." before "%1 is %2".
const std::vector<Phrase> &phrases()
{
    static const std::vector<Phrase> all = [] {
        std::vector<Phrase> made;
        for (const char *const source : spokenPhrases())
            made.push_back(cut(source));
        std::stable_sort(made.begin(), made.end(), [](const Phrase &a, const Phrase &b) { return a.fixed > b.fixed; });
        return made;
    }();
    return all;
}

/// The values of the phrase in the text, by place; nothing when the text is no such phrase. A value is never empty, except a last one.
std::optional<QHash<int, QString>> valuesOf(const Phrase &phrase, const QString &text)
{
    if (text.size() < phrase.fixed || !text.startsWith(phrase.literals.front()) || !text.endsWith(phrase.literals.back()))
        return std::nullopt;
    if (phrase.places.empty())
        return text.size() == phrase.fixed ? std::optional(QHash<int, QString>()) : std::nullopt;
    QHash<int, QString> values;
    qsizetype at = phrase.literals.front().size();
    for (size_t i = 0; i < phrase.places.size(); ++i) {
        const QString &after = phrase.literals[qsizetype(i) + 1];
        const bool isLast = i + 1 == phrase.places.size();
        const qsizetype end = isLast ? text.size() - after.size() : text.indexOf(after, at + 1);
        if (end < at || (end == at && !isLast))
            return std::nullopt;
        const QString value = text.mid(at, end - at);
        const auto known = values.constFind(phrase.places[i]);
        if (known != values.cend() && *known != value)
            return std::nullopt;
        values.insert(phrase.places[i], value);
        at = end + after.size();
    }
    return values;
}

std::optional<QString> translated(const QString &text, int depth);

std::optional<QString> asPhrase(const QString &text, int depth)
{
    for (const Phrase &phrase : phrases()) {
        const auto values = valuesOf(phrase, text);
        if (!values)
            continue;
        const QString words = Tr::tr(phrase.source);
        QString said;
        for (qsizetype i = 0; i < words.size(); ++i) {
            if (words[i] != u'%' || i + 1 == words.size() || !values->contains(words[i + 1].unicode() - u'0')) {
                said += words[i];
                continue;
            }
            const QString value = values->value(words[++i].unicode() - u'0');
            // One word is a name, even when it reads like one of ours: "Stop" may be a machine.
            said += value.contains(u' ') ? translated(value, depth + 1).value_or(value) : value;
        }
        return said;
    }
    return std::nullopt;
}

/// What it is about, and the rest: a finding may hold a colon of its own.
QStringList atFirstColon(const QString &text)
{
    const qsizetype colon = text.indexOf(QStringLiteral(": "));
    return colon < 0 ? QStringList{text} : QStringList{text.left(colon), text.mid(colon + 2)};
}

/// Sentences, lists and "name: finding": each part by itself, joined as this language joins. Nothing when no part is known.
std::optional<QString> inParts(const QString &text, int depth)
{
    static const QRegularExpression sentenceEnd(QStringLiteral("(?<=[.!?]) (?=\\p{Lu})"));
    struct Joint
    {
        QStringList parts;
        const char *joined;
    };
    const Joint joints[] = {{text.split(sentenceEnd), QT_TRANSLATE_NOOP("Spoken", "%1 %2")},
                            {text.split(QStringLiteral("; ")), QT_TRANSLATE_NOOP("Spoken", "%1; %2")},
                            {atFirstColon(text), QT_TRANSLATE_NOOP("Spoken", "%1: %2")},
                            {text.split(QStringLiteral(", ")), QT_TRANSLATE_NOOP("Spoken", "%1, %2")}};
    for (const auto &[parts, joined] : joints) {
        if (parts.size() < 2)
            continue;
        bool any = false;
        QString said;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const auto part = translated(parts[i], depth + 1);
            any = any || part.has_value();
            const QString words = part.value_or(parts[i]);
            said = i == 0 ? words : Tr::tr(joined).arg(said, words);
        }
        if (any)
            return said;
    }
    return std::nullopt;
}

std::optional<QString> translated(const QString &text, int depth)
{
    if (text.isEmpty() || depth > kDepth)
        return std::nullopt;
    if (const auto phrase = asPhrase(text, depth))
        return phrase;
    return inParts(text, depth);
}

} // namespace

QString spoken(const QString &said)
{
    const char *const probe = QT_TRANSLATE_NOOP("Spoken", "%1; %2");
    if (said.size() > kLongest || Tr::tr(probe) == QLatin1StringView(probe))
        return said;
    return translated(said, 0).value_or(said);
}

} // namespace pilothouse::models
