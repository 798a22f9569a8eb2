// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/clustersetup/answer_checks.h"

#include "services/clustersetup/cluster_name.h"
#include "services/core/plain_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace pilothouse::clustersetup {

using namespace Qt::StringLiterals;

namespace {

Finding failed(const QString &code, const QString &text, const QString &nextStep)
{
    return {Severity::Failed, code, text, {}, 0, nextStep};
}

Finding passed(const QString &code, const QString &text)
{
    return {Severity::Passed, code, text, {}, 0, {}};
}

} // namespace

Findings checkName(const SetupAnswers &answers)
{
    const QString name = answers.cluster.name;
    if (name.isEmpty())
        return {failed(u"name"_s, u"the cluster has no name yet"_s, u"Enter one on its page."_s)};
    if (const auto problem = problemOfClusterName(name))
        return {failed(u"name"_s, *problem, u"Choose another name."_s)};
    return {passed(u"name"_s, u"the registry will be called %1"_s.arg(registryNameOf(name)))};
}

Findings checkWallet(const SetupAnswers &answers)
{
    const QString wallet = answers.cluster.coordinatorWallet;
    if (wallet.isEmpty())
        return {failed(u"wallet"_s, u"the coordinator's wallet is not named; without it every request would be served"_s,
                       u"Enter the address of the wallet."_s)};
    if (!isWallet(wallet))
        return {failed(u"wallet"_s, u"the wallet is no Solana address (base58 of 32 bytes)"_s, u"Copy the address from the wallet again."_s)};
    return {passed(u"wallet"_s, u"the wallet is a Solana address"_s)};
}

bool isRegion(const QString &text)
{
    static const QRegularExpression form(u"^[a-z]{2}(-[a-z]+)+-[0-9]$"_s);
    return form.match(text).hasMatch();
}

Findings checkRegion(const SetupAnswers &answers)
{
    if (!isRegion(answers.storageRegion))
        return {failed(u"region"_s, u"the storage's region is no region such as eu-west-1"_s, u"Enter the region of the bucket."_s)};
    return {passed(u"region"_s, u"the region is %1"_s.arg(answers.storageRegion))};
}

QCoro::Task<ClusterCheck> checkCluster(std::shared_ptr<const SetupParts> parts, SetupAnswers answers)
{
    ClusterCheck check;
    check.findings = checkName(answers);
    const bool isNamed = mayGoOn(check.findings);
    if (parts->deploys == nullptr) {
        check.findings.push_back({Severity::Unknown, u"types-not-asked"_s, u"the cloud's types of machines could not be asked for"_s, {}, 0, {}});
    } else {
        const auto types = co_await parts->deploys->instanceTypes();
        if (types) {
            check.types = *types;
            const QString wanted = answers.cluster.instanceType;
            const bool isOffered
                = std::any_of(types->begin(), types->end(), [&wanted](const cluster::InstanceType &type) { return type.id == wanted; });
            check.findings.push_back(isOffered ? passed(u"type"_s, u"the cloud offers machines of type %1"_s.arg(visibleText(wanted, 80)))
                                               : failed(u"type-unknown"_s, u"the cloud offers no machine of type %1"_s.arg(visibleText(wanted, 80)),
                                                        u"Choose one that is offered."_s));
        } else {
            check.findings.push_back(findingOf(u"types"_s, u"the cloud's types of machines"_s, types.error()));
        }
    }
    if (!isNamed || parts->cvms == nullptr)
        co_return check;
    const CancelToken never;
    const auto list = co_await parts->cvms->list(never);
    if (!list) {
        check.findings.push_back(findingOf(u"machines"_s, u"the machines of the workspace"_s, list.error()));
        co_return check;
    }
    QStringList names;
    for (const domain::Cvm &cvm : list->items)
        names << cvm.name;
    const Findings clashes = nameClashes(answers.cluster.name, names);
    if (clashes.empty())
        check.findings.push_back(passed(u"name-free"_s, u"no other cluster's machines begin with this name"_s));
    check.findings.insert(check.findings.end(), clashes.begin(), clashes.end());
    co_return check;
}

} // namespace pilothouse::clustersetup
