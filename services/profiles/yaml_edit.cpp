// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/profiles/yaml_edit.h"

#include "services/profiles/yaml_tree.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace pilothouse::profiles {

namespace {

void collect(const YamlNode &node, const QString &path, QHash<QString, QString> &values)
{
    switch (node.kind) {
    case YamlNode::Kind::Scalar: values.insert(path, node.text); break;
    case YamlNode::Kind::Null: break;
    case YamlNode::Kind::List:
        for (size_t i = 0; i < node.items.size(); ++i)
            collect(node.items[i], QStringLiteral("%1[%2]").arg(path).arg(i), values);
        break;
    case YamlNode::Kind::Map:
        for (const YamlNode::Member &member : node.members)
            collect(member.value, path.isEmpty() ? member.key : path + QLatin1Char('.') + member.key, values);
        break;
    }
}

int lastLine(const YamlNode &node, int line)
{
    int last = std::max(line, node.line);
    for (const YamlNode &item : node.items)
        last = std::max(last, lastLine(item, last));
    for (const YamlNode::Member &member : node.members)
        last = std::max(last, lastLine(member.value, member.line));
    return last;
}

QString quoted(const QString &value)
{
    QString out = QStringLiteral("\"");
    for (const QChar c : value) {
        if (c == QLatin1Char('"') || c == QLatin1Char('\\'))
            out += QLatin1Char('\\') + QString(c);
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            out += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out + QLatin1Char('"');
}

Error notAlone(const QString &path)
{
    Error error;
    error.kind = ErrorKind::Refused;
    error.what = QStringLiteral("\"%1\" is not written on a line of its own").arg(path);
    error.nextStep = QStringLiteral("Change it in the text.");
    return error;
}

int indentOf(const QString &line)
{
    int indent = 0;
    while (indent < line.size() && line[indent] == QLatin1Char(' '))
        ++indent;
    return indent;
}

/// Where a value ends and its comment begins.
qsizetype commentOf(const QString &rest)
{
    QChar quote;
    for (qsizetype i = 0; i < rest.size(); ++i) {
        const QChar c = rest[i];
        if (!quote.isNull()) {
            if (c == QLatin1Char('\\') && quote == QLatin1Char('"'))
                ++i;
            else if (c == quote)
                quote = QChar();
        } else if (i == 0 && (c == QLatin1Char('"') || c == QLatin1Char('\''))) {
            quote = c;
        } else if (c == QLatin1Char('#') && (i == 0 || rest[i - 1] == QLatin1Char(' '))) {
            return i;
        }
    }
    return rest.size();
}

/// The way down to a value, as far as it is there.
struct Way
{
    std::vector<const YamlNode::Member *> members;
    const YamlNode *deepest = nullptr; ///< the last map (or nothing) on the way
    QStringList missing;
};

Way wayTo(const YamlNode &root, const QStringList &parts)
{
    Way way;
    way.deepest = &root;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const YamlNode::Member *member = memberOf(*way.deepest, parts[i]);
        if (!member) {
            way.missing = parts.mid(i);
            break;
        }
        way.members.push_back(member);
        if (i + 1 < parts.size())
            way.deepest = &member->value;
    }
    return way;
}

std::optional<QStringList> withLineChanged(QStringList lines, const Way &way, const QString &written)
{
    const YamlNode::Member &leaf = *way.members.back();
    if (leaf.value.kind == YamlNode::Kind::Map || leaf.value.kind == YamlNode::Kind::List || leaf.value.line != leaf.line)
        return std::nullopt;
    if (written.isEmpty()) {
        // The line goes, and sections that hold nothing else go with it.
        std::vector<int> gone{leaf.line};
        for (qsizetype i = qsizetype(way.members.size()) - 2; i >= 0; --i) {
            const YamlNode::Member &section = *way.members[size_t(i)];
            if (section.value.members.size() > 1 || section.line == gone.back())
                break;
            gone.push_back(section.line);
        }
        for (const int line : gone)
            lines.removeAt(line - 1);
        return lines;
    }
    QString &line = lines[leaf.line - 1];
    const bool crlf = line.endsWith(QLatin1Char('\r'));
    if (crlf)
        line.chop(1);
    const qsizetype colon = line.indexOf(leaf.key + QLatin1Char(':'));
    if (colon != indentOf(line))
        return std::nullopt; // a key in quotes, or in braces
    const qsizetype after = colon + leaf.key.size() + 1;
    const QString rest = line.mid(after).trimmed();
    const QString comment = rest.mid(commentOf(rest));
    line = line.left(after) + QLatin1Char(' ') + written + (comment.isEmpty() ? QString() : QStringLiteral("  ") + comment);
    if (crlf)
        line += QLatin1Char('\r');
    return lines;
}

QStringList withLineAdded(QStringList lines, const Way &way, const QString &written)
{
    const bool crlf = !lines.isEmpty() && lines.front().endsWith(QLatin1Char('\r'));
    int indent = 0;
    int after = 0;
    if (way.members.empty()) {
        after = int(lines.size());
        while (after > 0 && lines[after - 1].trimmed().isEmpty())
            --after;
    } else {
        const YamlNode::Member &section = *way.members.back();
        after = lastLine(section.value, section.line);
        indent = section.value.members.empty() ? indentOf(lines[section.line - 1]) + 2 : indentOf(lines[section.value.members.front().line - 1]);
    }
    QStringList added;
    for (qsizetype i = 0; i < way.missing.size(); ++i) {
        const bool isLeaf = i + 1 == way.missing.size();
        added << QString(indent, QLatin1Char(' ')) + way.missing[i] + QLatin1Char(':') + (isLeaf ? QLatin1Char(' ') + written : QString())
                     + (crlf ? QStringLiteral("\r") : QString());
        indent += 2;
    }
    for (qsizetype i = 0; i < added.size(); ++i)
        lines.insert(after + i, added[i]);
    if (!lines.back().isEmpty())
        lines << QString(); // the file ends with a line break
    return lines;
}

} // namespace

