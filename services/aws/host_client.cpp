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

Error placed(Error error)
{
    error.where = u"the answer to DescribeInstances"_s;
    return error;
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
            for (const XmlNode &tag : instance.child("tagSet"_L1).children) {
                if (tag.textOf("key"_L1) == "aws:autoscaling:groupName"_L1 && !id.isEmpty())
                    page.groups.insert(id, tag.textOf("value"_L1));
            }
        }
    }
    page.next = root->textOf("nextToken"_L1).trimmed();
    return page;
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

} // namespace pilothouse::aws
