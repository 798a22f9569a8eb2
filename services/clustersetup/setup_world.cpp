// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/cluster/cluster_members.h"
#include "services/cluster/gateway_address.h"
#include "services/clustersetup/cluster_name.h"
#include "services/clustersetup/env_file.h"
#include "services/clustersetup/orchestrator_config.h"
#include "services/clustersetup/setup_checks.h"
#include "services/core/plain_text.h"

#include <QFileInfo>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

Finding existingRegistry(const domain::Cvm &cvm, const SetupAnswers &answers, const std::optional<SetupState> &state)
{
    const bool begun = state && state->registry.sending != Sending::None && !state->registry.appId.isEmpty();
    Finding finding;
    finding.code = u"registry-there"_s;
    finding.text = u"%1 is there already (%2 on node %3)"_s.arg(cvm.name, visibleText(cvm.status, 40),
                                                                cvm.node.isEmpty() ? u"unknown"_s : visibleText(cvm.node, 40));
    const bool isUsable
        = cvm.state == domain::RunState::Running || cvm.state == domain::RunState::Starting || cvm.state == domain::RunState::Unhealthy;
    if (!isUsable) {
        finding.severity = Severity::Failed;
        finding.code = u"registry-not-running"_s;
        finding.nextStep = u"Start it or delete it; a second one is never made."_s;
    } else if (begun && state->registry.appId == cvm.appId) {
        const bool isSame = state->registry.answers == answers.digest();
        finding.severity = isSame ? Severity::Passed : Severity::Warning;
        finding.text
            += isSame ? u"; this setup made or took it before"_s : u"; this setup made or took it before, from other answers: it stays as it is"_s;
    } else if (answers.existing == ExistingRegistry::Adopt) {
        finding.severity = Severity::Warning;
        finding.text += u"; it is taken over with the variables it has"_s;
    } else {
        finding.severity = Severity::Failed;
        finding.nextStep = u"Answer \"existing-registry: adopt\" to take it over, or choose another name."_s;
    }
    return finding;
}

/// A registry that is there stays where it is, whatever node was picked for a new one.
std::optional<Finding> elsewhere(const domain::Cvm &cvm, const SetupAnswers &answers)
{
    if (answers.node.isEmpty() || cvm.node.isEmpty() || cvm.node == answers.node)
        return std::nullopt;
    return Finding{Severity::Warning,
                   u"registry-elsewhere"_s,
                   u"node %1 was picked, and %2 stands on node %3: it stays there, and is asked there (%4)"_s.arg(
                       visibleText(answers.node, 40), cvm.name, visibleText(cvm.node, 40), visibleText(cluster::gatewayDomainOf(cvm), 80)),
                   {},
                   0,
                   u"Answer node %1 to agree, or choose another name for a registry on node %2."_s.arg(visibleText(cvm.node, 40),
                                                                                                       visibleText(answers.node, 40))};
}

QStringList linesOf(QByteArrayView text)
{
    QStringList lines = QString::fromUtf8(text.data(), text.size()).split(u'\n');
    if (!lines.isEmpty() && lines.back().isEmpty())
        lines.removeLast();
    return lines;
}

/// What one file is to become, or why that cannot be said.
void addChange(WritesCheck &check, const QString &path, const QString &what, Result<Secret> wanted, const Findings &about,
               std::optional<std::vector<DiffLine>> preview)
{
    check.findings.insert(check.findings.end(), about.begin(), about.end());
    if (!wanted) {
        check.findings.push_back(findingOf(u"file"_s, what, wanted.error()));
        return;
    }
    const auto before = lookAtFile(path);
    auto change = planFileChange(path, what, std::move(*wanted));
    if (!before || !change) {
        check.findings.push_back(findingOf(u"file"_s, what, before ? change.error() : before.error()));
        return;
    }
    if (change->changesNothing()) {
        check.findings.push_back({Severity::Passed, u"file-as-wanted"_s, u"%1 is as it should be"_s.arg(what), path, 0, {}});
        return;
    }
    change->preview = preview ? *preview : diffLines(linesOf(before->text.view()), linesOf(change->wanted.view()));
    check.findings.push_back(
        {Severity::Note, u"file-changes"_s, before->exists ? u"%1 is changed"_s.arg(what) : u"%1 is made"_s.arg(what), path, 0, {}});
    check.changes.push_back(std::move(*change));
}

