// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/strict_json.h"

#include <QString>

#include <algorithm>
#include <charconv>

namespace pilothouse::attestation::strict_json {

namespace {

constexpr size_t kPairwiseNames = 24; ///< up to here comparing all pairs beats sorting

bool hasDuplicates(std::vector<QByteArrayView> &names)
{
    if (names.size() <= kPairwiseNames) {
        for (size_t i = 1; i < names.size(); ++i)
            for (size_t j = 0; j < i; ++j)
                if (names[i] == names[j])
                    return true;
        return false;
    }
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) != names.end();
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Four hexadecimal digits; -1 when there are none.
int codeUnit(QByteArrayView text, qsizetype at)
{
    if (at + 4 > text.size())
        return -1;
    int unit = 0;
    for (qsizetype i = at; i < at + 4; ++i) {
        const int digit = hexDigit(text[i]);
        if (digit < 0)
            return -1;
        unit = unit << 4 | digit;
    }
    return unit;
}

void appendUtf8(QByteArray &out, char32_t c)
{
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xc0 | c >> 6);
        out += char(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        out += char(0xe0 | c >> 12);
        out += char(0x80 | (c >> 6 & 0x3f));
        out += char(0x80 | (c & 0x3f));
    } else {
        out += char(0xf0 | c >> 18);
        out += char(0x80 | (c >> 12 & 0x3f));
        out += char(0x80 | (c >> 6 & 0x3f));
        out += char(0x80 | (c & 0x3f));
    }
}

/// Decodes a string whose escapes the parser has already accepted.
QByteArray unescaped(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype begin = i;
        while (i < text.size() && text[i] != '\\')
            ++i;
        out.append(text.data() + begin, i - begin);
        if (i == text.size())
            break;
        const char escape = text[i + 1];
        i += 2;
        switch (escape) {
        case 'b': out += '\b'; break;
        case 'f': out += '\f'; break;
        case 'n': out += '\n'; break;
        case 'r': out += '\r'; break;
        case 't': out += '\t'; break;
        case 'u': {
            char32_t c = char32_t(codeUnit(text, i));
            i += 4;
            if (c >= 0xd800 && c < 0xdc00) {
                c = 0x10000 + ((c - 0xd800) << 10) + (char32_t(codeUnit(text, i + 2)) - 0xdc00);
                i += 6;
            }
            appendUtf8(out, c);
            break;
        }
        default: out += escape; break;
        }
    }
    return out;
}

} // namespace

/// Recursive descent; the depth limit bounds the recursion.
class Parser
{
public:
    Parser(Document &document, const Limits &limits) : m_nodes(document.m_nodes), m_text(document.m_text), m_limits(limits) { }

    bool run()
    {
        blanks();
        if (!value(0, 0, 0))
            return false;
        blanks();
        return m_at == m_text.size() || fail("something follows the value");
    }
    QString problem() const { return QStringLiteral("%1 at byte %2").arg(QLatin1StringView(m_problem)).arg(m_at); }

private:
    bool fail(const char *problem)
    {
        m_problem = problem;
        return false;
    }
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void blanks()
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\t' || m_text[m_at] == '\r'))
            ++m_at;
    }

    bool value(int depth, uint32_t nameBegin, uint32_t nameEnd)
    {
        const size_t index = m_nodes.size();
        if (index == m_limits.maxValues)
            return fail("too many values");
        Document::Node node;
        node.nameBegin = nameBegin;
        node.nameEnd = nameEnd;
        node.begin = uint32_t(m_at);
        m_nodes.push_back(node);
        bool good = false;
        bool escaped = false;
        Kind kind = Kind::Null;
        switch (peek()) {
        case '{':
            kind = Kind::Object;
            good = members(depth + 1);
            break;
        case '[':
            kind = Kind::Array;
            good = elements(depth + 1);
            break;
        case '"':
            kind = Kind::String;
            good = string(escaped);
            break;
        case 't':
            kind = Kind::True;
            good = word("true");
            break;
        case 'f':
            kind = Kind::False;
            good = word("false");
            break;
        case 'n':
            kind = Kind::Null;
            good = word("null");
            break;
        default:
            kind = Kind::Number;
            good = number();
            break;
        }
        if (!good)
            return false;
        Document::Node &done = m_nodes[index];
        const uint32_t quote = kind == Kind::String ? 1 : 0;
        done.begin += quote;
        done.end = uint32_t(m_at) - quote;
        done.kind = kind;
        done.escaped = escaped;
        done.next = uint32_t(m_nodes.size());
        return true;
    }

    bool members(int depth)
    {
        if (depth > m_limits.maxDepth)
            return fail("nested too deeply");
        ++m_at;
        blanks();
        if (peek() == '}') {
            ++m_at;
            return true;
        }
        std::vector<QByteArrayView> names;
        for (;;) {
            if (peek() != '"')
                return fail("a name is missing");
            const uint32_t begin = uint32_t(m_at) + 1;
            bool escaped = false;
            if (!string(escaped))
                return false;
            if (escaped)
                return fail("a name is written with escapes");
            const uint32_t end = uint32_t(m_at) - 1;
            names.push_back(m_text.sliced(begin, end - begin));
            blanks();
            if (peek() != ':')
                return fail("a colon is missing");
            ++m_at;
            blanks();
            if (!value(depth, begin, end))
                return false;
            blanks();
            const char after = peek();
            ++m_at;
            if (after == '}')
                return !hasDuplicates(names) || fail("a name appears twice in the object that ends");
            if (after != ',')
                return fail("a comma is missing");
            blanks();
        }
    }

    bool elements(int depth)
    {
        if (depth > m_limits.maxDepth)
            return fail("nested too deeply");
        ++m_at;
        blanks();
        if (peek() == ']') {
            ++m_at;
            return true;
        }
        for (;;) {
            if (!value(depth, 0, 0))
                return false;
            blanks();
            const char after = peek();
            ++m_at;
            if (after == ']')
                return true;
            if (after != ',')
                return fail("a comma is missing");
            blanks();
        }
    }

    bool string(bool &escaped)
    {
        ++m_at;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                ++m_at;
                return true;
            }
            if (uint8_t(c) < 0x20)
                return fail("a control character inside a string");
            if (c == '\\') {
                escaped = true;
                if (!escape())
                    return fail("a broken escape");
            }
        }
        return fail("a string without an end");
    }

    /// Leaves the position on the last character of the escape.
    bool escape()
    {
        ++m_at;
        if (peek() != 'u')
            return peek() != '\0' && QByteArrayView("\"\\/bfnrt").contains(peek());
        const int unit = codeUnit(m_text, m_at + 1);
        m_at += 4;
        if (unit < 0 || (unit >= 0xdc00 && unit < 0xe000))
            return false;
        if (unit < 0xd800 || unit >= 0xe000)
            return true;
        if (m_at + 2 >= m_text.size() || m_text[m_at + 1] != '\\' || m_text[m_at + 2] != 'u')
            return false;
        const int low = codeUnit(m_text, m_at + 3);
        m_at += 6;
        return low >= 0xdc00 && low < 0xe000;
    }

    bool word(QByteArrayView expected)
    {
        if (!m_text.sliced(m_at).startsWith(expected))
            return fail("not a JSON value");
        m_at += expected.size();
        return true;
    }

    bool digits()
    {
        const qsizetype begin = m_at;
        while (peek() >= '0' && peek() <= '9')
            ++m_at;
        return m_at > begin;
    }
    bool number()
    {
        if (peek() == '-')
            ++m_at;
        if (peek() == '0')
            ++m_at;
        else if (!digits())
            return fail("not a JSON value");
        if (peek() == '.') {
            ++m_at;
            if (!digits())
                return fail("a broken number");
        }
        if (peek() == 'e' || peek() == 'E') {
            ++m_at;
            if (peek() == '+' || peek() == '-')
                ++m_at;
            if (!digits())
                return fail("a broken number");
        }
        return true;
    }

    std::vector<Document::Node> &m_nodes;
    QByteArrayView m_text;
    Limits m_limits;
    qsizetype m_at = 0;
    const char *m_problem = "";
};

