// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/context.h"
#include "app/ctl/cvm_change_run.h"
#include "app/ctl/cvm_text.h"
#include "app/ctl/fleet_deploy_command.h"
#include "services/cluster/cluster_workflow.h"
#include "services/cluster/cvm_changes.h"
#include "services/core/plain_text.h"
#include "services/environment/environment_services.h"

namespace pilothouse::ctl {

using namespace Qt::StringLiterals;

namespace {

using L = QLatin1StringView;

constexpr qint64 kLargestText = 1024 * 1024;
constexpr qint64 kLargestDisk = 1'000'000;
constexpr qint64 kMostProcessors = 1024;

Error wrongUsage(const QString &what, const QString &where)
{
    return Error{.kind = ErrorKind::InvalidInput, .what = what, .where = where};
}

Result<std::shared_ptr<cluster::CvmSpec>> specFrom(const Invocation &invocation)
{
    const auto spec = std::make_shared<cluster::CvmSpec>();
    spec->name = invocation.operand(0);
    const auto compose = readInputFile(invocation.value(L("compose")), kLargestText);
    if (!compose)
        return compose.error();
    spec->composeText = *compose;
    spec->files = {invocation.value(L("compose")), invocation.value(L("env-file")), invocation.value(L("pre-launch"))};
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

/// What the CVM's node has free; null is "not said".
QJsonObject toJson(const cluster::NodeRoom &room)
{
    return {{u"name"_s, room.node.isEmpty() ? QJsonValue() : QJsonValue(room.node)},
            {u"freeVcpu"_s, room.vcpu ? QJsonValue(*room.vcpu) : QJsonValue()},
            {u"freeMemoryMb"_s, room.memoryMb ? QJsonValue(*room.memoryMb) : QJsonValue()},
            {u"freeDiskGb"_s, room.diskGb ? QJsonValue(*room.diskGb) : QJsonValue()},
            {u"notKnown"_s, room.notKnown.isEmpty() ? QJsonValue() : QJsonValue(room.notKnown)}};
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
        co_return asWishedByCaller(offer.error());
    auto answer = co_await runCvmChange(context, changes, *offer, spec->name);
    if (answer)
        answer->json.insert(u"composeHash"_s, (*offer)->provision.composeHash);
    co_return answer;
}

QCoro::Task<Result<Answer>> cvmsDelete(std::shared_ptr<Context> context)
{
    const auto subject = co_await cvmToChange(context);
    if (!subject)
        co_return subject.error();
    const auto offer = co_await subject->changes->prepareRemove(subject->cvm.id.text());
    if (!offer)
        co_return asNamedByCaller(offer.error());
    auto answer = co_await runCvmChange(context, subject->changes, *offer, subject->cvm.name);
    co_return answer;
}

QCoro::Task<Result<Answer>> cvmsResize(std::shared_ptr<Context> context)
{
    const Invocation &invocation = context->invocation();
    cluster::Resources resources;
    resources.instanceType = invocation.value(L("type"));
    const auto number = [&invocation](L name, qint64 most) -> Result<std::optional<qint64>> {
        if (!invocation.has(name))
            return std::optional<qint64>();
        const auto given = wholeNumber(invocation.value(name));
        if (!given || *given < 1 || *given > most)
            return wrongUsage(u"a whole number from 1 to %1 is needed"_s.arg(most), "--"_L1 + name);
        return given;
    };
    const auto vcpu = number(L("vcpu"), kMostProcessors);
    const auto memory = number(L("memory"), kLargestDisk * 1024);
    const auto disk = number(L("disk"), kLargestDisk);
    for (const auto *given : {&vcpu, &memory, &disk})
        if (!*given)
            co_return given->error();
    if (*vcpu)
        resources.vcpu = int(**vcpu);
    resources.memoryMb = *memory;
    if (*disk)
        resources.diskGb = int(**disk);
    resources.allowRestart = !invocation.has(L("no-restart"));
    if (resources.instanceType.isEmpty() && !*vcpu && !*memory && !*disk)
        co_return wrongUsage(u"what is to be changed: --type, --vcpu, --memory or --disk"_s, u"phala cvms resize"_s);
    const auto subject = co_await cvmToChange(context);
    if (!subject)
        co_return subject.error();
    const auto offer = co_await subject->changes->prepareResize(subject->cvm.id.text(), resources);
    if (!offer)
        co_return asNamedByCaller(offer.error());
    auto answer = co_await runCvmChange(context, subject->changes, *offer, subject->cvm.name);
    if (answer)
        answer->json.insert(u"node"_s, toJson((*offer)->room));
    co_return answer;
}

} // namespace pilothouse::ctl
