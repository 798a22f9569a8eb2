// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/compose_service.h"

#include <QRegularExpression>

#include <algorithm>

namespace pilothouse::clustersetup {

using profiles::memberOf;
using profiles::YamlNode;
using namespace Qt::StringLiterals;

namespace {

constexpr int kMostMerges = 8;

const YamlNode::Member *mergedMember(const YamlNode &map, const QString &key, int depth)
{
    if (map.kind != YamlNode::Kind::Map)
        return nullptr;
    const auto *const own = memberOf(map, key);
    if (own != nullptr || depth == kMostMerges)
        return own;
    const auto *const merged = memberOf(map, u"<<"_s);
    if (merged == nullptr)
        return nullptr;
    if (merged->value.kind == YamlNode::Kind::Map)
        return mergedMember(merged->value, key, depth + 1);
    for (const YamlNode &item : merged->value.items)
        if (const auto *const found = mergedMember(item, key, depth + 1))
            return found;
    return nullptr;
}

/// "8000", "8000-8010".
bool readRange(const QString &text, ComposePort &port)
{
    static const QRegularExpression form(u"^([0-9]{1,5})(?:-([0-9]{1,5}))?$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return false;
    port.first = match.captured(1).toInt();
    port.last = match.captured(2).isEmpty() ? port.first : match.captured(2).toInt();
    return port.first > 0 && port.last < 65536 && port.first <= port.last;
}

/// "9010:8080", "127.0.0.1:9010:8080", "[::1]:9010:8080/tcp", "9010" (of the container alone: the machine's is any).
bool readShortPort(const QString &written, ComposePort &port, bool &isPublished)
{
    const auto text = composeFallback(written);
    if (!text)
        return false;
    const QString plain = text->section(u'/', 0, 0);
    const qsizetype container = plain.lastIndexOf(u':');
    isPublished = container >= 0;
    if (!isPublished)
        return readRange(plain, port);
    const QString machine = plain.left(container);
    const qsizetype address = machine.lastIndexOf(u':');
    if (address >= 0)
        port.address = machine.left(address);
    return readRange(machine.mid(address + 1), port);
}

class ServiceReader
{
public:
    ServiceReader(const YamlNode &node, ComposeService &service) : m_node(node), m_service(service) { }

    void read()
    {
        if (const auto *const image = mergedMember(m_node, u"image"_s, 0)) {
            m_service.image = image->value.text;
            m_service.imageLine = image->value.line;
        }
        m_service.isBuilt = mergedMember(m_node, u"build"_s, 0) != nullptr;
        m_service.hasEnvFile = mergedMember(m_node, u"env_file"_s, 0) != nullptr;
        const auto *const privileged = mergedMember(m_node, u"privileged"_s, 0);
        m_service.isPrivileged = privileged != nullptr && privileged->value.text == "true"_L1;
        readEnvironment();
        readPorts();
        readMounts();
    }

private:
    void skipped(const char *what, int line) { m_service.unreadable << u"%1, line %2"_s.arg(QLatin1StringView(what)).arg(line); }

    void addVariables(const YamlNode &node, int depth)
    {
        for (const YamlNode &item : node.items) {
            const qsizetype equals = item.text.indexOf(u'=');
            if (item.kind != YamlNode::Kind::Scalar || equals == 0)
                skipped("environment", item.line);
            else
                addVariable({equals < 0 ? item.text : item.text.left(equals), item.text.mid(equals + 1), item.line, equals > 0});
        }
        for (const YamlNode::Member &member : node.members) {
            if (member.key == "<<"_L1) {
                if (depth < kMostMerges)
                    addVariables(member.value, depth + 1);
                for (const YamlNode &item : member.value.items)
                    if (depth < kMostMerges)
                        addVariables(item, depth + 1);
            } else if (member.value.kind == YamlNode::Kind::Scalar || member.value.kind == YamlNode::Kind::Null) {
                addVariable({member.key, member.value.text, member.line, member.value.kind == YamlNode::Kind::Scalar});
            } else {
                skipped("environment", member.line);
            }
        }
    }
    /// What is written in the map itself goes before what is merged into it.
    void addVariable(ComposeVariable variable)
    {
        if (m_service.variable(variable.name) == nullptr)
            m_service.environment.push_back(std::move(variable));
    }
    void readEnvironment()
    {
        if (const auto *const environment = mergedMember(m_node, u"environment"_s, 0))
            addVariables(environment->value, 0);
    }
    void readPorts()
    {
        const auto *const ports = mergedMember(m_node, u"ports"_s, 0);
        if (ports == nullptr)
            return;
        if (ports->value.kind != YamlNode::Kind::List)
            return skipped("ports", ports->line);
        for (const YamlNode &item : ports->value.items) {
            ComposePort port;
            port.line = item.line;
            bool isPublished = true;
            bool isRead = false;
            if (item.kind == YamlNode::Kind::Scalar) {
                isRead = readShortPort(item.text, port, isPublished);
            } else if (item.kind == YamlNode::Kind::Map) {
                const auto *const published = memberOf(item, u"published"_s);
                isPublished = published != nullptr;
                const auto value = published == nullptr ? std::optional<QString>() : composeFallback(published->value.text);
                isRead = !isPublished || (value && readRange(*value, port));
                if (const auto *const address = memberOf(item, u"host_ip"_s))
                    port.address = address->value.text;
            }
            if (!isRead)
                skipped("ports", item.line);
            else if (isPublished)
                m_service.ports.push_back(port);
        }
    }
    void readMounts()
    {
        const auto *const volumes = mergedMember(m_node, u"volumes"_s, 0);
        if (volumes == nullptr)
            return;
        for (const YamlNode &item : volumes->value.items) {
            if (item.kind == YamlNode::Kind::Scalar) {
                const QString source = item.text.contains(u':') ? item.text.section(u':', 0, 0) : QString();
                m_service.mounts.push_back({source, item.line});
            } else if (const auto *const source = memberOf(item, u"source"_s)) {
                m_service.mounts.push_back({source->value.text, item.line});
            } else {
                const auto *const type = memberOf(item, u"type"_s);
                if (type == nullptr || type->value.text != "tmpfs"_L1)
                    skipped("volumes", item.line);
            }
        }
    }

    const YamlNode &m_node;
    ComposeService &m_service;
};

} // namespace

const YamlNode::Member *mergedMember(const YamlNode &map, const QString &key)
{
    return mergedMember(map, key, 0);
}

bool ComposeVariable::isForwarded() const
{
    if (!hasValue)
        return true;
    return cluster::variablesReferred(value).contains(name);
}

std::optional<QString> ComposeVariable::fallback() const
{
    return hasValue ? composeFallback(value) : std::nullopt;
}

const ComposeVariable *ComposeService::variable(const QString &wanted) const
{
    const auto found = std::find_if(environment.begin(), environment.end(), [&](const ComposeVariable &each) { return each.name == wanted; });
    return found == environment.end() ? nullptr : &*found;
}

ComposeService readComposeService(const QString &name, int line, const YamlNode &node)
{
    ComposeService service;
    service.name = name;
    service.line = line;
    ServiceReader(node, service).read();
    return service;
}

} // namespace pilothouse::clustersetup
