// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/answers_file.h"

#include "services/clustersetup/env_file.h"
#include "services/clustersetup/orchestrator_config.h"
#include "services/core/plain_text.h"
#include "services/core/private_file.h"
#include "services/profiles/yaml_tree.h"

#include <QDir>
#include <QFileInfo>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostBytes = 256 * 1024;

/// A double-quoted scalar: the same in YAML and in JSON for what is in names and paths.
QString quoted(const QString &text)
{
    QString out = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        if (c.unicode() < 0x20)
            out += u"\\u%1"_s.arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out + u'"';
}

class Section final
{
public:
    explicit Section(const QString &name) : m_name(name) { }
    Section &text(const QString &key, const QString &value)
    {
        if (!value.isEmpty())
            m_lines += u"  %1: %2\n"_s.arg(key, quoted(value));
        return *this;
    }
    Section &number(const QString &key, double value)
    {
        m_lines += u"  %1: %2\n"_s.arg(key, QString::number(value, 'g', 12));
        return *this;
    }
    QString all() const { return m_lines.isEmpty() ? QString() : m_name + u":\n"_s + m_lines; }

private:
    QString m_name;
    QString m_lines;
};

void take(QString &into, const QString &value)
{
    if (!value.isEmpty())
        into = value;
}

QString absolute(const QString &path, const QString &folder)
{
    return path.isEmpty() ? path : QDir::cleanPath(QDir(folder).absoluteFilePath(path));
}

/// The key of a folder that the first dialect names, as its orchestrator looks for it.
QString keyIn(const QString &folder)
{
    for (const QString &name : folder.isEmpty() ? QStringList() : QStringList{u"key.pem"_s, u"tls.key"_s})
        if (QFileInfo::exists(QDir(folder).filePath(name)))
            return QDir(folder).filePath(name);
    return {};
}

ImportedAnswers fromConfig(const OrchestratorConfig &config, const SetupAnswers &before, const QString &path)
{
    const QString folder = QFileInfo(path).absolutePath();
    ImportedAnswers imported{before, u"the orchestrator's configuration"_s, {}, config.findings};
    domain::ClusterSettings &cluster = imported.answers.cluster;
    const QString wallet = config.cluster.coordinatorWallet.isEmpty() ? cluster.coordinatorWallet : config.cluster.coordinatorWallet;
    const QString keyBefore = cluster.gatewayKeyPath;
    const QString composeBefore = cluster.runnerComposePath;
    const QString typeBefore = cluster.instanceType;
    cluster = config.cluster;
    cluster.coordinatorWallet = wallet;
    if (cluster.instanceType.isEmpty())
        cluster.instanceType = typeBefore;
    const QString certificates = absolute(config.gatewayCertDir, folder);
    const bool isByFolder = cluster.gatewayKeyPath.isEmpty() && !certificates.isEmpty();
    cluster.gatewayKeyPath = isByFolder ? keyIn(certificates) : absolute(cluster.gatewayKeyPath, folder);
    if (isByFolder && cluster.gatewayKeyPath.isEmpty())
        imported.findings.push_back({Severity::Warning, u"key-not-found"_s, u"the folder of the signing key has neither key.pem nor tls.key"_s,
                                     certificates, 0, u"Name the key's file on its page."_s});
    if (cluster.gatewayKeyPath.isEmpty())
        cluster.gatewayKeyPath = keyBefore;
    cluster.runnerComposePath = cluster.runnerComposePath.isEmpty() ? composeBefore : absolute(cluster.runnerComposePath, folder);
    imported.answers.orchestratorYaml = QFileInfo(path).absoluteFilePath();
    return imported;
}

ImportedAnswers fromEnvironmentFile(const EnvFile &file, const SetupAnswers &before, const QString &path)
{
    ImportedAnswers imported{before, u"an environment file"_s, {}, file.findings()};
    const QString folder = QFileInfo(path).absolutePath();
    const auto text = [&file](const QString &name) { return QString::fromUtf8(file.value(name).view()); };
    SetupAnswers &answers = imported.answers;
    take(answers.cluster.name, text(u"CLUSTER_NAME"_s));
    take(answers.cluster.instanceType, text(u"INSTANCE_TYPE"_s));
    take(answers.cluster.coordinatorWallet, text(u"GATEWAY_AUTH_COORDINATOR_WALLET"_s));
    take(answers.node, text(u"PHALA_NODE_NAME"_s));
    take(answers.storageRegion, text(u"AWS_REGION"_s));
    take(answers.cluster.gatewayKeyPath, absolute(text(u"GATEWAY_KEY_PATH"_s), folder));
    const QString certificates = absolute(text(u"GATEWAY_CERT_DIR"_s), folder);
    if (!certificates.isEmpty() && !file.contains(u"GATEWAY_KEY_PATH"_s))
        take(answers.cluster.gatewayKeyPath, keyIn(certificates));
    for (const QString &name : {u"PHALA_API_KEY"_s, u"AWS_ACCESS_KEY_ID"_s, u"AWS_SECRET_ACCESS_KEY"_s}) {
        if (!file.contains(name))
            continue;
        imported.secrets << name;
        imported.findings.push_back({Severity::Note, u"secret-stays"_s, u"%1 stands in this file and was not taken over"_s.arg(name), path,
                                     file.lineOf(name), u"Enter it on its page, which keeps it in the keychain."_s});
    }
    return imported;
}

