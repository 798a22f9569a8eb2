// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/auto_scaling_wire.h"

#include "services/aws/xml_tree.h"
#include "services/core/plain_text.h"

namespace pilothouse::aws::autoscaling {

using namespace Qt::StringLiterals;

namespace {

Error protocol(const QString &what)
{
    return {.kind = ErrorKind::Protocol, .what = what};
}

/// A count as text; nothing for anything else.
std::optional<int> countOf(const XmlNode &node, QLatin1StringView name)
{
    bool isNumber = false;
    const int count = node.textOf(name).trimmed().toInt(&isNumber);
    return isNumber && count >= 0 ? std::optional(count) : std::nullopt;
}

Result<domain::HostGroup> groupOf(const XmlNode &node)
{
    domain::HostGroup group;
    group.name = node.textOf("AutoScalingGroupName"_L1);
    group.arn = node.textOf("AutoScalingGroupARN"_L1);
    if (group.name.isEmpty())
        return protocol(u"AutoScalingGroupName is missing"_s);
    const auto minimum = countOf(node, "MinSize"_L1);
    const auto maximum = countOf(node, "MaxSize"_L1);
    const auto desired = countOf(node, "DesiredCapacity"_L1);
    if (!minimum || !maximum || !desired)
        return protocol(QStringLiteral("MinSize, MaxSize or DesiredCapacity of %1 is missing or not a count").arg(visibleText(group.name, 80)));
    group.minimum = *minimum;
    group.maximum = *maximum;
    group.desired = *desired;
    group.status = node.textOf("Status"_L1);
    for (const XmlNode &tag : node.child("Tags"_L1).children)
        group.tags.insert(tag.textOf("Key"_L1), tag.textOf("Value"_L1));
    for (const XmlNode &process : node.child("SuspendedProcesses"_L1).children)
        group.suspended << process.textOf("ProcessName"_L1);
    for (const XmlNode &host : node.child("Instances"_L1).children) {
        group.hosts.push_back({host.textOf("InstanceId"_L1), host.textOf("InstanceType"_L1), host.textOf("AvailabilityZone"_L1),
                               host.textOf("LifecycleState"_L1), host.textOf("HealthStatus"_L1)});
    }
    return group;
}

/// The element <OperationResult> of an answer <OperationResponse>.
Result<XmlNode> resultOf(const QByteArray &body, QLatin1StringView name)
{
    auto root = parseXml(body);
    if (!root)
        return root.error();
    if (!root->has(name))
        return protocol(QStringLiteral("%1 is missing").arg(name));
    return XmlNode(root->child(name));
}

} // namespace

// DescribeAutoScalingGroups: 100 a page at most, 50 without the wish.
Call describeGroups(const QStringList &names, const QString &token)
{
    Form form;
    addList(&form, "AutoScalingGroupNames.member", names);
    form.emplaceBack("MaxRecords", "100");
    if (!token.isEmpty())
        form.emplaceBack("NextToken", token.toUtf8());
    return queryCall(Service::AutoScaling, "DescribeAutoScalingGroups", form);
}

Call describeActivities(const QString &name)
{
    return queryCall(Service::AutoScaling, "DescribeScalingActivities", {{"AutoScalingGroupName", name.toUtf8()}, {"MaxRecords", "20"}});
}

Call updateGroup(const QString &name, const provers::GroupSize &size)
{
    Call call = queryCall(Service::AutoScaling, "UpdateAutoScalingGroup",
                          {{"AutoScalingGroupName", name.toUtf8()},
                           {"MinSize", QByteArray::number(size.minimum)},
                           {"MaxSize", QByteArray::number(size.maximum)},
                           {"DesiredCapacity", QByteArray::number(size.desired)}});
    call.effect = http::Effect::Mutating;
    return call;
}

Result<GroupPage> parseGroups(const QByteArray &body)
{
    const auto result = resultOf(body, "DescribeAutoScalingGroupsResult"_L1);
    if (!result)
        return result.error();
    GroupPage page;
    int index = 0;
    for (const XmlNode &node : result->child("AutoScalingGroups"_L1).children) {
        auto group = groupOf(node);
        if (group)
            page.groups.items.push_back(std::move(*group));
        else
            page.groups.skipped.push_back({index, group.error().what});
        ++index;
    }
    page.next = result->textOf("NextToken"_L1).trimmed();
    return page;
}

Result<QStringList> parseFailures(const QByteArray &body)
{
    const auto result = resultOf(body, "DescribeScalingActivitiesResult"_L1);
    if (!result)
        return result.error();
    QStringList failures;
    for (const XmlNode &activity : result->child("Activities"_L1).children) {
        const QString status = activity.textOf("StatusCode"_L1);
        if (status != "Failed"_L1 && status != "Cancelled"_L1)
            continue;
        failures << visibleText(
            QStringLiteral("%1 %2: %3").arg(activity.textOf("StartTime"_L1), activity.textOf("Description"_L1), activity.textOf("StatusMessage"_L1)),
            400);
    }
    return failures;
}

} // namespace pilothouse::aws::autoscaling
