// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/attestation/app_compose.h"

#include "services/attestation/json_text.h"
#include "services/attestation/strict_json.h"

#include <QString>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

namespace pilothouse::attestation {

namespace {

using strict_json::Value;

constexpr strict_json::Limits kLimits { .maxBytes = 4 * 1024 * 1024, .escapedNames = true };

Error invalid(const QString &what)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = QStringLiteral("not an app-compose: %1").arg(what);
    return error;
}

/// A double as its shortest digits and the place of the decimal point: 0.d1d2d3… × 10^point.
struct Decimal
{
    bool isNegative = false;
    QByteArray digits; ///< no leading and no trailing zeros; "0" for zero
    int point = 0;
};

std::optional<Decimal> decimalOf(QByteArrayView text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    if (error != std::errc() || end != text.end())
        return std::nullopt;
    char shortest[40];
    const auto written = std::to_chars(shortest, shortest + sizeof shortest, std::fabs(value), std::chars_format::scientific);
    const QByteArrayView scientific(shortest, written.ptr - shortest);
    const qsizetype e = scientific.indexOf('e');
    Decimal decimal;
    decimal.isNegative = std::signbit(value);
    for (const char c : scientific.first(e))
        if (c != '.')
            decimal.digits += c;
    while (decimal.digits.size() > 1 && decimal.digits.endsWith('0'))
        decimal.digits.chop(1);
    decimal.point = scientific.sliced(e + 1).toByteArray().toInt() + 1;
    return decimal;
}

QByteArray plainNotation(const Decimal &number)
{
    const int count = int(number.digits.size());
    if (number.point <= 0)
        return "0." + QByteArray(-number.point, '0') + number.digits;
    if (number.point >= count)
        return number.digits + QByteArray(number.point - count, '0');
    return number.digits.first(number.point) + '.' + number.digits.sliced(number.point);
}

QByteArray exponentNotation(const Decimal &number, int leastExponentDigits)
{
    const int exponent = number.point - 1;
    QByteArray text = number.digits.first(1);
    if (number.digits.size() > 1)
        text += '.' + number.digits.sliced(1);
    return text + 'e' + (exponent < 0 ? '-' : '+') + QByteArray::number(std::abs(exponent)).rightJustified(leastExponentDigits, '0');
}

/// Number::toString of ECMAScript (section 6.1.6.1.20).
std::optional<QByteArray> javaScriptNumber(QByteArrayView text)
{
    const auto number = decimalOf(text);
    if (!number)
        return std::nullopt;
    if (number->digits == "0")
        return QByteArray("0");
    const bool isPlain = number->point > -6 && number->point <= 21;
    return (number->isNegative ? "-" : "") + (isPlain ? plainNotation(*number) : exponentNotation(*number, 1));
}

/// repr() of Python: integers keep every digit, floats always show that they are floats.
std::optional<QByteArray> pythonNumber(QByteArrayView text)
{
    const bool isInteger = std::none_of(text.begin(), text.end(), [](char c) { return c == '.' || c == 'e' || c == 'E'; });
    if (isInteger)
        return text == QByteArrayView("-0") ? QByteArray("0") : text.toByteArray();
    const auto number = decimalOf(text);
    if (!number)
        return std::nullopt;
    const bool isZero = number->digits == "0";
    QByteArray shown;
    if (!isZero && (number->point <= -4 || number->point > 16))
        shown = exponentNotation(*number, 2);
    else
        shown = isZero ? QByteArray("0") : plainNotation(*number);
    if (!shown.contains('.') && !shown.contains('e'))
        shown += ".0";
    return (number->isNegative ? "-" : "") + shown;
}

/// What JavaScript takes for an array index: such names come first, in the order of their numbers.
std::optional<uint32_t> arrayIndex(const QByteArray &name)
{
    if (name.isEmpty() || name.size() > 10 || (name.size() > 1 && name[0] == '0'))
        return std::nullopt;
    uint64_t index = 0;
    for (const char c : name) {
        if (c < '0' || c > '9')
            return std::nullopt;
        index = index * 10 + uint64_t(c - '0');
    }
    return index < 0xffffffff ? std::optional(uint32_t(index)) : std::nullopt;
}

struct Member
{
    QByteArray name;
    Value value;
};

bool precedesInJavaScript(const Member &a, const Member &b)
{
    const auto left = arrayIndex(a.name);
    const auto right = arrayIndex(b.name);
    if (left || right)
        return left && (!right || *left < *right);
    // QString compares UTF-16 code units, as JavaScript does.
    return QString::fromUtf8(a.name).compare(QString::fromUtf8(b.name)) < 0;
}

/// Order of UTF-8 bytes is order of code points.
bool precedesInPython(const Member &a, const Member &b)
{
    return a.name < b.name;
}

class Writer
{
public:
    Writer(ComposeForm form, UnusedMembers unused)
        : m_form(form)
        , m_unused(unused)
    {
    }