bool looksLikeConfig(const profiles::YamlNode &root)
{
    return root.kind == profiles::YamlNode::Kind::Map && profiles::memberOf(root, u"infrastructure"_s) != nullptr;
}

} // namespace

QByteArray answersYaml(const SetupAnswers &answers)
{
    const domain::ClusterSettings &cluster = answers.cluster;
    QString yaml = u"# Answers for pilothousectl cluster setup --answers; no secret is in here.\n"_s;
    yaml += Section(u"cluster"_s)
                .text(u"name"_s, cluster.name)
                .text(u"instance-type"_s, cluster.instanceType)
                .text(u"node"_s, answers.node)
                .number(u"spawntee-port"_s, cluster.spawnteePort)
                .number(u"request-timeout"_s, double(cluster.requestTimeout.count()))
                .number(u"max-models"_s, cluster.maxModels)
                .number(u"memory-per-model-mb"_s, cluster.memoryPerModelMb)
                .number(u"capacity-threshold"_s, cluster.capacityThreshold)
                .text(u"registry-compose-path"_s, answers.registryCompose)
                .text(u"runner-compose-path"_s, cluster.runnerComposePath)
                .all();
    yaml += Section(u"coordinator"_s)
                .text(u"wallet"_s, cluster.coordinatorWallet)
                .text(u"key-path"_s, cluster.gatewayKeyPath)
                .text(u"certificates-url"_s, answers.certificatesUrl)
                .all();
    yaml += Section(u"storage"_s).text(u"region"_s, answers.storageRegion).all();
    yaml += Section(u"write"_s).text(u"orchestrator-yaml"_s, answers.orchestratorYaml).text(u"orchestrator-env"_s, answers.orchestratorEnv).all();
    yaml += Section(u"checkouts"_s).text(u"orchestrator"_s, answers.checkouts.orchestrator).text(u"spawntee"_s, answers.checkouts.spawntee).all();
    yaml += u"existing-registry: %1\n"_s.arg(answers.existing == ExistingRegistry::Adopt ? u"adopt"_s : u"refuse"_s);
    if (!answers.orchestratorUrl.isEmpty())
        yaml += u"orchestrator-url: %1\n"_s.arg(quoted(answers.orchestratorUrl));
    if (answers.mayApproveByRestart)
        yaml += u"approve-by-restart: true\n"_s;
    if (!answers.accepted.isEmpty())
        yaml += u"accept: [%1]\n"_s.arg(answers.accepted.join(u", "_s));
    return yaml.toUtf8();
}

QString orchestratorStart(const SetupAnswers &answers)
{
    if (answers.orchestratorYaml.isEmpty())
        return {};
    const QString folder = !answers.checkouts.orchestrator.isEmpty() ? answers.checkouts.orchestrator : QFileInfo(answers.orchestratorYaml).path();
    QStringList words{QStringLiteral("cd ") + shellQuoted(folder)};
    // Sourcing reads quotes and comments; exporting the lines through xargs does not.
    if (!answers.orchestratorEnv.isEmpty())
        words << QStringLiteral("set -a") << QStringLiteral(". ") + shellQuoted(answers.orchestratorEnv) << QStringLiteral("set +a");
    words << QStringLiteral("poetry run model-orchestrator start");
    return words.join(QStringLiteral(" && "));
}

SetupAnswers answersOfProfile(const domain::Profile &profile)
{
    SetupAnswers answers;
    answers.cluster.instanceType = u"tdx.medium"_s;
    if (profile.environment.kind == domain::EnvironmentKind::Production)
        answers.certificatesUrl = u"https://cpi.crunchdao.com"_s;
    else if (profile.environment.kind == domain::EnvironmentKind::Staging)
        answers.certificatesUrl = u"https://cpi.crunchdao.io"_s;
    if (!profile.cluster)
        return answers;
    const QString type = answers.cluster.instanceType;
    answers.cluster = *profile.cluster;
    if (answers.cluster.instanceType.isEmpty())
        answers.cluster.instanceType = type;
    if (!profile.cluster->certificatesUrl.isEmpty())
        answers.certificatesUrl = profile.cluster->certificatesUrl;
    answers.existing = ExistingRegistry::Adopt; // it is there
    return answers;
}

Result<ImportedAnswers> importAnswers(const QString &path, const SetupAnswers &before)
{
    const auto bytes = readPrivateFile(path, kMostBytes, FileAccess::OthersMayRead);
    if (!bytes)
        return bytes.error();
    const QFileInfo info(path);
    const QString name = info.fileName();
    const bool isEnvironment = name.startsWith(u".env"_s) || name.endsWith(u".env"_s);
    if (isEnvironment) {
        const auto file = EnvFile::parse(*bytes, name);
        if (!file)
            return file.error();
        return fromEnvironmentFile(*file, before, info.absoluteFilePath());
    }
    profiles::YamlLimits limits;
    limits.maxBytes = kMostBytes;
    limits.style = profiles::YamlStyle::Foreign;
    const auto tree = profiles::parseYaml(*bytes, name, limits);
    if (!tree)
        return tree.error();
    if (looksLikeConfig(*tree)) {
        const auto config = readOrchestratorConfig(*bytes, name);
        if (!config)
            return config.error();
        return fromConfig(*config, before, path);
    }
    const auto answers = parseAnswers(*bytes, name, info.absolutePath());
    if (!answers)
        return answers.error();
    return ImportedAnswers{*answers, u"an answers file"_s, {}, {}};
}

} // namespace pilothouse::clustersetup
