// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/cvm_text.h"
#include "app/ctl/fleet_deploy_command.h"
#include "services/cluster/dotenv.h"
#include "app/ctl/secret_input.h"
#include "services/cluster/cluster_workflow.h"
#include "services/cluster/cvm_changes.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

#include <QJsonArray>

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;

namespace {

using L = QLatin1StringView;

constexpr qint64 kLargestText = 1024 * 1024;
constexpr qint64 kLargestEnvFile = 8 * 1024 * 1024;
constexpr qint64 kLargestDisk = 1'000'000;

Error wrongUsage(const QString &what, const QString &where)
{
    return Error{.kind = ErrorKind::InvalidInput, .what = what, .where = where};
}

QString recipientWord(cluster::RecipientKey key)
{
    switch (key) {
    case cluster::RecipientKey::NothingEncrypted: return u"nothing-encrypted"_s;
    case cluster::RecipientKey::SignatureVerified: return u"signature-verified"_s;
    case cluster::RecipientKey::NotVerifiable: return u"not-verifiable"_s;
    }
    return {};
}

/// Variables from a file or, with "-", from stdin.
Result<std::vector<cluster::SealedVariable>> variablesFrom(const QString &path)
{
    Result<std::vector<cluster::SealedVariable>> variables = std::vector<cluster::SealedVariable>();
    if (path == "-"_L1) {
        const auto text = readSecretFromStdin(u"Variables, one NAME=value: "_s);
        if (!text)
            return text.error();
        variables = cluster::parseDotenv(text->view());
    } else {
        auto text = readInputFile(path, kLargestEnvFile);
        if (!text)
            return text.error();
        variables = cluster::parseDotenv(*text);
        wipe(*text);
    }
    if (variables)
        return variables;
    Error error = variables.error();
    error.where = path == "-"_L1 ? u"stdin"_s : path;
    return error;
}

Result<std::shared_ptr<cluster::CvmSpec>> specFrom(const Invocation &invocation)
{
    const auto spec = std::make_shared<cluster::CvmSpec>();
    spec->name = invocation.operand(0);
    const auto compose = readInputFile(invocation.value(L("compose")), kLargestText);
    if (!compose)
        return compose.error();
    spec->composeText = *compose;
    if (invocation.has(L("pre-launch"))) {
        const auto script = readInputFile(invocation.value(L("pre-launch")), kLargestText);
        if (!script)
            return script.error();
        spec->preLaunchScript = QString::fromUtf8(*script);
    }
    if (invocation.has(L("env-file"))) {
        auto variables = variablesFrom(invocation.value(L("env-file")));
        if (!variables)
            return variables.error();
        spec->variables = std::move(*variables);
    }
    spec->instanceType = invocation.has(L("type")) ? invocation.value(L("type")) : u"tdx.small"_s;
    spec->region = invocation.value(L("region"));
    spec->osImage = invocation.value(L("image"));
    spec->devImage = invocation.has(L("dev-image"));
    spec->publicLogs = invocation.has(L("public-logs"));
    spec->publicSysinfo = invocation.has(L("public-sysinfo"));
    if (invocation.has(L("disk"))) {
        const auto disk = wholeNumber(invocation.value(L("disk")));
        if (!disk || *disk < 1 || *disk > kLargestDisk)
            return wrongUsage(u"the disk must be a whole number of gigabytes"_s, u"--disk"_s);
        spec->diskGb = int(*disk);
    }
    spec->appContract = invocation.value(L("contract"));
    spec->deployer = invocation.value(L("deployer"));
    if (invocation.has(L("kms"))) {
        const QString kind = invocation.value(L("kms"));
        if (kind != "phala"_L1 && kind != "ethereum"_L1 && kind != "base"_L1)
            return wrongUsage(u"the KMS is phala, ethereum or base"_s, u"--kms"_s);
        spec->kms = kind == "base"_L1 ? cluster::KmsKind::Base : kind == "ethereum"_L1 ? cluster::KmsKind::Ethereum : cluster::KmsKind::Phala;
    }
    return spec;
}

/// Plan, confirmation, run: the same way for all changes of a CVM.
QCoro::Task<Result<Answer>> carryOut(std::shared_ptr<Context> context, std::shared_ptr<cluster::CvmChanges> changes,
                                     cluster::CvmChanges::Offered offer, QString object)
{
    const domain::Plan &plan = offer->plan;
    const auto confirmed = confirm(*context, plan, object);
    if (!confirmed)
        co_return confirmed.error();
    Answer answer = plannedOnly(plan, object);
    if (*confirmed == Confirmed::OnlyPlanned)
        co_return answer;

    context->output().progress(planText(plan));
    context->beginChange();
    const auto result = co_await changes->run(offer, plan.phrase.value_or(QString()));
    if (!result)
        co_return result.error();
    answer.json.insert(u"done"_s, result->ok);
    answer.json.insert(u"results"_s, QJsonArray{QJsonObject{
                                         {u"id"_s, result->id.text()}, {u"name"_s, result->name}, {u"ok"_s, result->ok}, {u"text"_s, result->text}}});
    if (offer->kind == cluster::ChangeOffer::Kind::Deploy)
        answer.json.insert(u"recipientKey"_s, recipientWord(result->recipientKey));
    answer.text = u"%1: %2\n"_s.arg(visibleText(result->name, 80), visibleText(result->text));
    if (result->recipientKey != cluster::RecipientKey::NothingEncrypted)
        answer.text += u"%1: %2\n"_s.arg(visibleText(result->name, 80), cluster::recipientWords(result->recipientKey));
    if (!result->ok) {
        answer.code = ExitCode::BadVerdict;
        answer.complaint = u"%1: %2. Read the state back with pilothousectl phala cvms get."_s.arg(result->name, result->text);
    }
    co_return answer;
}

} // namespace

