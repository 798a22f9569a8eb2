// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/profiles/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <QStringDecoder>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>

namespace pilothouse::profiles {

namespace {

constexpr size_t kMaxDepth = 16;

Error inputError(const QString &fileName, int line, const QString &what)
{
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.what = what;
    error.where = QStringLiteral("%1:%2").arg(fileName).arg(line);
    return error;
}

/// Characters that editors hide and YAML treats in surprising ways.
std::optional<Error> checkCharacters(const QByteArray &yaml, const QString &fileName, const YamlLimits &limits)
{
    if (yaml.size() > limits.maxBytes)
        return inputError(fileName, 1, QStringLiteral("the file has %1 bytes, at most %2 are read").arg(yaml.size()).arg(limits.maxBytes));
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder.decode(yaml);
    if (decoder.hasError())
        return inputError(fileName, 1, QStringLiteral("not UTF-8 text"));
    int line = 1;
    for (const QChar c : decoded) {
        if (c == u'\n')
            ++line;
        else if (c == u'\t' && limits.style == YamlStyle::Foreign)
            continue; // where a tab would be a part of the structure, the parser itself refuses it
        else if (c == u'\t')
            return inputError(fileName, line, QStringLiteral("a tab; use spaces"));
        else if (c.category() == QChar::Other_Control && c != u'\r')
            return inputError(fileName, line, QStringLiteral("a control character (U+%1)").arg(c.unicode(), 4, 16, QLatin1Char('0')));
    }
    return std::nullopt;
}

int countNodes(const YamlNode &node)
{
    int count = 1;
    for (const YamlNode &item : node.items)
        count += countNodes(item);
    for (const YamlNode::Member &member : node.members)
        count += countNodes(member.value);
    return count;
}

/// Builds the tree from yaml-cpp's events. An alias is an event here: in our own files it is refused, in foreign ones it is
/// counted before it is copied, so nothing can be multiplied.
class TreeBuilder final : public YAML::EventHandler
{
public:
    TreeBuilder(QString fileName, const YamlLimits &limits) : m_fileName(std::move(fileName)), m_limits(limits) { }

