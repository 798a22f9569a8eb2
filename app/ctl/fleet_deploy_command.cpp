// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/fleet_deploy_command.h"

#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/shell_words.h"
#include "services/cluster/cvm_port.h"
#include "services/cluster/fleet_deploy.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QJsonArray>

#include <algorithm>

namespace pilothouse::ctl {

using cluster::FleetResult;
using cluster::FleetTarget;
using namespace Qt::StringLiterals;

namespace {

QJsonValue orNull(const std::optional<Money> &money)
{
    return money ? QJsonValue(money->toDecimal()) : QJsonValue();
}

QJsonArray targetsToJson(const cluster::FleetOffer &offer)
{
    std::optional<Money> hour;
    std::optional<Money> month;
    if (offer.type && offer.type->hourlyRate) {
        hour = cluster::costOf(*offer.type->hourlyRate, 1);
        month = cluster::costOf(*offer.type->hourlyRate, 1, cluster::kHoursOfMonth);
    }
    QJsonArray items;
    for (const FleetTarget &target : offer.targets) {
        const cluster::CloudNode &node = target.node;
        QJsonObject item{{u"node"_s, node.name}, {u"nodeId"_s, node.id}, {u"region"_s, node.region}, {u"name"_s, target.name}};
        item[u"roundTripMs"_s] = target.roundTrip ? QJsonValue(qint64(target.roundTrip->count())) : QJsonValue();
        item[u"freeVcpu"_s] = node.remainingVcpu ? QJsonValue(*node.remainingVcpu) : QJsonValue();
        item[u"freeMemoryMb"_s] = node.remainingMemoryMb ? QJsonValue(*node.remainingMemoryMb) : QJsonValue();
        item[u"freeSlots"_s] = node.remainingSlots ? QJsonValue(*node.remainingSlots) : QJsonValue();
        item[u"usdPerHour"_s] = orNull(hour);
        item[u"usdPerMonth"_s] = orNull(month);
        item[u"composeHash"_s] = target.provision ? QJsonValue(target.provision->composeHash) : QJsonValue();
        item[u"skipped"_s] = target.isTaken() ? QJsonValue() : QJsonValue(target.skipped);
        items.append(item);
    }
    return items;
}

QJsonArray resultsToJson(const std::vector<FleetResult> &results)
{
    QJsonArray items;
    for (const FleetResult &result : results)
        items.append(QJsonObject{{u"id"_s, result.change.id.text()},
                                 {u"name"_s, result.change.name},
                                 {u"node"_s, result.node},
                                 {u"ok"_s, result.state == FleetResult::State::Done},
                                 {u"state"_s, cluster::fleetStateWord(result.state)},
                                 {u"text"_s, result.change.text}});
    return items;
}

/// Addresses under which each of these very machines answers; empty when one has none.
QCoro::Task<std::vector<QUrl>> instancesOf(std::shared_ptr<cluster::CvmPort> cvms, std::vector<FleetResult> results)
{
    std::vector<QUrl> urls;
    for (const FleetResult &result : results) {
        const auto cvm = co_await cvms->get(result.change.id.text());
        if (!cvm || cvm->endpoints.empty() || cvm->endpoints.front().instance.isEmpty())
            co_return std::vector<QUrl>();
        urls.push_back(QUrl(cvm->endpoints.front().instance));
    }
    co_return std::move(urls);
}

QString compareCommand(const std::vector<QUrl> &urls, const QString &profile)
{
    QString command = u"pilothousectl attest compare --profile "_s + shellQuoted(profile);
    for (const QUrl &url : urls)
        command += " --url "_L1 + shellQuoted(url.toString(QUrl::FullyEncoded));
    return command;
}

/// Deploys to every node of the offer, and says how the machines that came of it are held against one another.
QCoro::Task<Result<Answer>> carryOut(std::shared_ptr<Context> context, std::shared_ptr<EnvironmentServices> services,
                                     std::shared_ptr<const cluster::FleetOffer> offer, Answer answer, QString phrase)
{
    const domain::Plan &plan = offer->plan;
    const auto fleet = services->fleetDeploy;
    const auto results = co_await fleet->run(offer, phrase);
    if (!results)
        co_return results.error();
    const auto failed = std::count_if(results->begin(), results->end(), [](const FleetResult &it) { return it.state != FleetResult::State::Done; });
    answer.json.insert(u"done"_s, failed == 0);
    answer.json.insert(u"results"_s, resultsToJson(*results));
    answer.text.clear();
    for (const FleetResult &result : *results) {
        answer.text += u"%1: %2\n"_s.arg(visibleText(result.change.name, 80), visibleText(result.change.text));
        if (result.change.recipientKey != cluster::RecipientKey::NothingEncrypted)
            answer.text += u"%1: %2\n"_s.arg(visibleText(result.change.name, 80), cluster::recipientWords(result.change.recipientKey));
    }
    if (failed > 0 || !plan.skipped.isEmpty()) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint
            = failed > 0
                  ? u"%1 of %2 are not there. Read the state back, then run the same again with their --node."_s.arg(failed).arg(results->size())
                  : u"Left out: %1."_s.arg(plan.skipped.join(u"; "_s));
        if (failed > 0)
            co_return answer;
    }
    const std::vector<QUrl> urls = co_await instancesOf(services->cvms, *results);
    if (urls.size() < 2)
        co_return answer;
    const QString command = compareCommand(urls, services->profile.environment.id.text());
    answer.json.insert(u"compare"_s, command);
    if (!context->invocation().has(QLatin1StringView("compare"))) {
        answer.text += u"To hold them against one another: %1\n"_s.arg(command);
        co_return answer;
    }
    const auto compared = co_await compareLive(context, urls);
    if (!compared) {
        answer.json.insert(u"comparison"_s, QJsonValue());
        answer.code = ExitCode::BadVerdict;
        answer.complaint = u"all run, but they could not be compared: %1"_s.arg(shellMessage(compared.error()).oneLine());
        co_return answer;
    }
    answer.json.insert(u"comparison"_s, compared->json);
    answer.text += compared->text;
    if (compared->code != ExitCode::Good) {
        answer.code = compared->code;
        answer.complaint = compared->complaint;
    }
    co_return answer;
}

} // namespace

