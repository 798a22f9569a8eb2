// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/json_tree.h"

#include "services/core/digest.h"

#include <QSet>
#include <QStringDecoder>

namespace pilothouse::provenance {

namespace {

constexpr qsizetype kMostBytes = 4 * 1024 * 1024;
constexpr int kMostLevels = 64;

class Reader
{
public:
    explicit Reader(const QByteArray &text) : m_text(text) { }

    Result<JsonNode> read()
    {
        JsonNode root;
        skipBlanks();
        if (!value(root, 0))
            return failure();
        skipBlanks();
        if (m_at != m_text.size()) {
            fail("something follows the value");
            return failure();
        }
        return root;
    }

private:
    Error failure() const
    {
        return {.kind = ErrorKind::InvalidInput, .what = QStringLiteral("not JSON: %1 at byte %2").arg(QLatin1String(m_problem)).arg(m_at)};
    }
    bool fail(const char *problem)
    {
        if (m_problem == nullptr)
            m_problem = problem;
        return false;
    }
    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    void skipBlanks()
    {
        while (m_at < m_text.size() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r'))
            ++m_at;
    }
    bool take(char expected, const char *problem)
    {
        if (m_at >= m_text.size() || m_text[m_at] != expected)
            return fail(problem);
        ++m_at;
        return true;
    }
    bool word(QByteArrayView expected)
    {
        if (!QByteArrayView(m_text).sliced(m_at).startsWith(expected))
            return fail("an unknown word");
        m_at += expected.size();
        return true;
    }

    bool value(JsonNode &node, int depth)
    {
        if (depth > kMostLevels)
            return fail("nested too deep");
        switch (peek()) {
        case '{': node.kind = JsonNode::Kind::Map; return map(node, depth);
        case '[': node.kind = JsonNode::Kind::List; return list(node, depth);
        case '"': node.kind = JsonNode::Kind::String; return string(node.text);
        case 'n': node.kind = JsonNode::Kind::Null; return word("null");
        case 't': node.kind = JsonNode::Kind::True; return word("true");
        case 'f': node.kind = JsonNode::Kind::False; return word("false");
        default: node.kind = JsonNode::Kind::Number; return number(node.number);
        }
    }
    bool map(JsonNode &node, int depth)
    {
        ++m_at;
        skipBlanks();
        QSet<QString> names;
        if (peek() == '}')
            return take('}', "");
        for (;;) {
            JsonNode::Member member;
            skipBlanks();
            if (!string(member.name))
                return fail("a name is missing");
            if (names.contains(member.name))
                return fail("a name that is there twice");
            names.insert(member.name);
            skipBlanks();
            if (!take(':', "a colon is missing"))
                return false;
            skipBlanks();
            if (!value(member.value, depth + 1))
                return false;
            node.members.push_back(std::move(member));
            skipBlanks();
            if (peek() == '}')
                return take('}', "");
            if (!take(',', "a comma or a brace is missing"))
                return false;
        }
    }
    bool list(JsonNode &node, int depth)
    {
        ++m_at;
        skipBlanks();
        if (peek() == ']')
            return take(']', "");
        for (;;) {
            JsonNode item;
            skipBlanks();
            if (!value(item, depth + 1))
                return false;
            node.items.push_back(std::move(item));
            skipBlanks();
            if (peek() == ']')
                return take(']', "");
            if (!take(',', "a comma or a bracket is missing"))
                return false;
        }
    }
    bool string(QString &out)
    {
        if (!take('"', "a text is missing"))
            return false;
        qsizetype begin = m_at; // of a stretch without escapes
        const auto flush = [&] {
            QStringDecoder decoder(QStringDecoder::Utf8);
            out += QString(decoder.decode(QByteArrayView(m_text).sliced(begin, m_at - begin)));
            return !decoder.hasError();
        };
        while (m_at < m_text.size()) {
            const auto byte = uchar(m_text[m_at]);
            if (byte == '"') {
                if (!flush())
                    return fail("bytes that are not UTF-8");
                ++m_at;
                return true;
            }
            if (byte < 0x20)
                return fail("a bare control character in a text");
            if (byte == '\\') {
                if (!flush())
                    return fail("bytes that are not UTF-8");
                ++m_at;
                if (!escape(out))
                    return false;
                begin = m_at;
                continue;
            }
            ++m_at;
        }
        return fail("a text that does not end");
    }
    bool escape(QString &out)
    {
        const char kind = peek();
        ++m_at;
        switch (kind) {
        case '"': out += u'"'; return true;
        case '\\': out += u'\\'; return true;
        case '/': out += u'/'; return true;
        case 'b': out += u'\b'; return true;
        case 'f': out += u'\f'; return true;
        case 'n': out += u'\n'; return true;
        case 'r': out += u'\r'; return true;
        case 't': out += u'\t'; return true;
        case 'u': {
            const auto bytes = bytesFromHex(QByteArrayView(m_text).sliced(m_at).first(std::min<qsizetype>(4, m_text.size() - m_at)));
            if (!bytes || bytes->size() != 2)
                return fail("a bad \\u escape");
            out += QChar(ushort(uchar((*bytes)[0]) << 8 | uchar((*bytes)[1])));
            m_at += 4;
            return true;
        }
        default: return fail("an unknown escape");
        }
    }
    bool digits()
    {
        const qsizetype begin = m_at;
        while (peek() >= '0' && peek() <= '9')
            ++m_at;
        return m_at > begin || fail("a digit is missing");
    }
    bool number(QByteArray &out)
    {
        const qsizetype begin = m_at;
        if (peek() == '-')
            ++m_at;
        if (peek() == '0')
            ++m_at;
        else if (!digits())
            return fail("an unknown value");
        if (peek() == '.') {
            ++m_at;
            if (!digits())
                return false;
        }
        if (peek() == 'e' || peek() == 'E') {
            ++m_at;
            if (peek() == '+' || peek() == '-')
                ++m_at;
            if (!digits())
                return false;
        }
        out = m_text.sliced(begin, m_at - begin);
        return true;
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    const char *m_problem = nullptr;
};

} // namespace

const JsonNode *JsonNode::find(QStringView name) const
{
    for (const Member &member : members)
        if (member.name == name)
            return &member.value;
    return nullptr;
}

Result<JsonNode> readJsonTree(const QByteArray &json)
{
    if (json.size() > kMostBytes)
        return Error{.kind = ErrorKind::InvalidInput, .what = QStringLiteral("larger than %1 MiB").arg(kMostBytes / 1024 / 1024)};
    return Reader(json).read();
}

} // namespace pilothouse::provenance
