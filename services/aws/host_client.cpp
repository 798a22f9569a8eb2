// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/host_client.h"

#include "services/aws/paging.h"
#include "services/aws/parse_aside.h"
#include "services/aws/xml_tree.h"

namespace pilothouse::aws {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kIdsAtOnce = 200; ///< values of one filter
constexpr qsizetype kStatesAtOnce = 100;
constexpr qsizetype kTypesAtOnce = 100;

Error placed(Error error, const char *operation = "DescribeInstances")
{
    error.where = QStringLiteral("the answer to %1").arg(QLatin1String(operation));
    return error;
}

/// An answer's list of this name. Errors: Protocol when it is not there.
Result<std::vector<XmlNode>> itemsOf(const QByteArray &body, QLatin1StringView list)
{
    const auto root = parseXml(body);
    if (!root)
        return root.error();
    if (!root->has(list))
        return Error{.kind = ErrorKind::Protocol, .what = QStringLiteral("%1 is missing").arg(list)};
    return root->child(list).children;
}

/// The worse of the two checks, in the remote's words.
QString worse(const QString &one, const QString &other)
{
    for (const char *word : {"impaired", "insufficient-data", "initializing"}) {
        if (one == QLatin1String(word) || other == QLatin1String(word))
            return QString::fromLatin1(word);
    }
    return one == "ok"_L1 && other == "ok"_L1 ? one : one == "ok"_L1 ? other : one;
}

} // namespace

namespace ec2 {

Call describeInstances(const QStringList &instanceIds, const QString &token)
{
    Form form{{"Filter.1.Name", "instance-id"}};
    addList(&form, "Filter.1.Value", instanceIds);
    form.emplaceBack("MaxResults", "1000");
    if (!token.isEmpty())
        form.emplaceBack("NextToken", token.toUtf8());
    return queryCall(Service::Ec2, "DescribeInstances", form);
}

Result<InstancePage> parseInstances(const QByteArray &body)
{
    const auto root = parseXml(body);
    if (!root)
        return root.error();
    if (!root->has("reservationSet"_L1))
        return Error{.kind = ErrorKind::Protocol, .what = u"reservationSet is missing"_s};
    InstancePage page;
    for (const XmlNode &reservation : root->child("reservationSet"_L1).children) {
        for (const XmlNode &instance : reservation.child("instancesSet"_L1).children) {
            const QString id = instance.textOf("instanceId"_L1);
            const provers::Machine machine{id, instance.textOf("instanceType"_L1), instance.textOf("instanceLifecycle"_L1)};
            if (machine.instanceId.isEmpty() || machine.type.isEmpty())
                ++page.unusable;
            else
                page.machines.push_back(machine);
            for (const XmlNode &tag : instance.child("tagSet"_L1).children) {
                if (tag.textOf("key"_L1) == "aws:autoscaling:groupName"_L1 && !id.isEmpty())
                    page.groups.insert(id, tag.textOf("value"_L1));
            }
        }
    }
    page.next = root->textOf("nextToken"_L1).trimmed();
    return page;
}

Call describeRunning(const QString &token)
{
    Form form{{"Filter.1.Name", "instance-state-name"}};
    addList(&form, "Filter.1.Value", {u"pending"_s, u"running"_s});
    form.emplaceBack("MaxResults", "1000");
    if (!token.isEmpty())
        form.emplaceBack("NextToken", token.toUtf8());
    return queryCall(Service::Ec2, "DescribeInstances", form);
}

Call describeTypes(const QStringList &types)
{
    // In a filter: named directly, one type that is not known would make the whole call fail.
    Form form{{"Filter.1.Name", "instance-type"}};
    addList(&form, "Filter.1.Value", types);
    return queryCall(Service::Ec2, "DescribeInstanceTypes", form);
}

Call describeStatus(const QStringList &instanceIds)
{
    Form form; // this operation has no filter by id
    addList(&form, "InstanceId", instanceIds);
    form.emplaceBack("IncludeAllInstances", "true");
    return queryCall(Service::Ec2, "DescribeInstanceStatus", form);
}

Result<QHash<QString, int>> parseTypes(const QByteArray &body)
{
    const auto items = itemsOf(body, "instanceTypeSet"_L1);
    if (!items)
        return items.error();
    QHash<QString, int> vcpus;
    for (const XmlNode &item : *items) {
        bool isNumber = false;
        const int count = item.child("vCpuInfo"_L1).textOf("defaultVCpus"_L1).trimmed().toInt(&isNumber);
        if (isNumber && count > 0)
            vcpus.insert(item.textOf("instanceType"_L1), count);
    }
    return vcpus;
}

Result<QHash<QString, provers::MachineHealth>> parseStatus(const QByteArray &body)
{
    const auto items = itemsOf(body, "instanceStatusSet"_L1);
    if (!items)
        return items.error();
    QHash<QString, provers::MachineHealth> health;
    for (const XmlNode &item : *items)
        health.insert(item.textOf("instanceId"_L1),
                      {item.child("instanceState"_L1).textOf("name"_L1),
                       worse(item.child("instanceStatus"_L1).textOf("status"_L1), item.child("systemStatus"_L1).textOf("status"_L1))});
    return health;
}

} // namespace ec2