QString yamlScalar(const QString &value, YamlScalar kind)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z/][A-Za-z0-9_./:@+-]*[A-Za-z0-9_/]$"));
    static const QRegularExpression word(QStringLiteral("^(true|false|yes|no|on|off|null|y|n)$"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression digits(QStringLiteral("^-?[0-9]+(\\.[0-9]+)?$"));
    if (kind == YamlScalar::Number && digits.match(value).hasMatch())
        return value;
    if (plain.match(value).hasMatch() && !word.match(value).hasMatch())
        return value;
    return quoted(value);
}

QHash<QString, QString> yamlValues(const YamlNode &root)
{
    QHash<QString, QString> values;
    collect(root, QString(), values);
    return values;
}

Result<QByteArray> withYamlValue(const QByteArray &yaml, const QString &path, const QString &value, YamlScalar kind)
{
    const auto tree = parseYaml(yaml, QStringLiteral("profile"));
    if (!tree)
        return tree.error();
    QHash<QString, QString> wanted = yamlValues(*tree);
    if (wanted.value(path) == value && (!value.isEmpty() || !wanted.contains(path)))
        return yaml;
    const Way way = wayTo(*tree, path.split(QLatin1Char('.')));
    const QStringList lines = QString::fromUtf8(yaml).split(QLatin1Char('\n'));
    const QString written = value.isEmpty() ? QString() : yamlScalar(value, kind);
    std::optional<QStringList> made;
    if (way.missing.isEmpty())
        made = withLineChanged(lines, way, written);
    else if (way.deepest->kind == YamlNode::Kind::Map || way.deepest->kind == YamlNode::Kind::Null)
        made = withLineAdded(lines, way, written);
    if (!made)
        return notAlone(path);
    // Whatever form the file has: exactly this one value is another one now, or nothing is changed.
    const QByteArray result = made->join(QLatin1Char('\n')).toUtf8();
    const auto after = parseYaml(result, QStringLiteral("profile"));
    if (!after)
        return notAlone(path);
    if (value.isEmpty())
        wanted.remove(path);
    else
        wanted.insert(path, value);
    if (yamlValues(*after) != wanted)
        return notAlone(path);
    return result;
}

} // namespace pilothouse::profiles
