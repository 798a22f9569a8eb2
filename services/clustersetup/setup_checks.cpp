// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/setup_checks.h"

#include "services/clustersetup/cluster_name.h"
#include "services/core/plain_text.h"
#include "services/core/private_file.h"

#include <QFileInfo>

#include <algorithm>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastKeyBits = 2048;

Finding passed(const QString &code, const QString &text)
{
    return {Severity::Passed, code, text, {}, 0, {}};
}

/// A port that this desk does not have.
Finding notAsked(const QString &code, const QString &text)
{
    return {Severity::Unknown, code, text, {}, 0, {}};
}

ComposeReport readCompose(const QString &path, ComposeRole role, int port, QByteArray *text)
{
    if (path.isEmpty()) {
        ComposeReport report;
        report.findings.push_back(
            {Severity::Failed,
             u"compose-missing"_s,
             role == ComposeRole::Registry ? u"no compose file of the registry is named"_s : u"no compose file of runners is named"_s,
             {},
             0,
             u"Choose the file on its page."_s});
        return report;
    }
    const auto bytes = readPrivateFile(path, kLargestCompose * 2, FileAccess::OthersMayRead);
    if (!bytes) {
        ComposeReport report;
        report.findings.push_back(findingOf(u"compose-unreadable"_s, u"the compose file"_s, bytes.error()));
        report.findings.back().file = path;
        return report;
    }
    if (text != nullptr)
        *text = *bytes;
    return lintCompose(*bytes, path, role, port);
}

void append(Findings &all, const Findings &more)
{
    all.insert(all.end(), more.begin(), more.end());
}

} // namespace

Finding findingOf(const QString &code, const QString &what, const Error &error)
{
    const bool isAnswer = error.kind == ErrorKind::NotFound || error.kind == ErrorKind::InvalidInput || error.kind == ErrorKind::Unauthorised
                          || error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::Refused || error.kind == ErrorKind::Storage
                          || error.kind == ErrorKind::Secret;
    Finding finding;
    finding.severity = isAnswer ? Severity::Failed : Severity::Unknown;
    finding.code = code;
    const UserMessage message = userMessage(error);
    finding.text = u"%1: %2"_s.arg(what, message.what);
    if (!message.where.isEmpty())
        finding.text += u" (%1)"_s.arg(message.where);
    // A look changes nothing, and what is not found here is a file or a name, not an entry of a list that may have gone.
    finding.nextStep = error.kind == ErrorKind::NotFound ? error.nextStep : message.nextStep;
    return finding;
}

FilesCheck checkFiles(const SetupAnswers &answers)
{
    FilesCheck check;
    const int port = answers.cluster.spawnteePort;
    check.registry = readCompose(answers.registryCompose, ComposeRole::Registry, port, &check.registryText);
    check.runner = readCompose(answers.cluster.runnerComposePath, ComposeRole::Runner, port, nullptr);
    append(check.findings, check.registry.findings);
    append(check.findings, check.runner.findings);
    append(check.findings, compareComposes(check.registry, check.runner));
    const CheckoutReport checkouts = checkCheckouts(answers.checkouts);
    append(check.findings, checkouts.findings);
    check.imageVersion = checkouts.imageVersion;
    append(check.findings, compareVersion(checkouts.imageVersion, check.registry, check.runner));
    check.findings = withAccepted(check.findings, answers.accepted);
    return check;
}

QCoro::Task<Findings> checkAccount(std::shared_ptr<const SetupParts> parts)
{
    Findings findings;
    if (parts->deploys == nullptr) {
        findings.push_back(notAsked(u"account-not-asked"_s, u"the cloud's account could not be asked for"_s));
        co_return findings;
    }
    const auto account = co_await parts->deploys->account();
    if (account)
        findings.push_back(passed(u"account"_s, u"the cloud's key belongs to workspace %1"_s.arg(visibleText(account->workspace, 80))));
    else
        findings.push_back(findingOf(u"account"_s, u"the cloud's account"_s, account.error()));
    co_return findings;
}

NodeRoom roomOf(const cluster::CloudNode &node, const std::optional<cluster::InstanceType> &type)
{
    const bool isTypeSaid = type && type->memoryMb;
    const bool hasNoSlot = node.remainingSlots && *node.remainingSlots < 2;
    const bool hasNoMemory = isTypeSaid && node.remainingMemoryMb && *node.remainingMemoryMb < 2 * *type->memoryMb;
    if (hasNoSlot || hasNoMemory)
        return NodeRoom::TooSmall;
    return node.remainingSlots && isTypeSaid && node.remainingMemoryMb ? NodeRoom::Enough : NodeRoom::NotSaid;
}