QCoro::Task<Result<Answer>> cvmsDeploy(std::shared_ptr<Context> context)
{
    const auto read = specFrom(context->invocation());
    if (!read)
        co_return read.error();
    const std::shared_ptr<cluster::CvmSpec> spec = *read;
    const QStringList wanted = context->invocation().values(L("node"));
    if (wanted.size() < 2 && context->invocation().has(L("compare")))
        co_return wrongUsage(u"one machine is no comparison: --node is needed twice or more"_s, u"--compare"_s);
    // On several nodes each machine's name is the app's and its node's.
    const QString app = spec->name;
    if (wanted.size() > 1)
        spec->name += "-node"_L1;
    const QStringList problems = cluster::problemsOf(*spec);
    spec->name = app;
    if (!problems.isEmpty())
        co_return wrongUsage(problems.join(u"; "_s), u"phala cvms deploy"_s);
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto changes = (*services)->cvmChanges;
    if (changes == nullptr)
        co_return sectionMissing(**services, u"phala"_s);
    // The window of this program is this one command: what guards production here is the phrase.
    (*services)->access->unlock();
    const auto nodes = co_await nodesNamed(*services, wanted);
    if (!nodes)
        co_return nodes.error();
    if (nodes->size() > 1) {
        auto answer = co_await deployToNodes(context, *services, spec, *nodes);
        co_return answer;
    }
    if (!nodes->empty())
        spec->nodeId = nodes->front();
    const auto offer = co_await changes->prepareDeploy(spec);
    if (!offer)
        co_return offer.error();
    auto answer = co_await carryOut(context, changes, *offer, spec->name);
    if (answer)
        answer->json.insert(u"composeHash"_s, (*offer)->provision.composeHash);
    co_return answer;
}

QCoro::Task<Result<Answer>> cvmsDelete(std::shared_ptr<Context> context)
{
    const auto services = co_await context->environment();
    if (!services)
        co_return services.error();
    const auto changes = (*services)->cvmChanges;
    if (changes == nullptr)
        co_return sectionMissing(**services, u"phala"_s);
    const auto workflow = (*services)->cluster;
    const auto refreshed = co_await workflow->refresh();
    if (!refreshed)
        co_return refreshed.error();
    const auto cvm = findCvm(*workflow->snapshot().value, context->invocation().operand(0));
    if (!cvm)
        co_return cvm.error();
    if (cvm->duplicateId)
        co_return wrongUsage(u"the list names its id twice; which one is meant cannot be told"_s, visibleText(cvm->name, 80));
    (*services)->access->unlock();
    const auto offer = co_await changes->prepareRemove(cvm->id.text());
    if (!offer)
        co_return asNamedByCaller(offer.error());
    auto answer = co_await carryOut(context, changes, *offer, cvm->name);
    co_return answer;
}

} // namespace pilothouse::ctl
