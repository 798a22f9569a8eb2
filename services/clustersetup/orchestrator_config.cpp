// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/orchestrator_config.h"

#include "services/core/plain_text.h"
#include "services/core/secret_forms.h"
#include "services/profiles/profile_store.h"
#include "services/profiles/yaml_edit.h"
#include "services/profiles/yaml_tree.h"

#include <QHash>
#include <QUrl>

namespace pilothouse::clustersetup {

using domain::ClusterSettings;
using profiles::memberOf;
using profiles::YamlNode;
using profiles::YamlScalar;
using namespace Qt::StringLiterals;

namespace {

const QString kBlock = u"infrastructure.runner"_s;

QString todaysKey(const QString &key)
{
    QString kebab = key;
    return kebab.replace(u'_', u'-');
}

/// Keys that today's orchestrator rejects, each with what to do.
QString goneKeyAdvice(const QString &key)
{
    if (key == "registry-compose-path"_L1)
        return u"the registry's compose file is not named here any more: it will be taken out"_s;
    if (key == "provision-factor"_L1)
        return u"it is called capacity-threshold now, and was ignored before: it will be taken out"_s;
    if (key == "gateway-cert-dir"_L1)
        return u"it names a folder; today one file is named in gateway-key-path: it will be replaced"_s;
    return QString();
}

class BlockReader
{
public:
    BlockReader(const YamlNode &block, QString fileName, OrchestratorConfig &config)
        : m_block(block)
        , m_fileName(std::move(fileName))
        , m_config(config)
    {
    }

    void read()
    {
        QHash<QString, int> seen;
        for (const YamlNode::Member &member : m_block.members) {
            const QString key = todaysKey(member.key);
            if (seen.contains(key)) {
                add(Severity::Failed, "key-twice", member.line, u"\"%1\" and line %2 set the same thing"_s.arg(member.key).arg(seen.value(key)),
                    u"Keep one of them."_s);
                continue;
            }
            seen.insert(key, member.line);
            if (key != member.key && isKnown(key))
                add(Severity::Warning, "key-snake-case", member.line,
                    u"\"%1\" is rejected by the orchestrator; it is written %2"_s.arg(member.key, key));
            readMember(key, member);
        }
        if (m_config.cluster.gatewayKeyPath.isEmpty() && !m_keyFromEnvironment)
            add(Severity::Warning, "key-missing", m_block.line, u"\"gateway-key-path\" is missing, and today's orchestrator needs it"_s);
    }

private:
    static bool isKnown(const QString &key)
    {
        static const QStringList keys{u"type"_s,
                                      u"cluster-name"_s,
                                      u"gateway-key-path"_s,
                                      u"phala-api-url"_s,
                                      u"runner-compose-path"_s,
                                      u"spawntee-port"_s,
                                      u"request-timeout"_s,
                                      u"instance-type"_s,
                                      u"max-models"_s,
                                      u"memory-per-model-mb"_s,
                                      u"capacity-threshold"_s,
                                      u"vpc-enabled"_s,
                                      u"vpc-server-cvm-id"_s,
                                      u"vpc-server-compose-path"_s,
                                      u"vpc-registry-node-name"_s};
        return keys.contains(key) || !goneKeyAdvice(key).isEmpty();
    }

    void add(Severity severity, const char *code, int line, const QString &text, const QString &nextStep = {})
    {
        m_config.findings.push_back({severity, QString::fromLatin1(code), text, m_fileName, line, nextStep});
    }
    void wrong(const YamlNode::Member &member, const QString &wanted)
    {
        add(Severity::Failed, "value-wrong", member.value.line, u"\"%1\" must be %2"_s.arg(member.key, wanted));
    }

