// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/provenance/compose_form.h"

#include "services/provenance/json_tree.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace pilothouse::provenance {

namespace {

Error badInput(const QString &what)
{
    return {.kind = ErrorKind::InvalidInput, .what = what};
}

/// Sign, shortest decimal digits that read back as the same double, and the decimal point's place: 0.0123 is "123", -1.
struct Decimal
{
    bool negative = false;
    QByteArray digits;
    int point = 0;
};

/// Of a number no double can hold: whether it is too large, not too small.
bool isBeyondOne(const QByteArray &spelled)
{
    const qsizetype e = spelled.toLower().indexOf('e');
    const QByteArray digits = e < 0 ? spelled : spelled.left(e);
    const QByteArray exponent = e < 0 ? QByteArray("0") : spelled.mid(e + 1);
    const qsizetype dot = digits.indexOf('.');
    qsizetype first = 0; // of the first digit that is not zero
    while (first < digits.size() && (digits[first] < '1' || digits[first] > '9'))
        ++first;
    const qsizetype end = dot < 0 ? digits.size() : dot;
    const qsizetype place = first < end ? end - first : end - first + 1;
    bool fits = false;
    const qint64 shift = exponent.toLongLong(&fits);
    return fits ? shift + place > 0 : !exponent.startsWith('-');
}

std::optional<Decimal> shortest(const QByteArray &spelled)
{
    double value = 0;
    const auto read = std::from_chars(spelled.constData(), spelled.constData() + spelled.size(), value);
    if (read.ec == std::errc::result_out_of_range) {
        // Too small is zero for every writer; too large is infinite, which JSON cannot write.
        if (isBeyondOne(spelled))
            return std::nullopt;
        value = spelled.startsWith('-') ? -0.0 : 0.0;
    }
    char buffer[64];
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    const QByteArray text(buffer, written.ptr - buffer); // d.ddde±xx
    Decimal decimal;
    decimal.negative = text.startsWith('-');
    const qsizetype e = text.indexOf('e');
    for (qsizetype i = 0; i < e; ++i)
        if (text[i] >= '0' && text[i] <= '9')
            decimal.digits += text[i];
    decimal.point = text.mid(e + 1).toInt() + 1;
    while (decimal.digits.size() > 1 && decimal.digits.endsWith('0'))
        decimal.digits.chop(1);
    return decimal;
}

QByteArray plain(const Decimal &decimal)
{
    const int count = int(decimal.digits.size());
    if (decimal.point <= 0)
        return "0." + QByteArray(-decimal.point, '0') + decimal.digits;
    if (decimal.point >= count)
        return decimal.digits + QByteArray(decimal.point - count, '0');
    return decimal.digits.left(decimal.point) + '.' + decimal.digits.mid(decimal.point);
}

QByteArray withExponent(const Decimal &decimal, int leastExponentDigits)
{
    QByteArray text = decimal.digits.left(1);
    if (decimal.digits.size() > 1)
        text += '.' + decimal.digits.mid(1);
    const int exponent = decimal.point - 1;
    return text + 'e' + (exponent < 0 ? '-' : '+') + QByteArray::number(std::abs(exponent)).rightJustified(leastExponentDigits, '0');
}

/// ECMAScript's Number::toString.
std::optional<QByteArray> scriptNumber(const QByteArray &spelled)
{
    const auto decimal = shortest(spelled);
    if (!decimal)
        return std::nullopt;
    if (decimal->digits == "0")
        return QByteArray("0");
    const bool exponent = decimal->point > 21 || decimal->point <= -6;
    return (decimal->negative ? "-" : "") + (exponent ? withExponent(*decimal, 1) : plain(*decimal));
}

/// Python: whole numbers of any length stay, others are written as repr() does.
std::optional<QByteArray> pythonNumber(const QByteArray &spelled)
{
    const bool whole = !spelled.contains('.') && !spelled.contains('e') && !spelled.contains('E');
    if (whole)
        return spelled == "-0" ? QByteArray("0") : spelled;
    const auto decimal = shortest(spelled);
    if (!decimal)
        return std::nullopt;
    const QByteArray sign = decimal->negative ? "-" : "";
    if (decimal->digits == "0")
        return sign + "0.0";
    if (decimal->point > 16 || decimal->point <= -4)
        return sign + withExponent(*decimal, 2);
    const QByteArray text = plain(*decimal);
    return sign + (text.contains('.') ? text : text + ".0");
}

class Writer
{
public:
    explicit Writer(ComposeForm form) : m_form(form) { }

    Result<QByteArray> write(const JsonNode &root)
    {
        value(root, 0);
        if (!m_problem.isEmpty())
            return badInput(m_problem);
        return m_out;
    }

private:
    bool isCloud() const { return m_form == ComposeForm::Cloud; }
    void breakLine(int depth)
    {
        if (isCloud())
            m_out += '\n' + QByteArray(4 * depth, ' ');
    }