QCoro::Task<PlaceCheck> checkPlace(std::shared_ptr<const SetupParts> parts, SetupAnswers answers)
{
    PlaceCheck check;
    if (parts->deploys == nullptr) {
        check.findings.push_back(notAsked(u"nodes-not-asked"_s, u"the cloud's nodes and types of machines could not be asked for"_s));
        co_return check;
    }
    const auto nodes = co_await parts->deploys->nodes();
    const auto types = co_await parts->deploys->instanceTypes();
    if (!nodes)
        check.findings.push_back(findingOf(u"nodes"_s, u"the cloud's nodes"_s, nodes.error()));
    if (!types)
        check.findings.push_back(findingOf(u"types"_s, u"the cloud's types of machines"_s, types.error()));
    if (!nodes || !types)
        co_return check;

    check.nodes = *nodes;
    const QString wanted = answers.cluster.instanceType;
    for (const cluster::InstanceType &type : *types)
        if (type.id == wanted)
            check.type = type;
    if (!check.type)
        check.findings.push_back(
            {Severity::Failed, u"type-unknown"_s, u"the cloud offers no machine of type %1"_s.arg(visibleText(wanted, 80)), {}, 0, {}});
    for (const cluster::CloudNode &node : *nodes) {
        const bool isBetter = !check.node || node.remainingMemoryMb.value_or(0) > check.node->remainingMemoryMb.value_or(0);
        if (answers.node.isEmpty() ? isBetter : node.name == answers.node)
            check.node = node;
    }
    if (!check.node) {
        QStringList names;
        for (const cluster::CloudNode &node : *nodes)
            names << visibleText(node.name, 40);
        check.findings.push_back({Severity::Failed,
                                  u"node-unknown"_s,
                                  names.isEmpty()
                                      ? u"no node takes machines now"_s
                                      : u"node %1 takes no machines now; those that do: %2"_s.arg(visibleText(answers.node, 40), names.join(u", "_s)),
                                  {},
                                  0,
                                  {}});
        co_return check;
    }
    const cluster::CloudNode &node = *check.node;
    const NodeRoom room = roomOf(node, check.type);
    if (room == NodeRoom::TooSmall)
        check.findings.push_back({Severity::Failed,
                                  u"node-full"_s,
                                  u"node %1 has no room for a registry and one runner"_s.arg(visibleText(node.name, 40)),
                                  {},
                                  0,
                                  u"Choose another node or a smaller type."_s});
    else if (room == NodeRoom::NotSaid)
        check.findings.push_back({Severity::Warning,
                                  u"room-not-said"_s,
                                  u"the cloud does not say how much room node %1 has"_s.arg(visibleText(node.name, 40)),
                                  {},
                                  0,
                                  {}});
    else
        check.findings.push_back(passed(u"node"_s, u"node %1 has room for a registry and one runner"_s.arg(visibleText(node.name, 40))));
    co_return check;
}

QCoro::Task<Findings> checkCoordinator(std::shared_ptr<const SetupParts> parts, SetupAnswers answers)
{
    Findings findings;
    const QString path = answers.cluster.gatewayKeyPath;
    const QString wallet = answers.cluster.coordinatorWallet;
    if (parts->keys == nullptr) {
        findings.push_back(notAsked(u"key-not-read"_s, u"the coordinator's signing key could not be looked at"_s));
        co_return findings;
    }
    if (path.isEmpty()) {
        findings.push_back({Severity::Failed, u"key"_s, u"the coordinator's signing key is not named"_s, {}, 0, u"Choose the file on its page."_s});
        co_return findings;
    }
    const auto key = parts->keys->read(path);
    if (!key) {
        findings.push_back(findingOf(u"key"_s, u"the coordinator's signing key"_s, key.error()));
        co_return findings;
    }
    if (key->bits < kLeastKeyBits)
        findings.push_back({Severity::Failed,
                            u"key-short"_s,
                            u"the signing key has %1 bits, at least %2 are needed"_s.arg(key->bits).arg(kLeastKeyBits),
                            path,
                            0,
                            {}});
    else
        findings.push_back(passed(u"key"_s, u"the signing key is RSA of %1 bits"_s.arg(key->bits)));
    if (parts->allowedKeys == nullptr) {
        findings.push_back({Severity::Warning,
                            u"key-not-compared"_s,
                            u"the key was not compared with what the wallet allows; the check at the end will tell"_s,
                            {},
                            0,
                            {}});
        co_return findings;
    }
    const auto allowed = co_await parts->allowedKeys->allowedHashes(wallet);
    if (!allowed)
        findings.push_back(findingOf(u"key-allowed"_s, u"the keys that the wallet allows"_s, allowed.error()));
    else if (!allowed->contains(key->hash))
        findings.push_back({Severity::Failed, u"key-not-allowed"_s, u"the wallet does not allow this signing key"_s, path, 0,
                            u"Enter the key's certificate for the wallet, or name the key that is allowed."_s});
    else
        findings.push_back(passed(u"key-allowed"_s, allowed->indexOf(key->hash) == 0 ? u"the wallet allows this key (primary)"_s
                                                                                     : u"the wallet allows this key (secondary)"_s));
    co_return findings;
}

QCoro::Task<Findings> checkStorage(std::shared_ptr<const SetupParts> parts)
{
    Findings findings;
    const QStringList names{u"AWS_ACCESS_KEY_ID"_s, u"AWS_SECRET_ACCESS_KEY"_s};
    for (const QString &name : names) {
        const auto value = co_await parts->secrets->read(name);
        if (!value) {
            findings.push_back(findingOf(u"storage-key"_s, name, value.error()));
            continue;
        }
        const QByteArrayView bytes = value->view();
        const bool isWord = !bytes.isEmpty() && std::none_of(bytes.begin(), bytes.end(), [](char c) { return c <= ' ' || c >= 0x7f; });
        if (isWord)
            findings.push_back(passed(u"storage-key"_s, u"%1 is there"_s.arg(name)));
        else
            findings.push_back({Severity::Failed, u"storage-key"_s, u"%1 is empty or has blanks in it"_s.arg(name), {}, 0, {}});
    }
    co_return findings;
}

QString gatewayDomainOf(const QString &node)
{
    return node.isEmpty() ? QString() : u"dstack-pha-%1.phala.network"_s.arg(node);
}

QString gatewayDomainOf(const QString &node, const ExistingCheck &existing)
{
    const auto told = existing.gateways.find(node);
    return told == existing.gateways.end() || told->second.isEmpty() ? gatewayDomainOf(node) : told->second;
}

} // namespace pilothouse::clustersetup