    QString text(const YamlNode::Member &member)
    {
        if (member.value.kind != YamlNode::Kind::Scalar) {
            if (member.value.kind != YamlNode::Kind::Null)
                wrong(member, u"text"_s);
            return QString();
        }
        if (const auto form = knownSecretForm(member.value.text.toUtf8())) {
            add(Severity::Failed, "secret-in-text", member.value.line, u"\"%1\" holds %2; no secret belongs into this file"_s.arg(member.key, *form));
            return QString();
        }
        if (member.value.text.contains("${"_L1)) {
            m_keyFromEnvironment = m_keyFromEnvironment || todaysKey(member.key) == "gateway-key-path"_L1;
            add(Severity::Note, "value-from-environment", member.value.line,
                u"\"%1\" comes from the orchestrator's environment and is not taken over"_s.arg(member.key));
            return QString();
        }
        return member.value.text;
    }
    void number(const YamlNode::Member &member, int minimum, int maximum, int &out)
    {
        bool isNumber = false;
        const int value = member.value.text.toInt(&isNumber);
        if (member.value.kind != YamlNode::Kind::Scalar || member.value.quoted || !isNumber || value < minimum || value > maximum)
            return wrong(member, u"a whole number from %1 to %2"_s.arg(minimum).arg(maximum));
        out = value;
    }
    void share(const YamlNode::Member &member, double &out)
    {
        bool isNumber = false;
        const double value = member.value.text.toDouble(&isNumber);
        if (member.value.kind != YamlNode::Kind::Scalar || member.value.quoted || !isNumber || !(value > 0 && value <= 1))
            return wrong(member, u"a number above 0 and up to 1"_s);
        out = value;
    }