QCoro::Task<Result<std::vector<qint64>>> nodesNamed(std::shared_ptr<EnvironmentServices> services, QStringList words)
{
    std::vector<qint64> ids;
    std::optional<std::vector<cluster::CloudNode>> offered;
    for (const QString &word : words) {
        std::optional<qint64> id = wholeNumber(word);
        if (!id) {
            if (!offered) {
                const auto read = co_await services->deployer->nodes();
                if (!read)
                    co_return read.error();
                offered = *read;
            }
            const auto found = std::find_if(offered->begin(), offered->end(), [&](const cluster::CloudNode &node) { return node.name == word; });
            if (found == offered->end())
                co_return Error{.kind = ErrorKind::InvalidInput, .what = u"the cloud offers no node of this name"_s, .where = u"--node"_s};
            id = found->id;
        }
        if (std::find(ids.begin(), ids.end(), *id) == ids.end())
            ids.push_back(*id);
    }
    co_return std::move(ids);
}

QCoro::Task<Result<Answer>> deployToNodes(std::shared_ptr<Context> context, std::shared_ptr<EnvironmentServices> services,
                                          std::shared_ptr<const cluster::CvmSpec> spec, std::vector<qint64> nodes)
{
    const auto fleet = services->fleetDeploy;
    cluster::FleetWish wish;
    wish.spec = spec;
    wish.nodes = nodes;
    const auto prepared = co_await fleet->prepare(wish);
    if (!prepared)
        co_return asWishedByCaller(prepared.error());
    const std::shared_ptr<const cluster::FleetOffer> offer = *prepared;
    PlannedChange change;
    change.plan = offer->plan;
    change.object = spec->name;
    change.addToPlan = [offer](Answer &answer) {
        answer.json.insert(u"targets"_s, targetsToJson(*offer));
        answer.json.insert(u"composeHashesEqual"_s, cluster::hashGroups(offer->targets).size() == 1);
        answer.text += u"%1\n%2\n"_s.arg(cluster::severalHelpWith(), cluster::severalDoNotHelp());
    };
    change.carryOut = [context, services, offer](Answer answer, QString phrase) { return carryOut(context, services, offer, answer, phrase); };
    auto answer = co_await planConfirmRun(context, change);
    co_return answer;
}

} // namespace pilothouse::ctl
