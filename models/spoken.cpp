// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spoken.h"

#include "models/format.h"
#include "models/spoken_phrases.h"
#include "models/spoken_sentences.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <limits>
#include <optional>
#include <span>
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

/// All phrases by what a text that says them begins or ends with, so that a text meets a handful of them and not all.
class PhraseIndex
{
public:
    PhraseIndex()
    {
        for (const std::span<const char *const> area : spokenPhrases()) {
            for (const char *const source : area)
                m_phrases.push_back(cut(source));
        }
        // Those that say the most come first: "%1 is read-only." before "%1 is %2".
        std::stable_sort(m_phrases.begin(), m_phrases.end(), [](const Phrase &a, const Phrase &b) { return a.fixed > b.fixed; });
        for (size_t i = 0; i < m_phrases.size(); ++i) {
            const QStringList &literals = m_phrases[i].literals;
            if (m_phrases[i].places.empty())
                m_whole.insert(literals.front(), i);
            else if (literals.front().size() >= kKey)
                m_byBegin[literals.front().left(kKey)].push_back(i);
            else if (literals.back().size() >= kKey)
                m_byEnd[literals.back().right(kKey)].push_back(i);
            else
                m_others.push_back(i);
        }
    }

    const Phrase &operator[](size_t number) const { return m_phrases[number]; }

    /// The phrases that the text may say, the best first.
    std::vector<size_t> candidates(const QString &text) const
    {
        if (const auto whole = m_whole.constFind(text); whole != m_whole.cend())
            return {*whole};
        std::vector<size_t> found = m_others;
        const auto append = [&found](const std::vector<size_t> &more) { found.insert(found.end(), more.begin(), more.end()); };
        append(m_byBegin.value(text.left(kKey)));
        append(m_byEnd.value(text.right(kKey)));
        std::sort(found.begin(), found.end());
        return found;
    }

private:
    static constexpr qsizetype kKey = 4;
    std::vector<Phrase> m_phrases;
    QHash<QString, size_t> m_whole;
    QHash<QString, std::vector<size_t>> m_byBegin;
    QHash<QString, std::vector<size_t>> m_byEnd;
    std::vector<size_t> m_others;
};

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
        // Two values side by side at the end: nothing tells them apart, and the second is what may be missing.
        const bool isRest = after.isEmpty() && i + 2 == phrase.places.size();
        const qsizetype end = isLast   ? text.size() - after.size()
                              : isRest ? text.size() - phrase.literals.back().size()
                                       : text.indexOf(after, at + 1);
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

const QRegularExpression &sentenceEnd()
{
    static const QRegularExpression end(QStringLiteral("(?<=[.!?]) (?=\\p{Lu})"));
    return end;
}

/// Whether what stands at the place is quoted: another's words, which are shown as he said them.
bool isQuoted(const Phrase &phrase, size_t place)
{
    const QString &before = phrase.literals[qsizetype(place)];
    return before.endsWith(u'“') || before.endsWith(u'"');
}

/// Whether the text is a sentence or a part of one, and not a name, a number or a list of them: it holds a word that only sentences have.
/// What is quoted in it does not count.
bool isProse(QString text)
{
    static const QRegularExpression quoted(QStringLiteral("“[^”]*”|\"[^\"]*\""));
    static const QRegularExpression words(
        QStringLiteral("(?:\\A| )(?:an?|and|are|but|can|cannot|has|have|if|in|is|it|its|may|no|not|nothing|of|or|so|than|that|the|"
                       "them|then|they|this|to|was|were|what|when|where|whether|which|who|will|with)(?=[ ,;.]|\\z)"));
    return text.remove(quoted).contains(words);
}

/// Whether a value there may be what a remote said: behind a colon or a bracket it stands for itself, anywhere else it is a part of the sentence.
bool isApart(const Phrase &phrase, size_t place)
{
    const QString &before = phrase.literals[qsizetype(place)];
    return before.endsWith(QLatin1String(": ")) || before.endsWith(u'(') || before.endsWith(QLatin1String("; "));
}

bool isHan(QChar c)
{
    return c.script() == QChar::Script_Han;
}

/// A value that turned out to be words of a language without blanks stands without them between its words.
void joinValue(QString *said, const QString &value)
{
    if (said->size() >= 2 && said->back() == u' ' && isHan((*said)[said->size() - 2]) && !value.isEmpty() && isHan(value.front()))
        said->chop(1);
    *said += value;
}

