// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/dotenv.h"

#include <algorithm>

namespace pilothouse::cluster {

using namespace Qt::StringLiterals;

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

bool isNameByte(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
}

/// Goes through the text once, byte by byte; values are only ever in Secrets.
class Reader
{
public:
    explicit Reader(QByteArrayView text) : m_text(text) { }

    bool atEnd() const { return m_at >= m_text.size(); }
    int line() const { return m_line; }

    void skipBlanks()
    {
        while (!atEnd() && isBlank(m_text[m_at]))
            ++m_at;
    }
    /// True at the end of a line; goes on to the next one.
    bool endOfLine()
    {
        if (!atEnd() && m_text[m_at] == '#')
            m_at = std::min<qsizetype>(m_text.indexOf('\n', m_at) < 0 ? m_text.size() : m_text.indexOf('\n', m_at), m_text.size());
        if (!atEnd() && m_text[m_at] == '\r')
            ++m_at;
        if (atEnd())
            return true;
        if (m_text[m_at] != '\n')
            return false;
        ++m_at;
        ++m_line;
        return true;
    }
    QByteArray name()
    {
        const qsizetype from = m_at;
        while (!atEnd() && isNameByte(m_text[m_at]))
            ++m_at;
        return m_text.sliced(from, m_at - from).toByteArray();
    }
    /// "=" with blanks around it, or ":" with a blank behind it.
    bool separator()
    {
        skipBlanks();
        if (atEnd())
            return false;
        const char c = m_text[m_at];
        if (c != '=' && !(c == ':' && m_at + 1 < m_text.size() && isBlank(m_text[m_at + 1])))
            return false;
        ++m_at;
        skipBlanks();
        return true;
    }
    /// Nothing when a quote is not closed.
    std::optional<Secret> value()
    {
        const char quote = atEnd() ? '\0' : m_text[m_at];
        if (quote != '\'' && quote != '"' && quote != '`')
            return plainValue();
        const qsizetype from = m_at + 1;
        qsizetype end = from;
        while (end < m_text.size() && m_text[end] != quote)
            end += m_text[end] == '\\' && end + 1 < m_text.size() ? 2 : 1;
        if (end >= m_text.size())
            return std::nullopt;
        const QByteArrayView inside = m_text.sliced(from, end - from);
        m_line += int(std::count(inside.begin(), inside.end(), '\n'));
        m_at = end + 1;
        if (quote != '"')
            return Secret::copyOf(inside);
        QByteArray unescaped;
        unescaped.reserve(inside.size());
        for (qsizetype i = 0; i < inside.size(); ++i) {
            const char next = i + 1 < inside.size() ? inside[i + 1] : '\0';
            if (inside[i] == '\\' && (next == 'n' || next == 'r')) {
                unescaped += next == 'n' ? '\n' : '\r';
                ++i;
            } else {
                unescaped += inside[i];
            }
        }
        return Secret(std::move(unescaped));
    }

private:
    Secret plainValue()
    {
        const qsizetype from = m_at;
        while (!atEnd() && m_text[m_at] != '\n' && m_text[m_at] != '\r' && m_text[m_at] != '#')
            ++m_at;
        qsizetype end = m_at;
        while (end > from && isBlank(m_text[end - 1]))
            --end;
        return Secret::copyOf(m_text.sliced(from, end - from));
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace

Result<std::vector<SealedVariable>> parseDotenv(QByteArrayView text)
{
    std::vector<SealedVariable> variables;
    Reader reader(text);
    while (!reader.atEnd()) {
        reader.skipBlanks();
        if (reader.endOfLine())
            continue;
        const int line = reader.line();
        const Error wrong{.kind = ErrorKind::InvalidInput,
                          .what = u"line %1 is not NAME=value"_s.arg(line),
                          .where = u"the variables"_s,
                          .nextStep = u"Write one variable a line; put a value of several lines in quotes."_s};
        QByteArray name = reader.name();
        if (name == "export") {
            reader.skipBlanks();
            if (const QByteArray exported = reader.name(); !exported.isEmpty())
                name = exported;
        }
        if (name.isEmpty() || !reader.separator())
            return wrong;
        auto value = reader.value();
        reader.skipBlanks();
        if (!value || !reader.endOfLine())
            return wrong;
        const QString key = QString::fromLatin1(name);
        const auto known = std::find_if(variables.begin(), variables.end(), [&](const SealedVariable &it) { return it.name == key; });
        if (known != variables.end())
            known->value = std::move(*value);
        else
            variables.push_back({key, std::move(*value)});
    }
    return variables;
}

} // namespace pilothouse::cluster