/// The text of a file that holds no secrets; empty when it is not there.
Result<QByteArray> openText(const QString &path)
{
    const auto now = lookAtFile(path);
    if (!now)
        return now.error();
    return now->text.view().toByteArray();
}

Result<Secret> asSecret(const Result<QByteArray> &text)
{
    if (!text)
        return text.error();
    return Secret::copyOf(*text);
}

void addYaml(WritesCheck &check, const SetupParts &parts, const SetupAnswers &answers)
{
    const QString path = answers.orchestratorYaml;
    const QString name = QFileInfo(path).fileName();
    const auto before = openText(path);
    Findings about;
    if (before && before->isEmpty())
        about.push_back({Severity::Warning, u"yaml-block-alone"_s,
                         u"there was no configuration: only its runner block is made, and the orchestrator needs the others too"_s, path, 0,
                         u"Add database, publishers, watcher and crunches before it is started."_s});
    if (before && !before->isEmpty())
        if (const auto config = readOrchestratorConfig(*before, path))
            about.insert(about.end(), config->findings.begin(), config->findings.end());
    Result<QByteArray> after = before;
    if (before)
        after = writeOrchestratorConfig(*before, name, answers.cluster, parts.phalaApiUrl);
    addChange(check, path, u"the orchestrator's configuration"_s, asSecret(after), about, std::nullopt);
}

void addProfile(WritesCheck &check, const SetupParts &parts, const SetupAnswers &answers)
{
    const auto before = openText(parts.profilePath);
    Result<QByteArray> after = before;
    if (before)
        after = withClusterSection(*before, QFileInfo(parts.profilePath).fileName(), answers.cluster);
    addChange(check, parts.profilePath, u"the profile"_s, asSecret(after), {}, std::nullopt);
}

struct EnvChange
{
    Result<Secret> wanted;
    Findings about;
    std::vector<DiffLine> preview; ///< names alone
};

/// Machines of one node that tell different domains tell nothing.
void addGateway(ExistingCheck &check, const domain::Cvm &cvm)
{
    if (cvm.node.isEmpty() || cvm.gatewayDomain.isEmpty())
        return;
    const auto [told, isFirst] = check.gateways.emplace(cvm.node, cvm.gatewayDomain);
    if (!isFirst && told->second != cvm.gatewayDomain)
        told->second.clear();
    check.gatewayAddresses.emplace(cvm.node, cluster::gatewayAddress(cvm));
}

EnvChange envChange(const SetupAnswers &answers, const Secret &apiKey)
{
    EnvChange change{Secret(), {}, {}};
    const auto now = lookAtFile(answers.orchestratorEnv);
    if (!now) {
        change.wanted = now.error();
        return change;
    }
    auto file = EnvFile::parse(now->text.view(), answers.orchestratorEnv);
    if (!file) {
        change.wanted = file.error();
        return change;
    }
    if (!now->exists)
        file->addComment(u"What the model orchestrator reads from its environment."_s);
    const Secret keyPath(answers.cluster.gatewayKeyPath.toUtf8());
    const Secret wallet(answers.cluster.coordinatorWallet.toUtf8());
    for (const auto &[name, value] : {std::pair{u"PHALA_API_KEY"_s, &apiKey}, std::pair{u"GATEWAY_KEY_PATH"_s, &keyPath},
                                      std::pair{u"GATEWAY_AUTH_COORDINATOR_WALLET"_s, &wallet}}) {
        const bool isThere = file->contains(name);
        const bool isSame = isThere && file->value(name).view() == value->view();
        const Status set = file->set(name, value->view());
        if (!set) {
            change.wanted = set.error();
            return change;
        }
        if (isThere && !isSame)
            change.preview.push_back({DiffLine::Kind::Removed, name + u"=•••"_s, 0});
        if (!isSame)
            change.preview.push_back({DiffLine::Kind::Added, name + u"=•••"_s, 0});
    }
    change.about = file->findings();
    change.wanted = file->text();
    return change;
}

} // namespace