    bool write(const Value &value, int depth)
    {
        if (value.isObject())
            return writeObject(value, depth);
        if (value.isArray())
            return writeArray(value, depth);
        if (value.isString()) {
            m_out += jsonString(*value.text());
            return true;
        }
        if (!value.isNumber()) {
            m_out += value.raw(); // null, true, false
            return true;
        }
        const auto number = m_form == ComposeForm::Compact ? javaScriptNumber(value.raw()) : pythonNumber(value.raw());
        if (!number)
            return fail(QStringLiteral("the number %1 has no place in a double").arg(QString::fromLatin1(value.raw().first(std::min<qsizetype>(value.raw().size(), 40)))));
        m_out += *number;
        return true;
    }
    const QByteArray &text() const { return m_out; }
    const QString &problem() const { return m_problem; }

private:
    bool fail(const QString &problem)
    {
        m_problem = problem;
        return false;
    }

    void newLine(int depth)
    {
        if (m_form == ComposeForm::Cloud)
            m_out += '\n' + QByteArray(4 * depth, ' ');
    }

    bool writeObject(const Value &object, int depth)
    {
        std::vector<Member> members;
        for (Value value = object.first(); value.isThere(); value = value.next())
            members.push_back({ value.nameText(), value });
        std::sort(members.begin(), members.end(), m_form == ComposeForm::Compact ? precedesInJavaScript : precedesInPython);
        for (size_t i = 1; i < members.size(); ++i)
            if (members[i].name == members[i - 1].name)
                return fail(QStringLiteral("a name appears twice in one object"));
        if (depth == 0 && m_unused == UnusedMembers::Drop)
            dropUnused(members);
        m_out += '{';
        for (size_t i = 0; i < members.size(); ++i) {
            if (i > 0)
                m_out += ',';
            newLine(depth + 1);
            m_out += jsonString(members[i].name) + ':';
            if (!write(members[i].value, depth + 1))
                return false;
        }
        if (!members.empty())
            newLine(depth);
        m_out += '}';
        return true;
    }

    bool writeArray(const Value &array, int depth)
    {
        m_out += '[';
        for (Value item = array.first(); item.isThere(); item = item.next()) {
            if (!m_out.endsWith('['))
                m_out += ',';
            newLine(depth + 1);
            if (!write(item, depth + 1))
                return false;
        }
        if (array.first().isThere())
            newLine(depth);
        m_out += ']';
        return true;
    }

    static void dropUnused(std::vector<Member> &members)
    {
        const auto runner = std::find_if(members.begin(), members.end(), [](const Member &member) { return member.name == "runner"; });
        const QByteArray chosen = runner == members.end() ? QByteArray() : runner->value.text().value_or(QByteArray());
        std::erase_if(members, [&chosen](const Member &member) {
            if (member.name == "docker_compose_file")
                return chosen == "bash";
            if (member.name == "bash_script")
                return chosen == "docker-compose";
            return member.name == "pre_launch_script" && (member.value.isNull() || member.value.text() == QByteArray());
        });
    }

    ComposeForm m_form;
    UnusedMembers m_unused;
    QByteArray m_out;
    QString m_problem;
};

} // namespace

Result<QByteArray> canonicalCompose(const QByteArray &json, ComposeForm form, UnusedMembers unused)
{
    QString problem;
    const auto document = strict_json::Document::parse(json, kLimits, &problem);
    if (!document)
        return invalid(problem);
    if (!document->root().isObject())
        return invalid(QStringLiteral("the JSON is not an object"));
    Writer writer(form, unused);
    if (!writer.write(document->root(), 0))
        return invalid(writer.problem());
    return writer.text();
}

Sha256 composeHash(const QByteArray &exactBytes)
{
    return sha256({ exactBytes });
}

} // namespace pilothouse::attestation
