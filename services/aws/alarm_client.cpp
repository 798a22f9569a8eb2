// SPDX-FileCopyrightText: 2026 The Pilothouse developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/aws/alarm_client.h"

#include "services/aws/paging.h"
#include "services/aws/parse_aside.h"
#include "services/aws/xml_tree.h"

namespace pilothouse::aws {

using namespace Qt::StringLiterals;

namespace monitoring {

namespace {

/// "GreaterThanThreshold" → ">"; others as they are.
QString sign(const QString &comparison)
{
    if (comparison == "GreaterThanThreshold"_L1)
        return u">"_s;
    if (comparison == "GreaterThanOrEqualToThreshold"_L1)
        return u"≥"_s;
    if (comparison == "LessThanThreshold"_L1)
        return u"<"_s;
    return comparison == "LessThanOrEqualToThreshold"_L1 ? u"≤"_s : comparison;
}

/// "AWS/EC2 CPUUtilization > 80, 2 × 300 s"; of an alarm over an expression there is no metric's name.
QString ruleOf(const XmlNode &node)
{
    const QString metric
        = node.textOf("MetricName"_L1).isEmpty() ? u"expression"_s : u"%1 %2"_s.arg(node.textOf("Namespace"_L1), node.textOf("MetricName"_L1));
    bool isNumber = false;
    const double threshold = node.textOf("Threshold"_L1).toDouble(&isNumber);
    QString rule = u"%1 %2 %3"_s.arg(metric, sign(node.textOf("ComparisonOperator"_L1)), isNumber ? QString::number(threshold, 'g', 10) : u"?"_s);
    const QString period = node.textOf("Period"_L1);
    if (!period.isEmpty())
        rule += u", %1 × %2 s"_s.arg(node.textOf("EvaluationPeriods"_L1), period);
    return rule.simplified();
}

void addAlarms(const XmlNode &list, bool composite, provers::Listed<domain::CloudAlarm> *all)
{
    for (const XmlNode &node : list.children) {
        domain::CloudAlarm alarm;
        alarm.name = node.textOf("AlarmName"_L1);
        alarm.state = node.textOf("StateValue"_L1).trimmed();
        if (alarm.name.isEmpty() || alarm.state.isEmpty()) {
            all->skipped.push_back({int(all->items.size() + all->skipped.size()), u"AlarmName or StateValue is missing"_s});
            continue;
        }
        alarm.arn = node.textOf("AlarmArn"_L1);
        alarm.reason = node.textOf("StateReason"_L1);
        alarm.composite = composite;
        if (!composite)
            alarm.rule = ruleOf(node);
        for (const XmlNode &dimension : node.child("Dimensions"_L1).children)
            alarm.dimensions.insert(dimension.textOf("Name"_L1), dimension.textOf("Value"_L1));
        // When it came into this state; the other one moves with every evaluation that gives another reason.
        QString since = node.textOf("StateTransitionedTimestamp"_L1);
        if (since.isEmpty())
            since = node.textOf("StateUpdatedTimestamp"_L1);
        alarm.since = QDateTime::fromString(since.trimmed(), Qt::ISODateWithMs).toUTC();
        alarm.actionsEnabled = node.textOf("ActionsEnabled"_L1) != "false"_L1;
        all->items.push_back(std::move(alarm));
    }
}

} // namespace

Call describeAlarms(const QString &prefix, const QString &token)
{
    Form form;
    if (!prefix.isEmpty())
        form.emplaceBack("AlarmNamePrefix", prefix.toUtf8());
    addList(&form, "AlarmTypes.member", {u"MetricAlarm"_s, u"CompositeAlarm"_s}); // without it compositions are left out
    form.emplaceBack("MaxRecords", "100");
    if (!token.isEmpty())
        form.emplaceBack("NextToken", token.toUtf8());
    return queryCall(Service::Monitoring, "DescribeAlarms", form);
}

Result<AlarmPage> parseAlarms(const QByteArray &body)
{
    const auto root = parseXml(body);
    if (!root)
        return root.error();
    if (!root->has("DescribeAlarmsResult"_L1))
        return Error{.kind = ErrorKind::Protocol, .what = QStringLiteral("%1 is missing").arg("DescribeAlarmsResult"_L1)};
    const XmlNode &result = root->child("DescribeAlarmsResult"_L1);
    AlarmPage page;
    addAlarms(result.child("MetricAlarms"_L1), false, &page.alarms);
    addAlarms(result.child("CompositeAlarms"_L1), true, &page.alarms);
    page.next = result.textOf("NextToken"_L1).trimmed();
    return page;
}

} // namespace monitoring

AlarmClient::AlarmClient(std::shared_ptr<AwsClient> aws) : m_aws(std::move(aws)) { }

QCoro::Task<Result<provers::Listed<domain::CloudAlarm>>> AlarmClient::alarms(QString prefix, CancelToken cancel)
{
    const auto self = shared_from_this();
    provers::Listed<domain::CloudAlarm> all;
    Paging paging;
    for (;;) {
        Call call = monitoring::describeAlarms(prefix, paging.token());
        call.cancel = cancel;
        const auto body = co_await m_aws->send(call);
        if (!body)
            co_return body.error();
        const auto page = co_await parseAside(&monitoring::parseAlarms, *body);
        Error misread;
        if (!page) {
            misread = page.error();
            misread.where = u"the answer to DescribeAlarms"_s;
            co_return misread;
        }
        all.items.insert(all.items.end(), page->alarms.items.begin(), page->alarms.items.end());
        all.skipped.insert(all.skipped.end(), page->alarms.skipped.begin(), page->alarms.skipped.end());
        const auto more = paging.next(page->next);
        if (!more) {
            misread = more.error();
            misread.where = u"the answer to DescribeAlarms"_s;
            co_return misread;
        }
        if (*more)
            continue;
        if (const auto note = paging.note(u"alarms"_s))
            all.notes << *note;
        co_return all;
    }
}

} // namespace pilothouse::aws
