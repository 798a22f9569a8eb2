// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/setup_draft.h"

#include "services/core/json.h"
#include "services/core/private_file.h"

#include <QDir>
#include <QJsonArray>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;
constexpr qsizetype kMostBytes = 256 * 1024;
constexpr int kMostModels = 100'000;

QString pathIn(const QString &folder)
{
    return folder + u"/answers.json"_s;
}

std::optional<SetupPage> pageFromWord(const QString &word)
{
    for (int page = 0; page <= int(SetupPage::Summary); ++page)
        if (setupPageWord(SetupPage(page)) == word)
            return SetupPage(page);
    return std::nullopt;
}

QJsonObject answersToJson(const SetupAnswers &answers)
{
    const domain::ClusterSettings &cluster = answers.cluster;
    return {{u"name"_s, cluster.name},
            {u"instanceType"_s, cluster.instanceType},
            {u"port"_s, cluster.spawnteePort},
            {u"requestTimeout"_s, int(cluster.requestTimeout.count())},
            {u"maxModels"_s, cluster.maxModels},
            {u"memoryPerModelMb"_s, cluster.memoryPerModelMb},
            {u"capacityThreshold"_s, cluster.capacityThreshold},
            {u"registryCompose"_s, answers.registryCompose},
            {u"runnerCompose"_s, cluster.runnerComposePath},
            {u"orchestratorCheckout"_s, answers.checkouts.orchestrator},
            {u"spawnteeCheckout"_s, answers.checkouts.spawntee},
            {u"node"_s, answers.node},
            {u"wallet"_s, cluster.coordinatorWallet},
            {u"gatewayKeyPath"_s, cluster.gatewayKeyPath},
            {u"certificatesUrl"_s, answers.certificatesUrl},
            {u"region"_s, answers.storageRegion},
            {u"adopt"_s, answers.existing == ExistingRegistry::Adopt},
            {u"approveByRestart"_s, answers.mayApproveByRestart},
            {u"orchestratorYaml"_s, answers.orchestratorYaml},
            {u"orchestratorEnv"_s, answers.orchestratorEnv},
            {u"accepted"_s, QJsonArray::fromStringList(answers.accepted)}};
}

SetupAnswers answersFromJson(const QJsonObject &json)
{
    SetupAnswers answers;
    domain::ClusterSettings &cluster = answers.cluster;
    const auto text = [&json](const QString &key) { return json.value(key).toString(); };
    const auto number = [&json](const QString &key, int least, int most, int usual) {
        const int value = json.value(key).toInt(usual);
        return value < least || value > most ? usual : value;
    };
    cluster.name = text(u"name"_s);
    cluster.instanceType = text(u"instanceType"_s);
    cluster.spawnteePort = number(u"port"_s, 1, 65535, cluster.spawnteePort);
    cluster.requestTimeout = std::chrono::seconds(number(u"requestTimeout"_s, 1, 3600, int(cluster.requestTimeout.count())));
    cluster.maxModels = number(u"maxModels"_s, 0, kMostModels, cluster.maxModels);
    cluster.memoryPerModelMb = number(u"memoryPerModelMb"_s, 1, 16 * 1024 * 1024, cluster.memoryPerModelMb);
    const double share = json.value(u"capacityThreshold"_s).toDouble(cluster.capacityThreshold);
    if (share >= 0 && share <= 1)
        cluster.capacityThreshold = share;
    answers.registryCompose = text(u"registryCompose"_s);
    cluster.runnerComposePath = text(u"runnerCompose"_s);
    answers.checkouts = {text(u"orchestratorCheckout"_s), text(u"spawnteeCheckout"_s)};
    answers.node = text(u"node"_s);
    cluster.coordinatorWallet = text(u"wallet"_s);
    cluster.gatewayKeyPath = text(u"gatewayKeyPath"_s);
    answers.certificatesUrl = text(u"certificatesUrl"_s);
    answers.storageRegion = text(u"region"_s);
    answers.existing = json.value(u"adopt"_s).toBool() ? ExistingRegistry::Adopt : ExistingRegistry::Refuse;
    answers.mayApproveByRestart = json.value(u"approveByRestart"_s).toBool();
    answers.orchestratorYaml = text(u"orchestratorYaml"_s);
    answers.orchestratorEnv = text(u"orchestratorEnv"_s);
    const QStringList known = acceptableCodes();
    for (const QJsonValue &code : json.value(u"accepted"_s).toArray())
        if (known.contains(code.toString()))
            answers.accepted << code.toString();
    return answers;
}

} // namespace

QJsonObject SetupDraft::toJson() const
{
    return {{u"version"_s, kVersion},
            {u"answers"_s, answersToJson(answers)},
            {u"page"_s, setupPageWord(page)},
            {u"dry"_s, isDry},
            {u"stoppedAt"_s, stoppedAt ? QJsonValue(setupPageWord(*stoppedAt)) : QJsonValue()},
            {u"stoppedBecause"_s, stoppedBecause}};
}

Result<SetupDraft> SetupDraft::fromJson(const QJsonObject &json)
{
    if (json.value(u"version"_s).toInt() != kVersion || !json.value(u"answers"_s).isObject())
        return Error{.kind = ErrorKind::Storage,
                     .what = u"the answers that were kept are of another version of this program"_s,
                     .nextStep = u"Answer anew; the file is replaced then."_s};
    SetupDraft draft;
    draft.answers = answersFromJson(json.value(u"answers"_s).toObject());
    draft.page = pageFromWord(json.value(u"page"_s).toString()).value_or(SetupPage::Start);
    draft.isDry = json.value(u"dry"_s).toBool();
    draft.stoppedAt = pageFromWord(json.value(u"stoppedAt"_s).toString());
    draft.stoppedBecause = json.value(u"stoppedBecause"_s).toString();
    return draft;
}

Status keepDraft(const QString &folder, const SetupDraft &draft)
{
    const Status made = ensurePrivateFolder(folder);
    if (!made)
        return made;
    return writeFileAtomically(pathIn(folder), QJsonDocument(draft.toJson()).toJson(QJsonDocument::Indented));
}

Result<std::optional<SetupDraft>> keptDraft(const QString &folder)
{
    const auto bytes = readPrivateFile(pathIn(folder), kMostBytes, FileAccess::OwnerOnly);
    if (!bytes && bytes.error().kind == ErrorKind::NotFound)
        return std::optional<SetupDraft>();
    if (!bytes)
        return bytes.error();
    const auto json = parseJsonObject(*bytes);
    if (!json)
        return json.error();
    auto draft = SetupDraft::fromJson(*json);
    if (!draft)
        return draft.error();
    return std::optional<SetupDraft>(std::move(*draft));
}

std::vector<SavedSetup> savedSetups(const QString &folder)
{
    std::vector<SavedSetup> saved;
    for (const QString &file : QDir(folder).entryList({u"setup-*.json"_s}, QDir::Files | QDir::NoSymLinks, QDir::Name)) {
        const QString cluster = file.mid(6, file.size() - 11);
        const auto state = SetupStateFile::peek(folder, cluster);
        if (!state)
            saved.push_back({cluster, state.error()});
        else if (*state)
            saved.push_back({cluster, **state});
    }
    return saved;
}

} // namespace pilothouse::clustersetup
