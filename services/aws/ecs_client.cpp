// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/ecs_client.h"

#include "services/aws/definition_wire.h"
#include "services/aws/ecs_wire.h"
#include "services/aws/paging.h"
#include "services/aws/parse_aside.h"

namespace pilothouse::aws {

using namespace Qt::StringLiterals;
using provers::Listed;

namespace {

Error placed(Error error, const QString &operation)
{
    if (error.where.isEmpty())
        error.where = QStringLiteral("the answer to %1").arg(operation);
    return error;
}

template <typename T>
void join(Listed<T> *all, const Listed<T> &part)
{
    all->items.insert(all->items.end(), part.items.begin(), part.items.end());
    all->skipped.insert(all->skipped.end(), part.skipped.begin(), part.skipped.end());
}

} // namespace

EcsClient::EcsClient(std::shared_ptr<AwsClient> aws) : m_aws(std::move(aws)) { }

QCoro::Task<Result<EcsClient::Arns>> EcsClient::allArns(PageCall page, QLatin1StringView list, CancelToken cancel)
{
    const auto self = shared_from_this();
    Arns all;
    Paging paging;
    for (;;) {
        Call call = page(paging.token());
        call.cancel = cancel;
        const QString operation = QString::fromLatin1(call.operation);
        const auto body = co_await m_aws->send(call);
        if (!body)
            co_return body.error();
        const auto parsed = ecs::parseArns(*body, list);
        if (!parsed)
            co_return placed(parsed.error(), operation);
        all.arns << parsed->arns;
        const auto more = paging.next(parsed->next);
        if (!more)
            co_return placed(more.error(), operation);
        if (*more)
            continue;
        if (const auto note = paging.note(operation))
            all.notes << *note;
        all.arns.removeDuplicates();
        co_return all;
    }
}

QCoro::Task<Result<Listed<domain::ProverCluster>>> EcsClient::clusters(CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto arns = co_await allArns(&ecs::listClusters, "clusterArns"_L1, cancel);
    if (!arns)
        co_return arns.error();
    Listed<domain::ProverCluster> all;
    all.notes = arns->notes;
    for (qsizetype from = 0; from < arns->arns.size(); from += ecs::kClustersAtOnce) {
        Call call = ecs::describeClusters(arns->arns.mid(from, ecs::kClustersAtOnce));
        call.cancel = cancel;
        const auto body = co_await m_aws->send(call);
        if (!body)
            co_return body.error();
        const auto part = ecs::parseClusters(*body);
        if (!part)
            co_return placed(part.error(), u"DescribeClusters"_s);
        join(&all, *part);
    }
    co_return all;
}

QCoro::Task<Result<Listed<domain::ProverService>>> EcsClient::services(domain::ProverCluster cluster, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto page = [arn = cluster.arn](const QString &token) { return ecs::listServices(arn, token); };
    const auto arns = co_await allArns(page, "serviceArns"_L1, cancel);
    if (!arns)
        co_return arns.error();
    Listed<domain::ProverService> all;
    all.notes = arns->notes;
    for (qsizetype from = 0; from < arns->arns.size(); from += ecs::kServicesAtOnce) {
        Call call = ecs::describeServices(cluster.arn, arns->arns.mid(from, ecs::kServicesAtOnce));
        call.cancel = cancel;
        const auto body = co_await m_aws->send(call);
        if (!body)
            co_return body.error();
        const auto parser = [cluster](const QByteArray &bytes) { return ecs::parseServices(bytes, cluster); };
        const auto part = co_await parseAside(parser, *body);
        if (!part)
            co_return placed(part.error(), u"DescribeServices"_s);
        join(&all, *part);
    }
    co_return all;
}

QCoro::Task<Result<Listed<domain::ProverTask>>> EcsClient::tasks(domain::ProverCluster cluster, CancelToken cancel)
{
    const auto self = shared_from_this();
    QStringList arns;
    Listed<domain::ProverTask> all;
    for (const QString &status : {u"RUNNING"_s, u"STOPPED"_s}) {
        const auto page = [arn = cluster.arn, status](const QString &token) { return ecs::listTasks(arn, status, token); };
        const auto some = co_await allArns(page, "taskArns"_L1, cancel);
        if (!some)
            co_return some.error();
        arns << some->arns;
        all.notes << some->notes;
    }
    for (qsizetype from = 0; from < arns.size(); from += ecs::kTasksAtOnce) {
        Call call = ecs::describeTasks(cluster.arn, arns.mid(from, ecs::kTasksAtOnce));
        call.cancel = cancel;
        const auto body = co_await m_aws->send(call);
        if (!body)
            co_return body.error();
        const auto part = co_await parseAside(&ecs::parseTasks, *body);
        if (!part)
            co_return placed(part.error(), u"DescribeTasks"_s);
        // Some peers match clusters by a part of the name.
        for (const domain::ProverTask &task : part->items) {
            if (task.clusterArn.isEmpty() || task.clusterArn == cluster.arn)
                all.items.push_back(task);
        }
        all.skipped.insert(all.skipped.end(), part->skipped.begin(), part->skipped.end());
    }
    co_return all;
}

QCoro::Task<Result<Listed<domain::ContainerHost>>> EcsClient::hosts(domain::ProverCluster cluster, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto page = [arn = cluster.arn](const QString &token) { return ecs::listHosts(arn, token); };
    const auto arns = co_await allArns(page, "containerInstanceArns"_L1, cancel);
    if (!arns)
        co_return arns.error();
    Listed<domain::ContainerHost> all;
    all.notes = arns->notes;
    for (qsizetype from = 0; from < arns->arns.size(); from += ecs::kHostsAtOnce) {
        Call call = ecs::describeHosts(cluster.arn, arns->arns.mid(from, ecs::kHostsAtOnce));
        call.cancel = cancel;
        const auto body = co_await m_aws->send(call);
        if (!body)
            co_return body.error();
        const auto parser = [arn = cluster.arn](const QByteArray &bytes) { return ecs::parseHosts(bytes, arn); };
        const auto part = co_await parseAside(parser, *body);
        if (!part)
            co_return placed(part.error(), u"DescribeContainerInstances"_s);
        join(&all, *part);
    }
    co_return all;
}

QCoro::Task<Result<std::vector<provers::CapacityProvider>>> EcsClient::capacityProviders(QStringList names, CancelToken cancel)
{
    const auto self = shared_from_this();
    std::vector<provers::CapacityProvider> all;
    for (qsizetype from = 0; from < names.size(); from += ecs::kProvidersAtOnce) {
        Call call = ecs::describeProviders(names.mid(from, ecs::kProvidersAtOnce));
        call.cancel = cancel;
        const auto body = co_await m_aws->send(call);
        if (!body)
            co_return body.error();
        const auto part = ecs::parseProviders(*body);
        if (!part)
            co_return placed(part.error(), u"DescribeCapacityProviders"_s);
        all.insert(all.end(), part->begin(), part->end());
    }
    co_return all;
}

QCoro::Task<Result<std::vector<domain::LogSource>>> EcsClient::logSources(QString taskDefinition, CancelToken cancel)
{
    const auto self = shared_from_this();
    Call call = ecs::describeTaskDefinition(taskDefinition);
    call.cancel = cancel;
    const auto body = co_await m_aws->send(call);
    if (!body)
        co_return body.error();
    const auto sources = ecs::parseLogSources(*body);
    if (!sources)
        co_return placed(sources.error(), u"DescribeTaskDefinition"_s);
    co_return sources;
}

QCoro::Task<Result<domain::TaskDefinition>> EcsClient::definition(QString taskDefinition, CancelToken cancel)
{
    const auto self = shared_from_this();
    Call call = ecs::describeTaskDefinition(taskDefinition);
    call.cancel = cancel;
    const auto body = co_await m_aws->send(call);
    if (!body)
        co_return body.error();
    const auto definition = ecs::parseDefinition(*body);
    if (!definition)
        co_return placed(definition.error(), u"DescribeTaskDefinition"_s);
    co_return definition;
}

QCoro::Task<Result<QStringList>> EcsClient::revisions(QString family, int most, CancelToken cancel)
{
    const auto self = shared_from_this();
    Call call = ecs::listDefinitions(family, most);
    call.cancel = cancel;
    const auto body = co_await m_aws->send(call);
    if (!body)
        co_return body.error();
    const auto page = ecs::parseArns(*body, "taskDefinitionArns"_L1);
    if (!page)
        co_return placed(page.error(), u"ListTaskDefinitions"_s);
    QStringList arns;
    for (const QString &arn : page->arns) {
        if (arn.section(u'/', -1).section(u':', 0, -2) == family) // some peers match families by their beginning
            arns << arn;
    }
    co_return arns;
}

QCoro::Task<Result<domain::ProverService>> EcsClient::service(domain::ProverService service)
{
    const auto self = shared_from_this();
    domain::ProverCluster cluster;
    cluster.arn = service.clusterArn;
    cluster.name = service.clusterName;
    const Call call = ecs::describeServices(service.clusterArn, {service.id.text()});
    const auto body = co_await m_aws->send(call);
    if (!body)
        co_return body.error();
    const auto list = ecs::parseServices(*body, cluster);
    if (!list)
        co_return placed(list.error(), u"DescribeServices"_s);
    if (list->items.size() != 1) {
        const QString why = list->skipped.empty() ? QString() : list->skipped.front().why;
        co_return Error{
            .kind = ErrorKind::NotFound, .what = QStringLiteral("ECS does not know the service any more (%1)").arg(why), .where = service.name};
    }
    const domain::ProverService found = list->items.front();
    co_return found;
}

QCoro::Task<Status> EcsClient::change(Call call)
{
    const auto self = shared_from_this();
    const auto body = co_await m_aws->send(call);
    if (!body)
        co_return body.error();
    co_return Done{};
}

QCoro::Task<Status> EcsClient::setDesired(domain::ProverService service, int count)
{
    return change(ecs::setDesired(service, count));
}

QCoro::Task<Status> EcsClient::deployAgain(domain::ProverService service)
{
    return change(ecs::deployAgain(service));
}

QCoro::Task<Status> EcsClient::useDefinition(domain::ProverService service, QString taskDefinition)
{
    return change(ecs::useDefinition(service, taskDefinition));
}

QCoro::Task<Status> EcsClient::stopTask(domain::ProverTask task, QString reason)
{
    return change(ecs::stopTask(task, reason));
}

} // namespace pilothouse::aws