/// What a phrase must be like to be taken.
struct Wanted
{
    bool inOneSentence = false; ///< no value holds the end of a sentence
    bool endsWithStop = false;  ///< its own words end with a full stop
};

/// The phrase in the language of the window, with its values.
QString filled(const Phrase &phrase, const QHash<int, QString> &values)
{
    const QString words = Tr::tr(phrase.source);
    QString said;
    bool afterHan = false; // right behind a value that ended with one
    for (qsizetype i = 0; i < words.size(); ++i) {
        const bool isPlace = words[i] == u'%' && i + 1 < words.size() && values.contains(words[i + 1].unicode() - u'0');
        if (isPlace) {
            joinValue(&said, values.value(words[++i].unicode() - u'0'));
            afterHan = !said.isEmpty() && isHan(said.back());
            continue;
        }
        const bool isSpare = afterHan && words[i] == u' ' && i + 1 < words.size() && isHan(words[i + 1]);
        afterHan = false;
        if (!isSpare)
            said += words[i];
    }
    return said;
}

std::optional<QString> asPhrase(const QString &text, int depth, Wanted wanted)
{
    static const PhraseIndex index;
    for (const size_t number : index.candidates(text)) {
        const Phrase &phrase = index[number];
        if (wanted.endsWithStop && !phrase.literals.back().endsWith(u'.'))
            continue;
        auto values = valuesOf(phrase, text);
        if (!values)
            continue;
        if (wanted.inOneSentence && std::any_of(values->cbegin(), values->cend(), [](const QString &value) { return value.contains(sentenceEnd()); }))
            continue;
        bool isMixed = false;
        for (size_t i = 0; i < phrase.places.size(); ++i) {
            QString &value = (*values)[phrase.places[i]];
            // One word is a name, even when it reads like one of ours: "Stop" may be a machine.
            if (!value.contains(u' ') || isQuoted(phrase, i))
                continue;
            if (const auto known = translated(value, depth + 1))
                value = *known;
            else
                isMixed = isMixed || (!isApart(phrase, i) && isProse(value));
        }
        // "Start %1" is no part of "Start it with the command": half of a sentence in another language is worse than none of it.
        if (isMixed)
            continue;
        return filled(phrase, *values);
    }
    return std::nullopt;
}

/// A phrase, or one of a part of a sentence with a full stop behind it.
std::optional<QString> asSentence(const QString &text, int depth, bool inOneSentence)
{
    if (!text.endsWith(u'.'))
        return asPhrase(text, depth, {.inOneSentence = inOneSentence});
    if (const auto whole = asPhrase(text, depth, {.inOneSentence = inOneSentence, .endsWithStop = true}))
        return whole;
    if (const auto part = asPhrase(text.chopped(1), depth, {.inOneSentence = inOneSentence}))
        return Tr::tr("%1.").arg(*part);
    return std::nullopt;
}

/// Where the text is not quoted, for each of its letters: what another said is not taken apart, whatever stands in it.
std::vector<bool> ownWords(const QString &text)
{
    std::vector<bool> own(size_t(text.size()), true);
    for (qsizetype begin = text.indexOf(u'“'); begin >= 0;) {
        const qsizetype end = text.indexOf(u'”', begin);
        if (end < 0)
            break;
        std::fill(own.begin() + begin, own.begin() + end, false);
        begin = text.indexOf(u'“', end);
    }
    return own;
}

/// The text cut at the separator, at most so many times.
QStringList cutOutsideQuotes(const QString &text, const QRegularExpression &separator, qsizetype most = std::numeric_limits<qsizetype>::max())
{
    const std::vector<bool> own = ownWords(text);
    QStringList parts;
    qsizetype from = 0;
    for (auto found = separator.globalMatch(text); found.hasNext() && parts.size() < most;) {
        const QRegularExpressionMatch match = found.next();
        if (!own[size_t(match.capturedStart())])
            continue;
        parts << text.mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
    }
    return parts << text.mid(from);
}

const QRegularExpression &semicolon()
{
    static const QRegularExpression separator(QStringLiteral("; "));
    return separator;
}

const QRegularExpression &colon()
{
    static const QRegularExpression separator(QStringLiteral(": "));
    return separator;
}

