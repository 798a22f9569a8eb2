// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/answers.h"

#include "services/clustersetup/cluster_name.h"
#include "services/core/digest.h"
#include "services/core/json.h"
#include "services/profiles/section_reader.h"
#include "services/profiles/yaml_tree.h"

#include <QDir>
#include <QRegularExpression>

#include <array>

namespace pilothouse::clustersetup {

using profiles::ParseContext;
using profiles::SectionReader;
using namespace Qt::StringLiterals;

namespace {

void path(SectionReader &section, const QString &key, const QString &folder, QString &out)
{
    section.text(key, out);
    if (!out.isEmpty())
        out = QDir::cleanPath(QDir(folder).absoluteFilePath(out));
}

void readCluster(SectionReader section, const QString &folder, ParseContext &context, SetupAnswers &answers)
{
    domain::ClusterSettings &cluster = answers.cluster;
    section.require(u"name"_s);
    section.text(u"name"_s, cluster.name);
    if (const auto problem = cluster.name.isEmpty() ? std::nullopt : problemOfClusterName(cluster.name))
        context.fail(section.lineOf(u"name"_s), *problem);
    section.text(u"instance-type"_s, cluster.instanceType);
    section.text(u"node"_s, answers.node);
    section.integer(u"spawntee-port"_s, 1, 65535, cluster.spawnteePort);
    int timeout = int(cluster.requestTimeout.count());
    section.integer(u"request-timeout"_s, 1, 3600, timeout);
    cluster.requestTimeout = std::chrono::seconds(timeout);
    section.integer(u"max-models"_s, 0, 100'000, cluster.maxModels);
    section.integer(u"memory-per-model-mb"_s, 1, 16 * 1024 * 1024, cluster.memoryPerModelMb);
    section.share(u"capacity-threshold"_s, cluster.capacityThreshold);
    section.require(u"registry-compose-path"_s);
    path(section, u"registry-compose-path"_s, folder, answers.registryCompose);
    section.require(u"runner-compose-path"_s);
    path(section, u"runner-compose-path"_s, folder, cluster.runnerComposePath);
    section.finish();
}

void readCoordinator(SectionReader section, const QString &folder, ParseContext &context, SetupAnswers &answers)
{
    section.require(u"wallet"_s);
    section.text(u"wallet"_s, answers.cluster.coordinatorWallet);
    const QString wallet = answers.cluster.coordinatorWallet;
    if (!wallet.isEmpty() && !isWallet(wallet))
        context.fail(section.lineOf(u"wallet"_s), u"\"coordinator.wallet\" is no Solana address (base58 of 32 bytes)"_s);
    section.require(u"key-path"_s);
    path(section, u"key-path"_s, folder, answers.cluster.gatewayKeyPath);
    section.url(u"certificates-url"_s, answers.certificatesUrl);
    section.finish();
}

void readWrite(SectionReader section, const QString &folder, SetupAnswers &answers)
{
    path(section, u"orchestrator-yaml"_s, folder, answers.orchestratorYaml);
    path(section, u"orchestrator-env"_s, folder, answers.orchestratorEnv);
    section.finish();
}

void readCheckouts(SectionReader section, const QString &folder, SetupAnswers &answers)
{
    path(section, u"orchestrator"_s, folder, answers.checkouts.orchestrator);
    path(section, u"spawntee"_s, folder, answers.checkouts.spawntee);
    section.finish();
}

void readStorage(SectionReader section, ParseContext &context, SetupAnswers &answers)
{
    static const QRegularExpression form(u"^[a-z]{2}(-[a-z]+)+-[0-9]$"_s);
    section.text(u"region"_s, answers.storageRegion);
    if (!form.match(answers.storageRegion).hasMatch())
        context.fail(section.lineOf(u"region"_s), u"\"storage.region\" is no region such as eu-west-1"_s);
    section.finish();
}

void readRoot(SectionReader root, const QString &folder, ParseContext &context, SetupAnswers &answers)
{
    root.require(u"cluster"_s);
    if (auto section = root.section(u"cluster"_s))
        readCluster(*section, folder, context, answers);
    root.require(u"coordinator"_s);
    if (auto section = root.section(u"coordinator"_s))
        readCoordinator(*section, folder, context, answers);
    if (auto section = root.section(u"storage"_s))
        readStorage(*section, context, answers);
    if (auto section = root.section(u"write"_s))
        readWrite(*section, folder, answers);
    if (auto section = root.section(u"checkouts"_s))
        readCheckouts(*section, folder, answers);
    QString existing;
    root.oneOf(u"existing-registry"_s, {u"refuse"_s, u"adopt"_s}, existing);
    if (existing == "adopt"_L1)
        answers.existing = ExistingRegistry::Adopt;
    root.url(u"orchestrator-url"_s, answers.orchestratorUrl);
    root.flag(u"approve-by-restart"_s, answers.mayApproveByRestart);
    root.list(u"accept"_s, acceptableCodes(), answers.accepted);
    root.finish();
}

} // namespace

QString SetupAnswers::digest() const
{
    const QJsonObject all{{u"cluster"_s, cluster.name},
                          {u"type"_s, cluster.instanceType},
                          {u"node"_s, node},
                          {u"port"_s, cluster.spawnteePort},
                          {u"registry"_s, registryCompose},
                          {u"runner"_s, cluster.runnerComposePath},
                          {u"wallet"_s, cluster.coordinatorWallet},
                          {u"key"_s, cluster.gatewayKeyPath},
                          {u"region"_s, storageRegion}};
    return QString::fromLatin1(sha256({canonicalJson(all)}).toHex());
}

Result<SetupAnswers> parseAnswers(const QByteArray &yaml, const QString &fileName, const QString &folder)
{
    const auto tree = profiles::parseYaml(yaml, fileName);
    if (!tree)
        return tree.error();
    ParseContext context(fileName);
    SetupAnswers answers;
    answers.cluster.instanceType = u"tdx.medium"_s;
    if (tree->kind != profiles::YamlNode::Kind::Map)
        context.fail(tree->line, u"answers are a map of sections"_s);
    else
        readRoot(SectionReader(*tree, QString(), context), folder, context, answers);
    if (context.error())
        return *context.error();
    return answers;
}

bool isWallet(const QString &text)
{
    static const QString alphabet = u"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"_s;
    std::array<int, 33> bytes{}; // little end first; one more than there may be
    int zeros = 0;
    bool leading = true;
    for (const QChar c : text) {
        int carry = int(alphabet.indexOf(c));
        if (carry < 0 || text.size() > 44)
            return false;
        leading = leading && carry == 0;
        zeros += leading ? 1 : 0;
        for (int &byte : bytes) {
            carry += byte * 58;
            byte = carry & 0xff;
            carry >>= 8;
        }
        if (carry != 0 || bytes.back() != 0)
            return false;
    }
    int length = int(bytes.size());
    while (length > 0 && bytes[size_t(length) - 1] == 0)
        --length;
    return length + zeros == 32;
}

} // namespace pilothouse::clustersetup
