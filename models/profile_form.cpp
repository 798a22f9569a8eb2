// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/profile_form.h"

#include "services/profiles/yaml_tree.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace pilothouse::models {

using profiles::YamlNode;
using Kind = ProfileField::Kind;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ProfileForm)
};

ProfileField text(const char *path, const QString &label, const QString &hint = QString())
{
    ProfileField field;
    field.path = QString::fromLatin1(path);
    field.label = label;
    field.hint = hint;
    return field;
}

ProfileField number(const char *path, const QString &label, const QString &hint = QString())
{
    ProfileField field = text(path, label, hint);
    field.kind = Kind::Number;
    return field;
}

ProfileField choice(const char *path, const QString &label, const QStringList &choices, const QString &hint = QString())
{
    ProfileField field = text(path, label, hint);
    field.kind = Kind::Choice;
    field.choices = choices;
    return field;
}

QStringList words(const char *list)
{
    return QString::fromLatin1(list).split(QLatin1Char(' '));
}

std::vector<ProfileSection> makeSections()
{
    std::vector<ProfileSection> sections;
    const auto add = [&sections](const char *key, const QString &title, const QString &sentence, std::vector<ProfileField> fields) {
        sections.push_back({QString::fromLatin1(key), title, sentence, std::move(fields)});
    };
    add("phala", Words::tr("Phala Cloud"), Words::tr("Where machines are listed, started and stopped."),
        {text("phala.api-url", Words::tr("Address of the API"), Words::tr("With /api/v1 at its end. The key for it is kept under Secrets."))});
    add("cluster", Words::tr("Cluster"), Words::tr("Which machines belong together, and how they are reached."),
        {text("cluster.name", Words::tr("Name"), Words::tr("What the names of its machines begin with.")),
         text("cluster.instance-type", Words::tr("Instance type"), Words::tr("For new machines: tdx.medium")),
         number("cluster.spawntee-port", Words::tr("Port of spawntee"), Words::tr("9010 when empty")),
         text("cluster.gateway-key-path", Words::tr("Gateway key file"), Words::tr("A path; the file is never copied into the profile.")),
         text("cluster.coordinator-wallet", Words::tr("Coordinator wallet"), Words::tr("Its public address, base58")),
         text("cluster.runner-compose-path", Words::tr("Compose file of runners")),
         number("cluster.request-timeout", Words::tr("Timeout of requests, in seconds"), Words::tr("60 when empty")),
         number("cluster.max-models", Words::tr("Most models"), Words::tr("0: no cap")),
         number("cluster.capacity-threshold", Words::tr("Capacity threshold"), Words::tr("A share up to 1; 0.8 when empty")),
         number("cluster.memory-per-model-mb", Words::tr("Memory of a model, in MB"), Words::tr("1024 when empty"))});
    add("aws", Words::tr("AWS"), Words::tr("Where the prover cluster runs."),
        {text("aws.region", Words::tr("Region"), Words::tr("us-west-2")),
         text("aws.profile", Words::tr("Profile of the shared AWS files"), Words::tr("Empty: keys come from Secrets.")),
         text("aws.endpoint-url", Words::tr("Other address"), Words::tr("For test servers only"))});
    add("provers", Words::tr("Provers"), Words::tr("Which stack they were made with."),
        {text("provers.stack", Words::tr("Pulumi stack")), text("provers.project-dir", Words::tr("Project folder"))});
    add("orchestrator", Words::tr("Orchestrator"), Words::tr("Where agents are deployed."),
        {text("orchestrator.url", Words::tr("Address")), choice("orchestrator.dialect", Words::tr("Dialect"), words("auto seed spec"))});
    add("attestation", Words::tr("Attestation"), Words::tr("What a machine must prove, and against what it is judged."),
        {text("attestation.pccs-url", Words::tr("Collateral service (PCCS)")),
         choice("attestation.policy.require", Words::tr("Level to reach"), words("A1 A2 A3")),
         choice("attestation.policy.freshness", Words::tr("Freshness"), words("required when-possible")),
         text("attestation.references.os-images", Words::tr("Table of OS images"), Words::tr("The path of a JSON table of releases")),
         text("attestation.references.image", Words::tr("OS image"), Words::tr("One entry of the table; empty: not checked")),
         text("attestation.references.compose-hash", Words::tr("Compose hash that must run"), Words::tr("64 hexadecimal digits; empty: not checked")),
         text("attestation.references.app-id", Words::tr("App id"), Words::tr("40 hexadecimal digits; empty: not checked")),
         text("attestation.references.key-provider", Words::tr("Key provider"), Words::tr("Hexadecimal; empty: not checked")),
         text("attestation.chain.rpc-url", Words::tr("Node of the chain")), text("attestation.chain.app-contract", Words::tr("App contract")),
         text("attestation.chain.kms-contract", Words::tr("KMS contract"))});
    add("cutover", Words::tr("Cutover"), Words::tr("Two planes, and the router between them."),
        {text("cutover.web-url", Words::tr("Address of the web front")), text("cutover.planes.old.name", Words::tr("Old plane: name")),
         text("cutover.planes.old.url", Words::tr("Old plane: address")), text("cutover.planes.new.name", Words::tr("New plane: name")),
         text("cutover.planes.new.url", Words::tr("New plane: address")),
         choice("cutover.router.kind", Words::tr("Router"), words("haproxy-map haproxy-weights alb caddy envoy webhook")),
         text("cutover.router.address", Words::tr("Router: address"), Words::tr("host:port, or unix:/path")),
         text("cutover.router.map", Words::tr("Router: map file"), Words::tr("The path as the router knows it")),
         choice("cutover.payments.kind", Words::tr("Payments from"), words("prometheus ndjson by-hand")),
         text("cutover.payments.url", Words::tr("Payments: address")), text("cutover.payments.query", Words::tr("Payments: query"))});
    add("store", Words::tr("Record and prices"), Words::tr("Where state is kept, and what things cost."),
        {text("store.postgresql", Words::tr("PostgreSQL"), Words::tr("Empty: a file on this desk. Never with a password.")),
         text("prices", Words::tr("Price table"), Words::tr("Empty: the built-in list prices"))});
    return sections;
}

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