const QRegularExpression &comma()
{
    static const QRegularExpression separator(QStringLiteral(", "));
    return separator;
}

/// Each part by itself, joined as this language joins. Nothing when no part is known.
std::optional<QString> inParts(const QStringList &parts, const char *joined, int depth)
{
    if (parts.size() < 2)
        return std::nullopt;
    bool any = false;
    QString said;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto part = translated(parts[i], depth + 1);
        any = any || part.has_value();
        const QString words = part.value_or(parts[i]);
        said = i == 0 ? words : Tr::tr(joined).arg(said, words);
    }
    return any ? std::optional(said) : std::nullopt;
}

const char *const kSentences = QT_TRANSLATE_NOOP("Spoken", "%1 %2");
const char *const kAbout = QT_TRANSLATE_NOOP("Spoken", "%1: %2");

std::optional<QString> translated(const QString &text, int depth)
{
    if (text.isEmpty() || depth > kDepth)
        return std::nullopt;
    if (const auto phrase = asSentence(text, depth, true))
        return phrase;
    if (const auto sentences = inParts(cutOutsideQuotes(text, sentenceEnd()), kSentences, depth))
        return sentences;
    if (const auto phrase = asSentence(text, depth, false))
        return phrase;
    if (const auto list = inParts(cutOutsideQuotes(text, semicolon()), QT_TRANSLATE_NOOP("Spoken", "%1; %2"), depth))
        return list;
    // What it is about, and the rest: a finding may hold a colon of its own.
    if (const auto finding = inParts(cutOutsideQuotes(text, colon(), 1), kAbout, depth))
        return finding;
    return inParts(cutOutsideQuotes(text, comma()), QT_TRANSLATE_NOOP("Spoken", "%1, %2"), depth);
}

/// What was said before, as it is said in this language: a table says the same of the same machines with every refresh. One for each
/// thread, so that nobody waits for another.
class Memory
{
public:
    QString spoken(const QString &said)
    {
        // Another with every language, so that a change of language is noticed by it.
        const QString language = Tr::tr("cannot be undone");
        if (language != m_language || m_letters >= kMostLetters) {
            m_words.clear();
            m_letters = 0;
            m_language = language;
        }
        const auto known = m_words.constFind(said);
        if (known != m_words.cend())
            return *known;
        const QString words = translated(said, 0).value_or(said);
        m_words.insert(said, words);
        m_letters += said.size() + words.size();
        return words;
    }

private:
    static constexpr qsizetype kMostLetters = 1'000'000; ///< 2 MB
    QString m_language;
    qsizetype m_letters = 0;
    QHash<QString, QString> m_words;
};

QString withStop(const QString &words)
{
    static const QString stops = QStringLiteral(".。!?！？");
    return words.isEmpty() || stops.contains(words.back()) ? words : Tr::tr("%1.").arg(words);
}

} // namespace

QString spoken(const QString &said)
{
    const char *const probe = QT_TRANSLATE_NOOP("Spoken", "%1; %2");
    if (said.size() > kLongest || Tr::tr(probe) == QLatin1StringView(probe))
        return said;
    static thread_local Memory memory;
    return memory.spoken(said);
}

QString spokenSentence(const QString &said, Beginning beginning)
{
    const QString text = spoken(said);
    return withStop(beginning == Beginning::Name ? text : sentence(text));
}

QString spokenSentences(const QStringList &said)
{
    QString text;
    for (const QString &one : said) {
        if (!one.isEmpty())
            text = text.isEmpty() ? withStop(one) : Tr::tr(kSentences).arg(text, withStop(one));
    }
    return text;
}

UserMessage spoken(const Error &error, Attempt attempt)
{
    UserMessage message = userMessage(error, attempt);
    for (QString *part : {&message.what, &message.where, &message.unchanged, &message.nextStep})
        *part = spoken(*part);
    return message;
}

QString spokenLine(const Error &error, Attempt attempt)
{
    const UserMessage message = spoken(error, attempt);
    const QString what = message.where.isEmpty() ? message.what : Tr::tr(kAbout).arg(message.where, message.what);
    QString line = withStop(what);
    for (const QString &more : {message.unchanged, message.nextStep}) {
        if (!more.isEmpty())
            line = Tr::tr(kSentences).arg(line, withStop(more));
    }
    return line;
}

} // namespace pilothouse::models