    void readMember(const QString &key, const YamlNode::Member &member)
    {
        ClusterSettings &cluster = m_config.cluster;
        if (key == "type"_L1)
            return; // looked at before
        if (key == "cluster-name"_L1)
            cluster.name = text(member);
        else if (key == "gateway-key-path"_L1)
            cluster.gatewayKeyPath = text(member);
        else if (key == "runner-compose-path"_L1)
            cluster.runnerComposePath = text(member);
        else if (key == "instance-type"_L1)
            cluster.instanceType = text(member);
        else if (key == "spawntee-port"_L1)
            number(member, 1, 65535, cluster.spawnteePort);
        else if (key == "max-models"_L1)
            number(member, 0, 100'000, cluster.maxModels);
        else if (key == "memory-per-model-mb"_L1)
            number(member, 1, 16 * 1024 * 1024, cluster.memoryPerModelMb);
        else if (key == "capacity-threshold"_L1)
            share(member, cluster.capacityThreshold);
        else if (key == "request-timeout"_L1)
            readTimeout(member);
        else if (key == "phala-api-url"_L1)
            readApiUrl(member);
        else if (key.startsWith("vpc-"_L1) && isKnown(key))
            m_config.isVpc = m_config.isVpc || (key == "vpc-enabled"_L1 && member.value.text == "true"_L1);
        else if (!goneKeyAdvice(key).isEmpty())
            readGone(key, member);
        else
            add(Severity::Failed, "key-unknown", member.line,
                u"unknown key \"%1\", which the orchestrator rejects"_s.arg(visibleText(member.key, 80)), u"Correct it or take it out."_s);
    }
    void readTimeout(const YamlNode::Member &member)
    {
        int seconds = int(m_config.cluster.requestTimeout.count());
        number(member, 1, 3600, seconds);
        m_config.cluster.requestTimeout = std::chrono::seconds(seconds);
    }
    void readApiUrl(const YamlNode::Member &member)
    {
        const QString address = text(member);
        const QUrl url(address, QUrl::StrictMode);
        if (!address.isEmpty() && (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty()))
            return wrong(member, u"an http or https address without a user"_s);
        m_config.phalaApiUrl = address;
    }
    void readGone(const QString &key, const YamlNode::Member &member)
    {
        add(Severity::Warning, "key-gone", member.line, u"\"%1\" is rejected by today's orchestrator; %2"_s.arg(member.key, goneKeyAdvice(key)));
        if (key == "gateway-cert-dir"_L1)
            m_config.gatewayCertDir = text(member);
    }

    const YamlNode &m_block;
    QString m_fileName;
    OrchestratorConfig &m_config;
    bool m_keyFromEnvironment = false;
};

Error atLine(const QString &fileName, int line, const QString &what)
{
    return {.kind = ErrorKind::InvalidInput, .what = what, .where = u"%1:%2"_s.arg(fileName).arg(line)};
}

Result<const YamlNode *> runnerBlock(const YamlNode &root, const QString &fileName)
{
    const auto *const infrastructure = memberOf(root, u"infrastructure"_s);
    if (infrastructure == nullptr)
        return atLine(fileName, 1, u"\"infrastructure\" is missing; this is not an orchestrator's configuration"_s);
    const auto *const runner = memberOf(infrastructure->value, u"runner"_s);
    if (runner == nullptr || runner->value.kind != YamlNode::Kind::Map)
        return atLine(fileName, infrastructure->line, u"\"infrastructure.runner\" is missing"_s);
    const auto *const type = memberOf(runner->value, u"type"_s);
    if (type == nullptr || type->value.text != "phala"_L1)
        return atLine(fileName, type == nullptr ? runner->line : type->line, u"\"infrastructure.runner.type\" is not phala"_s);
    return &runner->value;
}

struct Wanted
{
    QString key;
    QString value;
    YamlScalar kind = YamlScalar::Text;
};

std::vector<Wanted> wantedValues(const ClusterSettings &settings)
{
    const auto number = [](auto value) { return QString::number(value); };
    std::vector<Wanted> wanted{{u"spawntee-port"_s, number(settings.spawnteePort), YamlScalar::Number},
                               {u"request-timeout"_s, number(qint64(settings.requestTimeout.count())), YamlScalar::Number},
                               {u"max-models"_s, number(settings.maxModels), YamlScalar::Number},
                               {u"memory-per-model-mb"_s, number(settings.memoryPerModelMb), YamlScalar::Number},
                               {u"capacity-threshold"_s, QString::number(settings.capacityThreshold, 'g', 6), YamlScalar::Number}};
    for (const auto &[key, value] : {std::pair{u"runner-compose-path"_s, settings.runnerComposePath},
                                     std::pair{u"instance-type"_s, settings.instanceType}, std::pair{u"gateway-key-path"_s, settings.gatewayKeyPath}})
        if (!value.isEmpty())
            wanted.insert(wanted.begin(), {key, value, YamlScalar::Text});
    return wanted;
}

/// "cluster_name:" becomes "cluster-name:" on its own line; the value and its comment stay.
Result<QByteArray> withTodaysKeys(const QByteArray &yaml, const QString &fileName, const YamlNode &block)
{
    QStringList lines = QString::fromUtf8(yaml).split(u'\n');
    for (const YamlNode::Member &member : block.members) {
        const QString key = todaysKey(member.key);
        QString &line = lines[member.line - 1];
        const qsizetype at = line.indexOf(member.key + u':');
        if (key == member.key)
            continue;
        if (at < 0 || !QStringView(line).first(at).trimmed().isEmpty())
            return Error{.kind = ErrorKind::Refused,
                         .what = u"\"%1\" is not written on a line of its own"_s.arg(member.key),
                         .where = u"%1:%2"_s.arg(fileName).arg(member.line),
                         .nextStep = u"Change it in the file."_s};
        line.replace(at, member.key.size(), key);
    }
    return lines.join(u'\n').toUtf8();
}

bool isSame(const ClusterSettings &a, const ClusterSettings &b)
{
    return a.name == b.name && a.spawnteePort == b.spawnteePort && a.gatewayKeyPath == b.gatewayKeyPath && a.instanceType == b.instanceType
           && a.runnerComposePath == b.runnerComposePath && a.requestTimeout == b.requestTimeout && a.maxModels == b.maxModels
           && a.memoryPerModelMb == b.memoryPerModelMb && qAbs(a.capacityThreshold - b.capacityThreshold) < 1e-6;
}

} // namespace

Result<OrchestratorConfig> readOrchestratorConfig(const QByteArray &yaml, const QString &fileName)
{
    const auto tree = profiles::parseYaml(yaml, fileName);
    if (!tree)
        return tree.error();
    const auto block = runnerBlock(*tree, fileName);
    if (!block)
        return block.error();
    OrchestratorConfig config;
    BlockReader(**block, fileName, config).read();
    return config;
}

Result<QByteArray> writeOrchestratorConfig(const QByteArray &yaml, const QString &fileName, const ClusterSettings &settings,
                                           const QString &phalaApiUrl)
{
    QByteArray text = yaml;
    if (text.trimmed().isEmpty())
        text = "# The runner block of a model orchestrator.\ninfrastructure:\n  runner:\n    type: phala\n";
    const auto tree = profiles::parseYaml(text, fileName);
    if (!tree)
        return tree.error();
    const auto block = runnerBlock(*tree, fileName);
    if (!block)
        return block.error();
    OrchestratorConfig before;
    BlockReader(**block, fileName, before).read();
    for (const Finding &finding : before.findings)
        if (finding.severity == Severity::Failed && finding.code != "value-wrong"_L1)
            return atLine(fileName, finding.line, finding.text);
    auto renamed = withTodaysKeys(text, fileName, **block);
    if (!renamed)
        return renamed.error();
    text = *renamed;

    std::vector<Wanted> changes{
        {u"registry-compose-path"_s, {}}, {u"provision-factor"_s, {}}, {u"gateway-cert-dir"_s, {}}, {u"cluster-name"_s, settings.name}};
    if (!phalaApiUrl.isEmpty())
        changes.push_back({u"phala-api-url"_s, phalaApiUrl});
    for (const Wanted &wanted : wantedValues(settings))
        changes.push_back(wanted);
    for (const Wanted &change : changes) {
        const auto made = profiles::withYamlValue(text, kBlock + u'.' + change.key, change.value, change.kind);
        if (!made) {
            Error error = made.error();
            error.where = fileName;
            return error;
        }
        text = *made;
    }
    const auto after = readOrchestratorConfig(text, fileName);
    if (!after)
        return after.error();
    ClusterSettings expected = settings;
    if (expected.gatewayKeyPath.isEmpty())
        expected.gatewayKeyPath = after->cluster.gatewayKeyPath;
    if (expected.runnerComposePath.isEmpty())
        expected.runnerComposePath = after->cluster.runnerComposePath;
    if (expected.instanceType.isEmpty())
        expected.instanceType = after->cluster.instanceType;
    if (!after->canBeImported() || !isSame(after->cluster, expected))
        return Error{.kind = ErrorKind::Refused,
                     .what = u"the runner block cannot be brought to the wanted values line by line"_s,
                     .where = fileName,
                     .nextStep = u"Change it in the file."_s};
    return text;
}

Result<QByteArray> withClusterSection(const QByteArray &profileYaml, const QString &fileName, const ClusterSettings &settings)
{
    std::vector<Wanted> changes = wantedValues(settings);
    changes.insert(changes.begin(), {u"name"_s, settings.name});
    if (!settings.coordinatorWallet.isEmpty())
        changes.push_back({u"coordinator-wallet"_s, settings.coordinatorWallet});
    QByteArray text = profileYaml;
    for (const Wanted &change : changes) {
        const auto made = profiles::withYamlValue(text, u"cluster."_s + change.key, change.value, change.kind);
        if (!made) {
            Error error = made.error();
            error.where = fileName;
            return error;
        }
        text = *made;
    }
    const auto profile = profiles::parseProfile(text, fileName);
    if (!profile)
        return profile.error();
    return text;
}

} // namespace pilothouse::clustersetup