namespace {

/// A registry is reached where it is, whatever node was answered.
void addRegistry(ExistingCheck &check, const SetupAnswers &answers, const std::optional<SetupState> &state)
{
    const domain::Cvm &registry = *check.registry;
    check.findings.push_back(existingRegistry(registry, answers, state));
    if (const auto other = elsewhere(registry, answers))
        check.findings.push_back(*other);
}

} // namespace

QCoro::Task<ExistingCheck> checkExisting(std::shared_ptr<const SetupParts> parts, SetupAnswers answers, std::optional<SetupState> state)
{
    ExistingCheck check;
    if (parts->cvms == nullptr) {
        check.findings.push_back({Severity::Unknown, u"machines-not-asked"_s, u"the machines of the workspace could not be asked for"_s, {}, 0, {}});
        co_return check;
    }
    const CancelToken never;
    const auto list = co_await parts->cvms->list(never);
    if (!list) {
        Finding finding = findingOf(u"machines"_s, u"the machines of the workspace"_s, list.error());
        finding.nextStep = u"Without the list nobody knows whether a registry stands already, so none is made."_s;
        check.findings.push_back(finding);
        co_return check;
    }
    if (!list->skipped.empty())
        check.findings.push_back({Severity::Unknown,
                                  u"machines-skipped"_s,
                                  u"%1 machines of the list could not be read; one of them may be the registry"_s.arg(list->skipped.size()),
                                  {},
                                  0,
                                  {}});
    QStringList names;
    int registries = 0;
    for (const domain::Cvm &cvm : list->items) {
        names << cvm.name;
        addGateway(check, cvm);
        const CvmPart part = partInCluster(answers.cluster.name, cvm.name);
        if (part != CvmPart::Foreign)
            check.members.push_back(cvm);
        if (part == CvmPart::Runner)
            check.runners.push_back(cvm);
        if (part != CvmPart::Registry)
            continue;
        ++registries;
        check.registry = cvm;
    }
    const Findings clashes = nameClashes(answers.cluster.name, names);
    check.findings.insert(check.findings.end(), clashes.begin(), clashes.end());
    if (registries > 1)
        check.findings.push_back({Severity::Failed,
                                  u"two-registries"_s,
                                  u"%1 machines are called %2"_s.arg(registries).arg(registryNameOf(answers.cluster.name)),
                                  {},
                                  0,
                                  u"Delete the one that is not needed; nothing is made before."_s});
    else if (check.registry)
        addRegistry(check, answers, state);
    else if (state && state->registry.sending == Sending::Done && !state->isUndone)
        check.findings.push_back({Severity::Failed,
                                  u"registry-gone"_s,
                                  u"the registry that this setup made is not there any more"_s,
                                  {},
                                  0,
                                  u"Undo the setup, then begin anew."_s});
    co_return check;
}

QCoro::Task<std::shared_ptr<WritesCheck>> checkWrites(std::shared_ptr<const SetupParts> parts, SetupAnswers answers)
{
    const auto check = std::make_shared<WritesCheck>();
    if (!answers.orchestratorYaml.isEmpty())
        addYaml(*check, *parts, answers);
    if (!answers.orchestratorEnv.isEmpty()) {
        const QString name = u"PHALA_API_KEY"_s;
        const auto apiKey = co_await parts->secrets->read(name);
        if (apiKey) {
            EnvChange change = envChange(answers, *apiKey);
            addChange(*check, answers.orchestratorEnv, u"the orchestrator's environment"_s, std::move(change.wanted), change.about, change.preview);
        } else {
            check->findings.push_back(findingOf(u"cloud-key"_s, name, apiKey.error()));
        }
    }
    if (!parts->profilePath.isEmpty())
        addProfile(*check, *parts, answers);
    co_return check;
}

} // namespace pilothouse::clustersetup