HostClient::HostClient(std::shared_ptr<AwsClient> aws) : m_aws(std::move(aws)) { }

QCoro::Task<Result<QHash<QString, QString>>> HostClient::groupsOf(QStringList instanceIds, CancelToken cancel)
{
    const auto self = shared_from_this();
    QHash<QString, QString> all;
    for (qsizetype from = 0; from < instanceIds.size(); from += kIdsAtOnce) {
        Paging paging;
        for (bool again = true; again;) {
            Call call = ec2::describeInstances(instanceIds.mid(from, kIdsAtOnce), paging.token());
            call.cancel = cancel;
            const auto body = co_await m_aws->send(call);
            if (!body)
                co_return body.error();
            const auto page = co_await parseAside(&ec2::parseInstances, *body);
            if (!page)
                co_return placed(page.error());
            all.insert(page->groups);
            const auto more = paging.next(page->next);
            if (!more)
                co_return placed(more.error());
            again = *more;
        }
    }
    co_return all;
}

QCoro::Task<Result<provers::Listed<provers::Machine>>> HostClient::runningMachines(CancelToken cancel)
{
    const auto self = shared_from_this();
    provers::Listed<provers::Machine> all;
    Paging paging;
    for (;;) {
        Call call = ec2::describeRunning(paging.token());
        call.cancel = cancel;
        const auto body = co_await m_aws->send(call);
        if (!body)
            co_return body.error();
        const auto page = co_await parseAside(&ec2::parseInstances, *body);
        if (!page)
            co_return placed(page.error());
        all.items.insert(all.items.end(), page->machines.begin(), page->machines.end());
        for (int i = 0; i < page->unusable; ++i)
            all.skipped.push_back({i, u"instanceId or instanceType is missing"_s});
        const auto more = paging.next(page->next);
        if (!more)
            co_return placed(more.error());
        if (*more)
            continue;
        if (const auto note = paging.note(u"running machines"_s))
            all.notes << *note;
        co_return all;
    }
}

QCoro::Task<Result<QHash<QString, int>>> HostClient::vcpusOf(QStringList types, CancelToken cancel)
{
    const auto self = shared_from_this();
    QHash<QString, int> all;
    for (qsizetype from = 0; from < types.size(); from += kTypesAtOnce) {
        Call call = ec2::describeTypes(types.mid(from, kTypesAtOnce));
        call.cancel = cancel;
        const auto body = co_await m_aws->send(call);
        if (!body)
            co_return body.error();
        const auto part = ec2::parseTypes(*body);
        if (!part)
            co_return placed(part.error(), "DescribeInstanceTypes");
        all.insert(*part);
    }
    co_return all;
}

QCoro::Task<Result<QHash<QString, provers::MachineHealth>>> HostClient::healthOf(QStringList instanceIds, CancelToken cancel)
{
    const auto self = shared_from_this();
    QHash<QString, provers::MachineHealth> all;
    for (qsizetype from = 0; from < instanceIds.size(); from += kStatesAtOnce) {
        Call call = ec2::describeStatus(instanceIds.mid(from, kStatesAtOnce));
        call.cancel = cancel;
        const auto body = co_await m_aws->send(call);
        if (!body)
            co_return body.error();
        const auto part = ec2::parseStatus(*body);
        if (!part)
            co_return placed(part.error(), "DescribeInstanceStatus");
        all.insert(*part);
    }
    co_return all;
}

} // namespace pilothouse::aws