/// A value as it is written: plain where that means the same text, in quotes otherwise.
QString scalar(const ProfileField &field, const QString &value)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z/][A-Za-z0-9_./:@+-]*[A-Za-z0-9_/]$"));
    static const QRegularExpression word(QStringLiteral("^(true|false|yes|no|on|off|null|y|n)$"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression digits(QStringLiteral("^-?[0-9]+(\\.[0-9]+)?$"));
    if (field.kind == Kind::Number && digits.match(value).hasMatch())
        return value;
    if (plain.match(value).hasMatch() && !word.match(value).hasMatch())
        return value;
    return quoted(value);
}

Error notAlone(const QString &path)
{
    Error error;
    error.kind = ErrorKind::Refused;
    error.what = QStringLiteral("\"%1\" is not written on a line of its own").arg(path);
    error.nextStep = Words::tr("Change it in the text.");
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

const YamlNode::Member *memberOf(const YamlNode &node, const QString &key)
{
    for (const YamlNode::Member &member : node.members)
        if (member.key == key)
            return &member;
    return nullptr;
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

QStringList withLineAdded(QStringList lines, const YamlNode &root, const Way &way, const QString &written)
{
    const bool crlf = !lines.isEmpty() && lines.front().endsWith(QLatin1Char('\r'));
    int indent = 0;
    int after = 0;
    if (way.members.empty()) {
        after = int(lines.size());
        while (after > 0 && lines[after - 1].trimmed().isEmpty())
            --after;
        Q_UNUSED(root);
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

const std::vector<ProfileSection> &profileSections()
{
    static const std::vector<ProfileSection> sections = makeSections();
    return sections;
}

QHash<QString, QString> profileValues(const QByteArray &yaml)
{
    QHash<QString, QString> values;
    const auto tree = profiles::parseYaml(yaml, QString());
    if (tree)
        collect(*tree, QString(), values);
    return values;
}

Result<QByteArray> withProfileValue(const QByteArray &yaml, const ProfileField &field, const QString &value)
{
    const auto tree = profiles::parseYaml(yaml, QStringLiteral("profile"));
    if (!tree)
        return tree.error();
    QHash<QString, QString> wanted;
    collect(*tree, QString(), wanted);
    if (wanted.value(field.path) == value && (!value.isEmpty() || !wanted.contains(field.path)))
        return yaml;
    const Way way = wayTo(*tree, field.path.split(QLatin1Char('.')));
    const QStringList lines = QString::fromUtf8(yaml).split(QLatin1Char('\n'));
    const QString written = value.isEmpty() ? QString() : scalar(field, value);
    std::optional<QStringList> made;
    if (way.missing.isEmpty())
        made = withLineChanged(lines, way, written);
    else if (way.deepest->kind == YamlNode::Kind::Map || way.deepest->kind == YamlNode::Kind::Null)
        made = withLineAdded(lines, *tree, way, written);
    if (!made)
        return notAlone(field.path);
    // Whatever form the file has: exactly this one value is another one now, or nothing is changed.
    const QByteArray result = made->join(QLatin1Char('\n')).toUtf8();
    const auto after = profiles::parseYaml(result, QStringLiteral("profile"));
    if (!after)
        return notAlone(field.path);
    QHash<QString, QString> found;
    collect(*after, QString(), found);
    if (value.isEmpty())
        wanted.remove(field.path);
    else
        wanted.insert(field.path, value);
    if (found != wanted)
        return notAlone(field.path);
    return result;
}

} // namespace pilothouse::models