    void value(const JsonNode &node, int depth)
    {
        switch (node.kind) {
        case JsonNode::Kind::Null: m_out += "null"; break;
        case JsonNode::Kind::False: m_out += "false"; break;
        case JsonNode::Kind::True: m_out += "true"; break;
        case JsonNode::Kind::String: string(node.text); break;
        case JsonNode::Kind::Number: number(node.number); break;
        case JsonNode::Kind::List: list(node, depth); break;
        case JsonNode::Kind::Map: map(node, depth); break;
        }
    }
    void number(const QByteArray &spelled)
    {
        const auto text = isCloud() ? pythonNumber(spelled) : scriptNumber(spelled);
        if (text)
            m_out += *text;
        else if (isCloud())
            m_problem = QStringLiteral("a number beyond the range of a double: %1").arg(QString::fromLatin1(spelled.left(60)));
        else
            m_out += "null"; // what JSON.stringify makes of infinity
    }
    void list(const JsonNode &node, int depth)
    {
        m_out += '[';
        for (size_t i = 0; i < node.items.size(); ++i) {
            if (i > 0)
                m_out += ',';
            breakLine(depth + 1);
            value(node.items[i], depth + 1);
        }
        if (!node.items.empty())
            breakLine(depth);
        m_out += ']';
    }
    void map(const JsonNode &node, int depth)
    {
        m_out += '{';
        const auto members = sorted(node);
        for (size_t i = 0; i < members.size(); ++i) {
            if (i > 0)
                m_out += ',';
            breakLine(depth + 1);
            string(members[i]->name);
            m_out += ':';
            value(members[i]->value, depth + 1);
        }
        if (!members.empty())
            breakLine(depth);
        m_out += '}';
    }

    /// A name that ECMAScript keeps as an array index: it comes before all others, in numeric order.
    static std::optional<quint32> arrayIndex(const QString &name)
    {
        bool ok = false;
        const quint32 index = name.toUInt(&ok);
        return ok && index != 0xffffffffU && QString::number(index) == name ? std::optional(index) : std::nullopt;
    }
    std::vector<const JsonNode::Member *> sorted(const JsonNode &node) const
    {
        std::vector<const JsonNode::Member *> members;
        for (const JsonNode::Member &member : node.members)
            members.push_back(&member);
        if (isCloud()) {
            std::ranges::sort(members, {}, [](const JsonNode::Member *member) { return member->name.toUtf8(); });
            return members;
        }
        std::ranges::sort(members, [](const JsonNode::Member *a, const JsonNode::Member *b) {
            const auto first = arrayIndex(a->name);
            const auto second = arrayIndex(b->name);
            if (first && second)
                return *first < *second;
            if (first || second)
                return first.has_value();
            return a->name < b->name;
        });
        return members;
    }

    void string(const QString &text)
    {
        m_out += '"';
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            switch (c.unicode()) {
            case u'"': m_out += "\\\""; continue;
            case u'\\': m_out += "\\\\"; continue;
            case u'\b': m_out += "\\b"; continue;
            case u'\f': m_out += "\\f"; continue;
            case u'\n': m_out += "\\n"; continue;
            case u'\r': m_out += "\\r"; continue;
            case u'\t': m_out += "\\t"; continue;
            default: break;
            }
            if (c.unicode() < 0x20) {
                escape(c);
            } else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
                m_out += text.sliced(i, 2).toUtf8();
                ++i;
            } else if (c.isSurrogate()) {
                if (isCloud())
                    m_problem = QStringLiteral("half a surrogate pair, which UTF-8 cannot hold");
                escape(c);
            } else {
                m_out += QString(c).toUtf8();
            }
        }
        m_out += '"';
    }
    void escape(QChar c) { m_out += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0'); }

    ComposeForm m_form;
    QByteArray m_out;
    QString m_problem;
};

void dropUnused(JsonNode &root)
{
    const JsonNode *const runner = root.find(u"runner");
    const bool isBash = runner != nullptr && runner->isText(QLatin1StringView("bash"));
    const bool isDocker = runner != nullptr && runner->isText(QLatin1StringView("docker-compose"));
    std::erase_if(root.members, [&](const JsonNode::Member &member) {
        const JsonNode &value = member.value;
        const bool empty = value.kind == JsonNode::Kind::Null || (value.kind == JsonNode::Kind::String && value.text.isEmpty());
        return (isBash && member.name == QLatin1String("docker_compose_file")) || (isDocker && member.name == QLatin1String("bash_script"))
               || (empty && member.name == QLatin1String("pre_launch_script"));
    });
}

} // namespace

Result<QByteArray> writeComposeForm(const QByteArray &json, ComposeForm form, UnusedMembers unused)
{
    auto root = readJsonTree(json);
    if (!root)
        return root.error();
    if (root->kind != JsonNode::Kind::Map)
        return badInput(QStringLiteral("not a JSON object"));
    if (form == ComposeForm::Cloud || unused == UnusedMembers::Drop)
        dropUnused(*root);
    return Writer(form).write(*root);
}

Result<QByteArray> writeCompact(const JsonNode &root)
{
    return Writer(ComposeForm::Compact).write(root);
}

} // namespace pilothouse::provenance