    std::optional<Error> takeError() { return std::move(m_error); }
    YamlNode takeRoot() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override { }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        YamlNode node;
        node.line = mark.line + 1;
        refuseAnchor(mark, anchor);
        keep(anchor, node);
        add(std::move(node));
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        if (m_limits.style == YamlStyle::Ours)
            return fail(mark.line + 1, QStringLiteral("aliases (*name) are not used in profiles"));
        const auto found = m_anchors.find(anchor);
        if (found == m_anchors.end())
            return fail(mark.line + 1, QStringLiteral("an alias (*name) of what it is itself a part of"));
        if (m_error || !takeRoom(mark.line + 1, countNodes(found->second)))
            return;
        add(found->second);
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &value) override
    {
        YamlNode node;
        node.kind = YamlNode::Kind::Scalar;
        node.line = mark.line + 1;
        node.quoted = tag == "!";
        node.text = QString::fromStdString(value);
        refuseAnchor(mark, anchor);
        refuseTag(mark, tag);
        if (!takeRoom(node.line, 1))
            return;
        keep(anchor, node);
        add(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        open(YamlNode::Kind::List, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        open(YamlNode::Kind::Map, mark, tag, anchor);
    }
    void OnMapEnd() override { close(); }

private:
    struct Level
    {
        YamlNode node;
        std::optional<YamlNode> key; ///< read, waiting for its value
        YAML::anchor_t anchor = 0;
    };

    void fail(int line, const QString &what)
    {
        if (!m_error)
            m_error = inputError(m_fileName, line, what);
    }
    void refuseAnchor(const YAML::Mark &mark, YAML::anchor_t anchor)
    {
        if (anchor != 0 && m_limits.style == YamlStyle::Ours)
            fail(mark.line + 1, QStringLiteral("anchors (&name) are not used in profiles"));
    }
    void refuseTag(const YAML::Mark &mark, const std::string &tag)
    {
        if (!tag.empty() && tag != "?" && tag != "!")
            fail(mark.line + 1, QStringLiteral("tags (!name) are not used in profiles"));
    }
    /// Remembers what an anchor names, for the aliases that follow.
    void keep(YAML::anchor_t anchor, const YamlNode &node)
    {
        if (anchor != 0 && !m_error)
            m_anchors[anchor] = node;
    }
    bool takeRoom(int line, int nodes)
    {
        m_nodes += nodes;
        if (m_nodes > m_limits.maxNodes)
            fail(line, QStringLiteral("more than %1 values").arg(m_limits.maxNodes));
        return !m_error;
    }
    void open(YamlNode::Kind kind, const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor)
    {
        refuseAnchor(mark, anchor);
        refuseTag(mark, tag);
        if (m_open.size() == kMaxDepth)
            fail(mark.line + 1, QStringLiteral("nested deeper than %1 levels").arg(kMaxDepth));
        Level level;
        level.node.kind = kind;
        level.node.line = mark.line + 1;
        level.anchor = anchor;
        takeRoom(level.node.line, 1);
        m_open.push_back(std::move(level));
    }
    void close()
    {
        YamlNode node = std::move(m_open.back().node);
        const YAML::anchor_t anchor = m_open.back().anchor;
        m_open.pop_back();
        keep(anchor, node);
        add(std::move(node));
    }
    void add(YamlNode node)
    {
        if (m_error)
            return; // the tree is not used any more
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        Level &level = m_open.back();
        if (level.node.kind == YamlNode::Kind::List) {
            level.node.items.push_back(std::move(node));
            return;
        }
        if (!level.key) {
            if (node.kind != YamlNode::Kind::Scalar)
                fail(node.line, QStringLiteral("a key that is not text"));
            const auto same = std::find_if(level.node.members.begin(), level.node.members.end(),
                                           [&](const YamlNode::Member &member) { return member.key == node.text; });
            if (same != level.node.members.end())
                fail(node.line, QStringLiteral("\"%1\" is there twice, first on line %2").arg(node.text).arg(same->line));
            level.key = std::move(node);
            return;
        }
        if (node.kind == YamlNode::Kind::Null)
            node.line = level.key->line; // yaml-cpp marks what follows the missing value
        level.node.members.push_back({level.key->text, level.key->line, std::move(node)});
        level.key.reset();
    }

    QString m_fileName;
    YamlLimits m_limits;
    int m_nodes = 0;
    std::map<YAML::anchor_t, YamlNode> m_anchors;
    std::vector<Level> m_open;
    YamlNode m_root;
    std::optional<Error> m_error;
};

} // namespace

const YamlNode::Member *memberOf(const YamlNode &map, const QString &key)
{
    for (const YamlNode::Member &member : map.members)
        if (member.key == key)
            return &member;
    return nullptr;
}

Result<YamlNode> parseYaml(const QByteArray &yaml, const QString &fileName, const YamlLimits &limits)
{
    if (const auto bad = checkCharacters(yaml, fileName, limits))
        return *bad;
    TreeBuilder builder(fileName, limits);
    try {
        std::istringstream stream(yaml.toStdString());
        YAML::Parser parser(stream);
        const bool found = parser.HandleNextDocument(builder);
        if (auto error = builder.takeError())
            return *error;
        if (!found)
            return inputError(fileName, 1, QStringLiteral("the file is empty"));
        TreeBuilder second(fileName, limits);
        if (parser.HandleNextDocument(second))
            return inputError(fileName, std::max(1, second.takeRoot().line), QStringLiteral("a second document; a file holds one profile"));
    } catch (const YAML::Exception &problem) {
        return inputError(fileName, std::max(1, problem.mark.line + 1), QStringLiteral("not YAML: %1").arg(QString::fromStdString(problem.msg)));
    }
    return builder.takeRoot();
}

} // namespace pilothouse::profiles