std::optional<Document> Document::parse(const QByteArray &text, const Limits &limits, QString *problem)
{
    const auto fail = [problem](const QString &why) {
        if (problem != nullptr)
            *problem = why;
        return std::nullopt;
    };
    if (text.size() > limits.maxBytes)
        return fail(QStringLiteral("%1 bytes, the limit is %2").arg(text.size()).arg(limits.maxBytes));
    if (!QByteArrayView(text).isValidUtf8())
        return fail(QStringLiteral("not UTF-8"));
    Document document;
    document.m_text = text;
    document.m_nodes.reserve(size_t(text.size() / 32 + 16));
    Parser parser(document, limits);
    if (!parser.run())
        return fail(parser.problem());
    return document;
}

bool Value::is(Kind kind) const
{
    return m_document != nullptr && m_document->m_nodes[m_index].kind == kind;
}

Value Value::first() const
{
    if (!isArray() && !isObject())
        return {};
    const uint32_t end = m_document->m_nodes[m_index].next;
    return m_index + 1 < end ? Value(m_document, m_index + 1, end) : Value();
}

Value Value::next() const
{
    if (m_document == nullptr)
        return {};
    const uint32_t after = m_document->m_nodes[m_index].next;
    return after < m_end ? Value(m_document, after, m_end) : Value();
}

QByteArrayView Value::name() const
{
    if (m_document == nullptr)
        return {};
    const Document::Node &node = m_document->m_nodes[m_index];
    return QByteArrayView(m_document->m_text).sliced(node.nameBegin, node.nameEnd - node.nameBegin);
}

qsizetype Value::size() const
{
    qsizetype count = 0;
    for (Value value = first(); value.isThere(); value = value.next())
        ++count;
    return count;
}

Value Value::operator[](QByteArrayView name) const
{
    if (!isObject())
        return {};
    for (Value value = first(); value.isThere(); value = value.next())
        if (value.name() == name)
            return value;
    return {};
}

QByteArrayView Value::raw() const
{
    if (m_document == nullptr)
        return {};
    const Document::Node &node = m_document->m_nodes[m_index];
    const uint32_t quote = node.kind == Kind::String ? 1 : 0;
    return QByteArrayView(m_document->m_text).sliced(node.begin - quote, node.end - node.begin + 2 * quote);
}

std::optional<QByteArray> Value::text() const
{
    if (!isString())
        return std::nullopt;
    const Document::Node &node = m_document->m_nodes[m_index];
    const QByteArrayView inside = QByteArrayView(m_document->m_text).sliced(node.begin, node.end - node.begin);
    return node.escaped ? unescaped(inside) : inside.toByteArray();
}

std::optional<QByteArrayView> Value::plainText() const
{
    if (!isString() || m_document->m_nodes[m_index].escaped)
        return std::nullopt;
    const Document::Node &node = m_document->m_nodes[m_index];
    return QByteArrayView(m_document->m_text).sliced(node.begin, node.end - node.begin);
}

std::optional<int64_t> Value::integer(int64_t min, int64_t max) const
{
    if (!is(Kind::Number))
        return std::nullopt;
    const QByteArrayView digits = raw();
    int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), value);
    if (error != std::errc() || end != digits.end() || value < min || value > max)
        return std::nullopt;
    return value;
}

} // namespace pilothouse::attestation::strict_json
